package io.dynamomapping.internal;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

import io.dynamomapping.DynamoLock;
import io.dynamomapping.DynamoLocks;
import io.dynamomapping.DynamoMapping;
import io.dynamomapping.DynamoMappingException;
import io.dynamomapping.LockNotAcquiredException;
import io.dynamomapping.OutcomeUnknownException;
import io.dynamomapping.internal.LockItems.LockItem;
import io.dynamomapping.internal.table.Deadline;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;

/**
 * Locks that are items of a schemaless mapping.
 */
public final class DefaultDynamoLocks implements DynamoLocks {

	private static final Logger logger = LoggerFactory.getLogger(DefaultDynamoLocks.class);

	private static final Duration SHORTEST_LEASE = Duration.ofMillis(100);

	private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

	private static final int PAUSES_PER_LEASE = 10;

	private static final Duration CLOSE_TIME = Duration.ofSeconds(10);

	private final DynamoMapping<String, ? extends Map<String, ?>> mapping;

	private final LockItems items;

	private final LockWatch watch = new LockWatch();

	private final Set<DefaultDynamoLock> held = ConcurrentHashMap.newKeySet();

	private final LockThreads threads;

	private volatile boolean closed;

	/**
	 * Create locks. Requests nothing.
	 * @param mapping the mapping that their items are in
	 */
	public DefaultDynamoLocks(DynamoMapping<String, ? extends Map<String, ?>> mapping) {
		this.mapping = mapping;
		this.items = new LockItems(mapping);
		this.threads = new LockThreads(mapping.name());
	}

	@Override
	public Optional<DynamoLock> tryAcquire(String name, Duration lease) {
		requireAcquirable(name, lease);
		return Optional.ofNullable(attempt(this.items, name, stored(lease)).lock());
	}

	@Override
	public DynamoLock acquire(String name, Duration lease, Duration timeout) {
		requireAcquirable(name, lease);
		Deadline deadline = new Deadline(timeout);
		LockItems items = new LockItems(this.mapping.customizing(DynamoDbRequest.Builder.class,
				(request) -> deadline.limit(request, this.mapping.client())));
		while (true) {
			Attempt attempt = attempt(items, name, stored(lease));
			if (attempt.lock() != null) {
				return attempt.lock();
			}
			Duration left = deadline.left();
			if (deadline.isOver()) {
				throw new LockNotAcquiredException(this.items.tableName(), name, timeout);
			}
			pause(name, shortest(left, attempt.untilStale(), lease.dividedBy(PAUSES_PER_LEASE), LONGEST_PAUSE));
		}
	}

	private void requireAcquirable(String name, Duration lease) {
		Objects.requireNonNull(name, "name");
		if (lease.compareTo(SHORTEST_LEASE) < 0) {
			throw new IllegalArgumentException(
					"Expected a lease of at least " + SHORTEST_LEASE.toMillis() + " ms for lock '" + name + "', found "
							+ lease.toMillis() + " ms. Use one that is longer than pauses of the application.");
		}
		if (this.closed) {
			throw closed(name);
		}
	}

	// The holder has to count as others do, who know milliseconds only.
	private static Duration stored(Duration lease) {
		return lease.truncatedTo(ChronoUnit.MILLIS);
	}

	private Attempt attempt(LockItems items, String name, Duration lease) {
		// Another one in each attempt: what is left of an earlier one is not renewed by a
		// later one, and must not be taken for it.
		String holder = UUID.randomUUID().toString();
		long sent = System.nanoTime();
		LockItem item = acquire(items, name, holder, lease, null);
		Duration wait = Duration.ZERO;
		if (item.holder() != null && !item.holder().equals(holder)) {
			wait = this.watch.see(name, item);
			if (wait.isNegative() || wait.isZero()) {
				sent = System.nanoTime();
				item = acquire(items, name, holder, lease, item.version());
			}
		}
		if (!holder.equals(item.holder())) {
			return new Attempt(null, wait);
		}
		this.watch.forget(name);
		DefaultDynamoLock lock = new DefaultDynamoLock(this, name, holder, item.token(), lease, sent);
		if (!lock.isHeld()) {
			clear(lock, holder);
			return new Attempt(null, Duration.ZERO);
		}
		this.held.add(lock);
		start(lock);
		return new Attempt(lock, Duration.ZERO);
	}

	// Nobody will know of it, and it is not renewed: others need not wait for its end.
	private LockItem acquire(LockItems items, String name, String holder, Duration lease, @Nullable String stale) {
		try {
			return items.acquire(name, holder, lease, stale);
		}
		catch (OutcomeUnknownException ex) {
			try {
				this.threads.execute(() -> giveUp(name, holder));
			}
			catch (RejectedExecutionException closed) {
				ex.addSuppressed(closed);
			}
			throw ex;
		}
	}

	private void giveUp(String name, String holder) {
		try {
			this.items.release(name, holder, 0);
		}
		catch (RuntimeException ex) {
			logger.warn("Lock '{}' may have been acquired without an answer, and will be free when its lease is over",
					name, ex);
		}
	}

	// The answer took longer than the lease: others may have taken over already.
	private void clear(DefaultDynamoLock lock, String holder) {
		try {
			this.items.release(lock.name(), holder, lock.fencingToken());
		}
		catch (RuntimeException ex) {
			logger.warn("{} was acquired too late and not released, and will be free when its lease is over", lock, ex);
		}
	}

	private void start(DefaultDynamoLock lock) {
		try {
			lock.start();
		}
		catch (RejectedExecutionException ex) {
			// Closed meanwhile, as is seen next.
		}
		if (this.closed) {
			lock.release();
			throw closed(lock.name());
		}
	}

	private static IllegalStateException closed(String name) {
		return new IllegalStateException("Expected open locks to acquire '" + name
				+ "', found that they were closed. Close them when nobody needs a lock any more.");
	}

	private static Duration shortest(Duration... durations) {
		Duration shortest = LONGEST_PAUSE;
		for (Duration duration : durations) {
			shortest = (!duration.isZero() && !duration.isNegative() && duration.compareTo(shortest) < 0) ? duration
					: shortest;
		}
		return shortest;
	}

	private void pause(String name, Duration pause) {
		try {
			TimeUnit.NANOSECONDS.sleep(pause.toNanos());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new DynamoMappingException("Interrupted while waiting for lock '" + name + "' of table '"
					+ this.items.tableName() + "'. It was not acquired.", ex);
		}
	}

	LockItems items() {
		return this.items;
	}

	LockThreads threads() {
		return this.threads;
	}

	void forget(DefaultDynamoLock lock) {
		this.held.remove(lock);
	}

	@Override
	public void close() {
		this.closed = true;
		Deadline deadline = new Deadline(CLOSE_TIME);
		for (DefaultDynamoLock lock : this.held) {
			if (deadline.isOver()) {
				logger.warn("{} was not released in time, and will be free when its lease is over", lock);
				continue;
			}
			try {
				lock.release();
			}
			catch (RuntimeException ex) {
				logger.warn("{} was not released, and will be free when its lease is over", lock, ex);
			}
		}
		this.threads.end();
	}

	@Override
	public String toString() {
		return "DynamoLocks of table '" + this.items.tableName() + "'";
	}

	private record Attempt(@Nullable DefaultDynamoLock lock, Duration untilStale) {
	}

}
