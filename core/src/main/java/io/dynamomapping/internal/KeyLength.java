package io.dynamomapping.internal;

import io.dynamomapping.internal.codec.Text;
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
	 * Refuse a value that is too long, or empty.
	 * @param value the attribute value
	 * @param attribute what to call the attribute in the message
	 * @return the same attribute value
	 * @throws IllegalArgumentException if it is
	 */
	AttributeValue require(AttributeValue value, String attribute) {
		int length = bytes(value);
		if (length > this.maxBytes) {
			throw new IllegalArgumentException("Expected at most " + this.maxBytes + " bytes in " + attribute
					+ ", found " + length + ". Use a shorter key.");
		}
		if (length == 0 && value.n() == null) {
			throw new IllegalArgumentException("Expected a value that is not empty in " + attribute
					+ ", found an empty one. DynamoDB has no such keys, use another.");
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
			return Text.utf8Length(value.s());
		}
		return (value.b() != null) ? value.b().asByteArrayUnsafe().length : 0;
	}

}
