package io.dynamomapping.internal;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.dynamomapping.Change;
import io.dynamomapping.Condition;
import io.dynamomapping.ItemMappingException;
import io.dynamomapping.KeySchemaException;
import io.dynamomapping.LeftOver.Verb;
import io.dynamomapping.MappingOptions;
import io.dynamomapping.internal.codec.AttributeResolver;
import io.dynamomapping.internal.codec.Codecs;
import io.dynamomapping.internal.codec.KeyCodec;
import io.dynamomapping.internal.expression.ItemChanges;
import io.dynamomapping.internal.table.BatchElement;
import io.dynamomapping.internal.table.Table;
import io.dynamomapping.internal.table.WriteResult;
import io.dynamomapping.spi.ItemCodec;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/**
 * Keys and values over a table: what map verbs, views and handles have in common.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
final class ItemStore<K, V> {

	private final String name;

	private final Table table;

	private final Codecs codecs;

	private final KeyCodec<K> keyCodec;

	private final ItemCodec<V> codec;

	private final Type valueType;

	private final MappingOptions options;

	private final FullScanGuard fullScans;

	private final boolean schemaless;

	/** Whether values have no place for the key: a map has any names, but no key. */
	private final boolean keyOutside;

	private final ItemCallbacks<K, V> callbacks;

	private final ItemVersions versions;

	private final ItemWriter writer;

	private final OwnAttributes<V> own;

	private final AttributeEdits edits;

	private final AttributeResolver attributes;

	private final ExpressionBinder expressions;

	private final Map<Class<?>, ItemCodec<?>> projections;

	private volatile @Nullable KeyBinding<K> keys;

	ItemStore(String name, Table table, Codecs codecs, KeyCodec<K> keyCodec, Type valueType, MappingOptions options,
			ItemVersions versions, ItemCallbacks<K, V> callbacks) {
		this.name = name;
		this.table = table;
		this.codecs = codecs;
		this.keyCodec = keyCodec;
		this.codec = codecs.itemCodec(valueType, options.nullPolicy(), options.valueAttribute());
		this.valueType = valueType;
		this.options = options;
		this.fullScans = new FullScanGuard(name, table.name(), options.fullScans());
		this.schemaless = Codecs.isSchemaless(valueType);
		this.keyOutside = Map.class.isAssignableFrom(rawType());
		this.callbacks = callbacks;
		this.versions = versions;
		this.writer = new ItemWriter(this, versions);
		this.own = new OwnAttributes<>(this, this.codec);
		this.attributes = codecs.attributeResolver(valueType, keyCodec, options.valueAttribute());
		this.edits = new AttributeEdits(this, this.attributes);
		this.expressions = new ExpressionBinder(this.attributes, this.edits);
		this.projections = new ConcurrentHashMap<>();
	}

	// What was found out about types is kept: a view costs next to nothing.
	private ItemStore(ItemStore<K, V> other, Table table, ItemVersions versions) {
		this.name = other.name;
		this.table = table;
		this.codecs = other.codecs;
		this.keyCodec = other.keyCodec;
		this.codec = other.codec;
		this.valueType = other.valueType;
		this.options = other.options;
		this.schemaless = other.schemaless;
		this.keyOutside = other.keyOutside;
		this.callbacks = other.callbacks;
		this.versions = versions;
		this.writer = new ItemWriter(this, versions);
		this.own = new OwnAttributes<>(this, this.codec);
		this.fullScans = other.fullScans;
		this.attributes = other.attributes;
		this.edits = new AttributeEdits(this, this.attributes);
		this.expressions = new ExpressionBinder(this.attributes, this.edits);
		this.projections = other.projections;
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
	 * Return what knows the names and encodings of attributes.
	 * @return the resolver for the type of the values
	 */
	AttributeResolver attributes() {
		return this.attributes;
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

	MappingOptions options() {
		return this.options;
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
			bound = KeyBinding.bind(this.name, this.table.name(), this.keyCodec, this.table.metadata().keySchema(),
					this.schemaless, this.table.expiry());
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
		String attribute = this.options.valueAttribute();
		if (this.codecs.isScalar(this.valueType) && bound.isKeyAttribute(attribute)) {
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
		List<AttributeValue> values = this.keyCodec.encode(key);
		return keys().attributes(values);
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
		V value = this.schemaless ? writingThrough(item, partial) : decoded(item);
		return this.callbacks.afterLoad(() -> keys().key(item), value, partial);
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
		return this.callbacks.afterLoad(() -> keys().key(item), decoded(item), false);
	}

	/**
	 * Return the value of an item that a write returned.
	 * @param item its attributes
	 * @return the value, one that writes through where values are schemaless
	 */
	V stored(Map<String, AttributeValue> item) {
		V value = this.schemaless ? writingThrough(item, false) : decoded(item);
		return this.callbacks.seen(() -> keys().key(item), value);
	}

	/**
	 * Return the value of an item as it would be handed out, to be compared.
	 * @param item its attributes
	 * @return the value as a plain object
	 * @throws ItemMappingException if the item cannot be read
	 */
	V seen(Map<String, AttributeValue> item) {
		return this.callbacks.seen(() -> keys().key(item), decoded(item));
	}

	/**
	 * Return what is stored as a value.
	 * @param item the attributes
	 * @return the value, as no callback has seen it
	 * @throws ItemMappingException if the item cannot be read
	 */
	V decoded(Map<String, AttributeValue> item) {
		try {
			return this.codec.decode(this.keyOutside ? withoutKey(item) : item);
		}
		catch (ItemMappingException ex) {
			throw unreadable("Item " + keys().key(item) + " of table '" + this.table.name() + "': ", ex);
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
		return new ItemMappingException(ex.path(), subject + ex.getMessage(), ex.getCause());
	}

	LiveItem live(Map<String, AttributeValue> item) {
		return live(item, false);
	}

	private LiveItem live(Map<String, AttributeValue> item, boolean partial) {
		return new LiveItem(this, keys().keyAttributes(item), withoutKey(item), partial);
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
	 * Return what puts a value as part of a batch.
	 * @param key the key
	 * @param value the value
	 * @return the element, encoded
	 */
	BatchElement toPut(K key, V value) {
		if (this.versions.isVersioned()) {
			throw new UnsupportedOperationException("Expected a mapping without versions for a batch, which carries no "
					+ "conditions, found '" + this.name + "', whose items have them. Use repository().saveAll(values), "
					+ "or unversioned().putAll(map), which write one by one.");
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
		this.table.requireWritable();
		Map<String, AttributeValue> attributes = key(Objects.requireNonNull(key, "key"));
		V given = Objects.requireNonNull(value, "value");
		if (!this.callbacks.isNeeded()) {
			return this.table.element(verb, key, attributes, item(attributes, given), given);
		}
		if (verb == Verb.REMOVE) {
			this.callbacks.beforeDelete(key);
			return this.table.element(verb, key, attributes, item(attributes, given), given)
				.withNotice(() -> this.callbacks.afterDelete(key));
		}
		V saved = this.callbacks.beforeSave(key, given);
		return this.table.element(verb, key, attributes, item(attributes, saved), given)
			.withNotice(() -> this.callbacks.afterSave(key, saved));
	}

	/**
	 * Return what deletes an item as part of a batch.
	 * @param key the key
	 * @return the element
	 */
	BatchElement toRemove(K key) {
		this.table.requireWritable();
		Map<String, AttributeValue> attributes = key(Objects.requireNonNull(key, "key"));
		return toRemove(this.table.element(Verb.REMOVE, key, attributes, null, null));
	}

	/**
	 * Ask before an element deletes an item, and have it tell afterwards.
	 * @param element the element
	 * @return the element
	 */
	BatchElement toRemove(BatchElement element) {
		if (!this.callbacks.isNeeded()) {
			return element;
		}
		beforeDelete(element.itemKey());
		return element.withNotice(() -> afterDelete(element.itemKey()));
	}

	/**
	 * Return the item that a key has if it has a value.
	 * @param key its key attributes
	 * @param value the value
	 * @return all attributes that belong to the value
	 */
	Map<String, AttributeValue> expectedItem(Map<String, AttributeValue> key, V value) {
		Map<String, AttributeValue> item = this.codec.encode(value);
		item.putAll(key);
		return item;
	}

	private Map<String, AttributeValue> encode(Map<String, AttributeValue> key, V value) {
		Map<String, AttributeValue> item = this.codec.encode(value);
		if (this.options.strictKeys() && !agrees(item, key)) {
			throw new IllegalArgumentException(
					"Expected a value with key " + keys().key(key) + " in attributes " + key.keySet()
							+ ", found another key in the value. Store it under its own key, or allow mismatches.");
		}
		return item;
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
		return keys().key(this.codec.encode(value));
	}

	/**
	 * Return whether values are whole items, rather than certain attributes of them.
	 * @return {@code true} if every attribute belongs to the value
	 */
	boolean isOpen() {
		return declaredAttributes().isEmpty();
	}

	/**
	 * Return the attributes that values are made of.
	 * @return their names, or empty if every attribute belongs to the value
	 */
	Optional<Set<String>> declaredAttributes() {
		return this.codec.attributes();
	}

	/**
	 * Return the changes that turn the value of an item into another one.
	 * @param key its key attributes
	 * @param before the item as it was read
	 * @param value the value
	 * @return what to set and what to remove
	 */
	ItemChanges changes(Map<String, AttributeValue> key, Map<String, AttributeValue> before, V value) {
		return this.own.changes(before, encode(key, value));
	}

	/**
	 * Delete an item if it still has the value that it had.
	 * @param item the item as it was read
	 * @return whether it was deleted, and the present item if it was not
	 */
	WriteResult deleteUnchanged(Map<String, AttributeValue> item) {
		beforeDelete(item);
		WriteResult result = this.writer.delete(keys().keyAttributes(item),
				this.own.unchanged(item, new ItemChanges()));
		if (result.applied()) {
			afterDelete(item);
		}
		return result;
	}

	/**
	 * Delete an item, whatever it is.
	 * @param item its key attributes at least
	 * @return whether it was there
	 */
	boolean delete(Map<String, AttributeValue> item) {
		beforeDelete(item);
		WriteResult result = this.table.delete(keys().keyAttributes(item), null);
		afterDelete(item);
		return result.item() != null;
	}

	/**
	 * Ask before an item is deleted.
	 * @param item its key attributes at least
	 */
	void beforeDelete(Map<String, AttributeValue> item) {
		if (this.callbacks.hasCallbacks()) {
			this.callbacks.beforeDelete(keys().key(item));
		}
	}

	/**
	 * Tell that an item was deleted.
	 * @param item its key attributes at least
	 */
	void afterDelete(Map<String, AttributeValue> item) {
		if (this.callbacks.isNeeded()) {
			this.callbacks.afterDelete(keys().key(item));
		}
	}

	/**
	 * Ask before a value is written as a whole.
	 * @param key its key attributes
	 * @param value the value
	 * @return the value to write
	 */
	V beforeSave(Map<String, AttributeValue> key, V value) {
		return this.callbacks.hasCallbacks() ? this.callbacks.beforeSave(keys().key(key), value) : value;
	}

	/**
	 * Ask before an item is changed.
	 * @param key its key attributes
	 * @param change the change, bound
	 * @return the change to make, bound
	 */
	Change beforeUpdate(Map<String, AttributeValue> key, Change change) {
		if (!this.callbacks.hasCallbacks()) {
			return change;
		}
		Change wanted = this.callbacks.beforeUpdate(keys().key(key), change);
		return wanted.equals(change) ? change : this.expressions.bind(wanted);
	}

	/**
	 * Bind a change, as callbacks leave it.
	 * @param key the key attributes of the item
	 * @param change the change
	 * @return the change to make, bound
	 */
	Change bind(Map<String, AttributeValue> key, Change change) {
		return this.expressions
			.bind(this.callbacks.hasCallbacks() ? this.callbacks.beforeUpdate(keys().key(key), change) : change);
	}

	/**
	 * Tell that an item was changed.
	 * @param key its key attributes
	 * @param change the change, bound
	 */
	void afterUpdate(Map<String, AttributeValue> key, Change change) {
		if (this.callbacks.isNeeded()) {
			this.callbacks.afterUpdate(keys().key(key), change);
		}
	}

	/**
	 * Return the change that turns one value into another, whatever the item has now.
	 * @param key its key attributes
	 * @param before the one value
	 * @param after the other value
	 * @return the change, bound
	 */
	Change difference(Map<String, AttributeValue> key, V before, V after) {
		return this.own.difference(this.codec.encode(before), encode(key, after)).toChange();
	}

	/**
	 * Write a value whether or not there is one, and keep what its type does not declare.
	 * @param key the key
	 * @param attributes the key attributes
	 * @param value the value, as callbacks left it
	 * @return the item as it is stored
	 * @throws io.dynamomapping.StaleItemException if the item has another version
	 */
	Map<String, AttributeValue> save(K key, Map<String, AttributeValue> attributes, V value) {
		WriteResult result = save(key, attributes, value, Condition.all());
		if (!result.applied()) {
			throw this.writer.stale(key, result);
		}
		return Objects.requireNonNull(result.item(), "item");
	}

	/**
	 * Write a value, and keep what its type does not declare.
	 * @param key the key
	 * @param attributes the key attributes
	 * @param value the value, as callbacks left it
	 * @param condition what must hold, bound
	 * @return whether it was written, and the item as it is stored or the present one
	 */
	WriteResult save(K key, Map<String, AttributeValue> attributes, V value, Condition condition) {
		WriteResult result = save(attributes, value, condition);
		if (result.applied()) {
			this.callbacks.afterSave(key, value);
		}
		return result;
	}

	private WriteResult save(Map<String, AttributeValue> key, V value, Condition condition) {
		Map<String, AttributeValue> item = item(key, value);
		if (isOpen()) {
			return this.writer.put(item, condition, ReturnValue.NONE);
		}
		return this.writer.upsert(key, this.own.changes(item).toChange(), this.versions.guard(item).and(condition),
				ReturnValue.ALL_NEW);
	}

	/**
	 * Write a value where there is one.
	 * @param key the key attributes
	 * @param value the value
	 * @return whether it was written, and the item before or the present one
	 */
	WriteResult replace(Map<String, AttributeValue> key, V value) {
		Map<String, AttributeValue> item = item(key, value);
		return isOpen() ? this.writer.putPresent(item) : this.writer.update(key, this.own.changes(item).toChange(),
				this.versions.guard(item), ReturnValue.ALL_OLD);
	}

	/**
	 * Return the codec of a projection.
	 * @param type the type of the projection
	 * @param <P> the type of the projection
	 * @return its codec, made on first use
	 */
	@SuppressWarnings("unchecked") // each codec is kept under its own type
	<P> ItemCodec<P> projection(Class<P> type) {
		return (ItemCodec<P>) this.projections.computeIfAbsent(type,
				(key) -> this.codecs.itemCodec(key, this.options.nullPolicy(), this.options.valueAttribute()));
	}

	Map<String, AttributeValue> withoutKey(Map<String, AttributeValue> item) {
		Map<String, AttributeValue> rest = new LinkedHashMap<>(item);
		rest.keySet().removeIf(keys()::isKeyAttribute);
		return rest;
	}

	boolean isSchemaless() {
		return this.schemaless;
	}

	/**
	 * Return whether an object can be a value at all.
	 * @param object the object
	 * @return {@code true} if it is of the type of the values
	 */
	boolean isValue(Object object) {
		return rawType().isInstance(object);
	}

	private Class<?> rawType() {
		Type raw = (this.valueType instanceof ParameterizedType type) ? type.getRawType() : this.valueType;
		return (raw instanceof Class<?> type) ? type : Object.class;
	}

}
