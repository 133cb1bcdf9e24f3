package io.dynamomapping.internal.codec;

import io.dynamomapping.ItemMappingException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * What DynamoDB asks of key attributes.
 */
final class KeyAttributes {

	private KeyAttributes() {
	}

	/**
	 * Return an attribute value that can be a key.
	 * @param value the attribute value
	 * @param type the type that the key attribute has
	 * @param subject what to call it in a message
	 * @return the same attribute value
	 * @throws IllegalArgumentException if it cannot be a key
	 */
	static AttributeValue require(AttributeValue value, ScalarAttributeType type, String subject) {
		if (!value.type().name().equals(type.name())) {
			throw new IllegalArgumentException(subject + ": expected it to be stored as " + type + ", found "
					+ AttributeTypes.describe(value) + ". Let its AttributeCodec tell the type by keyType(), or its"
					+ " serializer by acceptJsonFormatVisitor.");
		}
		boolean empty = switch (value.type()) {
			case S -> value.s().isEmpty();
			case B -> value.b().asByteArrayUnsafe().length == 0;
			default -> false;
		};
		if (empty) {
			throw new IllegalArgumentException(subject + ": expected text or binary that is not empty, found an empty"
					+ " one. DynamoDB has no such keys, use another.");
		}
		return value;
	}

	/**
	 * Return what is thrown for a key that is written otherwise than it is stored: what
	 * is read could not be found again.
	 * @param failures of the type of keys
	 * @param path which component of the key
	 * @return the exception
	 */
	static ItemMappingException notCanonical(Failures failures, String path) {
		return failures.unreadable(path, "expected the form in which " + failures.typeName()
				+ " is stored, found another form of it, which could be read but not found again. Use another type of"
				+ " keys, such as String, or store the item under the usual form.", null);
	}

}
