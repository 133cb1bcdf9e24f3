package io.dynamomapping;

/**
 * Collects the keys that one transaction reads. Belongs to the block that it was given
 * to.
 *
 * @see DynamoTransactions#read
 */
public interface ReadTransaction {

	/**
	 * Ask for an item. Costs nothing until the block has returned.
	 * @param mapping the mapping, opened by the same {@code DynamoMappings} as all others
	 * of the transaction
	 * @param key the key of the item
	 * @param <K> the type of the key
	 * @param <V> the type of the value
	 * @return what is going to hold the item
	 * @throws IllegalArgumentException if the mapping is of another client, the item has
	 * been asked for already, or this is the 101st
	 * @throws IllegalStateException after the block has returned
	 */
	<K, V> TransactionResult<V> get(DynamoMapping<K, V> mapping, K key);

}
