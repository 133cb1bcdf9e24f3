package io.dynamomapping.internal.codec;

import java.lang.reflect.Type;
import java.util.List;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Turns keys into key attributes and back. Safe for use by many threads.
 *
 * @param <K> the type of the keys
 */
public interface KeyCodec<K> {

	/**
	 * Return the type of the keys.
	 * @return the type, as generic as it was asked for
	 */
	Type type();

	/**
	 * Return the attributes of a key.
	 * @return one component or two; of two, the one marked as sort key last, otherwise in
	 * the order of declaration
	 */
	List<KeyComponent> components();

	/**
	 * Return the attribute values of a key.
	 * @param key the key
	 * @return one for each of the {@link #components()}, in the same order
	 * @throws NullPointerException if the key or one of its components is {@code null}
	 * @throws ClassCastException if the key is of another type than {@code K}
	 * @throws IllegalArgumentException if DynamoDB cannot hold the key
	 */
	List<AttributeValue> encode(Object key);

	/**
	 * Return the key of attribute values.
	 * @param values one for each of the {@link #components()}, in the same order
	 * @return the key, which is encoded to the same values
	 * @throws io.dynamomapping.ItemMappingException if a value is no such key
	 */
	K decode(List<AttributeValue> values);

}
