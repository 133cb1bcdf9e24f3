package io.dynamomapping.spi;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Turns values into items and back. Safe for use by many threads.
 *
 * @param <V> the type of the values
 */
public interface ItemCodec<V> {

	/**
	 * Return the attributes of a value. The key attributes may be among them or not: the
	 * mapping sets them from the key.
	 * @param value the value, left as it is
	 * @return its attributes in a new, modifiable map
	 * @throws io.dynamomapping.ItemMappingException if the value has a member that
	 * DynamoDB cannot hold
	 */
	Map<String, AttributeValue> encode(V value);

	/**
	 * Return the value of an item.
	 * @param item all attributes of the item, or those that were asked for
	 * @return the value
	 * @throws io.dynamomapping.ItemMappingException if an attribute has another type than
	 * the value expects
	 */
	V decode(Map<String, AttributeValue> item);

	/**
	 * Return the names of all attributes that this codec may write. Other attributes of
	 * an item belong to somebody else and survive every write but a put.
	 * @return the names, or empty where every attribute of an item belongs to its value
	 */
	Optional<Set<String>> attributes();

}
