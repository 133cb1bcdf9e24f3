package io.dynamomapping.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import io.dynamomapping.BatchResult;
import io.dynamomapping.BatchWriter;
import io.dynamomapping.Condition;
import io.dynamomapping.LeftOver.Verb;
import io.dynamomapping.TableBatch;
import io.dynamomapping.internal.table.BatchElement;
import io.dynamomapping.internal.table.WriteResult;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/**
 * The verbs that read or write many items. Everything is checked and encoded before
 * anything is requested.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
final class BulkVerbs<K, V> {

	/** How many keys are held in memory while the table is cleared. */
	private static final int CLEAR_CHUNK = 1000;

	private final ItemStore<K, V> store;

	private final BatchItems<K, V> items;

	BulkVerbs(ItemStore<K, V> store) {
		this.store = store;
		this.items = new BatchItems<>(store);
	}

	Map<K, V> getAll(Collection<? extends K> keys) {
		BatchElements elements = new BatchElements();
		Map<K, Map<String, AttributeValue>> asked = new LinkedHashMap<>();
		for (K key : keys) {
			Map<String, AttributeValue> attributes = key(key);
			asked.put(key, attributes);
			elements.add(this.store.table().element(Verb.GET, key, attributes, null, null));
		}
		Map<Map<String, AttributeValue>, Map<String, AttributeValue>> items = this.store.table()
			.batches()
			.get(elements.list());
		Map<K, V> values = new LinkedHashMap<>();
		asked.forEach((key, attributes) -> {
			Map<String, AttributeValue> item = items.get(attributes);
			if (item != null) {
				values.put(key, this.store.values().value(item));
			}
		});
		return values;
	}

	/**
	 * Read the whole items of which only parts are known, as those of an index: one
	 * {@code BatchGetItem} for each 100.
	 * @param parts the parts of items, with their key attributes at least
	 * @return the whole items in the same order, without those that are not there any
	 * more
	 */
	List<Map<String, AttributeValue>> wholeItems(List<Map<String, AttributeValue>> parts) {
		BatchElements elements = new BatchElements();
		List<Map<String, AttributeValue>> asked = new ArrayList<>();
		for (Map<String, AttributeValue> part : parts) {
			Map<String, AttributeValue> attributes = this.store.keys().keyAttributes(part);
			asked.add(attributes);
			elements.add(this.store.table().element(Verb.GET, this.store.keys().key(part), attributes, null, null));
		}
		Map<Map<String, AttributeValue>, Map<String, AttributeValue>> items = this.store.table()
			.batches()
			.get(elements.list());
		List<Map<String, AttributeValue>> whole = new ArrayList<>();
		for (Map<String, AttributeValue> attributes : asked) {
			Map<String, AttributeValue> item = items.get(attributes);
			if (item != null) {
				whole.add(item);
			}
		}
		return whole;
	}

	void putAll(Map<? extends K, ? extends V> map) {
		BatchElements elements = new BatchElements();
		ItemVersions versions = this.store.versions();
		if (!versions.isVersioned() || versions.isChecked()) {
			map.forEach((key, value) -> elements.add(this.items.toPut(key, value)));
			write(elements);
			return;
		}
		map.forEach((key, value) -> elements.add(this.items.toWrite(Verb.PUT, key, value)));
		each("PutItem", elements, (element) -> {
			this.store.writer().put(Objects.requireNonNull(element.item()), Condition.all(), ReturnValue.NONE);
			element.done();
		});
	}

	private void each(String operation, BatchElements elements, Consumer<BatchElement> send) {
		this.store.table().requireWritable();
		this.store.table().batches().each(operation, elements.list(), send);
	}

	/**
	 * Delete the item of a value, if it still has its version.
	 * @param value the value
	 * @throws io.dynamomapping.StaleItemException if it has another version
	 */
	void delete(V value) {
		K key = this.store.values().keyOf(Objects.requireNonNull(value, "value"));
		Map<String, AttributeValue> item = this.store.values().item(key(key), value);
		this.store.valueWriter().beforeDelete(item);
		delete(key, item);
		this.store.valueWriter().afterDelete(item);
	}

	private void delete(Object key, Map<String, AttributeValue> item) {
		WriteResult result = this.store.writer()
			.delete(this.store.keys().keyAttributes(item), this.store.versions().guard(item), ReturnValue.NONE);
		if (!result.applied() && result.item() != null) {
			throw this.store.writer().stale(key, result);
		}
	}

	/**
	 * Delete the items of values, if they still have their versions: one request for each
	 * where there are versions.
	 * @param values the values
	 */
	void deleteAll(Collection<? extends V> values) {
		boolean guarded = this.store.versions().isVersioned() && this.store.versions().isChecked();
		BatchElements elements = new BatchElements();
		for (V value : values) {
			K key = this.store.values().keyOf(Objects.requireNonNull(value, "value"));
			elements.add(guarded ? this.items.toWrite(Verb.REMOVE, key, value) : this.items.toRemove(key));
		}
		if (guarded) {
			each("DeleteItem", elements, (element) -> {
				delete(element.key(), Objects.requireNonNull(element.item()));
				element.done();
			});
		}
		else {
			write(elements);
		}
	}

	/**
	 * Write what a block says.
	 * @param block says what to write
	 * @return what was written
	 */
	BatchResult batch(Consumer<? super TableBatch<K, V>> block) {
		DefaultTableBatch<K, V> batch = new DefaultTableBatch<>(this.store);
		try {
			block.accept(batch);
		}
		catch (RuntimeException ex) {
			batch.close();
			throw ex;
		}
		return this.store.table().batches().write(batch.close());
	}

	/**
	 * Write what a block says while it runs.
	 * @param block says what to write
	 * @return what was written
	 */
	BatchResult stream(Consumer<? super BatchWriter<K, V>> block) {
		DefaultBatchWriter<K, V> writer = new DefaultBatchWriter<>(this.store);
		try {
			block.accept(writer);
			BatchResult result = writer.flush();
			writer.close();
			return result;
		}
		catch (RuntimeException ex) {
			discard(writer, ex);
			throw ex;
		}
	}

	private static void discard(DefaultBatchWriter<?, ?> writer, RuntimeException reason) {
		try {
			writer.discard();
		}
		catch (RuntimeException ex) {
			reason.addSuppressed(ex);
		}
	}

	/**
	 * Save values under the keys that they hold, one request for each.
	 * @param values the values
	 * @return the values as they are stored, in the order of the keys
	 */
	List<V> saveAll(Collection<? extends V> values) {
		this.store.table().requireWritable();
		Map<Map<String, AttributeValue>, Map.Entry<K, V>> byKey = new LinkedHashMap<>();
		BatchElements elements = new BatchElements();
		for (V value : values) {
			K key = this.store.values().keyOf(Objects.requireNonNull(value, "value"));
			Map<String, AttributeValue> attributes = key(key);
			V prepared = this.store.callbacks().beforeSave(key, value);
			// What cannot be stored is found before anything is.
			elements.add(this.store.table()
				.element(Verb.SAVE, key, attributes, this.store.values().item(attributes, prepared), value));
			byKey.put(attributes, Map.entry(key, prepared));
		}
		Map<Map<String, AttributeValue>, Map<String, AttributeValue>> saved = new ConcurrentHashMap<>();
		each("UpdateItem", elements, (element) -> {
			Map.Entry<K, V> entry = Objects.requireNonNull(byKey.get(element.itemKey()));
			saved.put(element.itemKey(),
					this.store.valueWriter().save(entry.getKey(), element.itemKey(), entry.getValue()));
		});
		return byKey.keySet()
			.stream()
			.map((key) -> this.store.values().stored(Objects.requireNonNull(saved.get(key))))
			.toList();
	}

	void removeAll(Collection<? extends K> keys) {
		BatchElements elements = new BatchElements();
		keys.forEach((key) -> elements.add(this.items.toRemove(key)));
		write(elements);
	}

	private void write(BatchElements elements) {
		this.store.table().requireWritable();
		this.store.table().batches().write(elements.list());
	}

	void clear() {
		this.store.table().requireWritable();
		this.store.fullScans().require("clear()");
		Iterator<Map<String, AttributeValue>> items = this.store.table()
			.pages()
			.items(this.store.keys().schema().attributeNames());
		List<BatchElement> elements = new ArrayList<>();
		while (items.hasNext()) {
			Map<String, AttributeValue> key = items.next();
			elements.add(this.items.toRemove(this.store.table().element(Verb.REMOVE, key, key, null, null)));
			if (elements.size() == CLEAR_CHUNK || !items.hasNext()) {
				this.store.table().batches().write(elements);
				elements = new ArrayList<>();
			}
		}
	}

	private Map<String, AttributeValue> key(K key) {
		return this.store.key(Objects.requireNonNull(key, "key"));
	}

}
