package io.dynamomapping;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;

/**
 * A DynamoDB table as a {@link ConcurrentMap}. Nothing is held in memory: every call goes
 * to the table, and what one application writes, the next one reads. Safe for use by many
 * threads; the atomicity that {@code ConcurrentMap} promises holds between all
 * applications that write to the table in one region.
 * <p>
 * <b>Keys</b> are strings, numbers, {@code UUID}, enums, {@code Instant}, {@code byte[]}
 * or {@code SdkBytes} on a table with a partition key, and records of two such components
 * on a table that has a sort key as well. <b>Values</b> are records, classes, sealed
 * hierarchies, {@code Map<String, Object>} for schemaless items, or scalars.
 * <p>
 * Reads are strongly consistent unless the mapping says otherwise. A {@code null} key or
 * value is refused with {@link NullPointerException}, a key of another type with
 * {@link ClassCastException}, a key that DynamoDB cannot hold with
 * {@link IllegalArgumentException}; all before any request.
 * <p>
 * Writes that compare first ({@code replace} and {@code remove} of an expected value,
 * {@code compute}, {@code merge} and the like) look at the attributes that values have.
 * An attribute that another application adds to a <em>schemaless</em> item at the same
 * moment is no conflict: {@code replace} and {@code compute} keep it, {@code remove}
 * deletes it with the item. An item with more than 149 attributes cannot be compared.
 * <p>
 * When the answer to a write is lost on the network, nobody knows whether it was applied.
 * What refuses itself when it is sent twice, such as {@code putIfAbsent}, {@code compute}
 * or a write with a version, is sent again; where it is then refused, and for every other
 * write whose answer depends on the item at once, {@link OutcomeUnknownException} is
 * thrown, unless the mapping asks for {@link AmbiguousWrites#EXACT}. Functions are never
 * run again in doubt. What is sent again after somebody undid it is applied a second
 * time, which {@code EXACT} excludes.
 * <p>
 * The views of {@link #keySet()}, {@link #values()} and {@link #entrySet()} request
 * nothing until they are used. They scan the table page by page, the next page only when
 * it is needed; are weakly consistent; and never fail when the table changes meanwhile.
 * Their {@code size()} is that of the mapping, their spliterators are unsized.
 * {@code toString()} of mapping and views reads nothing, and neither do {@code equals}
 * and {@code hashCode} of the mapping, which go by identity.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
public interface DynamoMapping<K, V> extends ConcurrentMap<K, V> {

	/**
	 * Return the name of the mapping, by which configuration refers to it.
	 * @return the logical name
	 */
	String name();

	/**
	 * Return the name of the table.
	 * @return the physical name
	 */
	String tableName();

	/**
	 * Return the key attributes of the table. Costs nothing where they are declared, else
	 * one {@code DescribeTable} on first use.
	 * @return the key schema
	 * @throws KeySchemaException if the type of the keys does not fit
	 */
	KeySchema keySchema();

	/**
	 * Return the client, for whatever this library does not offer.
	 * @return the client that the mapping uses
	 */
	DynamoDbClient client();

	/**
	 * Return this mapping with requests that are changed before they are sent, for
	 * whatever DynamoDB offers and this library does not. Handles, views and selections
	 * taken from it send such requests too, batches each of theirs, retries included.
	 * Costs nothing.
	 *
	 * <pre>
	 * books.customizing(PutItemRequest.Builder.class, (request) -&gt; request.returnItemCollectionMetrics(SIZE))
	 *     .put(isbn, book);
	 * books.customizing(DynamoDbRequest.Builder.class,
	 *     (request) -&gt; request.overrideConfiguration((call) -&gt; call.putHeader("X-Trace", trace)));
	 * </pre>
	 *
	 * Names and values of expressions that the customizer sets are added to those that
	 * the request has, of which those remain that its expressions use. The placeholders
	 * that are taken are {@code #n} and {@code :v} with digits. An expression that it
	 * sets takes the place of the request's own; to add to that, build the request and
	 * look at it ({@code null} means that there is none):
	 *
	 * <pre>
	 * (request) -&gt; request.filterExpression("(" + request.build().filterExpression() + ") AND #state = :state")
	 *     .expressionAttributeNames(Map.of("#state", "state"))
	 *     .expressionAttributeValues(Map.of(":state", AttributeValue.fromS("open")))
	 * </pre>
	 *
	 * A write whose condition has been changed throws {@link DynamoRequestException} when
	 * that is refused: verbs such as {@link #putIfAbsent} would take the refusal for one
	 * of their own condition. Nothing else is checked, and answers are read as if the
	 * request had been sent unchanged: to change keys, the table, or what is returned is
	 * at one's own risk.
	 * @param builderType the builder of the requests to be changed: {@code GetItem},
	 * {@code PutItem}, {@code UpdateItem}, {@code DeleteItem}, {@code Query},
	 * {@code Scan}, {@code BatchGetItem}, {@code BatchWriteItem}, {@code DescribeTable}
	 * or {@code CreateTable}; or {@code DynamoDbRequest.Builder} for all of them
	 * @param customizer gets the builder of each such request, after those that were
	 * given before; may be called by several threads
	 * @param <B> the type of the builder
	 * @return a mapping over the same table
	 * @throws IllegalArgumentException if a mapping sends no such requests; and from its
	 * verbs if the customizer uses a placeholder that is taken, before any request
	 */
	<B extends DynamoDbRequest.Builder> DynamoMapping<K, V> customizing(Class<B> builderType,
			Consumer<? super B> customizer);

	/**
	 * Return this mapping without checks of versions, to write values that were read long
	 * ago. Versions are increased all the same and never go back: a value takes the next
	 * version of the present item, whatever it says itself. A whole item ({@code put},
	 * and everything where values are schemaless) takes one more request each time that
	 * its value turns out to be older than the item. Batches such as {@code putAll} send
	 * one request for each value. Costs nothing, and changes nothing where there are no
	 * versions.
	 * @return a mapping over the same table
	 * @see io.dynamomapping.annotation.Version
	 */
	DynamoMapping<K, V> unversioned();

	/**
	 * Address one item. Costs nothing.
	 * @param key the key
	 * @return a handle on the item
	 */
	ItemHandle<K, V> at(K key);

	/**
	 * Select the items with a partition key. Costs nothing. On a table with a sort key
	 * these are any number of items, elsewhere one at most.
	 * @param partitionKey the partition key, which is the key or the part of it that goes
	 * by this name
	 * @return the items, from which more can be chosen by sort key and filter
	 * @throws IllegalArgumentException if the table has no such keys; which may be said
	 * by the verb only
	 */
	Partition<V> partition(Object partitionKey);

	/**
	 * Select all items. Costs nothing.
	 * @return the items, to be read by a {@code Scan}
	 */
	Scan<V> scan();

	/**
	 * Address a secondary index. Costs nothing.
	 * @param name its name
	 * @return the index
	 */
	DynamoIndex<V> index(String name);

	/**
	 * Select the items that meet some criteria, given as names of attributes with
	 * operators, as {@link Condition#parse(Map)} reads them: those on the key attributes
	 * choose what is read, the others are a filter. Costs nothing where keys are
	 * declared, else one {@code DescribeTable} on first use.
	 * @param criteria the criteria, among them the value of the partition key
	 * @return the query
	 * @throws IllegalArgumentException if they do not choose a partition, or use the sort
	 * key as DynamoDB does not
	 */
	Query<V> find(Map<String, ? extends @Nullable Object> criteria);

	/**
	 * Return the same table with the verbs of repositories. Costs nothing.
	 * @return a repository over this mapping
	 */
	DynamoRepository<V, K> repository();

	/**
	 * Return the key that a value holds in its key attributes. Costs nothing.
	 * @param value the value
	 * @return its key
	 * @throws IllegalArgumentException if the value lacks a key attribute
	 */
	K keyOf(V value);

	/**
	 * Store a value under the key that it holds, where there is none yet: one conditional
	 * {@code PutItem}.
	 * @param value the value
	 * @throws DuplicateItemException if the table holds an item of that key already; it
	 * is left as it is
	 */
	default void insert(V value) {
		at(keyOf(value)).insert(value);
	}

	/**
	 * Store a value under the key that it holds, and keep attributes that its type does
	 * not declare: one {@code UpdateItem}, or {@code PutItem} where values are
	 * schemaless.
	 * @param value the value
	 * @return the value as it is stored
	 */
	default V save(V value) {
		return at(keyOf(value)).save(value);
	}

	/**
	 * Read the value of a key: one {@code GetItem}, read units by the size of the item.
	 * @param key the key
	 * @return the value, or {@code null} if the table does not hold the item
	 */
	@Override
	@Nullable V get(Object key);

	/**
	 * Return whether the table holds a key: one {@code GetItem} of the key attributes,
	 * read units by the size of the item.
	 * @param key the key
	 * @return {@code true} if it does
	 */
	@Override
	boolean containsKey(Object key);

	/**
	 * Return whether any item has a value: a {@code Scan} up to the first match.
	 * @param value the value
	 * @return {@code true} if one does
	 */
	@Override
	boolean containsValue(Object value);

	/**
	 * Store a value in place of the whole item: one {@code PutItem}. Attributes that the
	 * type of the value does not declare are gone; {@link #save} keeps them.
	 * @param key the key, which overrides the key attributes of the value
	 * @param value the value, left as it is
	 * @return the value before, or {@code null} if there was none
	 * @throws ItemMappingException if the value before cannot be read; the new one is
	 * stored all the same
	 */
	@Override
	@Nullable V put(K key, V value);

	/**
	 * Store a value unless there is one: one conditional {@code PutItem}.
	 * @param key the key
	 * @param value the value
	 * @return {@code null} if the value was stored, else the present value
	 */
	@Override
	@Nullable V putIfAbsent(K key, V value);

	/**
	 * Store a value that expires after a while, in place of the present item: one
	 * {@code PutItem}. Once it has expired, it counts as absent, whether or not DynamoDB
	 * has deleted it yet.
	 * @param key the key
	 * @param value the value; what it says itself of its expiry does not count
	 * @param timeToLive how long it lives at least, less than a second longer
	 * @return the previous value, or {@code null} if there was none
	 * @throws IllegalArgumentException if the time to live is not positive, or ends after
	 * the year 2999
	 * @throws UnsupportedOperationException if the mapping knows no attribute that says
	 * when an item expires
	 * @throws StaleItemException if the item has another version than the value
	 * @see io.dynamomapping.annotation.TimeToLive
	 */
	@Nullable V put(K key, V value, Duration timeToLive);

	/**
	 * Store a value that expires after a while, where there is none: one conditional
	 * {@code PutItem}.
	 * @param key the key
	 * @param value the value; what it says itself of its expiry does not count
	 * @param timeToLive how long it lives at least, less than a second longer
	 * @return the present value, or {@code null} if there was none
	 * @throws IllegalArgumentException if the time to live is not positive, or ends after
	 * the year 2999
	 * @throws UnsupportedOperationException if the mapping knows no attribute that says
	 * when an item expires
	 */
	@Nullable V putIfAbsent(K key, V value, Duration timeToLive);

	/**
	 * Delete an item: one {@code DeleteItem}.
	 * @param key the key
	 * @return the value that was deleted, or {@code null} if there was none
	 * @throws ItemMappingException if that value cannot be read; it is deleted all the
	 * same
	 */
	@Override
	@Nullable V remove(Object key);

	/**
	 * Delete an item if it has a value: one conditional {@code DeleteItem}, after one
	 * {@code GetItem} where values are schemaless. One more of each where an equal value
	 * is stored in another form.
	 * @param key the key
	 * @param value the expected value
	 * @return {@code true} if it was deleted
	 */
	@Override
	boolean remove(Object key, Object value);

	/**
	 * Replace the value of an item that is there: one conditional {@code UpdateItem}, or
	 * {@code PutItem} where values are schemaless. Attributes that the type of the value
	 * does not declare are kept; one that is itself an object is replaced whole.
	 * @param key the key
	 * @param value the value
	 * @return the value before, or {@code null} if there was none and none was stored
	 */
	@Override
	@Nullable V replace(K key, V value);

	/**
	 * Replace the value of an item if it is the expected one: one conditional
	 * {@code UpdateItem}, after one {@code GetItem} where values are schemaless. One more
	 * where an equal value is stored in another form. Attributes that the type of the
	 * value does not declare are kept.
	 * @param key the key
	 * @param oldValue the expected value
	 * @param newValue the value
	 * @return {@code true} if it was replaced
	 */
	@Override
	boolean replace(K key, V oldValue, V newValue);

	/**
	 * Compute the value of an item from the present one: one {@code GetItem} and one
	 * conditional write, which is repeated with the then present value, at most 100
	 * times, when others changed the item in between. The function may therefore run
	 * several times. Nothing is written when the value stays the same, and only what
	 * differs when it does not: what its type does not declare is kept, also within
	 * attributes that are objects.
	 * @param key the key
	 * @param function gets the key and the present value, or {@code null}; returns the
	 * new value, or {@code null} to delete the item
	 * @return the new value, or {@code null} if there is none
	 * @throws ContentionException if others kept changing the item
	 */
	@Override
	@Nullable V compute(K key, BiFunction<? super K, ? super @Nullable V, ? extends @Nullable V> function);

	/**
	 * Compute the value of an item that is not there: one {@code GetItem}, then one
	 * conditional {@code PutItem}.
	 * @param key the key
	 * @param function gets the key; returns the value, or {@code null} to store none
	 * @return the present or new value, or {@code null} if there is none
	 */
	@Override
	@Nullable V computeIfAbsent(K key, Function<? super K, ? extends @Nullable V> function);

	/**
	 * Compute the value of an item that is there: as {@link #compute}, only that nothing
	 * is written when there is no item.
	 * @param key the key
	 * @param function gets the key and the present value; returns the new value, or
	 * {@code null} to delete the item
	 * @return the new value, or {@code null} if there is none
	 */
	@Override
	@Nullable V computeIfPresent(K key, BiFunction<? super K, ? super V, ? extends @Nullable V> function);

	/**
	 * Combine a value with the present one: as {@link #compute}, only that the value is
	 * stored as it is when there is no item.
	 * @param key the key
	 * @param value the value
	 * @param function gets the present value and the value; returns the new value, or
	 * {@code null} to delete the item
	 * @return the new value, or {@code null} if there is none
	 */
	@Override
	@Nullable V merge(K key, V value, BiFunction<? super V, ? super V, ? extends @Nullable V> function);

	/**
	 * Read the values of many keys: one {@code BatchGetItem} per 100 keys, several in
	 * flight.
	 * @param keys the keys; repeated ones are asked for once
	 * @return the values that are there, in the order of the keys
	 * @throws BatchIncompleteException if DynamoDB left keys unprocessed in the end
	 */
	Map<K, V> getAll(Collection<? extends K> keys);

	/**
	 * Store many values in place of whole items: one {@code BatchWriteItem} per 25,
	 * several in flight. Not atomic: each item on its own is stored or not.
	 * @param map the values by key
	 * @throws BatchIncompleteException if DynamoDB left items unprocessed in the end
	 */
	@Override
	void putAll(Map<? extends K, ? extends V> map);

	/**
	 * Delete many items: one {@code BatchWriteItem} per 25 keys, several in flight. Keys
	 * without an item are ignored.
	 * @param keys the keys
	 * @throws BatchIncompleteException if DynamoDB left keys unprocessed in the end
	 */
	void removeAll(Collection<? extends K> keys);

	/**
	 * Put and remove items together: one {@code BatchWriteItem} per 25 keys, several in
	 * flight. The last operation on a key wins. Everything is checked before anything is
	 * sent: when the block throws, nothing is written; when it does nothing, nothing is
	 * requested. Not atomic: each item on its own is written or not.
	 *
	 * <pre>
	 * books.batch((batch) -&gt; {
	 *     batch.put(book.isbn(), book);
	 *     batch.remove(isbn);
	 * });
	 * </pre>
	 * @param block says what to write
	 * @return what was written and what it cost
	 * @throws BatchIncompleteException if DynamoDB left something unprocessed in the end
	 * @throws UnsupportedOperationException if the mapping is read-only
	 * @see io.dynamomapping.client.DynamoMappings#batch batches over several tables
	 */
	BatchResult batch(Consumer<? super TableBatch<K, V>> block);

	/**
	 * Write any number of items without holding all of them in memory. Costs nothing by
	 * itself.
	 * @return a writer, to be closed
	 * @throws UnsupportedOperationException if the mapping is read-only
	 */
	BatchWriter<K, V> batchWriter();

	/**
	 * Write any number of items without holding all of them in memory. When the block
	 * ends normally, the rest is sent; when it throws, no more is sent than has been.
	 * @param block writes the items
	 * @return what was written and what it cost
	 * @throws BatchIncompleteException if DynamoDB left something unprocessed in the end
	 * @throws UnsupportedOperationException if the mapping is read-only
	 */
	BatchResult batchWriter(Consumer<? super BatchWriter<K, V>> block);

	/**
	 * Delete all items: a {@code Scan} of the keys, and one {@code BatchWriteItem} per 25
	 * of them. Items that are added meanwhile may stay.
	 * @throws BatchIncompleteException if DynamoDB left keys unprocessed in the end
	 */
	@Override
	void clear();

	/**
	 * Replace each value by a function of key and value: a {@code Scan}, and for each
	 * item a conditional write as by {@link #computeIfPresent}.
	 * @param function gets key and value; returns the new value
	 */
	@Override
	void replaceAll(BiFunction<? super K, ? super V, ? extends V> function);

	/**
	 * Return about how many items the table holds: {@link #estimatedSize()}, but 1 where
	 * that is 0 and the table is not empty, or {@link #count()} where the mapping is set
	 * to exact size.
	 * @return the number of items, at most {@link Integer#MAX_VALUE}
	 */
	@Override
	int size();

	/**
	 * Return about how many items the table holds.
	 * <p>
	 * DynamoDB refreshes this number every six hours or so; it costs one
	 * {@code DescribeTable} and no read capacity, and is remembered for some seconds. Use
	 * {@link #count()} when the number must be right.
	 * @return the estimate
	 */
	long estimatedSize();

	/**
	 * Count the items: a {@code Scan} of the whole table that returns no items, and costs
	 * the same as one that does.
	 * @return the number of items
	 */
	long count();

	/**
	 * Return whether the table holds no item: a {@code Scan} with limit 1.
	 * @return {@code true} if it is empty
	 */
	@Override
	boolean isEmpty();

	/**
	 * Return the keys. Iterating is a {@code Scan} that returns key attributes only,
	 * {@code contains} a {@code GetItem}, {@code remove} a {@code DeleteItem}.
	 * @return a view of the table
	 */
	@Override
	Set<K> keySet();

	/**
	 * Return the values. Iterating is a {@code Scan}.
	 * @return a view of the table
	 */
	@Override
	Collection<V> values();

	/**
	 * Return keys and values. Iterating is a {@code Scan}, {@code contains} a
	 * {@code GetItem}. {@code Entry.setValue} writes as {@link #save} does, also where
	 * the item has been deleted meanwhile.
	 * @return a view of the table
	 */
	@Override
	Set<Entry<K, V>> entrySet();

}
