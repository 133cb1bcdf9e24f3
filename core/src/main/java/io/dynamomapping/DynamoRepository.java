package io.dynamomapping;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * A table as a repository: the verbs that users of Spring Data know, over the values of a
 * {@link DynamoMapping}, which holds their keys in key attributes. Needs no Spring Data.
 * Holds nothing itself and costs nothing to make; safe for use by many threads.
 * <p>
 * Unlike a mapping, it has no place for values without key attributes, such as scalars:
 * they are refused with {@link IllegalArgumentException}.
 *
 * @param <V> the type of the values
 * @param <K> the type of the keys
 * @see DynamoMapping#repository()
 */
public interface DynamoRepository<V, K> {

	/**
	 * Return the mapping.
	 * @return the same table as a map
	 */
	DynamoMapping<K, V> mapping();

	/**
	 * Store a value whether or not there is one under its key, and keep attributes that
	 * its type does not declare: one {@code UpdateItem}, or {@code PutItem} where values
	 * are schemaless.
	 * @param value the value
	 * @return the value as it is stored
	 */
	V save(V value);

	/**
	 * Store several values as {@link #save} does, several requests in flight. Not atomic.
	 * Where attributes that their type does not declare need not be kept,
	 * {@link DynamoMapping#putAll} takes fewer requests.
	 * @param values the values; of those with the same key the last one is stored
	 * @return the values as they are stored, in the order of the keys
	 * @throws BatchIncompleteException if some could not be stored
	 */
	List<V> saveAll(Iterable<? extends V> values);

	/**
	 * Store a value where there is none yet under its key: one conditional
	 * {@code PutItem}.
	 * @param value the value
	 * @throws DuplicateItemException if there is one; it is left as it is
	 */
	void insert(V value);

	/**
	 * Read a value: one {@code GetItem}.
	 * @param key its key
	 * @return the value, or empty if the table does not hold it
	 */
	Optional<V> findById(K key);

	/**
	 * Return whether the table holds a key: one {@code GetItem} of the key attributes.
	 * @param key the key
	 * @return {@code true} if it does
	 */
	boolean existsById(K key);

	/**
	 * Select all values: a scan that is read as it is used.
	 * @return the scan, the same as {@link #scan()}
	 */
	Scan<V> findAll();

	/**
	 * Read several values: one {@code BatchGetItem} per 100 keys, several in flight.
	 * @param keys their keys
	 * @return the values that are there, in the order of the keys
	 * @throws BatchIncompleteException if DynamoDB left keys unprocessed in the end
	 */
	List<V> findAllById(Iterable<? extends K> keys);

	/**
	 * Select the values that meet some criteria.
	 * @param criteria as for {@link DynamoMapping#find(Map)}
	 * @return the query
	 */
	Query<V> find(Map<String, ? extends @Nullable Object> criteria);

	/**
	 * Select the items of a partition.
	 * @param partitionKey the partition key
	 * @return the partition
	 */
	Partition<V> partition(Object partitionKey);

	/**
	 * Select all items.
	 * @return the scan
	 */
	Scan<V> scan();

	/**
	 * Return a secondary index.
	 * @param name its name
	 * @return the index
	 */
	DynamoIndex<V> index(String name);

	/**
	 * Count the values: a {@code Scan} of the whole table that returns no items, and
	 * costs the same as one that does.
	 * @return the number of values
	 */
	long count();

	/**
	 * Delete the value of a key: one {@code DeleteItem}. Does nothing if there is none.
	 * @param key the key
	 */
	void deleteById(K key);

	/**
	 * Delete whatever is stored under the key of a value: one {@code DeleteItem}.
	 * @param value the value
	 */
	void delete(V value);

	/**
	 * Delete the values of several keys: one {@code BatchWriteItem} per 25, several in
	 * flight. Keys without a value are ignored.
	 * @param keys the keys
	 * @throws BatchIncompleteException if DynamoDB left keys unprocessed in the end
	 */
	void deleteAllById(Iterable<? extends K> keys);

	/**
	 * Delete whatever is stored under the keys of several values: one
	 * {@code BatchWriteItem} per 25, several in flight.
	 * @param values the values
	 * @throws BatchIncompleteException if DynamoDB left keys unprocessed in the end
	 */
	void deleteAll(Iterable<? extends V> values);

	/**
	 * Delete all values: a {@code Scan} of the keys, and one {@code BatchWriteItem} per
	 * 25 of them.
	 * @throws BatchIncompleteException if DynamoDB left keys unprocessed in the end
	 */
	void deleteAll();

}
