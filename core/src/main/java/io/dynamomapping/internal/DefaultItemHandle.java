package io.dynamomapping.internal;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.dynamomapping.AttributePath;
import io.dynamomapping.Condition;
import io.dynamomapping.DuplicateItemException;
import io.dynamomapping.DynamoItem;
import io.dynamomapping.ItemEdit;
import io.dynamomapping.ItemHandle;
import io.dynamomapping.ItemNotFoundException;
import io.dynamomapping.internal.expression.ItemChanges;
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

	DefaultItemHandle(ItemStore<K, V> store, K key) {
		this.store = store;
		this.key = key;
	}

	@Override
	public K key() {
		return this.key;
	}

	@Override
	public Optional<V> find() {
		return attributes().map(this.store::value);
	}

	@Override
	public V require() {
		return find().orElseThrow(this::notFound);
	}

	@Override
	public boolean exists() {
		return read(List.of()) != null;
	}

	@Override
	public <P> Optional<P> as(Class<P> projection) {
		ItemCodec<P> codec = this.store.projection(projection);
		Optional<Set<String>> names = codec.attributes();
		Map<String, AttributeValue> item = names.isEmpty() ? this.store.table().get(attributesOfKey())
				: read(names.get().stream().map(AttributePath::of).toList());
		return Optional.ofNullable(item).map(codec::decode);
	}

	@Override
	public Optional<Map<String, @Nullable Object>> select(String... paths) {
		SelectedAttributes selected = new SelectedAttributes(Arrays.stream(paths).map(AttributePath::parse).toList());
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
		return attributes().map(this.store::live);
	}

	@Override
	public void put(String path, @Nullable Object value) {
		put(AttributePath.parse(path), value);
	}

	@Override
	public void put(AttributePath path, @Nullable Object value) {
		update(new ItemChanges().change(path, this.store.edits().encode(path, value)), ReturnValue.NONE);
	}

	@Override
	public void remove(String path) {
		remove(AttributePath.parse(path));
	}

	@Override
	public void remove(AttributePath path) {
		update(new ItemChanges().change(path, null), ReturnValue.NONE);
	}

	@Override
	public Optional<V> update(Map<String, ? extends @Nullable Object> attributes) {
		return update(changes(attributes), ReturnValue.ALL_NEW);
	}

	@Override
	public Optional<V> updateReturningOld(Map<String, ? extends @Nullable Object> attributes) {
		return update(changes(attributes), ReturnValue.ALL_OLD);
	}

	@Override
	public Optional<V> upsert(Map<String, ? extends @Nullable Object> attributes) {
		return update(changes(attributes), null, ReturnValue.ALL_NEW);
	}

	private ItemChanges changes(Map<String, ? extends @Nullable Object> attributes) {
		ItemChanges changes = new ItemChanges();
		attributes.forEach((name, value) -> {
			AttributePath path = AttributePath.of(name);
			changes.change(path, this.store.edits().encode(path, value));
		});
		return changes;
	}

	/**
	 * Change an item that is there.
	 * @param changes what to change; nothing is requested when there is nothing
	 * @param returnValues which attributes to return
	 * @return the value that was asked for, or empty if nothing was requested
	 */
	Optional<V> update(ItemChanges changes, ReturnValue returnValues) {
		return update(changes, this.store.keys().itemExists(), returnValues);
	}

	private Optional<V> update(ItemChanges changes, @Nullable Condition condition, ReturnValue returnValues) {
		Map<String, AttributeValue> attributes = attributesOfKey();
		changes.forEach(this.store.edits()::requireChangeable);
		if (changes.isEmpty()) {
			return Optional.empty();
		}
		WriteResult result = this.store.table().update(attributes, changes.toChange(), condition, returnValues);
		if (!result.applied()) {
			throw notFound();
		}
		return (returnValues == ReturnValue.ALL_OLD) ? Optional.ofNullable(this.store.previous(result.item()))
				: Optional.ofNullable(result.item()).map(this.store::value);
	}

	@Override
	public ItemEdit<V> edit() {
		return new DefaultItemEdit<>(this.store, this);
	}

	@Override
	public void insert(V value) {
		Map<String, AttributeValue> item = this.store.item(attributesOfKey(), value);
		if (!this.store.table().put(item, this.store.keys().itemMissing(), ReturnValue.NONE).applied()) {
			throw new DuplicateItemException(this.store.table().name(), this.key);
		}
	}

	@Override
	public V save(V value) {
		return this.store.value(this.store.save(attributesOfKey(), value));
	}

	@Override
	public V delete() {
		WriteResult result = this.store.table().delete(attributesOfKey(), this.store.keys().itemExists());
		V deleted = result.applied() ? this.store.previous(result.item()) : null;
		if (deleted == null) {
			throw notFound();
		}
		return deleted;
	}

	private Map<String, AttributeValue> attributesOfKey() {
		return this.store.key(this.key);
	}

	private ItemNotFoundException notFound() {
		return new ItemNotFoundException(this.store.table().name(), this.key);
	}

	@Override
	public String toString() {
		return "Item " + this.key + " of table '" + this.store.table().name() + "'";
	}

}
