package io.dynamomapping;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Limits how many capacity units requests consume in a second. What a request costs is
 * known only when it is over: one that costs more than there was leaves a debt, and the
 * next one waits until it is paid off. Units that nobody used are kept for one second.
 * <p>
 * Read and write units are the same to it. Share one object between all that are to keep
 * within one limit together. Safe for use by many threads.
 *
 * <pre>
 * CapacityLimiter background = CapacityLimiter.perSecond(50);
 * books.scan().rateLimit(background).stream()…
 * </pre>
 *
 * @see Selection#rateLimit
 * @see MappingOptions#withRateLimit
 */
public final class CapacityLimiter {

	private static final double NANOSECONDS = TimeUnit.SECONDS.toNanos(1);

	private final double unitsPerSecond;

	private final LongSupplier clock;

	private final Sleeper sleeper;

	private double balance;

	private double consumed;

	private long updated;

	CapacityLimiter(double unitsPerSecond, LongSupplier clock, Sleeper sleeper) {
		if (!(unitsPerSecond > 0) || Double.isInfinite(unitsPerSecond)) {
			throw new IllegalArgumentException("Expected a rate limit of more than 0 units per second, found "
					+ unitsPerSecond + ". Leave it out for no limit.");
		}
		this.unitsPerSecond = unitsPerSecond;
		this.clock = clock;
		this.sleeper = sleeper;
		this.updated = clock.getAsLong();
	}

	/**
	 * Return a new limiter.
	 * @param units the number of read or write units in a second, more than 0
	 * @return the limiter
	 */
	public static CapacityLimiter perSecond(double units) {
		return new CapacityLimiter(units, System::nanoTime, TimeUnit.NANOSECONDS::sleep);
	}

	/**
	 * Return the limit.
	 * @return the number of units in a second
	 */
	public double unitsPerSecond() {
		return this.unitsPerSecond;
	}

	/**
	 * Return how many units were consumed under this limit.
	 * @return their sum, without those of requests that are not over
	 */
	public synchronized double consumedUnits() {
		return this.consumed;
	}

	/**
	 * Wait until there is no debt, then set units aside for a request. Each call is to be
	 * followed by {@link #settle}.
	 * @param expected how many units the request may cost
	 * @throws InterruptedException if the thread is interrupted while it waits; nothing
	 * is set aside then
	 */
	public void acquire(double expected) throws InterruptedException {
		for (long wait = takeOrWait(expected); wait > 0; wait = takeOrWait(expected)) {
			this.sleeper.sleep(wait);
		}
	}

	/**
	 * Wait for a while until there is no debt, then set units aside for a request. Each
	 * call that succeeds is to be followed by {@link #settle}.
	 * @param expected how many units the request may cost
	 * @param timeout how long to wait
	 * @return {@code false} if there still was a debt, and nothing is set aside
	 * @throws InterruptedException if the thread is interrupted while it waits; nothing
	 * is set aside then
	 */
	public boolean tryAcquire(double expected, Duration timeout) throws InterruptedException {
		long start = this.clock.getAsLong();
		for (long wait = takeOrWait(expected); wait > 0; wait = takeOrWait(expected)) {
			long left = timeout.toNanos() - (this.clock.getAsLong() - start);
			if (left <= 0) {
				return false;
			}
			this.sleeper.sleep(Math.min(wait, left));
		}
		return true;
	}

	private synchronized long takeOrWait(double expected) {
		long now = this.clock.getAsLong();
		this.balance = Math.min(this.unitsPerSecond,
				this.balance + (now - this.updated) / NANOSECONDS * this.unitsPerSecond);
		this.updated = now;
		if (this.balance < 0) {
			return (long) Math.ceil(-this.balance / this.unitsPerSecond * NANOSECONDS);
		}
		this.balance -= expected;
		return 0;
	}

	/**
	 * Charge a request in place of the units that were set aside for it.
	 * @param expected what {@link #acquire} was called with
	 * @param actual how many units it has cost, 0 if it was not served
	 */
	public synchronized void settle(double expected, double actual) {
		this.balance += expected - actual;
		this.consumed += actual;
	}

	@Override
	public String toString() {
		return "CapacityLimiter[" + this.unitsPerSecond + " units per second]";
	}

	/**
	 * Waits.
	 */
	interface Sleeper {

		void sleep(long nanoseconds) throws InterruptedException;

	}

}
