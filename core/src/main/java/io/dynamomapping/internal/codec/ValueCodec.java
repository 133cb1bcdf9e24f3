package io.dynamomapping.internal.codec;

import java.lang.invoke.MethodType;
import java.util.Map;
import java.util.Objects;

import io.dynamomapping.NullPolicy;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;

/**
 * Turns values of one type into attribute values and back, all look-ups done beforehand.
 */
final class ValueCodec {

	private final StorageMapper mapper;

	private final JavaType type;

	private final Class<?> boxed;

	private final ObjectWriter writer;

	private final ObjectReader reader;

	private final NullPolicy nullPolicy;

	private final Failures failures;

	ValueCodec(StorageMapper mapper, JavaType type, NullPolicy nullPolicy, Failures failures) {
		this.mapper = mapper;
		this.type = type;
		this.boxed = MethodType.methodType(type.getRawClass()).wrap().returnType();
		this.writer = mapper.mapper().writerFor(type);
		this.reader = mapper.mapper().readerFor(type);
		this.nullPolicy = nullPolicy;
		this.failures = failures;
	}

	JavaType type() {
		return this.type;
	}

	Failures failures() {
		return this.failures;
	}

	AttributeGenerator write(Object value) {
		Objects.requireNonNull(value, "value");
		if (!this.boxed.isInstance(value)) {
			throw new ClassCastException(this.failures.noun() + ": expected type " + this.boxed.getName()
					+ ", found type " + value.getClass().getName() + ".");
		}
		AttributeGenerator generator = this.failures.ofItems() ? this.mapper.itemGenerator(this.nullPolicy)
				: this.mapper.attributeGenerator(this.nullPolicy, 1);
		try {
			this.writer.writeValue(generator, value);
		}
		catch (RuntimeException ex) {
			throw this.failures.ofWriting(ex, generator.path());
		}
		return generator;
	}

	Object read(Map<String, AttributeValue> item) {
		try {
			return this.reader.readValue(this.mapper.parser(item));
		}
		catch (RuntimeException ex) {
			throw this.failures.ofReading(ex, AttributeValue.fromM(item));
		}
	}

	@Nullable Object read(AttributeValue value) {
		try {
			return this.reader.readValue(this.mapper.parser(value));
		}
		catch (RuntimeException ex) {
			throw this.failures.ofReading(ex, value);
		}
	}

}
