package io.dynamomapping.internal.codec;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.jsontype.TypeDeserializer;

/**
 * Reads objects that something else makes of attribute values.
 *
 * @param <T> the type of the objects
 */
final class AttributeDeserializer<T> extends StdDeserializer<T> {

	private final Function<AttributeValue, ? extends @Nullable T> fromAttribute;

	private final @Nullable T absent;

	AttributeDeserializer(Class<?> type, Function<AttributeValue, ? extends @Nullable T> fromAttribute) {
		this(type, fromAttribute, null);
	}

	/**
	 * Create a deserializer.
	 * @param type the type of the objects
	 * @param fromAttribute what makes the objects
	 * @param absent the object where there is no attribute, or {@code null} for none
	 */
	AttributeDeserializer(Class<?> type, Function<AttributeValue, ? extends @Nullable T> fromAttribute,
			@Nullable T absent) {
		super(type);
		this.fromAttribute = fromAttribute;
		this.absent = absent;
	}

	@Override
	public @Nullable Object getNullValue(DeserializationContext context) {
		return this.absent;
	}

	@Override
	public @Nullable Object getAbsentValue(DeserializationContext context) {
		return this.absent;
	}

	@Override
	public @Nullable T deserialize(JsonParser parser, DeserializationContext context) {
		return this.fromAttribute.apply(CurrentAttribute.take(parser));
	}

	@Override
	public @Nullable Object deserializeWithType(JsonParser parser, DeserializationContext context,
			TypeDeserializer typeDeserializer) {
		return deserialize(parser, context);
	}

}
