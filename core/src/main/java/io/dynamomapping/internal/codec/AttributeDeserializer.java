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

	AttributeDeserializer(Class<?> type, Function<AttributeValue, ? extends @Nullable T> fromAttribute) {
		super(type);
		this.fromAttribute = fromAttribute;
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
