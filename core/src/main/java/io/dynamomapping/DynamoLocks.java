package io.dynamomapping;

import java.time.Duration;
import java.util.Optional;

/**
 * Locks between instances of an application, kept in a table: each is an item with the
 * name of the lock as its key. A lock is a lease. Its holder renews it in the background,
 * and who dies loses it.
 *
 * <pre>
 * try (DynamoLocks locks = mappings.locks("locks")) {
 *     Optional&lt;DynamoLock&gt; lock = locks.tryAcquire("nightly-report", Duration.ofSeconds(30));
 *     …
 * }
 * </pre>
 *
 * No clocks are compared. Each renewal leaves another version in the item; who finds the
 * same one for the whole lease, by its own clock, takes the lock over. So the lock of a
 * dead holder is free one lease after somebody else has first asked for it.
 * <p>
 * No lock over a network can stop a holder that was suspended, and goes on after it has
 * lost the lock. Let what the lock protects refuse smaller fencing tokens than it has
 * seen.
 * <p>
 * Acquiring, renewing and releasing is one {@code UpdateItem} each. Daemon threads renew
 * each lock three times per lease, so that a request that hangs holds up no other lock.
 * Safe for use by many threads; a lock is not reentrant.
 *
 * @see DynamoLock#fencingToken()
 */
public interface DynamoLocks extends AutoCloseable {

	/**
	 * Acquire a lock if it is free: one {@code UpdateItem}, and a second one to take it
	 * over from a dead holder.
	 * @param name the name of the lock
	 * @param lease how long the lock outlives its holder, at least 100 ms: longer than
	 * pauses of the application and failures of the network are to be expected
	 * @return the lock, or empty if somebody else holds it
	 * @throws IllegalArgumentException if the lease is too short
	 * @throws IllegalStateException after {@link #close()}
	 */
	Optional<DynamoLock> tryAcquire(String name, Duration lease);

	/**
	 * Acquire a lock, and wait for it if need be. Asks about ten times per lease, at most
	 * 100 times a second, which costs a write unit each time.
	 * @param name the name of the lock
	 * @param lease how long the lock outlives its holder, at least 100 ms
	 * @param timeout how long to wait: longer than the lease, if a holder may be dead.
	 * Requests that are not answered end this a second later at most
	 * @return the lock
	 * @throws LockNotAcquiredException if it did not become free in time
	 * @throws DynamoMappingException if the thread is interrupted
	 * @throws IllegalArgumentException if the lease is too short
	 * @throws IllegalStateException after {@link #close()}
	 */
	DynamoLock acquire(String name, Duration lease, Duration timeout);

	/**
	 * Release all locks that were acquired here, and end the threads that renew them.
	 * What could not be released within 10 seconds is free when its lease is over. Close
	 * this before the mappings that it came from.
	 */
	@Override
	void close();

}
