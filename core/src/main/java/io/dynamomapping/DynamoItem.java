package io.dynamomapping;

import java.util.Map;
import java.util.concurrent.ConcurrentMap;

/**
 * A schemaless item that writes through. Reading looks at the attributes as they were
 * when the item was read or last written through this object; each change is one
 * conditional {@code UpdateItem} of just the attributes that change, and fails with
 * {@link ItemNotFoundException} if the item has been deleted.
 * <p>
 * Attributes are {@code String}, {@code BigDecimal}, {@code Boolean},
 * {@link software.amazon.awssdk.core.SdkBytes}, {@code null}, {@code Set} of one of the
 * first, third and fourth, {@code List}, and {@code Map<String, Object>}. Maps within
 * maps write through as well; lists and sets cannot be modified, nor what they hold.
 * Whatever the storage mapper can write may be put; it is read back as one of the types
 * above.
 * <p>
 * Safe for use by many threads. After writes by several at once, reading may look at the
 * attributes before one of them until {@link #refresh()}. {@code putIfAbsent},
 * {@code replace}, {@code compute} and the like are atomic at DynamoDB, as
 * {@link ConcurrentMap} promises. Serialized as a plain map.
 */
public interface DynamoItem extends ConcurrentMap<String, Object> {

	/**
	 * Read the item again: one {@code GetItem}.
	 * @return this item, with its present attributes
	 * @throws ItemNotFoundException if the item has been deleted
	 */
	DynamoItem refresh();

	/**
	 * Return whether the item may have attributes that this object does not show, as it
	 * was read from an index that does not hold all of them. {@link #refresh()} makes it
	 * whole. Put in place of an item, it takes with it what it does not show.
	 * @return {@code true} if it may
	 */
	boolean isPartial();

	/**
	 * Return an attribute as {@code int}.
	 * @param name the name of the attribute
	 * @return its value
	 * @throws ArithmeticException if the number has a fraction or is too large
	 * @throws ClassCastException if the attribute is no number
	 * @throws IllegalArgumentException if there is no such attribute
	 */
	int getInt(String name);

	/**
	 * Return an attribute as {@code long}.
	 * @param name the name of the attribute
	 * @return its value
	 * @throws ArithmeticException if the number has a fraction or is too large
	 * @throws ClassCastException if the attribute is no number
	 * @throws IllegalArgumentException if there is no such attribute
	 */
	long getLong(String name);

	/**
	 * Return an attribute as {@code double}, rounded to the nearest.
	 * @param name the name of the attribute
	 * @return its value
	 * @throws ClassCastException if the attribute is no number
	 * @throws IllegalArgumentException if there is no such attribute
	 */
	double getDouble(String name);

	/**
	 * Set several attributes with one {@code UpdateItem}, all or none.
	 * @param attributes the new values by attribute name
	 */
	@Override
	void putAll(Map<? extends String, ?> attributes);

}
