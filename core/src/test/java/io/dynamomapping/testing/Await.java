package io.dynamomapping.testing;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Waits for what other threads do.
 */
public final class Await {

	private static final Duration LIMIT = Duration.ofMinutes(2);

	private Await() {
	}

	/**
	 * Wait until something is so.
	 * @param what what to wait for, for messages
	 * @param condition whether it is so
	 * @throws AssertionError if it does not happen
	 */
	public static void until(String what, BooleanSupplier condition) {
		long start = System.nanoTime();
		while (!condition.getAsBoolean()) {
			if (System.nanoTime() - start > LIMIT.toNanos()) {
				throw new AssertionError("Waited " + LIMIT.toSeconds() + " s in vain until " + what);
			}
			pause(Duration.ofMillis(10));
		}
	}

	/**
	 * Let time pass.
	 * @param duration how long
	 */
	public static void pause(Duration duration) {
		try {
			TimeUnit.NANOSECONDS.sleep(duration.toNanos());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new AssertionError("Interrupted", ex);
		}
	}

}
