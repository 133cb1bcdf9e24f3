package io.dynamomapping.internal;

import java.lang.reflect.Type;
import java.time.Duration;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

import io.dynamomapping.AmbiguousWrites;
import io.dynamomapping.BatchResult;
import io.dynamomapping.BatchWriter;
import io.dynamomapping.Condition;
import io.dynamomapping.DynamoIndex;
import io.dynamomapping.DynamoMapping;
import io.dynamomapping.DynamoRepository;
import io.dynamomapping.IndexDefinition;
import io.dynamomapping.ItemHandle;
import io.dynamomapping.KeySchema;
import io.dynamomapping.MappingOptions;
import io.dynamomapping.Partition;
import io.dynamomapping.Query;
import io.dynamomapping.Scan;
import io.dynamomapping.TableBatch;
import io.dynamomapping.TableDefinition;
import io.dynamomapping.TableDump;
import io.dynamomapping.TableLoad;
import io.dynamomapping.internal.codec.Codecs;
import io.dynamomapping.internal.codec.KeyCodec;
import io.dynamomapping.internal.table.Table;
import io.dynamomapping.internal.table.TableLifecycle;
import io.dynamomapping.internal.table.WriteResult;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/**
 * The verbs of {@link java.util.concurrent.ConcurrentMap}, each as the request that it
 * is. The verbs that are not here are the interface's own, and come down to these.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
public final class DefaultDynamoMapping<K, V> implements DynamoMapping<K, V> {

	private final ItemStore<K, V> store;

	private final CompareAndSet<K, V> compareAndSet;

	private final BulkVerbs<K, V> bulk;

	private final List<IndexDefinition> indexes;

	/**
	 * Create a mapping. Requests nothing.
	 * @param name its name
	 * @param table the table
	 * @param codecs turn values into items
	 * @param keyCodec turns keys into attributes
	 * @param valueType the type of the values
	 * @param options its settings
	 * @param versionAttribute the name of the attribute that holds the version, or
	 * {@code null} if items have none
	 * @param callbacks asked before, and told afterwards
	 * @param indexes the indexes that are declared
	 * @throws io.dynamomapping.KeySchemaException if keys are declared that do not fit
	 */
	public DefaultDynamoMapping(String name, Table table, Codecs codecs, KeyCodec<K> keyCodec, Type valueType,
			MappingOptions options, @Nullable String versionAttribute, ItemCallbacks<K, V> callbacks,
			List<IndexDefinition> indexes) {
		this.indexes = List.copyOf(indexes);
		StoredTypes<K, V> types = new StoredTypes<>(codecs, keyCodec, valueType, options);
		Table written = (options.ambiguousWrites() == AmbiguousWrites.EXACT)
				? table.exact(types.declaredAttributes().orElse(Set.of()), versionAttribute) : table;
		this.store = new ItemStore<>(name, written, types, new ItemVersions(versionAttribute), callbacks);
		this.compareAndSet = new CompareAndSet<>(this.store);
		this.bulk = new BulkVerbs<>(this.store);
		if (table.metadata().isDeclared()) {
			// Mistakes in declared keys are found now rather than with the first request.
			this.store.keys();
			definition();
		}
	}

	private DefaultDynamoMapping(DefaultDynamoMapping<K, V> other, ItemStore<K, V> store) {
		this.indexes = other.indexes;
		this.store = store;
		this.compareAndSet = new CompareAndSet<>(this.store);
		this.bulk = new BulkVerbs<>(this.store);
	}

	@Override
	public <B extends DynamoDbRequest.Builder> DynamoMapping<K, V> customizing(Class<B> builderType,
			Consumer<? super B> customizer) {
		return new DefaultDynamoMapping<>(this, this.store.with(table().customizing(builderType, customizer)));
	}

	@Override
	public DynamoMapping<K, V> unversioned() {
		return new DefaultDynamoMapping<>(this, this.store.unversioned());
	}

	@Override
	public String name() {
		return this.store.name();
	}

	@Override
	public String tableName() {
		return table().name();
	}

	@Override
	public KeySchema keySchema() {
		return this.store.keys().schema();
	}

	@Override
	public DynamoDbClient client() {
		return table().client();
	}

	ItemStore<K, V> store() {
		return this.store;
	}

	private Table table() {
		return this.store.table();
	}

	@Override
	public ItemHandle<K, V> at(K key) {
		return new DefaultItemHandle<>(this.store, Objects.requireNonNull(key, "key"));
	}

	@Override
	public Partition<V> partition(Object partitionKey) {
		return DefaultQuery.of(SelectionSource.table(this.store), KeyRange.partition(partitionKey),
				new WholeItems<>(this.store));
	}

	@Override
	public Scan<V> scan() {
		return new DefaultScan<>(SelectionSource.table(this.store), SelectionSpec.scan(), new WholeItems<>(this.store));
	}

	@Override
	public DynamoIndex<V> index(String name) {
		return new DefaultDynamoIndex<>(this.store, name, this.indexes);
	}

	@Override
	public Query<V> find(Map<String, ? extends @Nullable Object> criteria) {
		return DefaultQuery.find(SelectionSource.table(this.store), criteria, new WholeItems<>(this.store));
	}

	@Override
	public DynamoRepository<V, K> repository() {
		return new DefaultDynamoRepository<>(this, this.bulk);
	}

	@Override
	public K keyOf(V value) {
		return this.store.values().keyOf(Objects.requireNonNull(value, "value"));
	}

	@Override
	public @Nullable V get(@Nullable Object key) {
		Map<String, AttributeValue> item = table().get(key(key));
		return (item != null) ? this.store.values().value(item) : null;
	}

	@Override
	public boolean containsKey(@Nullable Object key) {
		Map<String, AttributeValue> attributes = key(key);
		return table().get(attributes, this.store.keys().paths()) != null;
	}

	@Override
	public boolean containsValue(@Nullable Object value) {
		return values().contains(value);
	}

	/**
	 * Return whether a key has a value.
	 * @param key the key
	 * @param value the value
	 * @return {@code true} if it has
	 */
	boolean contains(@Nullable Object key, @Nullable Object value) {
		Map<String, AttributeValue> attributes = key(key);
		Objects.requireNonNull(value, "value");
		Map<String, AttributeValue> item = table().get(attributes);
		return item != null && this.store.own().hold(item, value);
	}

	@Override
	public @Nullable V put(K key, V value) {
		V saved = saved(key, value);
		return put(key, saved, this.store.values().item(key(key), saved));
	}

	@Override
	public @Nullable V put(K key, V value, Duration timeToLive) {
		V saved = saved(key, value);
		return put(key, saved, expiring(key, saved, timeToLive));
	}

	private V saved(K key, V value) {
		return this.store.callbacks().beforeSave(Objects.requireNonNull(key, "key"), value(value));
	}

	private @Nullable V put(K key, V value, Map<String, AttributeValue> item) {
		WriteResult result = this.store.writer().put(item, Condition.all(), ReturnValue.ALL_OLD);
		if (!result.applied()) {
			throw this.store.writer().stale(key, result);
		}
		this.store.callbacks().afterSave(key, value);
		return this.store.values().previous(result.item());
	}

	@Override
	public @Nullable V putIfAbsent(K key, V value, Duration timeToLive) {
		V saved = saved(key, value);
		return putIfAbsent(key, saved, expiring(key, saved, timeToLive));
	}

	private Map<String, AttributeValue> expiring(K key, V value, Duration timeToLive) {
		Map<String, AttributeValue> item = this.store.values().item(key(key), value);
		String attribute = table().expiry().attribute();
		if (attribute == null) {
			throw new UnsupportedOperationException("Expected mapping '" + name()
					+ "' to know the attribute that says when an item expires, found that none is declared. "
					+ "Mark a property with @TimeToLive, or name the attribute in the options.");
		}
		item.put(attribute, table().expiry().after(timeToLive));
		return item;
	}

	@Override
	public @Nullable V putIfAbsent(K key, V value) {
		V saved = saved(key, value);
		return putIfAbsent(key, saved, this.store.values().item(key(key), saved));
	}

	private @Nullable V putIfAbsent(K key, V value, Map<String, AttributeValue> item) {
		WriteResult result = this.compareAndSet.afterSave(key, value, this.compareAndSet.putIfAbsent(item));
		return (result.applied() || result.item() == null) ? null : this.store.values().value(result.item());
	}

	@Override
	public @Nullable V remove(@Nullable Object key) {
		Map<String, AttributeValue> attributes = key(key);
		this.store.valueWriter().beforeDelete(attributes);
		WriteResult result = table().delete(attributes, null, ReturnValue.ALL_OLD);
		this.store.valueWriter().afterDelete(attributes);
		return this.store.values().previous(result.item());
	}

	@Override
	@SuppressWarnings("unchecked") // checked by their classes
	public boolean remove(@Nullable Object key, @Nullable Object value) {
		Map<String, AttributeValue> attributes = key(key);
		Objects.requireNonNull(value, "value");
		return this.store.types().isValue(value)
				&& this.compareAndSet.swapIfHolds((K) Objects.requireNonNull(key), attributes, (V) value, null);
	}

	@Override
	public @Nullable V replace(K key, V value) {
		Map<String, AttributeValue> attributes = key(key);
		V saved = saved(key, value);
		WriteResult result = this.compareAndSet.afterSave(key, saved,
				this.store.valueWriter().replace(attributes, saved));
		if (!result.applied() && result.item() != null) {
			throw this.store.writer().stale(key, result);
		}
		return result.applied() ? this.store.values().previous(result.item()) : null;
	}

	@Override
	public boolean replace(K key, V oldValue, V newValue) {
		Map<String, AttributeValue> attributes = key(key);
		return this.compareAndSet.swapIfHolds(key, attributes, value(oldValue), value(newValue));
	}

	@Override
	public @Nullable V compute(K key, BiFunction<? super K, ? super @Nullable V, ? extends @Nullable V> function) {
		Objects.requireNonNull(function, "function");
		return compute(key, (present) -> function.apply(key, present));
	}

	@Override
	public @Nullable V computeIfAbsent(K key, Function<? super K, ? extends @Nullable V> function) {
		Objects.requireNonNull(function, "function");
		Map<String, AttributeValue> attributes = key(key);
		Map<String, AttributeValue> item = table().getConsistently(attributes);
		if (item != null) {
			return this.store.values().value(item);
		}
		V computed = function.apply(key);
		if (computed == null) {
			return null;
		}
		V value = saved(key, computed);
		WriteResult result = this.compareAndSet.afterSave(key, value,
				this.compareAndSet.putIfAbsent(this.store.values().item(attributes, value)));
		return (result.applied() || result.item() == null) ? this.compareAndSet.written(attributes, value, result)
				: this.store.values().value(result.item());
	}

	@Override
	public @Nullable V computeIfPresent(K key, BiFunction<? super K, ? super V, ? extends @Nullable V> function) {
		Objects.requireNonNull(function, "function");
		return compute(key, (present) -> (present != null) ? function.apply(key, present) : null);
	}

	@Override
	public @Nullable V merge(K key, V value, BiFunction<? super V, ? super V, ? extends @Nullable V> function) {
		Objects.requireNonNull(function, "function");
		value(value);
		return compute(key, (present) -> (present != null) ? function.apply(present, value) : value);
	}

	private @Nullable V compute(K key, Function<@Nullable V, @Nullable V> function) {
		Map<String, AttributeValue> attributes = key(key);
		return this.compareAndSet.compute(key, attributes, table().getConsistently(attributes), function);
	}

	@Override
	public void replaceAll(BiFunction<? super K, ? super V, ? extends V> function) {
		Objects.requireNonNull(function, "function");
		this.store.fullScans().require("replaceAll()");
		Iterator<Map<String, AttributeValue>> items = table().pages().items(null);
		while (items.hasNext()) {
			Map<String, AttributeValue> item = items.next();
			K key = this.store.keys().key(item);
			this.compareAndSet.compute(key, this.store.keys().keyAttributes(item), item,
					(present) -> (present != null) ? value(function.apply(key, present)) : null);
		}
	}

	@Override
	public Map<K, V> getAll(Collection<? extends K> keys) {
		return this.bulk.getAll(keys);
	}

	@Override
	public void putAll(Map<? extends K, ? extends V> map) {
		this.bulk.putAll(map);
	}

	@Override
	public void removeAll(Collection<? extends K> keys) {
		this.bulk.removeAll(keys);
	}

	@Override
	public BatchResult batch(Consumer<? super TableBatch<K, V>> block) {
		return this.bulk.batch(block);
	}

	@Override
	public BatchWriter<K, V> batchWriter() {
		return new DefaultBatchWriter<>(this.store);
	}

	@Override
	public BatchResult batchWriter(Consumer<? super BatchWriter<K, V>> block) {
		return this.bulk.stream(block);
	}

	@Override
	public void clear() {
		this.bulk.clear();
	}

	/**
	 * Return what the table is declared to be.
	 * @return its definition
	 * @throws io.dynamomapping.KeySchemaException if no keys are declared
	 */
	public TableDefinition definition() {
		TableDefinition declared = TableDefinition.of(tableName(), table().metadata().requireDeclaredKeys())
			.withIndexes(this.indexes)
			.withTimeToLive(table().expiry().attribute());
		return this.store.types().options().tableDefinition().apply(declared);
	}

	/**
	 * Return the requests that are about the table as a whole.
	 * @param timeout how long to wait for DynamoDB to do what it was asked
	 * @return the life cycle of the table
	 */
	public TableLifecycle lifecycle(Duration timeout) {
		return table().lifecycle(timeout);
	}

	/**
	 * Return what writes all items to a file.
	 * @return the dump
	 */
	public TableDump dump() {
		return Transfers.dump(table(), this.store.types().options().consistentReads());
	}

	/**
	 * Return what puts the items of a file into the table.
	 * @return the load
	 */
	public TableLoad load() {
		return Transfers.load(table());
	}

	Contention contention(Map<String, AttributeValue> item) {
		return new Contention(this.store, () -> this.store.keys().key(item));
	}

	void deleteItem(Map<String, AttributeValue> item) {
		this.store.valueWriter().delete(item, ReturnValue.NONE);
	}

	@Override
	public int size() {
		if (this.store.types().options().exactSize()) {
			return saturated(count("size()"));
		}
		long estimate = estimatedSize();
		// DynamoDB's number is hours old: zero may stand for any number of new items.
		return (estimate > 0 || isEmpty()) ? saturated(estimate) : 1;
	}

	private static int saturated(long size) {
		return (int) Math.min(size, Integer.MAX_VALUE);
	}

	@Override
	public long estimatedSize() {
		return table().metadata().itemCount();
	}

	@Override
	public long count() {
		return count("count()");
	}

	private long count(String verb) {
		this.store.fullScans().require(verb);
		return table().pages().count();
	}

	@Override
	public boolean isEmpty() {
		return table().pages().isEmpty();
	}

	@Override
	public Set<K> keySet() {
		return new Keys<>(this.store, this);
	}

	@Override
	public Collection<V> values() {
		return new Values<>(this.store, this);
	}

	@Override
	public Set<Entry<K, V>> entrySet() {
		return new Entries<>(this.store, this);
	}

	private Map<String, AttributeValue> key(@Nullable Object key) {
		return this.store.key(Objects.requireNonNull(key, "key"));
	}

	private V value(@Nullable V value) {
		return Objects.requireNonNull(value, "value");
	}

	@Override
	public String toString() {
		return "DynamoMapping '" + name() + "' of table '" + tableName() + "'";
	}

}
