package io.dynamomapping.internal;

import java.util.AbstractMap;
import java.util.Iterator;
import java.util.Map;

import io.dynamomapping.internal.table.WriteResult;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The entries of a mapping.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
final class Entries<K, V> extends ScanSetView<Map.Entry<K, V>> {

	private final ItemStore<K, V> store;

	private final DefaultDynamoMapping<K, V> mapping;

	Entries(ItemStore<K, V> store, DefaultDynamoMapping<K, V> mapping) {
		super(mapping, store.fullScans(), "entrySet()");
		this.store = store;
		this.mapping = mapping;
	}

	@Override
	Iterator<Map<String, AttributeValue>> scan() {
		return this.store.table().pages().items(null);
	}

	@Override
	Map.Entry<K, V> element(Map<String, AttributeValue> item) {
		return new WriteThroughEntry(this.store.keys().key(item), this.store.values().value(item));
	}

	@Override
	WriteResult deleteUnchanged(Map<String, AttributeValue> item) {
		return this.store.valueWriter().deleteUnchanged(item);
	}

	@Override
	public boolean contains(@Nullable Object entry) {
		return entry instanceof Map.Entry<?, ?> other && this.mapping.contains(other.getKey(), other.getValue());
	}

	@Override
	public boolean remove(@Nullable Object entry) {
		return entry instanceof Map.Entry<?, ?> other && this.mapping.remove(other.getKey(), other.getValue());
	}

	private final class WriteThroughEntry extends AbstractMap.SimpleEntry<K, V> {

		WriteThroughEntry(K key, V value) {
			super(key, value);
		}

		@Override
		public V setValue(V value) {
			ItemStore<K, V> store = Entries.this.store;
			V saved = store.callbacks().beforeSave(getKey(), value);
			return super.setValue(
					store.values().stored(store.valueWriter().save(getKey(), store.key(getKey()), saved)));
		}

	}

}
