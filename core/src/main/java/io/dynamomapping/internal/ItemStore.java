package io.dynamomapping.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.dynamomapping.KeySchemaException;
import io.dynamomapping.internal.table.Table;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Keys and values over a table: what map verbs, views and handles have in common.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
final class ItemStore<K, V> {

	private final String name;

	private final Table table;

	private final StoredTypes<K, V> types;

	private final FullScanGuard fullScans;

	private final ItemVersions versions;

	private final ItemCallbacks<K, V> callbacks;

	private final OwnAttributes<V> own;

	private final AttributeEdits edits;

	private final ExpressionBinder expressions;

	private final ItemWriter writer;

	private final ItemValues<K, V> values;

	private final ValueWriter<K, V> valueWriter;

	private volatile @Nullable KeyBinding<K> keys;

	ItemStore(String name, Table table, StoredTypes<K, V> types, ItemVersions versions, ItemCallbacks<K, V> callbacks) {
		this.name = name;
		this.table = table;
		this.types = types;
		this.fullScans = new FullScanGuard(name, table.name(), types.options().fullScans());
		this.versions = versions;
		this.callbacks = callbacks;
		this.own = new OwnAttributes<>(this, types.codec());
		this.edits = new AttributeEdits(this, types.attributes());
		this.expressions = new ExpressionBinder(types.attributes(), this.edits);
		this.writer = new ItemWriter(this, versions);
		this.values = new ItemValues<>(this);
		this.valueWriter = new ValueWriter<>(this);
	}

	private ItemStore(ItemStore<K, V> other, Table table, ItemVersions versions) {
		this(other.name, table, other.types, versions, other.callbacks);
		this.keys = other.keys;
	}

	/**
	 * Return the same keys and values over another view of the table.
	 * @param table the table
	 * @return a new store
	 */
	ItemStore<K, V> with(Table table) {
		return new ItemStore<>(this, table, this.versions);
	}

	/**
	 * Return the same keys and values without checks of versions.
	 * @return a new store
	 */
	ItemStore<K, V> unversioned() {
		return new ItemStore<>(this, this.table, this.versions.unchecked());
	}

	String name() {
		return this.name;
	}

	Table table() {
		return this.table;
	}

	/**
	 * Return what of an item belongs to its value.
	 * @return compares and changes just that
	 */
	OwnAttributes<V> own() {
		return this.own;
	}

	/**
	 * Return what single attributes may be set to.
	 * @return encodes and checks them
	 */
	AttributeEdits edits() {
		return this.edits;
	}

	/**
	 * Return what turns properties and objects into attributes.
	 * @return binds conditions and changes
	 */
	ExpressionBinder expressions() {
		return this.expressions;
	}

	/**
	 * Return whom to ask before and tell afterwards.
	 * @return the callbacks and listeners of the mapping
	 */
	ItemCallbacks<K, V> callbacks() {
		return this.callbacks;
	}

	/**
	 * Return the versions of items.
	 * @return knows which version an item must have, and which one it gets
	 */
	ItemVersions versions() {
		return this.versions;
	}

	/**
	 * Return what writes single items.
	 * @return writes them with their versions
	 */
	ItemWriter writer() {
		return this.writer;
	}

	/**
	 * Return what keys and values are stored as.
	 * @return the types, which all views of the mapping share
	 */
	StoredTypes<K, V> types() {
		return this.types;
	}

	/**
	 * Return what makes values of items, and items of values.
	 * @return the values of this store
	 */
	ItemValues<K, V> values() {
		return this.values;
	}

	/**
	 * Return what writes values, and asks and tells others.
	 * @return writes whole values
	 */
	ValueWriter<K, V> valueWriter() {
		return this.valueWriter;
	}

	/**
	 * Return what stands before everything that reads the whole table.
	 * @return refuses, warns or does nothing
	 */
	FullScanGuard fullScans() {
		return this.fullScans;
	}

	/**
	 * Return the keys, bound to the table on first use.
	 * @return the binding
	 */
	KeyBinding<K> keys() {
		KeyBinding<K> bound = this.keys;
		if (bound == null) {
			bound = KeyBinding.bind(this.name, this.table.name(), this.types.keyCodec(),
					this.table.metadata().keySchema(), this.types.isSchemaless(), this.table.expiry());
			requireRoomForValue(bound);
			requireNoKey(bound, "version", this.versions.attribute());
			requireNoKey(bound, "time to live", this.table.expiry().attribute());
			this.keys = bound;
		}
		return bound;
	}

	private void requireNoKey(KeyBinding<K> bound, String role, @Nullable String attribute) {
		if (attribute != null && bound.isKeyAttribute(attribute)) {
			throw new KeySchemaException("Mapping '" + this.name + "' expected to hold the " + role + " in attribute '"
					+ attribute + "', found that it is a key attribute of table '" + this.table.name()
					+ "'. Choose another attribute.");
		}
	}

	private void requireRoomForValue(KeyBinding<K> bound) {
		String attribute = this.types.options().valueAttribute();
		if (this.types.isScalar() && bound.isKeyAttribute(attribute)) {
			throw new KeySchemaException("Mapping '" + this.name + "' expected to hold its values in attribute '"
					+ attribute + "', found that it is a key attribute of table '" + this.table.name()
					+ "'. Choose another value attribute.");
		}
	}

	/**
	 * Return the attributes of a key, checked before anything is requested.
	 * @param key the key
	 * @return its attributes
	 */
	Map<String, AttributeValue> key(Object key) {
		// First what needs no table, then the table's key schema.
		List<AttributeValue> values = this.types.keyCodec().encode(key);
		return keys().attributes(values);
	}

	Map<String, AttributeValue> withoutKey(Map<String, AttributeValue> item) {
		Map<String, AttributeValue> rest = new LinkedHashMap<>(item);
		rest.keySet().removeIf(keys()::isKeyAttribute);
		return rest;
	}

}
