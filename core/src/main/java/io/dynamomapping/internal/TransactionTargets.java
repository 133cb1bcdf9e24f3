package io.dynamomapping.internal;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.internal.table.TransactionTarget;
import io.dynamomapping.internal.table.Transactions;

/**
 * The items of one transaction, within the limits that DynamoDB sets: not too many, none
 * twice, all of one client. Open until the block has returned.
 */
final class TransactionTargets {

	private static final int MAX_ITEMS = 100;

	private final Transactions transactions;

	private final Set<Object> identities = new HashSet<>();

	private boolean closed;

	TransactionTargets(Transactions transactions) {
		this.transactions = transactions;
	}

	/**
	 * Return the store of a mapping.
	 * @param mapping the mapping
	 * @param <K> the type of the keys
	 * @param <V> the type of the values
	 * @return its store
	 * @throws IllegalArgumentException if it is of another client
	 * @throws IllegalStateException if the block has returned
	 */
	<K, V> ItemStore<K, V> store(DynamoMapping<K, V> mapping) {
		requireOpen();
		Objects.requireNonNull(mapping, "mapping");
		if (!(mapping instanceof DefaultDynamoMapping<K, V> own) || !this.transactions.reach(own.store().table())) {
			throw new IllegalArgumentException("Expected a mapping of the DynamoMappings that these transactions are "
					+ "of, found mapping '" + mapping.name()
					+ "' of another client. Write it by itself, or open it from the same DynamoMappings.");
		}
		return own.store();
	}

	/**
	 * Return an item of a transaction.
	 * @param store its store
	 * @param key its key
	 * @param <K> the type of the key
	 * @return the item
	 */
	static <K> TransactionTarget target(ItemStore<K, ?> store, K key) {
		return new TransactionTarget(store.table(), key, store.key(Objects.requireNonNull(key, "key")),
				store.values()::readable);
	}

	/**
	 * Take an item into the transaction.
	 * @param target the item
	 * @throws IllegalArgumentException if it is in it already, or one too many
	 * @throws IllegalStateException if the block has returned
	 */
	void add(TransactionTarget target) {
		requireOpen();
		if (this.identities.size() == MAX_ITEMS) {
			throw new IllegalArgumentException(
					"Expected a transaction of at most " + MAX_ITEMS + " items, found " + target
							+ " as one more. Split the transaction, or use a batch where all or none does not matter.");
		}
		if (!this.identities.add(target.identity())) {
			throw new IllegalArgumentException("Expected one operation for each item of a transaction, found a second "
					+ "one on " + target + ". Put changes together with and(…), conditions with onlyIf(…).");
		}
	}

	/**
	 * Refuse what comes after the block.
	 * @throws IllegalStateException if the block has returned
	 */
	void requireOpen() {
		if (this.closed) {
			throw new IllegalStateException("Expected a transaction to be used within its block, found that the block "
					+ "has ended. Start another transaction.");
		}
	}

	void close() {
		this.closed = true;
	}

}
