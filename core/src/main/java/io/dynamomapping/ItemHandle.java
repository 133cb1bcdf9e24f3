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
	 * Read some attributes: one {@code GetItem} with a projection. DynamoDB charges for
	 * the whole item.
	 * @param attributes which
	 * @return the attributes that are present, nested as they are in the item, or empty
	 * if the table does not hold the item
	 * @throws IllegalArgumentException if one attribute holds another one
	 */
	Optional<Map<String, @Nullable Object>> select(Attribute<?>... attributes);

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
	 * {@link NullPolicy} says, an empty set removes the attribute
	 * @throws ItemNotFoundException if the table does not hold the item
	 * @throws IllegalArgumentException if the path is a key attribute, or one that the
	 * type of the value does not have
	 * @throws ItemMappingException if values could not be read with it
	 * @throws DynamoRequestException if the item has no map or list to put it in
	 * @see #update(Change)
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
	 * Change an item that is there: one {@code UpdateItem}, however many parts the change
	 * has; all of them are applied, or none. Nothing is requested for a change of
	 * nothing.
	 *
	 * <pre>
	 * books.at(isbn).update(attr(Book::price).set(TEN).and(attr(Book::stock).increment(-1)));
	 * </pre>
	 *
	 * The value comes back with the same request: what DynamoDB computed is in it.
	 * @param change what to change
	 * @return the value after the change, or empty if there was nothing to change
	 * @throws ItemNotFoundException if the table does not hold the item; none is created
	 * @throws IllegalArgumentException before any request, if the change is one that
	 * DynamoDB would refuse whatever the item is: of a key attribute, of one attribute
	 * twice or of one within another, by something that cannot be computed; or of an
	 * attribute that the type of the value does not have
	 * @throws ItemMappingException before any request, if DynamoDB cannot hold a new
	 * value, or values could not be read with it
	 * @throws DynamoRequestException if the item does not suit the change: it lacks an
	 * attribute that is computed with, has one of another type, or has no map or list to
	 * put an attribute in
	 */
	Optional<V> update(Change change);

	/**
	 * Set some attributes of an item that is there: one {@code UpdateItem}, none for an
	 * empty map.
	 * @param attributes the new values by attribute name, where {@code null} is treated
	 * as the mapping's {@link NullPolicy} says; a name is taken as it is, dots included
	 * @return the value after the change, or empty if there was nothing to change
	 * @throws ItemNotFoundException if the table does not hold the item
	 * @see #update(Change)
	 */
	Optional<V> update(Map<String, ? extends @Nullable Object> attributes);

	/**
	 * Change an item that is there and return what it was before: one {@code UpdateItem},
	 * none for a change of nothing.
	 * @param change what to change
	 * @return the value before the change, or empty if there was nothing to change
	 * @throws ItemNotFoundException if the table does not hold the item
	 * @throws ItemMappingException if the value before cannot be read; the change is
	 * applied all the same
	 * @see #update(Change)
	 */
	Optional<V> updateReturningOld(Change change);

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
	 * Change an item, created with its key attributes when it is not there: one
	 * {@code UpdateItem}, none for a change of nothing. An item that is created has none
	 * of the attributes that the change computes with: use
	 * {@link Attribute#incrementOrSet}, {@link Attribute#appendOrSet} and the like.
	 * @param change what to change
	 * @return the value after the change, or empty if there was nothing to change
	 * @see #update(Change)
	 */
	Optional<V> upsert(Change change);

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
	 * Write on condition. Costs nothing. The condition may look at attributes that the
	 * type of the value does not have.
	 *
	 * <pre>
	 * boolean sold = books.at(isbn).onlyIf(attr(Book::stock).gt(0)).update(SOLD).isPresent();
	 * </pre>
	 * @param condition what must hold of the present item, also where there is none
	 * @return the writes; a refused condition is an answer, not an exception
	 * @throws IllegalArgumentException if the condition refers to a property that is not
	 * stored, or compares with what is no value
	 * @throws ItemMappingException if DynamoDB cannot hold a value of the condition
	 */
	GuardedItem<V> onlyIf(Condition condition);

	/**
	 * Write this item only if it still is what a value was read from: it has the version
	 * of the value, or all of its attributes where there are no versions. <pre>
	 * boolean deleted = books.at(isbn).ifUnchanged(book).remove();
	 * books.at(isbn).ifUnchanged(book).orThrow().update(attr(Book::stock).increment(-1));
	 * </pre>
	 * @param value the value as it was read
	 * @return the item behind this condition; {@code orThrow()} throws
	 * {@link StaleItemException} where there are versions
	 */
	GuardedItem<V> ifUnchanged(V value);

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
	 * @return the value as it is stored, with its new version where it has one
	 * @throws StaleItemException if the item has another version than the value
	 */
	V save(V value);

	/**
	 * Send what differs between two values, to an item that is there: one
	 * {@code UpdateItem}, none where the values are stored alike. Everything else stays
	 * as it is, whoever has changed it meanwhile; attributes that are maps are compared
	 * member by member. Nothing is read: whether the item still was as {@code before}
	 * says is not looked at, besides its version where it has one; {@link #ifUnchanged}
	 * can.
	 * @param before the value as it was read
	 * @param after the value as it is to be
	 * @return the value after the change, with all that others have changed, or empty if
	 * nothing differs
	 * @throws ItemNotFoundException if the table does not hold the item
	 * @throws StaleItemException if the item has another version than {@code before}
	 * @throws DynamoRequestException if the item no longer has the map that a changed
	 * member is in
	 */
	Optional<V> saveChanges(V before, V after);

	/**
	 * Delete the item, which is expected to be there: one conditional {@code DeleteItem}.
	 * @return the value that was deleted
	 * @throws ItemNotFoundException if the table does not hold the item
	 */
	V delete();

}
