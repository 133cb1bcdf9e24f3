package io.dynamomapping.internal.table;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class BackoffTests {

	private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(50), Duration.ofSeconds(2), 10);

	@ParameterizedTest
	@CsvSource({ "1, 50", "2, 100", "3, 200", "4, 400", "5, 800", "6, 1600", "7, 2000", "8, 2000", "100, 2000",
			"2147483647, 2000" })
	void boundDoublesUpToTheMaximum(int attempt, long millis) {
		assertThat(BACKOFF.bound(attempt)).isEqualTo(Duration.ofMillis(millis));
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 6, 7, 50 })
	void waitsStayWithinTheBound(int attempt) {
		assertThat(delays(attempt))
			.allSatisfy((delay) -> assertThat(delay).isBetween(Duration.ZERO, BACKOFF.bound(attempt)));
	}

	@Test
	void waitsDifferOverTheWholeRange() {
		List<Duration> delays = delays(7);

		assertThat(delays).anyMatch((delay) -> delay.toMillis() < 500).anyMatch((delay) -> delay.toMillis() > 1500);
	}

	private static List<Duration> delays(int attempt) {
		return Stream.generate(() -> BACKOFF.delay(attempt)).limit(200).toList();
	}

}
