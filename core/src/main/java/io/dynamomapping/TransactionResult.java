package io.dynamomapping;

import java.util.Optional;

/**
 * An item that a transaction reads. It can be looked at once the transaction is complete:
 * after {@link DynamoTransactions#read} has returned.
 *
 * @param <V> the type of the value
 */
public interface TransactionResult<V> {

	/**
	 * Return the item. Costs nothing.
	 * @return the value, or empty if the table did not hold the item
	 * @throws IllegalStateException before the transaction is complete, and after it has
	 * failed
	 * @throws ItemMappingException if the item cannot be read
	 */
	Optional<V> find();

	/**
	 * Return the item, which is expected to be there. Costs nothing.
	 * @return the value
	 * @throws ItemNotFoundException if the table did not hold the item
	 * @throws IllegalStateException before the transaction is complete, and after it has
	 * failed
	 * @throws ItemMappingException if the item cannot be read
	 */
	V require();

}
