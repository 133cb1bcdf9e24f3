package io.dynamomapping.internal;

import java.util.Map;
import java.util.Objects;

import io.dynamomapping.LeftOver.Verb;
import io.dynamomapping.internal.table.BatchElement;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Makes the elements of batches.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
final class BatchItems<K, V> {

	private final ItemStore<K, V> store;

	BatchItems(ItemStore<K, V> store) {
		this.store = store;
	}

	/**
	 * Return what puts a value as part of a batch.
	 * @param key the key
	 * @param value the value
	 * @return the element, encoded
	 */
	BatchElement toPut(K key, V value) {
		if (this.store.versions().isVersioned()) {
			throw new UnsupportedOperationException("Expected a mapping without versions for a batch, which carries no "
					+ "conditions, found '" + this.store.name() + "', whose items have them. Use "
					+ "repository().saveAll(values), or unversioned().putAll(map), which write one by one.");
		}
		return toWrite(Verb.PUT, key, value);
	}

	/**
	 * Return what stands for a value among others that are written one by one.
	 * @param verb what becomes of it
	 * @param key the key
	 * @param value the value
	 * @return the element, encoded
	 */
	BatchElement toWrite(Verb verb, K key, V value) {
		this.store.table().requireWritable();
		Map<String, AttributeValue> attributes = this.store.key(Objects.requireNonNull(key, "key"));
		V given = Objects.requireNonNull(value, "value");
		if (!this.store.callbacks().isNeeded()) {
			return this.store.table()
				.element(verb, key, attributes, this.store.values().item(attributes, given), given);
		}
		if (verb == Verb.REMOVE) {
			this.store.callbacks().beforeDelete(key);
			return this.store.table()
				.element(verb, key, attributes, this.store.values().item(attributes, given), given)
				.withNotice(() -> this.store.callbacks().afterDelete(key));
		}
		V saved = this.store.callbacks().beforeSave(key, given);
		return this.store.table()
			.element(verb, key, attributes, this.store.values().item(attributes, saved), given)
			.withNotice(() -> this.store.callbacks().afterSave(key, saved));
	}

	/**
	 * Return what deletes an item as part of a batch.
	 * @param key the key
	 * @return the element
	 */
	BatchElement toRemove(K key) {
		this.store.table().requireWritable();
		Map<String, AttributeValue> attributes = this.store.key(Objects.requireNonNull(key, "key"));
		return toRemove(this.store.table().element(Verb.REMOVE, key, attributes, null, null));
	}

	/**
	 * Ask before an element deletes an item, and have it tell afterwards.
	 * @param element the element
	 * @return the element
	 */
	BatchElement toRemove(BatchElement element) {
		if (!this.store.callbacks().isNeeded()) {
			return element;
		}
		this.store.valueWriter().beforeDelete(element.itemKey());
		return element.withNotice(() -> this.store.valueWriter().afterDelete(element.itemKey()));
	}

}
