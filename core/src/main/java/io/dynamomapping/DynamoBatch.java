package io.dynamomapping;

/**
 * Takes the writes of a batch over several tables. What is put is encoded at once: a
 * change of the value afterwards is not seen.
 *
 * @see io.dynamomapping.client.DynamoMappings#batch
 */
public interface DynamoBatch {

	/**
	 * Store a value in place of the whole item, in place also of what the batch was to do
	 * with that key of the table before.
	 * @param mapping the mapping
	 * @param key the key
	 * @param value the value
	 * @param <K> the type of the keys
	 * @param <V> the type of the values
	 * @throws IllegalArgumentException if the mapping was opened from somewhere else, or
	 * if DynamoDB cannot hold the key
	 * @throws UnsupportedOperationException if the mapping is read-only
	 * @throws ItemMappingException if DynamoDB cannot hold the value
	 * @throws IllegalStateException if the batch is over
	 */
	<K, V> void put(DynamoMapping<K, V> mapping, K key, V value);

	/**
	 * Delete an item, in place of what the batch was to do with that key of the table
	 * before. A key without an item is ignored.
	 * @param mapping the mapping
	 * @param key the key
	 * @param <K> the type of the keys
	 * @throws IllegalArgumentException if the mapping was opened from somewhere else, or
	 * if DynamoDB cannot hold the key
	 * @throws UnsupportedOperationException if the mapping is read-only
	 * @throws IllegalStateException if the batch is over
	 */
	<K> void remove(DynamoMapping<K, ?> mapping, K key);

}
