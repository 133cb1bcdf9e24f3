package io.dynamomapping.internal;

import java.util.Map;
import java.util.Optional;

import io.dynamomapping.Change;
import io.dynamomapping.Condition;
import io.dynamomapping.ConditionFailedException;
import io.dynamomapping.GuardedItem;
import io.dynamomapping.StaleItemException;
import io.dynamomapping.internal.table.WriteResult;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/**
 * Writes of one item of a store on condition.
 *
 * @param <K> the type of the key
 * @param <V> the type of the value
 */
final class DefaultGuardedItem<K, V> implements GuardedItem<V> {

	private final ItemStore<K, V> store;

	private final ItemWrites<K, V> writes;

	private final Condition condition;

	private final Condition bound;

	private final boolean ofVersion;

	private final boolean throwing;

	DefaultGuardedItem(ItemStore<K, V> store, ItemWrites<K, V> writes, Condition condition) {
		this(store, writes, condition, store.expressions().bind(condition), false, false);
	}

	private DefaultGuardedItem(ItemStore<K, V> store, ItemWrites<K, V> writes, Condition condition, Condition bound,
			boolean ofVersion, boolean throwing) {
		this.store = store;
		this.writes = writes;
		this.condition = condition;
		this.bound = bound;
		this.ofVersion = ofVersion;
		this.throwing = throwing;
	}

	static <K, V> DefaultGuardedItem<K, V> unchanged(ItemStore<K, V> store, ItemWrites<K, V> writes, V value) {
		Condition unchanged = writes.unchanged(value);
		return new DefaultGuardedItem<>(store, writes, unchanged, unchanged, store.versions().isVersioned(), false);
	}

	@Override
	public GuardedItem<V> orThrow() {
		return new DefaultGuardedItem<>(this.store, this.writes, this.condition, this.bound, this.ofVersion, true);
	}

	@Override
	public boolean put(V value) {
		return applied(this.writes.put(value, this.bound), this.condition);
	}

	@Override
	public boolean putIfAbsent(V value) {
		return applied(this.writes.insert(value, this.bound), this.store.keys().itemMissing().and(this.condition));
	}

	@Override
	public Optional<V> save(V value) {
		return value(this.writes.save(value, this.bound));
	}

	@Override
	public Optional<V> update(Change change) {
		Change wanted = this.writes.bind(change);
		return wanted.isEmpty() ? Optional.empty() : valueOfPresent(this.writes.update(wanted, this.bound));
	}

	@Override
	public Optional<V> update(Map<String, ? extends @Nullable Object> attributes) {
		return update(ItemWrites.change(attributes));
	}

	@Override
	public Optional<V> upsert(Change change) {
		Change wanted = this.writes.bind(change);
		return wanted.isEmpty() ? Optional.empty() : value(this.writes.upsert(wanted, this.bound));
	}

	@Override
	public Optional<V> upsert(Map<String, ? extends @Nullable Object> attributes) {
		return upsert(ItemWrites.change(attributes));
	}

	@Override
	public boolean remove() {
		WriteResult result = this.writes.delete(this.store.keys().itemExists().and(this.bound), ReturnValue.NONE);
		requirePresent(result);
		return applied(result, this.condition);
	}

	private Optional<V> valueOfPresent(WriteResult result) {
		requirePresent(result);
		return value(result);
	}

	private void requirePresent(WriteResult result) {
		if (this.throwing && !result.applied() && result.item() == null) {
			throw this.writes.notFound();
		}
	}

	private Optional<V> value(WriteResult result) {
		return applied(result, this.condition) ? this.writes.value(result) : Optional.empty();
	}

	private boolean applied(WriteResult result, Condition sent) {
		if (this.throwing && !result.applied()) {
			String table = this.store.table().name();
			V present = this.store.values().readable(result.item());
			throw this.ofVersion ? new StaleItemException(table, this.writes.key(), present)
					: new ConditionFailedException(table, this.writes.key(), sent, present);
		}
		return result.applied();
	}

	@Override
	public String toString() {
		return "Item " + this.writes.key() + " of table '" + this.store.table().name() + "' only if " + this.condition;
	}

}
