package io.dynamomapping;

/**
 * Takes the writes of a batch. What is put is encoded at once: a change of the value
 * afterwards is not seen.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 * @see DynamoMapping#batch
 */
public interface TableBatch<K, V> {

	/**
	 * Store a value in place of the whole item, in place also of what the batch was to do
	 * with that key before.
	 * @param key the key
	 * @param value the value
	 * @throws IllegalArgumentException if DynamoDB cannot hold the key
	 * @throws ItemMappingException if DynamoDB cannot hold the value
	 * @throws IllegalStateException if the batch is over
	 */
	void put(K key, V value);

	/**
	 * Delete an item, in place of what the batch was to do with that key before. A key
	 * without an item is ignored.
	 * @param key the key
	 * @throws IllegalArgumentException if DynamoDB cannot hold the key
	 * @throws IllegalStateException if the batch is over
	 */
	void remove(K key);

}
