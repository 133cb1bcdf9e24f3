package io.dynamomapping.internal.table;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.dynamomapping.spi.RequestListener;
import io.dynamomapping.spi.RequestReport;
import io.dynamomapping.spi.RequestStart;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;

/**
 * Tells listeners, and the log, of requests. A request of which nobody wants to hear is
 * sent as it is. What listeners throw is logged and goes no further.
 */
final class RequestListeners {

	/** Named for those who switch it on. */
	private static final Logger logger = LoggerFactory.getLogger("io.dynamomapping.requests");

	private final List<RequestListener> listeners;

	RequestListeners(List<RequestListener> listeners) {
		this.listeners = List.copyOf(listeners);
	}

	/**
	 * Return whether nobody wants to hear of requests.
	 * @return {@code true} if requests are sent as they are
	 */
	boolean areDeaf() {
		return this.listeners.isEmpty() && !logger.isDebugEnabled();
	}

	/**
	 * Send a request and tell of it.
	 * @param tables the tables
	 * @param operation the DynamoDB operation
	 * @param request the request
	 * @param attempts to be told of its attempts
	 * @param send sends it
	 * @param <Q> the type of the request
	 * @param <R> the type of the answer
	 * @return the answer
	 */
	<Q extends DynamoDbRequest, R> R call(List<String> tables, String operation, Q request, Attempts attempts,
			Function<Q, R> send) {
		String index = request.getValueForField("IndexName", String.class).orElse(null);
		RequestStart start = new RequestStart(operation, tables, index);
		Deque<RequestListener> told = begin(start);
		long begun = System.nanoTime();
		R answer;
		try {
			answer = attempts.send(request, send);
		}
		catch (RuntimeException | Error ex) {
			Duration duration = Duration.ofNanos(System.nanoTime() - begun);
			end(told, new RequestReport(start, duration, Map.of(), null, false, attempts.retries(false),
					attempts.throttles(), RequestIds.of(ex), ex));
			throw ex;
		}
		Duration duration = Duration.ofNanos(System.nanoTime() - begun);
		end(told, new RequestReport(start, duration, Answers.units(tables, answer), Answers.items(request, answer),
				Answers.isPage(answer), attempts.retries(true), attempts.throttles(), RequestIds.of(answer), null));
		return answer;
	}

	private Deque<RequestListener> begin(RequestStart start) {
		Deque<RequestListener> told = new ArrayDeque<>();
		for (RequestListener listener : this.listeners) {
			quietly(listener, start, () -> told.push(listener.beforeRequest(start)));
		}
		return told;
	}

	private void end(Collection<RequestListener> told, RequestReport report) {
		if (logger.isDebugEnabled()) {
			log(report);
		}
		told.forEach((listener) -> quietly(listener, report.start(), () -> listener.afterRequest(report)));
	}

	private static void log(RequestReport report) {
		double units = report.capacityUnits().values().stream().mapToDouble(Double::doubleValue).sum();
		logger.debug("{} on {} took {} ms{}, {}{}{}", report.operation(), target(report.start()),
				report.duration().toMillis(), report.capacityUnits().isEmpty() ? "" : ", " + units + " capacity units",
				(report.requestId() != null) ? "request " + report.requestId() : "no request id",
				(report.retries() > 0)
						? ", " + (report.retries() + 1) + " attempts (" + report.throttles() + " throttled)" : "",
				(report.failure() != null) ? ", " + report.failure().getClass().getSimpleName() : "");
	}

	private static String target(RequestStart start) {
		List<String> tables = start.tableNames();
		String index = (start.indexName() != null) ? "index '" + start.indexName() + "' of " : "";
		return tables.isEmpty() ? "all tables"
				: index + ((tables.size() == 1) ? "table " : "tables ") + RequestErrors.quoted(tables);
	}

	/**
	 * Decorate a task for another thread.
	 * @param task the task
	 * @return runs the task once, whatever listeners make of it
	 */
	Runnable decorate(Runnable task) {
		Runnable decorated = task;
		for (RequestListener listener : this.listeners) {
			decorated = decorate(listener, decorated);
		}
		return decorated;
	}

	private static Runnable decorate(RequestListener listener, Runnable task) {
		Once once = new Once(task);
		Runnable decorated;
		try {
			decorated = listener.decorate(once);
		}
		catch (Throwable ex) {
			warn(listener, "a task", ex);
			return task;
		}
		return () -> {
			try {
				decorated.run();
			}
			catch (Throwable ex) {
				// Also where it wraps the failure of the task.
				once.rethrow();
				warn(listener, "a task", ex);
			}
			once.run();
		};
	}

	// Errors of any kind, too: the request may be a write that has succeeded.
	private static void quietly(RequestListener listener, RequestStart start, Runnable action) {
		try {
			action.run();
		}
		catch (Throwable ex) {
			warn(listener, start.operation() + " on " + target(start), ex);
		}
	}

	private static void warn(RequestListener listener, String subject, Throwable ex) {
		logger.warn("{} failed on {}", listener.getClass().getName(), subject, ex);
	}

	/**
	 * A task that is run the first time only.
	 */
	private static final class Once implements Runnable {

		private final Runnable task;

		private boolean started;

		private @Nullable Throwable failure;

		Once(Runnable task) {
			this.task = task;
		}

		@Override
		public void run() {
			if (this.started) {
				return;
			}
			this.started = true;
			try {
				this.task.run();
			}
			catch (Throwable ex) {
				this.failure = ex;
				throw ex;
			}
		}

		void rethrow() {
			if (this.failure instanceof Error error) {
				throw error;
			}
			if (this.failure instanceof RuntimeException ex) {
				throw ex;
			}
		}

	}

}
