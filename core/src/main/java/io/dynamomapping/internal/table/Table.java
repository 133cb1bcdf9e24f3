package io.dynamomapping.internal.table;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

import io.dynamomapping.AttributePath;
import io.dynamomapping.CapacityLimiter;
import io.dynamomapping.Change;
import io.dynamomapping.Condition;
import io.dynamomapping.KeySchema;
import io.dynamomapping.LeftOver.Verb;
import io.dynamomapping.OutcomeUnknownException;
import io.dynamomapping.internal.expression.ExpressionWriter;
import io.dynamomapping.internal.expression.RepeatedWrite;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/**
 * One DynamoDB table, in terms of attributes. Each method is one request unless it says
 * otherwise; refused conditions are results, every other failure is a
 * {@link io.dynamomapping.DynamoMappingException}.
 */
public final class Table {

	private final TableCalls calls;

	private final TableMetadata metadata;

	private final boolean consistentReads;

	private final boolean readOnly;

	private final Expiry expiry;

	private final @Nullable ItemComparison exact;

	/**
	 * Create a table whose items do not expire. Requests nothing.
	 * @param connection how to reach DynamoDB
	 * @param mapping the name of the mapping that it is for
	 * @param name the name of the table
	 * @param declaredKeys the key attributes, or {@code null} to ask the table
	 * @param consistentReads whether reads are strongly consistent by default
	 * @param readOnly whether writes are refused
	 */
	public Table(Connection connection, String mapping, String name, @Nullable KeySchema declaredKeys,
			boolean consistentReads, boolean readOnly) {
		this(connection, mapping, name, declaredKeys, consistentReads, readOnly, Expiry.NEVER);
	}

	/**
	 * Create a table. Requests nothing.
	 * @param connection how to reach DynamoDB
	 * @param mapping the name of the mapping that it is for
	 * @param name the name of the table
	 * @param declaredKeys the key attributes, or {@code null} to ask the table
	 * @param consistentReads whether reads are strongly consistent by default
	 * @param readOnly whether writes are refused
	 * @param expiry when items count as absent
	 */
	public Table(Connection connection, String mapping, String name, @Nullable KeySchema declaredKeys,
			boolean consistentReads, boolean readOnly, Expiry expiry) {
		this.expiry = expiry;
		this.calls = new TableCalls(connection, mapping, name, declaredKeys);
		this.metadata = new TableMetadata(this.calls);
		this.consistentReads = consistentReads;
		this.readOnly = readOnly;
		this.exact = null;
	}

	private Table(Table other, TableCalls calls, @Nullable ItemComparison exact) {
		this.calls = calls;
		this.metadata = other.metadata.with(calls);
		this.consistentReads = other.consistentReads;
		this.readOnly = other.readOnly;
		this.expiry = other.expiry;
		this.exact = exact;
	}

	/**
	 * Return when items count as absent.
	 * @return knows which items have expired
	 */
	public Expiry expiry() {
		return this.expiry;
	}

	/**
	 * Return the same table with requests that are customized.
	 * @param builderType the builders of the requests to be customized
	 * @param customizer changes a builder before it is sent
	 * @param <B> the type of the builders
	 * @return a table that customizes as this one does, and then so
	 * @throws IllegalArgumentException if no such requests are sent
	 */
	public <B extends DynamoDbRequest.Builder> Table customizing(Class<B> builderType, Consumer<? super B> customizer) {
		return new Table(this, this.calls.customizing(builderType, customizer), this.exact);
	}

	boolean isReadOnly() {
		return this.readOnly;
	}

	TableCalls calls() {
		return this.calls;
	}

	/**
	 * Return the same table, of which pages and batches keep within a limit.
	 * @param limiter the limit, or {@code null} for none
	 * @return a table that waits for it
	 */
	public Table limited(@Nullable CapacityLimiter limiter) {
		return new Table(this, this.calls.limited(limiter), this.exact);
	}

	/**
	 * Return the same table with writes that are applied once and answered rightly,
	 * however often they are sent.
	 * @param attributes the attributes that values are made of, none if any may be
	 * @param version the attribute that every write changes, or {@code null} if there is
	 * none
	 * @return a table whose writes of single items are transactions
	 */
	public Table exact(Set<String> attributes, @Nullable String version) {
		return new Table(this, this.calls, new ItemComparison(Set.copyOf(attributes), version));
	}

	/**
	 * Return whether a table was opened from the same connection.
	 * @param connection the connection
	 * @return {@code true} if this one was opened from it
	 */
	public boolean isOf(Connection connection) {
		return this.calls.connection() == connection;
	}

	/**
	 * Return an element of a batch.
	 * @param verb what to do with the item
	 * @param key the key as the caller knows it
	 * @param itemKey its key attributes
	 * @param item what to put, or {@code null} to read or delete the item
	 * @param value the value as the caller knows it, or {@code null}
	 * @return the element
	 */
	public BatchElement element(Verb verb, Object key, Map<String, AttributeValue> itemKey,
			@Nullable Map<String, AttributeValue> item, @Nullable Object value) {
		if (item != null && verb != Verb.REMOVE) {
			requireStorable(key, item);
		}
		return new BatchElement(this.calls, verb, key, itemKey, item, value, null);
	}

	/**
	 * Return the name of the table.
	 * @return the physical name
	 */
	public String name() {
		return this.calls.table();
	}

	/**
	 * Return the client.
	 * @return the client
	 */
	public DynamoDbClient client() {
		return this.calls.client();
	}

	/**
	 * Return what is known of the table besides its items.
	 * @return keys and size, asked on use
	 */
	public TableMetadata metadata() {
		return this.metadata;
	}

	/**
	 * Return the requests that read page by page.
	 * @return the pages of this table and of its indexes
	 */
	public TablePages pages() {
		return new TablePages(this.calls, this.consistentReads, this.expiry);
	}

	/**
	 * Return the requests that read or write many items.
	 * @return the batches of this table
	 */
	public Batches batches() {
		return new Batches(this.calls, this.consistentReads, this.expiry);
	}

	/**
	 * Return pages, each requested when it is asked for.
	 * @param segments for each segment what requests the page with a start key, or the
	 * first one
	 * @return the pages, one segment after another
	 */
	public PageIterator pages(List<Function<@Nullable Map<String, AttributeValue>, ItemPage>> segments) {
		return new SequentialPages(segments);
	}

	/**
	 * Return pages that are requested ahead: from the first use on, one of each segment,
	 * as far as the connection has workers.
	 * @param segments for each segment what requests the page with a start key, or the
	 * first one; called on other threads
	 * @return the pages as they arrive, those of one segment in their order
	 */
	public PageIterator prefetchedPages(List<Function<@Nullable Map<String, AttributeValue>, ItemPage>> segments) {
		return new PrefetchedPages(name(), this.calls.connection().workers(), segments);
	}

	/**
	 * Return the page tokens of a selection. Asks the table for its keys, where they are
	 * not known.
	 * @param scope what the pages are taken from
	 * @return turns start keys into tokens and back
	 */
	public PageTokens pageTokens(PageScope scope) {
		return new PageTokens(this.calls, this.metadata.keySchema(), scope);
	}

	/**
	 * Return the requests that are about the table as a whole.
	 * @param timeout how long to wait for DynamoDB to do what it was asked
	 * @return the life cycle of this table
	 */
	public TableLifecycle lifecycle(Duration timeout) {
		return new TableLifecycle(this.calls, timeout);
	}

	/**
	 * Read an item.
	 * @param key its key
	 * @return its attributes, or {@code null} if it is not there
	 */
	public @Nullable Map<String, AttributeValue> get(Map<String, AttributeValue> key) {
		return get(key, null, this.consistentReads);
	}

	/**
	 * Read an item as it is after all writes so far.
	 * @param key its key
	 * @return its attributes, or {@code null} if it is not there
	 */
	public @Nullable Map<String, AttributeValue> getConsistently(Map<String, AttributeValue> key) {
		return get(key, null, true);
	}

	/**
	 * Read some attributes of an item.
	 * @param key its key
	 * @param projection which attributes, its key attributes among them
	 * @return the attributes, or {@code null} if the item is not there
	 */
	public @Nullable Map<String, AttributeValue> get(Map<String, AttributeValue> key,
			Collection<AttributePath> projection) {
		return get(key, projection, this.consistentReads);
	}

	private @Nullable Map<String, AttributeValue> get(Map<String, AttributeValue> key,
			@Nullable Collection<AttributePath> projection, boolean consistent) {
		GetItemRequest.Builder request = GetItemRequest.builder()
			.tableName(name())
			.key(key)
			.consistentRead(consistent)
			.returnConsumedCapacity(this.calls.returnConsumedCapacity());
		AttributePath added = (projection != null) ? missing(projection) : null;
		if (projection != null) {
			List<AttributePath> paths = new ArrayList<>(projection);
			if (added != null) {
				paths.add(added);
			}
			ExpressionWriter writer = new ExpressionWriter();
			request.projectionExpression(writer.projection(paths)).expressionAttributeNames(writer.names());
		}
		GetItemResponse response = this.calls.call("GetItem", request.build(), client()::getItem);
		Map<String, AttributeValue> item = this.expiry.present(response.hasItem() ? response.item() : null);
		if (item == null || added == null || !item.containsKey(added.attribute())) {
			return item;
		}
		Map<String, AttributeValue> asked = new LinkedHashMap<>(item);
		asked.remove(added.attribute());
		return asked;
	}

	/**
	 * Return what has to be read besides, to tell whether an item has expired.
	 * @param projection what is read
	 * @return the path, or {@code null} if it is read anyway
	 */
	private @Nullable AttributePath missing(Collection<AttributePath> projection) {
		AttributePath needed = this.expiry.needed();
		return (needed != null && projection.stream().noneMatch(needed::equals)) ? needed : null;
	}

	/**
	 * Put an item in place of the present one.
	 * @param item its attributes
	 * @param condition what must hold, bound, or {@code null}
	 * @param returnValues {@code ALL_OLD} or {@code NONE}
	 * @return whether it was put, and the item before or the one that was in the way
	 */
	public WriteResult put(Map<String, AttributeValue> item, @Nullable Condition condition, ReturnValue returnValues) {
		requireWritable();
		requireStorable(item, item);
		PutItemRequest.Builder request = PutItemRequest.builder()
			.tableName(name())
			.item(item)
			.returnValues(returnValues)
			.returnConsumedCapacity(this.calls.returnConsumedCapacity());
		if (condition != null) {
			ExpressionWriter writer = new ExpressionWriter();
			request.conditionExpression(writer.condition(condition))
				.expressionAttributeNames(writer.names())
				.expressionAttributeValues(writer.values())
				.returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
		}
		Function<PutItemResponse, WriteResult> result = (answer) -> new WriteResult(true,
				answer.hasAttributes() ? answer.attributes() : null);
		if (this.exact != null) {
			ExactWrites writes = new ExactWrites(this.calls, this.exact);
			return this.calls
				.writeExactly("PutItem", request.build(),
						(customized) -> writes.put(customized, keyOf(customized.item())), result)
				.present(this.expiry);
		}
		return this.calls
			.write("PutItem", () -> keyOf(item),
					returnValues != ReturnValue.ALL_OLD || RepeatedWrite.refusesPut(item, orAll(condition)),
					request.build(), client()::putItem, result)
			.present(this.expiry);
	}

	/**
	 * Delete an item. Applied also when there is none, unless the condition demands it.
	 * @param key its key
	 * @param condition what must hold, bound, or {@code null}
	 * @param returnValues {@code ALL_OLD} or {@code NONE}
	 * @return whether it was deleted, and the item before or the one that is still there
	 */
	public WriteResult delete(Map<String, AttributeValue> key, @Nullable Condition condition,
			ReturnValue returnValues) {
		requireWritable();
		DeleteItemRequest.Builder request = DeleteItemRequest.builder()
			.tableName(name())
			.key(key)
			.returnValues(returnValues)
			.returnConsumedCapacity(this.calls.returnConsumedCapacity());
		if (condition != null) {
			ExpressionWriter writer = new ExpressionWriter();
			request.conditionExpression(writer.condition(condition))
				.expressionAttributeNames(writer.names())
				.expressionAttributeValues(writer.values())
				.returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
		}
		Function<DeleteItemResponse, WriteResult> result = (answer) -> new WriteResult(true,
				answer.hasAttributes() ? answer.attributes() : null);
		if (this.exact != null) {
			ExactWrites writes = new ExactWrites(this.calls, this.exact);
			return this.calls.writeExactly("DeleteItem", request.build(), writes::delete, result).present(this.expiry);
		}
		return this.calls
			.write("DeleteItem", () -> key,
					returnValues != ReturnValue.ALL_OLD || RepeatedWrite.refusesDelete(orAll(condition)),
					request.build(), client()::deleteItem, result)
			.present(this.expiry);
	}

	/**
	 * Change some attributes of an item. Creates it when it is not there, unless the
	 * condition demands it.
	 * @param key its key
	 * @param change what to change, bound
	 * @param condition what must hold, bound, or {@code null}
	 * @param returnValues which attributes to return
	 * @return whether it was changed, and the returned attributes or the item as it is
	 */
	public WriteResult update(Map<String, AttributeValue> key, Change change, @Nullable Condition condition,
			ReturnValue returnValues) {
		return update(key, change, condition, returnValues, null);
	}

	/**
	 * Change some attributes of an item that may have been read a moment ago.
	 * @param key its key
	 * @param change what to change, bound
	 * @param condition what must hold, bound, or {@code null}
	 * @param returnValues which attributes to return
	 * @param before the whole item as it was read, or {@code null} if it was not
	 * @return whether it was changed, and the returned attributes or the item as it is
	 * @see #update(Map, Change, Condition, ReturnValue)
	 */
	public WriteResult update(Map<String, AttributeValue> key, Change change, @Nullable Condition condition,
			ReturnValue returnValues, @Nullable Map<String, AttributeValue> before) {
		requireWritable();
		requireStorable(key, key, change);
		ExpressionWriter writer = new ExpressionWriter();
		UpdateItemRequest.Builder request = UpdateItemRequest.builder()
			.tableName(name())
			.key(key)
			.updateExpression(writer.update(change))
			.returnValues(returnValues)
			.returnConsumedCapacity(this.calls.returnConsumedCapacity());
		if (condition != null) {
			request.conditionExpression(writer.condition(condition))
				.returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
		}
		request.expressionAttributeNames(writer.names()).expressionAttributeValues(writer.values());
		WriteResult result = send(key, change, condition, request.build(), before);
		// What has been written is shown, even if it expires at once.
		return (result.applied() && returnValues != ReturnValue.ALL_OLD) ? result : result.present(this.expiry);
	}

	private WriteResult send(Map<String, AttributeValue> key, Change change, @Nullable Condition condition,
			UpdateItemRequest request, @Nullable Map<String, AttributeValue> before) {
		Function<UpdateItemResponse, WriteResult> result = (answer) -> new WriteResult(true,
				answer.hasAttributes() ? answer.attributes() : null);
		// Transactions know no update that changes nothing, and it does no harm to repeat
		// one.
		if (this.exact != null && !change.isEmpty()) {
			ExactWrites writes = new ExactWrites(this.calls, this.exact);
			return this.calls.writeExactly("UpdateItem", request,
					(customized) -> writes.update(customized, change, before), result);
		}
		return this.calls.write("UpdateItem", () -> key, isRepeatable(change, orAll(condition), request.returnValues()),
				request, client()::updateItem, result);
	}

	private static boolean isRepeatable(Change change, Condition condition, ReturnValue returnValues) {
		boolean answersBefore = returnValues == ReturnValue.ALL_OLD || returnValues == ReturnValue.UPDATED_OLD;
		return (!answersBefore && RepeatedWrite.isIdempotent(change)) || RepeatedWrite.refusesUpdate(change, condition);
	}

	private Map<String, AttributeValue> keyOf(Map<String, AttributeValue> item) {
		Map<String, AttributeValue> key = new LinkedHashMap<>(item);
		key.keySet().retainAll(this.metadata.keySchema().attributeNames());
		return key;
	}

	private static Condition orAll(@Nullable Condition condition) {
		return (condition != null) ? condition : Condition.all();
	}

	/**
	 * Delete an item if it has expired.
	 * @param key its key
	 */
	public void deleteExpired(Map<String, AttributeValue> key) {
		try {
			delete(key, this.expiry.expired(), ReturnValue.NONE);
		}
		catch (OutcomeUnknownException ex) {
			// Whoever wants it out of the way looks again.
		}
	}

	/**
	 * Refuse an item that DynamoDB would refuse, or never delete.
	 * @param key its key, or attributes among which it is, for the message
	 * @param item its attributes
	 * @throws io.dynamomapping.ItemMappingException if it is too large, or expires at a
	 * time that is none
	 */
	public void requireStorable(Object key, Map<String, AttributeValue> item) {
		this.expiry.require(item);
		ItemSize.require(new ItemName(this, key), item);
	}

	/**
	 * Refuse a change that DynamoDB would refuse, or of which the item is never deleted.
	 * @param key the key, or attributes among which it is, for the message
	 * @param itemKey the key attributes
	 * @param change what to change, bound
	 * @throws io.dynamomapping.ItemMappingException if it is too large, or sets a time of
	 * expiry that is none
	 */
	void requireStorable(Object key, Map<String, AttributeValue> itemKey, Change change) {
		this.expiry.require(change);
		ItemSize.require(new ItemName(this, key), itemKey, change);
	}

	/**
	 * Refuse writes where the mapping is read-only.
	 * @throws UnsupportedOperationException if it is
	 */
	public void requireWritable() {
		if (this.readOnly) {
			throw new UnsupportedOperationException("Mapping '" + this.calls.mapping() + "' of table '" + name()
					+ "' is read-only. Open it without the read-only option to write.");
		}
	}

}
