package io.dynamomapping.internal.table;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Values of key attributes as bytes.
 */
final class KeyBytes {

	private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

	private KeyBytes() {
	}

	static byte[] of(AttributeValue value) {
		return switch (value.type()) {
			case S -> of(value.s());
			case N -> of(value.n());
			case B -> value.b().asByteArray();
			default -> throw new IllegalStateException("Expected a key of type S, N or B, found " + value.type() + ".");
		};
	}

	static byte[] of(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	/**
	 * Return bytes that are the same for equal keys: 1 and 1.0 are equal.
	 * @param value the value of a key attribute
	 * @return the bytes
	 */
	static byte[] canonical(AttributeValue value) {
		return (value.n() != null) ? of(new BigDecimal(value.n()).stripTrailingZeros().toString()) : of(value);
	}

	/**
	 * Return the value that bytes stand for.
	 * @param type the type of the key attribute
	 * @param bytes the bytes
	 * @return the value
	 * @throws IllegalArgumentException if they stand for none
	 */
	static AttributeValue value(AttributeValue.Type type, byte[] bytes) {
		String text = new String(bytes, StandardCharsets.UTF_8);
		if (text.isEmpty() || (type == AttributeValue.Type.N && !NUMBER.matcher(text).matches())) {
			throw new IllegalArgumentException("Expected a key of type " + type + ", found other bytes.");
		}
		return switch (type) {
			case B -> AttributeValue.fromB(SdkBytes.fromByteArray(bytes));
			case N -> AttributeValue.fromN(text);
			default -> AttributeValue.fromS(text);
		};
	}

}
