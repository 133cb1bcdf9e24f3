package io.dynamomapping;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * One item of a transaction. Each verb adds one operation, which is sent and applied
 * together with all others, and cancels all of them if it is refused. There can be one
 * operation for each item: a guard is part of it, not a check besides.
 * <p>
 * Versions are looked at and grow as they do outside of transactions: a value that is put
 * or saved must have the version of the item, and every write gives it the next one.
 * Items that have expired count as absent. They are deleted first where they are in the
 * way.
 * <p>
 * What DynamoDB would refuse whatever the item is, is refused at once, as it is by
 * {@link ItemHandle} and {@link GuardedItem}. All verbs throw
 * {@link IllegalArgumentException} for a second operation on an item and for the 101st of
 * a transaction, and {@link IllegalStateException} after the block has returned.
 *
 * @param <V> the type of the value
 * @see WriteTransaction#at
 */
public interface TransactionItem<V> {

	/**
	 * Demand something of the present item, also where there is none. Adds nothing by
	 * itself, see {@link #check(Condition)}.
	 * @param condition what must hold, besides what was demanded before
	 * @return the same item with the condition
	 */
	TransactionItem<V> onlyIf(Condition condition);

	/**
	 * Demand that the item still is what a value was read from: that it has its version,
	 * or, where there are no versions, its attributes.
	 * @param value the value as it was read
	 * @return the same item with the condition
	 * @see ItemHandle#ifUnchanged(Object)
	 */
	TransactionItem<V> ifUnchanged(V value);

	/**
	 * Store a value in place of the whole item: a {@code Put}.
	 * @param value the value
	 * @throws UnsupportedOperationException if the mapping is
	 * {@link DynamoMapping#unversioned()}: use {@link #save} or {@link #upsert}
	 */
	void put(V value);

	/**
	 * Store a value where there is none: a {@code Put}.
	 * @param value the value
	 */
	void putIfAbsent(V value);

	/**
	 * Store a value whether or not there is one, and keep attributes that its type does
	 * not declare: an {@code Update}, or a {@code Put} where values are schemaless.
	 * @param value the value
	 */
	void save(V value);

	/**
	 * Change an item that is there: an {@code Update}. Nothing is added for a change of
	 * nothing, nor is its condition looked at.
	 * @param change what to change
	 */
	void update(Change change);

	/**
	 * Set some attributes of an item that is there: an {@code Update}.
	 * @param attributes the new values by attribute name
	 * @see ItemHandle#update(Map)
	 */
	void update(Map<String, ? extends @Nullable Object> attributes);

	/**
	 * Change an item, created when it is not there: an {@code Update}. Nothing is added
	 * for a change of nothing.
	 * @param change what to change
	 */
	void upsert(Change change);

	/**
	 * Set some attributes of an item, created when it is not there: an {@code Update}.
	 * @param attributes the new values by attribute name
	 * @see ItemHandle#update(Map)
	 */
	void upsert(Map<String, ? extends @Nullable Object> attributes);

	/**
	 * Delete the item, if it is there: a {@code Delete}.
	 */
	void remove();

	/**
	 * Delete the item, which must be there: a {@code Delete}.
	 */
	void delete();

	/**
	 * Demand something of an item that is not written: a {@code ConditionCheck}. It may
	 * be an item of a read-only mapping.
	 * @param condition what must hold of the present item, also where there is none
	 * @throws IllegalArgumentException if it holds of every item
	 */
	void check(Condition condition);

}
