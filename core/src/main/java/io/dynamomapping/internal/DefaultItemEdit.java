package io.dynamomapping.internal;

import java.util.Map;
import java.util.Optional;

import io.dynamomapping.AttributePath;
import io.dynamomapping.ItemEdit;
import io.dynamomapping.internal.expression.ItemChanges;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/**
 * Changes to an item that have not been sent yet.
 *
 * @param <V> the type of the value
 */
final class DefaultItemEdit<V> implements ItemEdit<V> {

	private final ItemStore<?, V> store;

	private final DefaultItemHandle<?, V> handle;

	private ItemChanges changes = new ItemChanges();

	DefaultItemEdit(ItemStore<?, V> store, DefaultItemHandle<?, V> handle) {
		this.store = store;
		this.handle = handle;
	}

	@Override
	public ItemEdit<V> put(String path, @Nullable Object value) {
		return put(AttributePath.parse(path), value);
	}

	@Override
	public ItemEdit<V> putAll(Map<String, ? extends @Nullable Object> attributes) {
		attributes.forEach((name, value) -> put(AttributePath.of(name), value));
		return this;
	}

	@Override
	public ItemEdit<V> put(AttributePath path, @Nullable Object value) {
		return change(path, this.store.edits().encode(path, value));
	}

	@Override
	public ItemEdit<V> remove(String path) {
		return remove(AttributePath.parse(path));
	}

	@Override
	public ItemEdit<V> remove(AttributePath path) {
		return change(path, null);
	}

	private ItemEdit<V> change(AttributePath path, @Nullable AttributeValue value) {
		this.store.edits().requireChangeable(path, value);
		this.changes.change(path, value);
		return this;
	}

	@Override
	public boolean isEmpty() {
		return this.changes.isEmpty();
	}

	@Override
	public Optional<V> save() {
		Optional<V> saved = this.handle.update(this.changes, ReturnValue.ALL_NEW);
		this.changes = new ItemChanges();
		return saved;
	}

}
