package io.dynamomapping.internal;

import java.util.Map;
import java.util.Optional;

import io.dynamomapping.ItemNotFoundException;
import io.dynamomapping.TransactionResult;
import io.dynamomapping.internal.table.TransactionTarget;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * One item of a transaction that reads.
 *
 * @param <V> the type of the value
 */
final class DefaultTransactionResult<V> implements TransactionResult<V> {

	private final ItemStore<?, V> store;

	private final TransactionTarget target;

	private boolean complete;

	private @Nullable Map<String, AttributeValue> item;

	private @Nullable V value;

	DefaultTransactionResult(ItemStore<?, V> store, TransactionTarget target) {
		this.store = store;
		this.target = target;
	}

	TransactionTarget target() {
		return this.target;
	}

	synchronized void complete(@Nullable Map<String, AttributeValue> found) {
		this.item = found;
		this.complete = true;
	}

	@Override
	public synchronized Optional<V> find() {
		if (!this.complete) {
			throw new IllegalStateException("Expected the transaction to be complete, found that " + this.target
					+ " has not been read. Look at it after read(…) has returned.");
		}
		if (this.item != null) {
			// Once: callbacks and listeners hear of one load.
			this.value = this.store.values().value(this.item);
			this.item = null;
		}
		return Optional.ofNullable(this.value);
	}

	@Override
	public V require() {
		return find().orElseThrow(() -> new ItemNotFoundException(this.target.table().name(), this.target.key()));
	}

	@Override
	public String toString() {
		return "Result of " + this.target;
	}

}
