package io.dynamomapping.internal.table;

import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.function.Supplier;

import io.dynamomapping.spi.RequestListener;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/**
 * A client, and what all mappings opened from it share: listeners, the workers that
 * batches run on, and what seals page tokens. The client belongs to the caller and is not
 * closed.
 */
public final class Connection implements AutoCloseable {

	private final DynamoDbClient client;

	private final RequestListeners listeners;

	private final Workers workers;

	private final Backoff batchBackoff;

	private final PageTokenSeal pageTokenSeal;

	private final InterruptWatch interrupts = new InterruptWatch();

	private volatile @Nullable Boolean trackedByClient;

	private volatile @Nullable CallTimeouts timeouts;

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
		this(client, listeners, batchConcurrency, Backoff.BATCH, pageTokenSecret);
	}

	/**
	 * Create a connection of which batches wait in another way.
	 * @param client the client
	 * @param listeners told of every request
	 * @param batchConcurrency how many requests of batches may be in flight
	 * @param batchBackoff how long batches wait before what was left is sent again
	 * @param pageTokenSecret what page tokens are sealed with, or {@code null} for none
	 */
	public Connection(DynamoDbClient client, List<RequestListener> listeners, int batchConcurrency,
			Backoff batchBackoff, byte @Nullable [] pageTokenSecret) {
		this.batchBackoff = batchBackoff;
		this.client = client;
		this.listeners = new RequestListeners(listeners);
		this.workers = new Workers(batchConcurrency, this.listeners::decorate);
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

	Backoff batchBackoff() {
		return this.batchBackoff;
	}

	PageTokenSeal pageTokenSeal() {
		return this.pageTokenSeal;
	}

	/**
	 * Return whether DynamoDB is to report consumed capacity.
	 * @return to be set on requests; {@code null} where nobody listens
	 */
	@Nullable ReturnConsumedCapacity returnConsumedCapacity() {
		return this.listeners.areDeaf() ? null : ReturnConsumedCapacity.TOTAL;
	}

	/**
	 * Send a request and report it.
	 * @param tables the tables
	 * @param operation the DynamoDB operation
	 * @param request the request
	 * @param send sends it
	 * @param <Q> the type of the request
	 * @param <R> the type of the answer
	 * @return the answer
	 * @throws SdkException whatever the SDK throws
	 */
	<Q extends DynamoDbRequest, R> R call(List<String> tables, String operation, Q request, Function<Q, R> send) {
		requireOpen(tables.get(0));
		List<String> named = TableNames.ALL.equals(tables.get(0)) ? List.of() : tables;
		Attempts attempts = attempts(true);
		Function<Q, R> checked = EmptyAnswers.refusing(attempts, send);
		boolean counted = attempts.isTrackedByClient() || !this.listeners.areDeaf();
		return watched(request, attempts,
				() -> counted ? send(named, operation, request, attempts, checked) : ask(request, attempts, checked));
	}

	// To observe every read of such a client would take long.
	private static <Q extends DynamoDbRequest, R> R ask(Q request, Attempts attempts, Function<Q, R> send) {
		R answer = send.apply(request);
		return EmptyAnswers.isAmbiguous(answer) ? attempts.send(request, send) : answer;
	}

	/**
	 * Send a request of which the attempts count, and report it.
	 * @param tables the tables
	 * @param operation the DynamoDB operation
	 * @param request the request
	 * @param attempts its attempts, of {@link #attempts}
	 * @param send sends it
	 * @param <Q> the type of the request
	 * @param <R> the type of the answer
	 * @return the answer
	 * @throws SdkException whatever the SDK throws
	 */
	<Q extends DynamoDbRequest, R> R call(List<String> tables, String operation, Q request, Attempts attempts,
			Function<Q, R> send) {
		requireOpen(tables.get(0));
		return watched(request, attempts,
				() -> send(tables, operation, request, attempts, EmptyAnswers.refusing(attempts, send)));
	}

	private <Q extends DynamoDbRequest, R> R send(List<String> tables, String operation, Q request, Attempts attempts,
			Function<Q, R> send) {
		return this.listeners.areDeaf() ? attempts.send(request, send)
				: this.listeners.call(tables, operation, request, attempts, send);
	}

	private <R> R watched(DynamoDbRequest request, Attempts attempts, Supplier<R> send) {
		InterruptWatch.Watched watched = watch(request);
		attempts.watchedBy(watched);
		try {
			return send.get();
		}
		catch (RejectedExecutionException | IllegalStateException ex) {
			throw isOfClosedClient(ex) ? new IllegalStateException(
					"Expected an open DynamoDbClient, found it closed. Close the mappings that use it first.", ex) : ex;
		}
		finally {
			if (watched != null) {
				watched.end();
			}
		}
	}

	// The SDK has no exception of its own for it. Some HTTP clients go on all the same.
	private static boolean isOfClosedClient(RuntimeException failure) {
		return failure instanceof RejectedExecutionException
				|| "Connection pool shut down".equals(failure.getMessage());
	}

	private InterruptWatch.@Nullable Watched watch(DynamoDbRequest request) {
		CallTimeouts ofClient = this.timeouts;
		if (ofClient == null) {
			ofClient = CallTimeouts.of(this.client);
			this.timeouts = ofClient;
		}
		CallTimeouts timeouts = ofClient.of(request);
		return timeouts.areNone() ? null : this.interrupts.begin(timeouts.attempt(), timeouts.call());
	}

	/**
	 * Return what counts the attempts of a request that is about to be sent.
	 * @param repeatable whether it may be sent again when it may have been applied
	 * @return a new instance for one request
	 */
	Attempts attempts(boolean repeatable) {
		Boolean tracked = this.trackedByClient;
		if (tracked == null) {
			tracked = isTracked(this.client);
			this.trackedByClient = tracked;
		}
		return new Attempts(tracked, repeatable);
	}

	private static boolean isTracked(DynamoDbClient client) {
		try {
			return client.serviceClientConfiguration()
				.overrideConfiguration()
				.retryStrategy()
				.filter(TrackedRetryStrategy.class::isInstance)
				.isPresent();
		}
		catch (RuntimeException ex) {
			// A client of the user's own, or of a test, that does not say.
			return false;
		}
	}

	void requireOpen(String table) {
		if (this.closed) {
			throw new IllegalStateException("Expected an open mapping for table '" + table
					+ "', found it closed together with the DynamoMappings that opened it. Keep that open for as long as its mappings are in use.");
		}
	}

	@Override
	public void close() {
		this.closed = true;
		this.workers.close();
		this.interrupts.close();
	}

}
