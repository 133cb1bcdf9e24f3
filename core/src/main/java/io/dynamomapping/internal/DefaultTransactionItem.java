package io.dynamomapping.internal;

import java.util.Map;
import java.util.Objects;

import io.dynamomapping.Change;
import io.dynamomapping.Condition;
import io.dynamomapping.TransactionItem;
import io.dynamomapping.internal.expression.ItemChanges;
import io.dynamomapping.internal.table.TransactionTarget;
import io.dynamomapping.internal.table.TransactionWrite;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * One item of a transaction that writes.
 *
 * @param <V> the type of the value
 */
final class DefaultTransactionItem<V> implements TransactionItem<V> {

	private final DefaultWriteTransaction transaction;

	private final ItemStore<?, V> store;

	private final TransactionTarget target;

	/** Bound. */
	private final Condition condition;

	DefaultTransactionItem(DefaultWriteTransaction transaction, ItemStore<?, V> store, TransactionTarget target,
			Condition condition) {
		this.transaction = transaction;
		this.store = store;
		this.target = target;
		this.condition = condition;
	}

	@Override
	public TransactionItem<V> onlyIf(Condition condition) {
		this.transaction.requireOpen();
		return new DefaultTransactionItem<>(this.transaction, this.store, this.target,
				this.condition.and(this.store.expressions().bind(condition)));
	}

	@Override
	public TransactionItem<V> ifUnchanged(V value) {
		this.transaction.requireOpen();
		return new DefaultTransactionItem<>(this.transaction, this.store, this.target,
				this.condition.and(this.store.own().unchanged(item(value), new ItemChanges())));
	}

	@Override
	public void put(V value) {
		requireWritable();
		ItemVersions versions = this.store.versions();
		if (versions.isVersioned() && !versions.isChecked()) {
			throw new UnsupportedOperationException("Expected a version to put at " + this.target
					+ " in a transaction, found a mapping that is unversioned(): which version comes next would have to "
					+ "be read. Use save, or a mapping that checks versions.");
		}
		V saved = beforeSave(value);
		Map<String, AttributeValue> item = item(saved);
		Condition guard = versions.same(item).and(this.condition);
		save(TransactionWrite.put(this.target, versions.next(item), guard.isEmpty() ? guard : overExpired(guard)),
				saved);
	}

	@Override
	public void putIfAbsent(V value) {
		requireWritable();
		V saved = beforeSave(value);
		save(TransactionWrite.put(this.target, this.store.versions().next(item(saved)), this.condition.isEmpty()
				? this.store.keys().itemMissing() : overExpired(this.store.keys().nothingStored().and(this.condition))),
				saved);
	}

	@Override
	public void save(V value) {
		if (this.store.types().isOpen()) {
			put(value);
			return;
		}
		requireWritable();
		V saved = beforeSave(value);
		Map<String, AttributeValue> item = item(saved);
		Change change = this.store.own().changes(item).toChange().and(this.store.versions().bump());
		if (change.isEmpty()) {
			throw new IllegalArgumentException("Expected attributes to save at " + this.target
					+ ", found key attributes only. Use put or putIfAbsent.");
		}
		save(TransactionWrite.update(this.target, change,
				overExpired(this.store.versions().guard(item).and(this.condition))), saved);
	}

	private V beforeSave(V value) {
		return this.store.valueWriter().beforeSave(this.target.itemKey(), Objects.requireNonNull(value, "value"));
	}

	private void save(TransactionWrite write, V saved) {
		this.transaction.add(write, () -> this.store.valueWriter().afterSave(this.target.itemKey(), saved));
	}

	private Map<String, AttributeValue> item(V value) {
		return this.store.values().item(this.target.itemKey(), Objects.requireNonNull(value, "value"));
	}

	@Override
	public void update(Change change) {
		change(change, this.store.keys().itemExists().and(this.condition));
	}

	@Override
	public void update(Map<String, ? extends @Nullable Object> attributes) {
		update(ItemWrites.change(attributes));
	}

	@Override
	public void upsert(Change change) {
		change(change, overExpired(this.condition));
	}

	@Override
	public void upsert(Map<String, ? extends @Nullable Object> attributes) {
		upsert(ItemWrites.change(attributes));
	}

	private void change(Change change, Condition guard) {
		requireWritable();
		Change bound = this.store.valueWriter().bind(this.target.itemKey(), change);
		if (!bound.isEmpty()) {
			this.transaction.add(TransactionWrite.update(this.target, bound.and(this.store.versions().bump()), guard),
					() -> this.store.valueWriter().afterUpdate(this.target.itemKey(), bound));
		}
	}

	@Override
	public void remove() {
		remove(this.condition.isEmpty() ? this.condition : overExpired(this.condition));
	}

	@Override
	public void delete() {
		remove(this.store.keys().itemExists().and(this.condition));
	}

	private void remove(Condition guard) {
		requireWritable();
		this.store.valueWriter().beforeDelete(this.target.itemKey());
		this.transaction.add(TransactionWrite.delete(this.target, guard),
				() -> this.store.valueWriter().afterDelete(this.target.itemKey()));
	}

	@Override
	public void check(Condition condition) {
		this.transaction.requireOpen();
		Condition demanded = this.condition.and(this.store.expressions().bind(condition));
		if (demanded.isEmpty()) {
			throw new IllegalArgumentException("Expected a condition to check at " + this.target
					+ ", found one that always holds. Leave the check out.");
		}
		this.transaction.add(TransactionWrite.check(this.target, overExpired(demanded)));
	}

	// An item that has expired is refused, and deleted before the transaction is sent
	// again.
	private Condition overExpired(Condition guard) {
		return guard.and(this.store.table().expiry().alive());
	}

	private void requireWritable() {
		this.transaction.requireOpen();
		this.target.table().requireWritable();
	}

	@Override
	public String toString() {
		return "Transaction on " + this.target;
	}

}
