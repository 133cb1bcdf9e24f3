package io.dynamomapping.spi;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * Turns objects of one type into attribute values and back, wherever the type appears: as
 * a key, as a member of a value, in a collection. Safe for use by many threads.
 *
 * @param <T> the type that is converted
 */
public interface AttributeCodec<T> {

	/**
	 * Return the type that is converted, its subclasses not included.
	 * @return the type
	 */
	Class<T> type();

	/**
	 * Return the attribute value of an object.
	 * @param object the object, never {@code null}
	 * @return its attribute value
	 */
	AttributeValue encode(T object);

	/**
	 * Return the object of an attribute value.
	 * @param value the attribute value, never of type {@code NULL}
	 * @return the object
	 * @throws IllegalArgumentException if the attribute value is of a type that this
	 * codec does not read
	 */
	T decode(AttributeValue value);

	/**
	 * Return the type of the attribute values, where objects serve as keys: it has to be
	 * known before there is one.
	 * @return the type that {@link #encode} always returns then; text unless overridden
	 */
	default ScalarAttributeType keyType() {
		return ScalarAttributeType.S;
	}

}
