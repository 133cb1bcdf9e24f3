package io.dynamomapping.internal.codec;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.jsontype.TypeSerializer;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * Writes objects as attribute values that something else makes.
 *
 * @param <T> the type of the objects
 */
final class AttributeSerializer<T> extends StdSerializer<T> {

	private final @Nullable ScalarAttributeType scalarType;

	private final Function<? super T, AttributeValue> toAttribute;

	/**
	 * Create a serializer.
	 * @param type the type of the objects
	 * @param scalarType the type of the attribute values, or {@code null} if keys cannot
	 * have it
	 * @param toAttribute what makes the attribute values
	 */
	AttributeSerializer(Class<?> type, @Nullable ScalarAttributeType scalarType,
			Function<? super T, AttributeValue> toAttribute) {
		super(type);
		this.scalarType = scalarType;
		this.toAttribute = toAttribute;
	}

	@Nullable ScalarAttributeType scalarType() {
		return this.scalarType;
	}

	@Override
	public void serialize(T object, JsonGenerator generator, SerializationContext context) {
		generator.writeEmbeddedObject(this.toAttribute.apply(object));
	}

	@Override
	public void serializeWithType(T object, JsonGenerator generator, SerializationContext context,
			TypeSerializer typeSerializer) {
		serialize(object, generator, context);
	}

}
