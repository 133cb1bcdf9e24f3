package io.dynamomapping.spi;

import java.util.Objects;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stores objects as JSON text.
 *
 * @param <T> the type of the objects
 */
final class JsonTextCodec<T> implements AttributeCodec<T> {

	private final Class<T> type;

	private final JsonMapper mapper;

	JsonTextCodec(Class<T> type, JsonMapper mapper) {
		this.type = Objects.requireNonNull(type, "type");
		this.mapper = Objects.requireNonNull(mapper, "mapper");
	}

	@Override
	public Class<T> type() {
		return this.type;
	}

	@Override
	public AttributeValue encode(T object) {
		return AttributeValue.fromS(this.mapper.writeValueAsString(object));
	}

	@Override
	public T decode(AttributeValue value) {
		if (value.type() != AttributeValue.Type.S) {
			throw new IllegalArgumentException("Expected JSON text of a " + this.type.getSimpleName() + ", found "
					+ value.type() + ". Declare it as what is stored, or correct the item.");
		}
		try {
			return this.mapper.readValue(value.s(), this.type);
		}
		catch (JacksonException ex) {
			// Without the cause, which quotes the text.
			throw new IllegalArgumentException("Expected JSON text of a " + this.type.getSimpleName()
					+ ", found text that Jackson cannot read as one (" + ex.getClass().getSimpleName()
					+ "). Declare it as what is stored, or correct the item.");
		}
	}

}
