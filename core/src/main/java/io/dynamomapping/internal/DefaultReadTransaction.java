package io.dynamomapping.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.ReadTransaction;
import io.dynamomapping.TransactionResult;
import io.dynamomapping.internal.table.TransactionTarget;
import io.dynamomapping.internal.table.Transactions;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The reads of one transaction, in the order of the calls.
 */
final class DefaultReadTransaction implements ReadTransaction, AutoCloseable {

	private final Transactions transactions;

	private final TransactionTargets targets;

	private final List<DefaultTransactionResult<?>> results = new ArrayList<>();

	DefaultReadTransaction(Transactions transactions) {
		this.transactions = transactions;
		this.targets = new TransactionTargets(transactions);
	}

	@Override
	public <K, V> TransactionResult<V> get(DynamoMapping<K, V> mapping, K key) {
		ItemStore<K, V> store = this.targets.store(mapping);
		TransactionTarget target = TransactionTargets.target(store, key);
		this.targets.add(target);
		DefaultTransactionResult<V> result = new DefaultTransactionResult<>(store, target);
		this.results.add(result);
		return result;
	}

	/**
	 * Read all items, and hand them to their results.
	 */
	void complete() {
		close();
		if (this.results.isEmpty()) {
			return;
		}
		List<@Nullable Map<String, AttributeValue>> items = this.transactions
			.read(this.results.stream().map(DefaultTransactionResult::target).toList());
		for (int i = 0; i < items.size(); i++) {
			this.results.get(i).complete(items.get(i));
		}
	}

	@Override
	public void close() {
		this.targets.close();
	}

}
