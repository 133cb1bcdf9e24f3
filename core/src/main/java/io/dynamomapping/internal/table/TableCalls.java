package io.dynamomapping.internal.table;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import io.dynamomapping.CapacityLimiter;
import io.dynamomapping.DynamoMappingException;
import io.dynamomapping.KeySchema;
import io.dynamomapping.KeySchemaException;
import io.dynamomapping.OutcomeUnknownException;
import io.dynamomapping.TableNotFoundException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/**
 * Calls of one table: says in every failure which mapping, table and operation it was.
 */
final class TableCalls {

	private static final String DESCRIBE = "DescribeTable";

	/** What a page costs at least, in read units. */
	private static final double SMALL_PAGE = 0.5;

	private final Connection connection;

	private final @Nullable String mapping;

	private final String table;

	private final @Nullable KeySchema declaredKeys;

	private final RequestCustomizers customizers;

	private final @Nullable CapacityLimiter limiter;

	TableCalls(Connection connection, @Nullable String mapping, String table, @Nullable KeySchema declaredKeys) {
		this(connection, mapping, table, declaredKeys, RequestCustomizers.NONE, null);
	}

	private TableCalls(Connection connection, @Nullable String mapping, String table, @Nullable KeySchema declaredKeys,
			RequestCustomizers customizers, @Nullable CapacityLimiter limiter) {
		this.connection = connection;
		this.mapping = mapping;
		this.table = table;
		this.declaredKeys = declaredKeys;
		this.customizers = customizers;
		this.limiter = limiter;
	}

	/**
	 * Return the same calls with requests that are customized.
	 * @param builderType the builders of the requests to be customized
	 * @param customizer changes a builder
	 * @param <B> the type of the builders
	 * @return calls that customize as these do, and then so
	 */
	<B extends DynamoDbRequest.Builder> TableCalls customizing(Class<B> builderType, Consumer<? super B> customizer) {
		return new TableCalls(this.connection, this.mapping, this.table, this.declaredKeys,
				this.customizers.with(builderType, customizer), this.limiter);
	}

	/**
	 * Return the same calls, of which pages and batches keep within a limit.
	 * @param limiter the limit, or {@code null} for none
	 * @return calls that wait for it
	 */
	TableCalls limited(@Nullable CapacityLimiter limiter) {
		return new TableCalls(this.connection, this.mapping, this.table, this.declaredKeys, this.customizers, limiter);
	}

	@Nullable CapacityLimiter limiter() {
		return this.limiter;
	}

	RequestCustomizers customizers() {
		return this.customizers;
	}

	Connection connection() {
		return this.connection;
	}

	DynamoDbClient client() {
		return this.connection.client();
	}

	/**
	 * Return the name of the mapping.
	 * @return the name
	 * @throws NullPointerException if no mapping makes these calls
	 */
	String mapping() {
		return Objects.requireNonNull(this.mapping, "mapping");
	}

	String table() {
		return this.table;
	}

	@Nullable KeySchema declaredKeys() {
		return this.declaredKeys;
	}

	@Nullable ReturnConsumedCapacity returnConsumedCapacity() {
		return (this.limiter != null) ? ReturnConsumedCapacity.TOTAL : this.connection.returnConsumedCapacity();
	}

	/**
	 * Send a request.
	 * @param operation the DynamoDB operation
	 * @param request the request, before it is customized
	 * @param send sends it
	 * @param <Q> the type of the request
	 * @param <R> the type of the answer
	 * @return the answer
	 * @throws DynamoMappingException if it fails
	 */
	<Q extends DynamoDbRequest, R> R call(String operation, Q request, Function<Q, R> send) {
		Q customized = customized(operation, request);
		try {
			return this.connection.call(List.of(this.table), operation, customized, send);
		}
		catch (SdkException ex) {
			throw translate(operation, ex);
		}
	}

	/**
	 * Send a request for a page, within the limit if there is one.
	 * @param operation the DynamoDB operation
	 * @param request the request, before it is customized
	 * @param send sends it
	 * @param <Q> the type of the request
	 * @param <R> the type of the answer
	 * @return the answer
	 * @throws DynamoMappingException if it fails, or the thread is interrupted while it
	 * waits
	 */
	<Q extends DynamoDbRequest, R> R callWithinLimit(String operation, Q request, Function<Q, R> send) {
		try {
			return callAll(List.of(this), operation, request, send, Charge.acquire(this, SMALL_PAGE));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new DynamoMappingException("Interrupted while " + operation + " on table '" + this.table
					+ "' waited for its rate limit. The next call asks again.", ex);
		}
	}

	/**
	 * Send a request of a batch.
	 * @param elements the tables, each as often as the batch has items of it, all with
	 * the same customizers
	 * @param operation the DynamoDB operation
	 * @param request the request, before it is customized
	 * @param send sends it
	 * @param charge what was set aside for it
	 * @param <Q> the type of the request
	 * @param <R> the type of the answer
	 * @return the answer
	 * @throws DynamoMappingException if it fails
	 */
	static <Q extends DynamoDbRequest, R> R callAll(List<TableCalls> elements, String operation, Q request,
			Function<Q, R> send, Charge charge) {
		Map<String, TableCalls> tables = new LinkedHashMap<>();
		elements.forEach((calls) -> tables.putIfAbsent(calls.table, calls));
		TableCalls first = elements.get(0);
		boolean served = false;
		try {
			Q customized = first.customized(operation, request);
			R response = first.connection.call(List.copyOf(tables.keySet()), operation, customized, send);
			served = true;
			charge.settle(Answers.capacity(response));
			return response;
		}
		catch (SdkException ex) {
			throw translate(List.copyOf(tables.values()), operation, ex);
		}
		finally {
			if (!served) {
				charge.cancel();
			}
		}
	}

	private static DynamoMappingException translate(List<TableCalls> tables, String operation, SdkException ex) {
		TableCalls first = tables.get(0);
		if (tables.size() == 1) {
			return first.translate(operation, ex);
		}
		// DynamoDB does not say which of the tables it means.
		for (TableCalls calls : tables) {
			DynamoMappingException reason = calls.ownReason(ex);
			if (reason != null) {
				return reason;
			}
		}
		return RequestErrors.translate(ex, tables.stream().map(TableCalls::mapping).toList(),
				tables.stream().map(TableCalls::table).toList(), operation, first.client());
	}

	private @Nullable DynamoMappingException ownReason(SdkException ex) {
		boolean mismatch = this.declaredKeys != null && TableDescriptions.isKeyMismatch(ex);
		if (!mismatch && !(ex instanceof ResourceNotFoundException)) {
			return null;
		}
		try {
			KeySchema found = TableDescriptions.keySchema(describe());
			return (mismatch && this.declaredKeys != null && !found.equals(this.declaredKeys))
					? keyMismatch(this.declaredKeys, ex) : null;
		}
		catch (TableNotFoundException missing) {
			return missing;
		}
		catch (DynamoMappingException undescribed) {
			return null;
		}
	}

	/**
	 * Send a write whose condition may be refused.
	 * @param operation the DynamoDB operation
	 * @param key tells the key attributes of the item
	 * @param repeatable whether it may be sent again when it may have been applied
	 * @param request the request, before it is customized
	 * @param send sends it
	 * @param result makes the result of the answer
	 * @param <Q> the type of the request
	 * @param <R> the type of the answer
	 * @return the result, also of a refusal
	 * @throws OutcomeUnknownException if nobody can say whether it was applied
	 * @throws DynamoMappingException if it fails for another reason, or a customized
	 * condition is refused
	 */
	<Q extends DynamoDbRequest, R> WriteResult write(String operation, Supplier<Map<String, AttributeValue>> key,
			boolean repeatable, Q request, Function<Q, R> send, Function<R, WriteResult> result) {
		Q customized = customized(operation, request);
		// What a customizer makes of it is for nobody to judge.
		Attempts attempts = this.connection.attempts(repeatable && isSame(request, customized));
		try {
			return result.apply(TransactionConflicts.outlast(subject(operation), attempts,
					() -> this.connection.call(List.of(this.table), operation, customized, attempts, send)));
		}
		catch (SdkException ex) {
			if (attempts.isInDoubt(ex)) {
				throw RequestErrors.outcomeUnknown(ex, this.mapping, this.table, operation, key.get(),
						attempts.count(ex), client());
			}
			return refused(operation, request, customized, ex);
		}
	}

	/**
	 * Send a write whose condition may be refused, by way of requests that are sent on
	 * their own.
	 * @param operation the DynamoDB operation
	 * @param request the request, before it is customized
	 * @param send writes what the request says
	 * @param result makes the result of the answer
	 * @param <Q> the type of the request
	 * @param <R> the type of the answer
	 * @return the result, also of a refusal
	 * @throws DynamoMappingException if it fails for another reason, or a customized
	 * condition is refused
	 */
	<Q extends DynamoDbRequest, R> WriteResult writeExactly(String operation, Q request, Function<Q, R> send,
			Function<R, WriteResult> result) {
		Q customized = customized(operation, request);
		try {
			return result.apply(send.apply(customized));
		}
		catch (SdkException ex) {
			return refused(operation, request, customized, ex);
		}
	}

	private WriteResult refused(String operation, DynamoDbRequest request, DynamoDbRequest customized,
			SdkException ex) {
		if (ex instanceof ConditionalCheckFailedException refusal && condition(customized).equals(condition(request))) {
			return new WriteResult(false, refusal.hasItem() ? refusal.item() : null);
		}
		// Whoever asked for the write would take it for a refusal of his own condition.
		throw translate(operation, ex);
	}

	/**
	 * Return what to throw where nobody can say whether a write was applied.
	 * @param operation the DynamoDB operation
	 * @param key the key attributes of the item
	 * @param attempts how often it was sent
	 * @param ex how its last attempt ended
	 * @return the exception
	 */
	OutcomeUnknownException outcomeUnknown(String operation, Map<String, AttributeValue> key, int attempts,
			SdkException ex) {
		return RequestErrors.outcomeUnknown(ex, (this.mapping != null) ? List.of(this.mapping) : List.of(),
				List.of(this.table), operation, key, attempts, client(), "Read the item and decide anew.");
	}

	// How it is sent makes no other request of it.
	private static boolean isSame(DynamoDbRequest request, DynamoDbRequest customized) {
		AwsRequestOverrideConfiguration none = null;
		return customized.toBuilder().overrideConfiguration(none).build().equals(request);
	}

	private <Q extends DynamoDbRequest> Q customized(String operation, Q request) {
		return this.customizers.apply(subject(operation), request);
	}

	private String subject(String operation) {
		return operation + " on table '" + this.table + "'";
	}

	private static Optional<String> condition(DynamoDbRequest request) {
		return request.getValueForField("ConditionExpression", String.class);
	}

	TableDescription describe() {
		DescribeTableRequest request = DescribeTableRequest.builder().tableName(this.table).build();
		return call(DESCRIBE, request, client()::describeTable).table();
	}

	/**
	 * Return what to throw where a request failed.
	 * @param operation the DynamoDB operation
	 * @param ex the failure
	 * @return the exception
	 */
	DynamoMappingException translate(String operation, SdkException ex) {
		if (this.declaredKeys != null && !operation.equals(DESCRIBE) && TableDescriptions.isKeyMismatch(ex)) {
			return keyMismatch(this.declaredKeys, ex);
		}
		return RequestErrors.translate(ex, this.mapping, this.table, operation, client());
	}

	private KeySchemaException keyMismatch(KeySchema declared, SdkException refusal) {
		String expected = "Mapping '" + this.mapping + "' expected table '" + this.table + "' to have "
				+ TableDescriptions.describe(declared);
		try {
			return new KeySchemaException(
					expected + ", found " + TableDescriptions.describe(TableDescriptions.keySchema(describe()))
							+ ". Declare the keys that the table has, or point the mapping at another table.");
		}
		catch (DynamoMappingException ex) {
			// Without the permission to describe the table there is less to say.
			return new KeySchemaException(expected + ", but DynamoDB found other keys: " + refusal.getMessage());
		}
	}

}
