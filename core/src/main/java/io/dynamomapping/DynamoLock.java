package io.dynamomapping;

/**
 * A lock that was acquired. It is renewed in the background until it is released or lost;
 * a lost one never becomes held again. Safe for use by many threads.
 *
 * @see DynamoLocks
 */
public interface DynamoLock extends AutoCloseable {

	/**
	 * Return the name of the lock.
	 * @return the name
	 */
	String name();

	/**
	 * Return the number of this acquisition. It is larger than that of each holder
	 * before. Whatever the lock protects should refuse a smaller one than it has seen:
	 *
	 * <pre>
	 * Condition mine = attr(Report::token).missing().or(attr(Report::token).le(lock.fencingToken()));
	 * reports.at("2026-03").onlyIf(mine).put(report);
	 * </pre>
	 * @return a number from 1
	 */
	long fencingToken();

	/**
	 * Return whether the lock is held: neither released, nor refused to be renewed, nor
	 * unconfirmed for a whole lease. Costs nothing. It may be lost the moment after.
	 * @return {@code false} if somebody else may hold it
	 */
	boolean isHeld();

	/**
	 * Do something when the lock is lost, at once if it is already. Not called for a lock
	 * that was released. Runs in the background, in time even while a renewal hangs; what
	 * it throws is logged.
	 * @param action what to do, called once
	 */
	void onLost(Runnable action);

	/**
	 * Release the lock: one {@code UpdateItem} that clears the holder, none if it has
	 * been released or lost already. The item stays, as the fencing token has to outlive
	 * its holders.
	 * @return whether it was held until now
	 */
	boolean release();

	/**
	 * Release the lock.
	 * @see #release()
	 */
	@Override
	void close();

}
