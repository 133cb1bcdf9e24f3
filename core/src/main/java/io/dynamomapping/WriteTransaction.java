package io.dynamomapping;

/**
 * Collects the writes of one transaction. Belongs to the block that it was given to.
 *
 * @see DynamoTransactions#write
 */
public interface WriteTransaction {

	/**
	 * Address an item. Costs nothing.
	 * @param mapping the mapping, opened by the same {@code DynamoMappings} as all others
	 * of the transaction
	 * @param key the key of the item, which may be there or not
	 * @param <K> the type of the key
	 * @param <V> the type of the value
	 * @return the item, to be written or checked once
	 * @throws IllegalArgumentException if the mapping is of another client
	 * @throws IllegalStateException after the block has returned
	 */
	<K, V> TransactionItem<V> at(DynamoMapping<K, V> mapping, K key);

}
