package io.dynamomapping.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A clock that a test moves.
 */
public final class TestClock extends Clock {

	private volatile Instant now;

	/**
	 * Create a clock.
	 * @param now what it says
	 */
	public TestClock(Instant now) {
		this.now = now;
	}

	/**
	 * Let time pass.
	 * @param duration how much
	 */
	public void pass(Duration duration) {
		this.now = this.now.plus(duration);
	}

	@Override
	public Instant instant() {
		return this.now;
	}

	@Override
	public ZoneId getZone() {
		return ZoneOffset.UTC;
	}

	@Override
	public Clock withZone(ZoneId zone) {
		throw new UnsupportedOperationException("Points in time have no zone.");
	}

}
