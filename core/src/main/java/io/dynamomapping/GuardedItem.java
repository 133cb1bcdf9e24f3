package io.dynamomapping;

import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Writes of one item on condition. A refused condition is an answer: {@code false} or
 * empty, unless {@link #orThrow()} is asked for. Each verb is one request, in which
 * DynamoDB looks at the item and writes it, so that nobody comes between; a refused one
 * costs write units all the same. A change of nothing is not requested, nor is its
 * condition looked at. Immutable, and safe for use by many threads.
 * <p>
 * A lock, for example: whoever finds no holder becomes one. Its own name may stand there
 * already, when an earlier attempt ended in {@link OutcomeUnknownException}.
 *
 * <pre>
 * Attribute&lt;String&gt; holder = attr(Lock::holder);
 * boolean locked = locks.at("report").onlyIf(holder.missing().or(holder.eq(me))).upsert(holder.set(me)).isPresent();
 * …
 * locks.at("report").onlyIf(holder.eq(me)).update(holder.remove());
 * </pre>
 *
 * @param <V> the type of the value
 * @see ItemHandle#onlyIf(Condition)
 */
public interface GuardedItem<V> {

	/**
	 * Return the same writes, which throw when the condition is refused.
	 * @return writes that throw {@link ConditionFailedException} with the present item as
	 * it came with the refusal, or {@link ItemNotFoundException} if a verb needs one and
	 * there is none
	 */
	GuardedItem<V> orThrow();

	/**
	 * Store a value in place of the whole item: one {@code PutItem}.
	 * @param value the value
	 * @return {@code true} if it was stored
	 */
	boolean put(V value);

	/**
	 * Store a value where there is none: one {@code PutItem}. The condition then looks at
	 * no attributes: {@link Attribute#missing()} and {@link Operand#ne} hold, other
	 * comparisons do not.
	 * @param value the value
	 * @return {@code true} if it was stored
	 */
	boolean putIfAbsent(V value);

	/**
	 * Store a value whether or not there is one, and keep attributes that its type does
	 * not declare: one {@code UpdateItem}, or {@code PutItem} where values are
	 * schemaless.
	 * @param value the value
	 * @return the value as it is stored, or empty if the condition was refused
	 */
	Optional<V> save(V value);

	/**
	 * Change an item that is there: one {@code UpdateItem}.
	 * @param change the change
	 * @return the value after the change, or empty if the condition was refused, there is
	 * no item, or nothing to change
	 */
	Optional<V> update(Change change);

	/**
	 * Set some attributes of an item that is there: one {@code UpdateItem}.
	 * @param attributes the new values by attribute name
	 * @return the value after the change, or empty if the condition was refused, there is
	 * no item, or nothing to change
	 * @see ItemHandle#update(Map)
	 */
	Optional<V> update(Map<String, ? extends @Nullable Object> attributes);

	/**
	 * Change an item, created when it is not there: one {@code UpdateItem}.
	 * @param change the change
	 * @return the value after the change, or empty if the condition was refused or there
	 * is nothing to change
	 */
	Optional<V> upsert(Change change);

	/**
	 * Set some attributes of an item, created when it is not there: one
	 * {@code UpdateItem}.
	 * @param attributes the new values by attribute name
	 * @return the value after the change, or empty if the condition was refused or there
	 * is nothing to change
	 * @see ItemHandle#update(Map)
	 */
	Optional<V> upsert(Map<String, ? extends @Nullable Object> attributes);

	/**
	 * Delete an item that is there: one {@code DeleteItem}.
	 * @return {@code true} if it was deleted
	 */
	boolean remove();

}
