package io.dynamomapping.internal;

import java.nio.charset.StandardCharsets;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * How long the value of a key attribute may be.
 */
enum KeyLength {

	/** Of a partition key. */
	PARTITION_KEY(2048),

	/** Of a sort key. */
	SORT_KEY(1024);

	private final int maxBytes;

	KeyLength(int maxBytes) {
		this.maxBytes = maxBytes;
	}

	/**
	 * Refuse a value that is too long.
	 * @param value the attribute value
	 * @param attribute what to call the attribute in the message
	 * @return the same attribute value
	 * @throws IllegalArgumentException if it is too long
	 */
	AttributeValue require(AttributeValue value, String attribute) {
		int length = bytes(value);
		if (length > this.maxBytes) {
			throw new IllegalArgumentException("Expected at most " + this.maxBytes + " bytes in " + attribute
					+ ", found " + length + ". Use a shorter key.");
		}
		return value;
	}

	/**
	 * Return how many bytes a text or binary has.
	 * @param value the attribute value
	 * @return their number, 0 for a number
	 */
	private static int bytes(AttributeValue value) {
		if (value.s() != null) {
			return value.s().getBytes(StandardCharsets.UTF_8).length;
		}
		return (value.b() != null) ? value.b().asByteArrayUnsafe().length : 0;
	}

}
