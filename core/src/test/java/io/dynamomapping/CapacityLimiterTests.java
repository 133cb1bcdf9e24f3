package io.dynamomapping;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Limits by a clock that only waiting moves on.
 */
class CapacityLimiterTests {

	private long now = 17;

	private final CapacityLimiter limiter = new CapacityLimiter(10, () -> this.now,
			(nanoseconds) -> this.now += nanoseconds);

	private Duration waited(double expected, double actual) throws InterruptedException {
		long start = this.now;
		this.limiter.acquire(expected);
		Duration waited = Duration.ofNanos(this.now - start);
		this.limiter.settle(expected, actual);
		return waited;
	}

	@Test
	void firstRequestDoesNotWait() throws InterruptedException {
		assertThat(waited(1, 25)).isZero();
	}

	@Test
	void debtIsPaidOffBeforeTheNextRequest() throws InterruptedException {
		waited(1, 25);

		assertThat(waited(1, 5)).isEqualTo(Duration.ofMillis(2500));
		assertThat(waited(1, 0)).isEqualTo(Duration.ofMillis(500));
	}

	@Test
	void nobodyPaysForARequestThatWasNotServed() throws InterruptedException {
		waited(25, 0);

		assertThat(waited(1, 1)).isZero();
		assertThat(this.limiter.consumedUnits()).isEqualTo(1);
	}

	@Test
	void unusedUnitsAreKeptForASecond() throws InterruptedException {
		this.now += Duration.ofMinutes(5).toNanos();

		assertThat(waited(10, 10)).isZero();
		assertThat(waited(1, 1)).isZero();
		assertThat(waited(1, 1)).isEqualTo(Duration.ofMillis(100));
	}

	@Test
	void requestsInFlightAreCounted() throws InterruptedException {
		this.limiter.acquire(20);
		long start = this.now;

		this.limiter.acquire(1);

		assertThat(Duration.ofNanos(this.now - start)).isEqualTo(Duration.ofSeconds(2));
	}

	@Test
	void longRunKeepsWithinTheLimit() throws InterruptedException {
		long start = this.now;

		for (int request = 0; request < 1000; request++) {
			waited(0.5, request % 7);
		}

		double seconds = (this.now - start) / 1e9;
		assertThat(this.limiter.consumedUnits() / seconds).isBetween(9.9, 10.1);
	}

	@Test
	void interruptionEndsTheWaitingAndTakesNothing() throws InterruptedException {
		AtomicInteger sleeps = new AtomicInteger();
		CapacityLimiter interrupted = new CapacityLimiter(10, () -> this.now, (nanoseconds) -> {
			if (sleeps.getAndIncrement() == 0) {
				throw new InterruptedException();
			}
			this.now += nanoseconds;
		});
		interrupted.acquire(10);

		assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> interrupted.acquire(100));

		long start = this.now;
		interrupted.acquire(1);
		assertThat(Duration.ofNanos(this.now - start)).isEqualTo(Duration.ofSeconds(1));
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0, -1, Double.NaN, Double.POSITIVE_INFINITY })
	void limitHasToBeANumber(double units) {
		assertThatIllegalArgumentException().isThrownBy(() -> CapacityLimiter.perSecond(units))
			.withMessage("Expected a rate limit of more than 0 units per second, found " + units
					+ ". Leave it out for no limit.");
	}

	@Test
	void saysWhatItAllows() {
		assertThat(CapacityLimiter.perSecond(2.5)).hasToString("CapacityLimiter[2.5 units per second]");
		assertThat(CapacityLimiter.perSecond(2.5).unitsPerSecond()).isEqualTo(2.5);
	}

}
