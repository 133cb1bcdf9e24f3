package io.dynamomapping;

import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Changes to one item that are collected and then sent together. Nothing is requested
 * before {@link #save()}. Not safe for use by several threads.
 *
 * @param <V> the type of the value
 */
public interface ItemEdit<V> {

	/**
	 * Set an attribute.
	 * @param path where, as {@link AttributePath#parse(String)} reads it
	 * @param value the new value; {@code null} is treated as the mapping's
	 * {@link NullPolicy} says
	 * @return this edit
	 * @throws IllegalArgumentException if the path is a key attribute, or overlaps with
	 * another path of this edit
	 */
	ItemEdit<V> put(String path, @Nullable Object value);

	/**
	 * Set an attribute.
	 * @param path where
	 * @param value the new value
	 * @return this edit
	 * @see #put(String, Object)
	 */
	ItemEdit<V> put(AttributePath path, @Nullable Object value);

	/**
	 * Set several attributes.
	 * @param attributes the new values by attribute name; a name is taken as it is, dots
	 * included
	 * @return this edit
	 */
	ItemEdit<V> putAll(Map<String, ? extends @Nullable Object> attributes);

	/**
	 * Remove an attribute.
	 * @param path where, as {@link AttributePath#parse(String)} reads it
	 * @return this edit
	 */
	ItemEdit<V> remove(String path);

	/**
	 * Remove an attribute.
	 * @param path where
	 * @return this edit
	 */
	ItemEdit<V> remove(AttributePath path);

	/**
	 * Change attributes in any way that {@link ItemHandle#update(Change)} can. All
	 * changes of the edit see the item as it was before.
	 * <p>
	 * Of two changes that set or remove the same place, the later one stays. One that
	 * DynamoDB computes, such as an increment or elements of a set, neither replaces
	 * another change of the same place nor is replaced: {@link #save()} in between.
	 * @param change what to change
	 * @return this edit
	 * @throws IllegalArgumentException if it is a change that cannot be sent with the
	 * others, or not at all; the edit is left as it was
	 * @throws ItemMappingException if DynamoDB cannot hold a new value, or values could
	 * not be read with it
	 */
	ItemEdit<V> change(Change change);

	/**
	 * Return whether nothing has been changed since the last save.
	 * @return {@code true} if {@link #save()} would send nothing
	 */
	boolean isEmpty();

	/**
	 * Send the changes as one {@code UpdateItem}: 1 round trip, write units for the
	 * larger of the item's size before and after. Sends nothing when there are no
	 * changes. Afterwards the edit is empty and can be used again.
	 * @return the value after the change, or empty if there was nothing to change
	 * @throws ItemNotFoundException if the table does not hold the item; the changes are
	 * kept
	 */
	Optional<V> save();

}
