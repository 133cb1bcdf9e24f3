package io.dynamomapping.internal;

import java.util.ArrayList;
import java.util.List;

import io.dynamomapping.Condition;
import io.dynamomapping.DynamoMapping;
import io.dynamomapping.TransactionItem;
import io.dynamomapping.WriteTransaction;
import io.dynamomapping.internal.table.TransactionWrite;
import io.dynamomapping.internal.table.Transactions;

/**
 * The writes of one transaction, in the order of the calls.
 */
final class DefaultWriteTransaction implements WriteTransaction, AutoCloseable {

	private static final int MAX_BYTES = 4 * 1024 * 1024;

	private final TransactionTargets targets;

	private final List<TransactionWrite> writes = new ArrayList<>();

	private final List<Runnable> notices = new ArrayList<>();

	private long bytes;

	DefaultWriteTransaction(Transactions transactions) {
		this.targets = new TransactionTargets(transactions);
	}

	@Override
	public <K, V> TransactionItem<V> at(DynamoMapping<K, V> mapping, K key) {
		ItemStore<K, V> store = this.targets.store(mapping);
		return new DefaultTransactionItem<>(this, store, TransactionTargets.target(store, key), Condition.all());
	}

	void requireOpen() {
		this.targets.requireOpen();
	}

	void add(TransactionWrite write) {
		this.targets.add(write.target());
		if (this.bytes + write.bytes() > MAX_BYTES) {
			throw new IllegalArgumentException("Expected a transaction of at most " + MAX_BYTES + " bytes, found "
					+ (this.bytes + write.bytes()) + " with " + write.target()
					+ ". Split the transaction, or use a batch where all or none does not matter.");
		}
		this.bytes += write.bytes();
		this.writes.add(write);
	}

	/**
	 * Add an operation of which listeners are told.
	 * @param write the operation
	 * @param notice tells them that it was applied
	 */
	void add(TransactionWrite write, Runnable notice) {
		add(write);
		this.notices.add(notice);
	}

	/**
	 * Tell listeners that the transaction was applied.
	 */
	void applied() {
		this.notices.forEach(Runnable::run);
	}

	List<TransactionWrite> writes() {
		return List.copyOf(this.writes);
	}

	@Override
	public void close() {
		this.targets.close();
	}

}
