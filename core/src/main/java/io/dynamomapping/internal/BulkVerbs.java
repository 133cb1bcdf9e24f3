package io.dynamomapping.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

import io.dynamomapping.Condition;
import io.dynamomapping.internal.table.BatchElement;
import io.dynamomapping.internal.table.WriteResult;
import org.jspecify.annotations.Nullable;
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

	BulkVerbs(ItemStore<K, V> store) {
		this.store = store;
	}

	Map<K, V> getAll(Collection<? extends K> keys) {
		Elements elements = new Elements();
		Map<K, Map<String, AttributeValue>> asked = new LinkedHashMap<>();
		for (K key : keys) {
			Map<String, AttributeValue> attributes = key(key);
			asked.put(key, attributes);
			elements.add(key, attributes, null);
		}
		Map<Map<String, AttributeValue>, Map<String, AttributeValue>> items = this.store.table()
			.batches()
			.get(elements.list());
		Map<K, V> values = new LinkedHashMap<>();
		asked.forEach((key, attributes) -> {
			Map<String, AttributeValue> item = items.get(attributes);
			if (item != null) {
				values.put(key, this.store.value(item));
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
		Elements elements = new Elements();
		List<Map<String, AttributeValue>> asked = new ArrayList<>();
		for (Map<String, AttributeValue> part : parts) {
			Map<String, AttributeValue> attributes = this.store.keys().keyAttributes(part);
			asked.add(attributes);
			elements.add(this.store.keys().key(part), attributes, null);
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
		this.store.requireBatchable("putAll()");
		Elements elements = new Elements();
		map.forEach((key, value) -> {
			Map<String, AttributeValue> attributes = key(key);
			elements.add(key, attributes, this.store.item(attributes, Objects.requireNonNull(value, "value")));
		});
		if (this.store.versions().isVersioned()) {
			this.store.table().requireWritable();
			this.store.table()
				.batches()
				.each("PutItem", elements.list(), (element) -> this.store.writer()
					.put(Objects.requireNonNull(element.item()), Condition.all(), ReturnValue.NONE));
		}
		else {
			write(elements);
		}
	}

	/**
	 * Delete the item of a value, if it still has its version.
	 * @param value the value
	 * @throws io.dynamomapping.StaleItemException if it has another version
	 */
	void delete(V value) {
		K key = this.store.keyOf(Objects.requireNonNull(value, "value"));
		delete(key, this.store.item(key(key), value));
	}

	private void delete(Object key, Map<String, AttributeValue> item) {
		WriteResult result = this.store.writer()
			.delete(this.store.keys().keyAttributes(item), this.store.versions().guard(item));
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
		Elements elements = new Elements();
		for (V value : values) {
			K key = this.store.keyOf(Objects.requireNonNull(value, "value"));
			Map<String, AttributeValue> attributes = key(key);
			elements.add(key, attributes, isGuarded() ? this.store.item(attributes, value) : null);
		}
		if (isGuarded()) {
			this.store.table().requireWritable();
			this.store.table()
				.batches()
				.each("DeleteItem", elements.list(),
						(element) -> delete(element.key(), Objects.requireNonNull(element.item())));
		}
		else {
			write(elements);
		}
	}

	private boolean isGuarded() {
		return this.store.versions().isVersioned() && this.store.versions().isChecked();
	}

	/**
	 * Save values under the keys that they hold, one request for each.
	 * @param values the values
	 * @return the values as they are stored, in the order of the keys
	 */
	List<V> saveAll(Collection<? extends V> values) {
		this.store.table().requireWritable();
		Map<Map<String, AttributeValue>, V> byKey = new LinkedHashMap<>();
		Elements elements = new Elements();
		for (V value : values) {
			K key = this.store.keyOf(Objects.requireNonNull(value, "value"));
			Map<String, AttributeValue> attributes = key(key);
			// What cannot be stored is found before anything is.
			elements.add(key, attributes, this.store.item(attributes, value));
			byKey.put(attributes, value);
		}
		Map<Map<String, AttributeValue>, Map<String, AttributeValue>> saved = new ConcurrentHashMap<>();
		this.store.table().batches().each("UpdateItem", elements.list(), (element) -> {
			V value = Objects.requireNonNull(byKey.get(element.itemKey()));
			saved.put(element.itemKey(), this.store.save(element.key(), element.itemKey(), value));
		});
		return byKey.keySet().stream().map((key) -> this.store.value(Objects.requireNonNull(saved.get(key)))).toList();
	}

	void removeAll(Collection<? extends K> keys) {
		Elements elements = new Elements();
		keys.forEach((key) -> elements.add(key, key(key), null));
		write(elements);
	}

	private void write(Elements elements) {
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
			elements.add(new BatchElement(key, key, null));
			if (elements.size() == CLEAR_CHUNK || !items.hasNext()) {
				this.store.table().batches().write(elements);
				elements = new ArrayList<>();
			}
		}
	}

	private Map<String, AttributeValue> key(K key) {
		return this.store.key(Objects.requireNonNull(key, "key"));
	}

	/**
	 * The elements of a batch, where the last one of each item wins.
	 */
	private static final class Elements {

		private final Map<Map<String, AttributeValue>, BatchElement> byKey = new LinkedHashMap<>();

		void add(Object key, Map<String, AttributeValue> attributes, @Nullable Map<String, AttributeValue> item) {
			this.byKey.put(attributes, new BatchElement(key, attributes, item));
		}

		List<BatchElement> list() {
			return List.copyOf(this.byKey.values());
		}

	}

}
