package io.dynamomapping;

import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * One addressed item, present or not. A handle holds the key and nothing else: each verb
 * is a request of its own. Safe for use by many threads.
 * <p>
 * Every write takes one round trip and write units for the larger of the item's size
 * before and after, also when it is refused.
 *
 * @param <K> the type of the key
 * @param <V> the type of the value
 * @see DynamoMapping#at(Object)
 */
public interface ItemHandle<K, V> {

	/**
	 * Return the key. Costs nothing.
	 * @return the key
	 */
	K key();

	/**
	 * Read the item: one {@code GetItem}.
	 * @return the value, or empty if the table does not hold the item
	 */
	Optional<V> find();

	/**
	 * Read the item, which is expected to be there: one {@code GetItem}.
	 * @return the value
	 * @throws ItemNotFoundException if the table does not hold the item
	 */
	V require();

	/**
	 * Return whether the table holds the item: one {@code GetItem} of its key attributes.
	 * @return {@code true} if it does
	 */
	boolean exists();

	/**
	 * Read the attributes that a type declares: one {@code GetItem} with a projection.
	 * DynamoDB charges for the whole item.
	 * @param projection a record or class with some of the attributes
	 * @param <P> the type of the projection
	 * @return the projection, or empty if the table does not hold the item
	 */
	<P> Optional<P> as(Class<P> projection);

	/**
	 * Read some attributes: one {@code GetItem} with a projection. DynamoDB charges for
	 * the whole item.
	 * @param paths which, as {@link AttributePath#parse(String)} reads them
	 * @return the attributes that are present, nested as they are in the item, or empty
	 * if the table does not hold the item
	 * @throws IllegalArgumentException if one path holds another one
	 */
	Optional<Map<String, @Nullable Object>> select(String... paths);

	/**
	 * Read the item as DynamoDB holds it: one {@code GetItem}.
	 * @return its attributes, or empty if the table does not hold the item
	 */
	Optional<Map<String, AttributeValue>> attributes();

	/**
	 * Read the item as a schemaless map that writes through: one {@code GetItem}.
	 * @return the item, or empty if the table does not hold it
	 */
	Optional<DynamoItem> item();

	/**
	 * Set one attribute of an item that is there: one {@code UpdateItem}.
	 * @param path where, as {@link AttributePath#parse(String)} reads it
	 * @param value the new value; {@code null} is treated as the mapping's
	 * {@link NullPolicy} says
	 * @throws ItemNotFoundException if the table does not hold the item
	 * @throws IllegalArgumentException if the path is a key attribute, or one that the
	 * type of the value does not have
	 * @throws ItemMappingException if values could not be read with it
	 * @throws DynamoRequestException if the item has no map or list to put it in
	 */
	void put(String path, @Nullable Object value);

	/**
	 * Set one attribute of an item that is there: one {@code UpdateItem}.
	 * @param path where
	 * @param value the new value
	 * @see #put(String, Object)
	 */
	void put(AttributePath path, @Nullable Object value);

	/**
	 * Remove one attribute of an item that is there: one {@code UpdateItem}. Does nothing
	 * when the item does not have it.
	 * @param path where, as {@link AttributePath#parse(String)} reads it
	 * @throws ItemNotFoundException if the table does not hold the item
	 */
	void remove(String path);

	/**
	 * Remove one attribute of an item that is there: one {@code UpdateItem}.
	 * @param path where
	 * @see #remove(String)
	 */
	void remove(AttributePath path);

	/**
	 * Set some attributes of an item that is there: one {@code UpdateItem}, none for an
	 * empty map.
	 * @param attributes the new values by attribute name, where {@code null} is treated
	 * as the mapping's {@link NullPolicy} says; a name is taken as it is, dots included
	 * @return the value after the change, or empty if there was nothing to change
	 * @throws ItemNotFoundException if the table does not hold the item
	 */
	Optional<V> update(Map<String, ? extends @Nullable Object> attributes);

	/**
	 * Set some attributes of an item that is there and return what it was before: one
	 * {@code UpdateItem}, none for an empty map.
	 * @param attributes the new values by attribute name
	 * @return the value before the change, or empty if there was nothing to change
	 * @throws ItemNotFoundException if the table does not hold the item
	 * @see #update(Map)
	 */
	Optional<V> updateReturningOld(Map<String, ? extends @Nullable Object> attributes);

	/**
	 * Set some attributes of an item, created when it is not there: one
	 * {@code UpdateItem}, none for an empty map.
	 * @param attributes the new values by attribute name
	 * @return the value after the change, or empty if there was nothing to change
	 * @see #update(Map)
	 */
	Optional<V> upsert(Map<String, ? extends @Nullable Object> attributes);

	/**
	 * Collect changes, to be sent together. Costs nothing.
	 * @return an empty edit
	 */
	ItemEdit<V> edit();

	/**
	 * Store a value where there is none: one conditional {@code PutItem}.
	 * @param value the value
	 * @throws DuplicateItemException if the table holds the item already; it is left as
	 * it is
	 */
	void insert(V value);

	/**
	 * Store a value whether or not there is one, and keep attributes that its type does
	 * not declare: one {@code UpdateItem}, or {@code PutItem} where values are
	 * schemaless.
	 * @param value the value
	 * @return the value as it is stored
	 */
	V save(V value);

	/**
	 * Delete the item, which is expected to be there: one conditional {@code DeleteItem}.
	 * @return the value that was deleted
	 * @throws ItemNotFoundException if the table does not hold the item
	 */
	V delete();

}
