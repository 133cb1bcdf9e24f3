package io.dynamomapping.internal.table;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

import io.dynamomapping.spi.RequestListener;
import io.dynamomapping.spi.RequestReport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/**
 * A client, and what all mappings opened from it share: listeners, the workers that
 * batches run on, and what seals page tokens. The client belongs to the caller and is not
 * closed.
 */
public final class Connection implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(Connection.class);

	private final DynamoDbClient client;

	private final List<RequestListener> listeners;

	private final Workers workers;

	private final PageTokenSeal pageTokenSeal;

	private volatile boolean closed;

	/**
	 * Create a connection.
	 * @param client the client
	 * @param listeners told of every request
	 * @param batchConcurrency how many requests of batches may be in flight
	 * @param pageTokenSecret what page tokens are sealed with, or {@code null} for none
	 */
	public Connection(DynamoDbClient client, List<RequestListener> listeners, int batchConcurrency,
			byte @Nullable [] pageTokenSecret) {
		this.client = client;
		this.listeners = List.copyOf(listeners);
		this.workers = new Workers(batchConcurrency);
		this.pageTokenSeal = new PageTokenSeal(pageTokenSecret);
	}

	/**
	 * Return the client.
	 * @return the client
	 */
	public DynamoDbClient client() {
		return this.client;
	}

	Workers workers() {
		return this.workers;
	}

	PageTokenSeal pageTokenSeal() {
		return this.pageTokenSeal;
	}

	/**
	 * Return whether DynamoDB is to report consumed capacity.
	 * @return to be set on requests; {@code null} where nobody listens
	 */
	@Nullable ReturnConsumedCapacity returnConsumedCapacity() {
		return this.listeners.isEmpty() ? null : ReturnConsumedCapacity.TOTAL;
	}

	/**
	 * Send a request and report it.
	 * @param table the table
	 * @param operation the DynamoDB operation
	 * @param request sends the request
	 * @param capacity finds the consumed capacity in the answer
	 * @param <R> the type of the answer
	 * @return the answer
	 * @throws SdkException whatever the SDK throws
	 */
	<R> R call(String table, String operation, Supplier<R> request, Function<R, List<ConsumedCapacity>> capacity) {
		return call(List.of(table), operation, request, capacity);
	}

	/**
	 * Send a request for items of several tables, and report it for each of them.
	 * @param tables the tables
	 * @param operation the DynamoDB operation
	 * @param request sends the request
	 * @param capacity finds the consumed capacity in the answer
	 * @param <R> the type of the answer
	 * @return the answer
	 * @throws SdkException whatever the SDK throws
	 */
	<R> R call(List<String> tables, String operation, Supplier<R> request,
			Function<R, List<ConsumedCapacity>> capacity) {
		requireOpen(tables.get(0));
		if (this.listeners.isEmpty() && !logger.isDebugEnabled()) {
			return request.get();
		}
		long start = System.nanoTime();
		try {
			R response = request.get();
			List<ConsumedCapacity> consumed = capacity.apply(response);
			for (String table : tables) {
				report(table, operation, start, (tables.size() == 1) ? consumed : of(table, consumed),
						RequestIds.of(response), null);
			}
			return response;
		}
		catch (RuntimeException ex) {
			tables.forEach((table) -> report(table, operation, start, List.of(), RequestIds.of(ex), ex));
			throw ex;
		}
	}

	private static List<ConsumedCapacity> of(String table, List<ConsumedCapacity> consumed) {
		return consumed.stream().filter((capacity) -> table.equals(capacity.tableName())).toList();
	}

	void requireOpen(String table) {
		if (this.closed) {
			throw new IllegalStateException("Expected an open mapping for table '" + table
					+ "', found it closed together with the DynamoMappings that opened it. Keep that open for as long as its mappings are in use.");
		}
	}

	private void report(String table, String operation, long start, List<ConsumedCapacity> capacity,
			@Nullable String requestId, @Nullable RuntimeException failure) {
		Duration duration = Duration.ofNanos(System.nanoTime() - start);
		Double units = units(capacity);
		logger.debug("{} on table '{}' took {} ms, {} capacity units, request {}{}", operation, table,
				duration.toMillis(), (units != null) ? units : "unknown",
				(requestId != null) ? requestId : "unanswered",
				(failure != null) ? ", " + failure.getClass().getSimpleName() : "");
		RequestReport report = new RequestReport(table, operation, duration, units, requestId, failure);
		for (RequestListener listener : this.listeners) {
			try {
				listener.afterRequest(report);
			}
			catch (RuntimeException ex) {
				logger.warn("{} failed on {} of table '{}'", listener.getClass().getName(), operation, table, ex);
			}
		}
	}

	private static @Nullable Double units(List<ConsumedCapacity> capacity) {
		double sum = 0;
		for (ConsumedCapacity consumed : capacity) {
			Double units = consumed.capacityUnits();
			if (units == null) {
				return null;
			}
			sum += units;
		}
		return capacity.isEmpty() ? null : Double.valueOf(sum);
	}

	@Override
	public void close() {
		this.closed = true;
		this.workers.close();
	}

}
