package io.dynamomapping.internal.table;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long to wait before a request is tried again: a random time up to a bound that
 * doubles with each attempt. What got nowhere for long enough is given up.
 *
 * @param base the bound after the first attempt
 * @param max the bound that is never exceeded
 * @param attempts how often to try without getting anywhere
 * @param limit after which time without getting anywhere nothing is tried again
 * @see <a href=
 * "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html">Error
 * retries and exponential backoff</a>
 */
public record Backoff(Duration base, Duration max, int attempts, Duration limit) {

	/** Long enough for each of a few attempts to take as long as a request may. */
	private static final Duration LIMIT = Duration.ofSeconds(30);

	/**
	 * For batches of which elements are left unprocessed.
	 */
	public static final Backoff BATCH = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(2), 10);

	/**
	 * Between the turns of a compare-and-set loop, which races with writers that take one
	 * round trip each.
	 */
	public static final Backoff COMPARE_AND_SET = new Backoff(Duration.ofMillis(2), Duration.ofMillis(100), 100);

	/**
	 * Between attempts of a transaction that is cancelled because others are writing the
	 * same items.
	 */
	static final Backoff TRANSACTION = new Backoff(Duration.ofMillis(20), Duration.ofMillis(500), 8);

	Backoff(Duration base, Duration max, int attempts) {
		this(base, max, attempts, LIMIT);
	}

	/**
	 * Begin to try.
	 * @return the turns, the first of which is under way
	 */
	public Turns turns() {
		return new Turns(this);
	}

	/**
	 * Return a time to wait, another one each time.
	 * @param attempt the number of attempts so far
	 * @return the time, within the bound
	 */
	Duration delay(int attempt) {
		return Duration.ofNanos(ThreadLocalRandom.current().nextLong(bound(attempt).toNanos() + 1));
	}

	/**
	 * Return the longest time to wait.
	 * @param attempt the number of attempts so far
	 * @return the time
	 */
	Duration bound(int attempt) {
		return Duration
			.ofNanos(Math.min(this.max.toNanos(), this.base.toNanos() << Math.min(Math.max(attempt - 1, 0), 20)));
	}

}
