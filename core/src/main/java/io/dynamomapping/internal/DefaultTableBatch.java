package io.dynamomapping.internal;

import java.util.List;

import io.dynamomapping.TableBatch;
import io.dynamomapping.internal.table.BatchElement;

/**
 * Collects the writes of a batch over one table.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
final class DefaultTableBatch<K, V> implements TableBatch<K, V> {

	private final BatchItems<K, V> items;

	private final OpenBatch batch = new OpenBatch();

	DefaultTableBatch(ItemStore<K, V> store) {
		this.items = new BatchItems<>(store);
	}

	@Override
	public void put(K key, V value) {
		this.batch.add(() -> this.items.toPut(key, value));
	}

	@Override
	public void remove(K key) {
		this.batch.add(() -> this.items.toRemove(key));
	}

	List<BatchElement> close() {
		return this.batch.close();
	}

}
