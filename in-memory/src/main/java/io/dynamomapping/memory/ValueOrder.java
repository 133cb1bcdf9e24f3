package io.dynamomapping.memory;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The order of texts, numbers and binary values: texts by their bytes in UTF-8.
 */
final class ValueOrder {

	private ValueOrder() {
	}

	static boolean isOrdered(AttributeValue value) {
		return switch (value.type()) {
			case S, N, B -> true;
			default -> false;
		};
	}

	static boolean areComparable(AttributeValue one, AttributeValue other) {
		return isOrdered(one) && one.type() == other.type();
	}

	/**
	 * Compare two values of the same type.
	 * @param one a text, number or binary value
	 * @param other another one
	 * @return as of a comparator
	 */
	static int compare(AttributeValue one, AttributeValue other) {
		return (one.n() != null) ? new BigDecimal(one.n()).compareTo(new BigDecimal(other.n()))
				: Arrays.compareUnsigned(bytes(one), bytes(other));
	}

	/**
	 * Return the bytes of a text or binary value.
	 * @param value the value
	 * @return its bytes, not to be changed
	 */
	static byte[] bytes(AttributeValue value) {
		return (value.s() != null) ? value.s().getBytes(StandardCharsets.UTF_8) : value.b().asByteArrayUnsafe();
	}

}
