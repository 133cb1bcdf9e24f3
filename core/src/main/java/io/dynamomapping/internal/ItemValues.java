package io.dynamomapping.internal;

import java.util.Map;

import io.dynamomapping.ItemMappingException;
import io.dynamomapping.internal.expression.AttributeValues;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Makes values of items, as callbacks leave them, and items of values.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
final class ItemValues<K, V> {

	private final ItemStore<K, V> store;

	ItemValues(ItemStore<K, V> store) {
		this.store = store;
	}

	/**
	 * Return the value of an item, one that writes through where values are schemaless.
	 * @param item its attributes
	 * @return the value
	 */
	V value(Map<String, AttributeValue> item) {
		return value(item, false);
	}

	/**
	 * Return the value of what is known of an item.
	 * @param item its attributes
	 * @param partial whether it may have others as well
	 * @return the value
	 */
	V value(Map<String, AttributeValue> item, boolean partial) {
		V value = this.store.types().isSchemaless() ? writingThrough(item, partial) : decoded(item);
		return this.store.callbacks().afterLoad(() -> this.store.keys().key(item), value, partial);
	}

	@SuppressWarnings("unchecked") // a live item is a Map<String, Object>, as V then is
	private V writingThrough(Map<String, AttributeValue> item, boolean partial) {
		return (V) live(item, partial);
	}

	/**
	 * Return the value of an item as a plain object.
	 * @param item its attributes
	 * @return the value
	 * @throws ItemMappingException if the item cannot be read
	 */
	V detached(Map<String, AttributeValue> item) {
		return this.store.callbacks().afterLoad(() -> this.store.keys().key(item), decoded(item), false);
	}

	/**
	 * Return the value of an item that a write returned.
	 * @param item its attributes
	 * @return the value, one that writes through where values are schemaless
	 */
	V stored(Map<String, AttributeValue> item) {
		V value = this.store.types().isSchemaless() ? writingThrough(item, false) : decoded(item);
		return this.store.callbacks().seen(() -> this.store.keys().key(item), value);
	}

	/**
	 * Return the value of an item as it would be handed out, to be compared.
	 * @param item its attributes
	 * @return the value as a plain object
	 * @throws ItemMappingException if the item cannot be read
	 */
	V seen(Map<String, AttributeValue> item) {
		return this.store.callbacks().seen(() -> this.store.keys().key(item), decoded(item));
	}

	/**
	 * Return what is stored as a value.
	 * @param item the attributes
	 * @return the value, as no callback has seen it
	 * @throws ItemMappingException if the item cannot be read
	 */
	V decoded(Map<String, AttributeValue> item) {
		try {
			return this.store.types()
				.codec()
				.decode(this.store.types().isKeyOutside() ? this.store.withoutKey(item) : item);
		}
		catch (ItemMappingException ex) {
			throw unreadable("Item " + this.store.keys().key(item) + " of table '" + this.store.table().name() + "': ",
					ex);
		}
	}

	/**
	 * Return the value that an item had before a write.
	 * @param item its attributes, or {@code null} if there was none
	 * @return the value, or {@code null} if there was none
	 * @throws ItemMappingException if the item cannot be read, which is no reason to
	 * write again
	 */
	@Nullable V previous(@Nullable Map<String, AttributeValue> item) {
		try {
			return (item != null) ? seen(item) : null;
		}
		catch (ItemMappingException ex) {
			throw unreadable("The write was applied, but the value before it cannot be read. ", ex);
		}
	}

	/**
	 * Return the value of an item that was in the way of a write.
	 * @param item its attributes, or {@code null} if there was none
	 * @return the value, or {@code null} if there was none, or it cannot be read: the
	 * refusal is what the caller has to hear of
	 */
	@Nullable V readable(@Nullable Map<String, AttributeValue> item) {
		try {
			return (item != null) ? stored(item) : null;
		}
		catch (ItemMappingException ex) {
			return null;
		}
	}

	private static ItemMappingException unreadable(String subject, ItemMappingException ex) {
		return new ItemMappingException(ex.path(), subject + ex.getMessage(), false, ex.getCause());
	}

	LiveItem live(Map<String, AttributeValue> item) {
		return live(item, false);
	}

	private LiveItem live(Map<String, AttributeValue> item, boolean partial) {
		return new LiveItem(this.store, this.store.keys().keyAttributes(item), this.store.withoutKey(item), partial);
	}

	/**
	 * Return the item of a value.
	 * @param key its key attributes, which override those of the value
	 * @param value the value
	 * @return all attributes
	 */
	Map<String, AttributeValue> item(Map<String, AttributeValue> key, V value) {
		Map<String, AttributeValue> item = encode(key, value);
		item.putAll(key);
		return item;
	}

	/**
	 * Return the item that a key has if it has a value.
	 * @param key its key attributes
	 * @param value the value
	 * @return all attributes that belong to the value
	 */
	Map<String, AttributeValue> expectedItem(Map<String, AttributeValue> key, V value) {
		Map<String, AttributeValue> item = encoded(key, value);
		item.putAll(key);
		return item;
	}

	/**
	 * Return the attributes of a value.
	 * @param key the key attributes that it is going to be stored under
	 * @param value the value
	 * @return its attributes
	 * @throws IllegalArgumentException if it has other key attributes, and the mapping is
	 * strict about that
	 */
	Map<String, AttributeValue> encode(Map<String, AttributeValue> key, V value) {
		Map<String, AttributeValue> item = encoded(key, value);
		if (this.store.types().options().strictKeys() && !agrees(item, key)) {
			throw new IllegalArgumentException(
					"Expected a value with key " + this.store.keys().key(key) + " in attributes " + key.keySet()
							+ ", found another key in the value. Store it under its own key, or allow mismatches.");
		}
		return item;
	}

	private Map<String, AttributeValue> encoded(Map<String, AttributeValue> key, V value) {
		try {
			return this.store.types().codec().encode(value);
		}
		catch (ItemMappingException ex) {
			throw new ItemMappingException(ex.path(), "Value for item " + this.store.keys().key(key) + " of table '"
					+ this.store.table().name() + "': " + ex.getMessage(), true, ex.getCause());
		}
	}

	/**
	 * Return whether a value could be stored under a key.
	 * @param item the attributes of the value
	 * @param key the key attributes
	 * @return {@code true} if it has the same key attributes, or none
	 */
	static boolean agrees(Map<String, AttributeValue> item, Map<String, AttributeValue> key) {
		return key.entrySet()
			.stream()
			.allMatch((attribute) -> item.get(attribute.getKey()) == null
					|| AttributeValues.same(item.get(attribute.getKey()), attribute.getValue()));
	}

	/**
	 * Return the key that a value holds.
	 * @param value the value
	 * @return the key
	 * @throws IllegalArgumentException if it lacks a key attribute
	 */
	K keyOf(V value) {
		return this.store.keys().key(this.store.types().codec().encode(value));
	}

}
