package io.dynamomapping.internal.table;

/**
 * The attempts of one loop, counted and timed while it gets nowhere. For one thread.
 */
public final class Turns {

	private final Backoff backoff;

	private long start = System.nanoTime();

	private int count = 1;

	Turns(Backoff backoff) {
		this.backoff = backoff;
	}

	/**
	 * Return how often was tried without getting anywhere.
	 * @return the number of turns, the present one included
	 */
	public int count() {
		return this.count;
	}

	/**
	 * Return whether this turn is the last one.
	 * @return {@code true} if there were too many, or the time is up
	 */
	public boolean isLast() {
		return this.count >= this.backoff.attempts() || left() <= 0;
	}

	/**
	 * Wait for the next turn.
	 * @throws InterruptedException if the thread is interrupted
	 */
	public void next() throws InterruptedException {
		long pause = Math.min(this.backoff.delay(this.count).toMillis(), Math.max(0, left() / 1_000_000));
		Thread.sleep(pause);
		this.count++;
	}

	/**
	 * Count anew, as this turn got somewhere.
	 */
	void restart() {
		this.start = System.nanoTime();
		this.count = 0;
	}

	/**
	 * Return since when nothing was got.
	 * @return the time, as {@link System#nanoTime()} tells it
	 */
	long start() {
		return this.start;
	}

	private long left() {
		return this.backoff.limit().toNanos() - (System.nanoTime() - this.start);
	}

}
