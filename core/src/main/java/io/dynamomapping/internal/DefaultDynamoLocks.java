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
import io.dynamomapping.internal.LockItems.LockItem;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Locks that are items of a schemaless mapping.
 */
public final class DefaultDynamoLocks implements DynamoLocks {

	private static final Logger logger = LoggerFactory.getLogger(DefaultDynamoLocks.class);

	private static final Duration SHORTEST_LEASE = Duration.ofMillis(100);

	private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

	private static final int PAUSES_PER_LEASE = 10;

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
		this.items = new LockItems(mapping);
		this.threads = new LockThreads(mapping.name());
	}

	@Override
	public Optional<DynamoLock> tryAcquire(String name, Duration lease) {
		requireAcquirable(name, lease);
		return Optional.ofNullable(attempt(name, stored(lease)).lock());
	}

	@Override
	public DynamoLock acquire(String name, Duration lease, Duration timeout) {
		requireAcquirable(name, lease);
		long start = System.nanoTime();
		while (true) {
			Attempt attempt = attempt(name, stored(lease));
			if (attempt.lock() != null) {
				return attempt.lock();
			}
			Duration left = timeout.minusNanos(System.nanoTime() - start);
			if (left.isNegative() || left.isZero()) {
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

	private Attempt attempt(String name, Duration lease) {
		// Another one in each attempt: what is left of an earlier one is not renewed by a
		// later one, and must not be taken for it.
		String holder = UUID.randomUUID().toString();
		long sent = System.nanoTime();
		LockItem item = this.items.acquire(name, holder, lease, null);
		Duration wait = Duration.ZERO;
		if (item.holder() != null && !item.holder().equals(holder)) {
			wait = this.watch.see(name, item);
			if (wait.isNegative() || wait.isZero()) {
				sent = System.nanoTime();
				item = this.items.acquire(name, holder, lease, item.version());
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
		for (DefaultDynamoLock lock : this.held) {
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
