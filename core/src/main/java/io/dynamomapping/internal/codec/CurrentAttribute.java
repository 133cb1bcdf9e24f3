package io.dynamomapping.internal.codec;

import java.util.Objects;

import io.dynamomapping.NullPolicy;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.util.JsonParserDelegate;

/**
 * The attribute value where a parser is.
 */
final class CurrentAttribute {

	private CurrentAttribute() {
	}

	/**
	 * Return the attribute value and move on to its end.
	 * @param parser any parser
	 * @return the attribute value, as it is stored where the parser reads it directly;
	 * where Jackson has buffered it, a set has become a list
	 */
	static AttributeValue take(JsonParser parser) {
		JsonParser source = parser;
		while (source instanceof JsonParserDelegate delegate) {
			source = delegate.delegate();
		}
		if (source instanceof AttributeParser attributes) {
			return attributes.takeAttribute();
		}
		if (parser.currentToken() == JsonToken.VALUE_EMBEDDED_OBJECT) {
			Object embedded = parser.getEmbeddedObject();
			if (embedded instanceof AttributeValue value) {
				return value;
			}
			if (embedded instanceof byte[] bytes) {
				return AttributeValue.fromB(SdkBytes.fromByteArray(bytes));
			}
		}
		AttributeGenerator copy = new AttributeGenerator(ObjectWriteContext.empty(), NullPolicy.STORE,
				AttributeGenerator.MAX_NESTING);
		copy.copyCurrentStructure(parser);
		return Objects.requireNonNull(copy.attribute());
	}

}
