package io.dynamomapping.internal;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.dynamomapping.Attribute;
import io.dynamomapping.AttributePath;
import io.dynamomapping.Change;
import io.dynamomapping.Condition;
import io.dynamomapping.DuplicateItemException;
import io.dynamomapping.DynamoItem;
import io.dynamomapping.GuardedItem;
import io.dynamomapping.ItemEdit;
import io.dynamomapping.ItemHandle;
import io.dynamomapping.internal.table.WriteResult;
import io.dynamomapping.spi.ItemCodec;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/**
 * One addressed item of a store.
 *
 * @param <K> the type of the key
 * @param <V> the type of the value
 */
final class DefaultItemHandle<K, V> implements ItemHandle<K, V> {

	private final ItemStore<K, V> store;

	private final K key;

	private final ItemWrites<K, V> writes;

	DefaultItemHandle(ItemStore<K, V> store, K key) {
		this.store = store;
		this.key = key;
		this.writes = new ItemWrites<>(store, key);
	}

	@Override
	public K key() {
		return this.key;
	}

	@Override
	public Optional<V> find() {
		return attributes().map(this.store.values()::value);
	}

	@Override
	public V require() {
		return find().orElseThrow(this.writes::notFound);
	}

	@Override
	public boolean exists() {
		return read(List.of()) != null;
	}

	@Override
	public <P> Optional<P> as(Class<P> projection) {
		ItemCodec<P> codec = this.store.types().projection(projection);
		Optional<Set<String>> names = codec.attributes();
		Map<String, AttributeValue> item = names.isEmpty() ? this.store.table().get(attributesOfKey())
				: read(names.get().stream().map(AttributePath::of).toList());
		return Optional.ofNullable(item).map(codec::decode);
	}

	@Override
	public Optional<Map<String, @Nullable Object>> select(String... paths) {
		return select(Arrays.stream(paths).map(AttributePath::parse));
	}

	@Override
	public Optional<Map<String, @Nullable Object>> select(Attribute<?>... attributes) {
		return select(Arrays.stream(attributes).map(this.store.expressions()::path));
	}

	private Optional<Map<String, @Nullable Object>> select(Stream<AttributePath> paths) {
		SelectedAttributes selected = new SelectedAttributes(paths.toList());
		return Optional.ofNullable(read(selected.paths())).map((item) -> selected.result(item, false));
	}

	/**
	 * Read some attributes, and the key attributes: an item that has none of the former
	 * is there all the same.
	 * @param paths which attributes
	 * @return the attributes, or {@code null} if the item is not there
	 */
	private @Nullable Map<String, AttributeValue> read(Collection<AttributePath> paths) {
		Map<String, AttributeValue> key = attributesOfKey();
		Stream<AttributePath> keyPaths = this.store.keys().paths().stream();
		return this.store.table().get(key, Stream.concat(keyPaths, paths.stream()).distinct().toList());
	}

	@Override
	public Optional<Map<String, AttributeValue>> attributes() {
		return Optional.ofNullable(this.store.table().get(attributesOfKey()));
	}

	@Override
	public Optional<DynamoItem> item() {
		return attributes().map(this.store.values()::live);
	}

	@Override
	public void put(String path, @Nullable Object value) {
		put(AttributePath.parse(path), value);
	}

	@Override
	public void put(AttributePath path, @Nullable Object value) {
		update(Attribute.attr(path).set(value), ReturnValue.NONE);
	}

	@Override
	public void remove(String path) {
		remove(AttributePath.parse(path));
	}

	@Override
	public void remove(AttributePath path) {
		update(Attribute.attr(path).remove(), ReturnValue.NONE);
	}

	@Override
	public Optional<V> update(Change change) {
		return update(change, ReturnValue.ALL_NEW);
	}

	@Override
	public Optional<V> update(Map<String, ? extends @Nullable Object> attributes) {
		return update(ItemWrites.change(attributes));
	}

	@Override
	public Optional<V> updateReturningOld(Change change) {
		return update(change, ReturnValue.ALL_OLD);
	}

	@Override
	public Optional<V> updateReturningOld(Map<String, ? extends @Nullable Object> attributes) {
		return updateReturningOld(ItemWrites.change(attributes));
	}

	private Optional<V> update(Change change, ReturnValue returnValues) {
		return this.writes.updatePresent(this.writes.bind(change), returnValues);
	}

	@Override
	public Optional<V> upsert(Change change) {
		Change bound = this.writes.bind(change);
		return bound.isEmpty() ? Optional.empty() : this.writes.value(this.writes.upsert(bound, Condition.all()));
	}

	@Override
	public Optional<V> upsert(Map<String, ? extends @Nullable Object> attributes) {
		return upsert(ItemWrites.change(attributes));
	}

	@Override
	public ItemEdit<V> edit() {
		return new DefaultItemEdit<>(this.store, this.writes);
	}

	@Override
	public GuardedItem<V> onlyIf(Condition condition) {
		return new DefaultGuardedItem<>(this.store, this.writes, condition);
	}

	@Override
	public GuardedItem<V> ifUnchanged(V value) {
		return DefaultGuardedItem.unchanged(this.store, this.writes, value);
	}

	@Override
	public void insert(V value) {
		if (!this.writes.insert(value, Condition.all()).applied()) {
			throw new DuplicateItemException(this.store.table().name(), this.key);
		}
	}

	@Override
	public V save(V value) {
		return this.writes.save(value);
	}

	@Override
	public Optional<V> saveChanges(V before, V after) {
		return this.writes.saveChanges(before, after);
	}

	@Override
	public V delete() {
		WriteResult result = this.writes.delete(this.store.keys().itemExists(), ReturnValue.ALL_OLD);
		V deleted = result.applied() ? this.store.values().previous(result.item()) : null;
		if (deleted == null) {
			throw this.writes.notFound();
		}
		return deleted;
	}

	private Map<String, AttributeValue> attributesOfKey() {
		return this.store.key(this.key);
	}

	@Override
	public String toString() {
		return "Item " + this.key + " of table '" + this.store.table().name() + "'";
	}

}
