package com.acme.guide;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import io.dynamomapping.Attribute;
import io.dynamomapping.DynamoLock;
import io.dynamomapping.DynamoLocks;
import io.dynamomapping.DynamoMapping;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static io.dynamomapping.Attribute.attr;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The listings of the page on locks.
 */
@ExtendWith(Shop.class)
class LocksGuideTests {

	private final Pages report = new Pages();

	@Test
	void lockIsAcquiredIfItIsFree(DynamoLocks locks, Calls calls) {
		Pages report = this.report;
		calls.clear();

		Optional<DynamoLock> lock = locks.tryAcquire("nightly-report", Duration.ofSeconds(30));
		if (lock.isPresent()) {
			try (DynamoLock held = lock.get()) {
				report.write(held);
			}
		}

		assertThat(report.tokens).containsExactly(1L);
		assertThat(calls.units()).isEqualTo(2.0);
		assertThat(calls.operations()).containsExactly("UpdateItem", "UpdateItem");
	}

	@Test
	void lockIsWaitedFor(DynamoLocks locks) {
		Pages report = this.report;

		try (DynamoLock lock = locks.acquire("nightly-report", Duration.ofSeconds(30), Duration.ofMinutes(2))) {
			report.write(lock);
		}

		assertThat(report.tokens).containsExactly(1L);
	}

	@Test
	void workEndsWhenTheLockIsLost(DynamoLocks locks) {
		Pages report = this.report;
		DynamoLock lock = locks.acquire("nightly-report", Duration.ofSeconds(30), Duration.ofMinutes(2));

		AtomicBoolean stop = new AtomicBoolean();
		lock.onLost(() -> stop.set(true));
		while (lock.isHeld() && !stop.get() && report.hasNext()) {
			report.writeNext(lock);
		}

		assertThat(report.tokens).containsExactly(1L, 1L, 1L);
		lock.release();
		assertThat(lock.isHeld()).isFalse();
	}

	@Test
	void smallerTokensAreRefused(DynamoLocks locks, DynamoMapping<String, Report> reports) {
		DynamoLock lock = locks.acquire("nightly-report", Duration.ofSeconds(30), Duration.ofMinutes(2));
		reports.put("2026-03", new Report("2026-03", null, List.of()));

		Attribute<Long> token = attr(Report::token);
		boolean written = reports.at("2026-03")
			.onlyIf(token.missing().or(token.le(lock.fencingToken())))
			.upsert(token.set(lock.fencingToken()).and(attr(Report::pages).append("Page 1")))
			.isPresent();

		assertThat(written).isTrue();
		assertThat(reports.get("2026-03")).isEqualTo(new Report("2026-03", 1L, List.of("Page 1")));
		assertThat(reports.at("2026-03").onlyIf(token.le(0L)).update(token.set(0L))).isEmpty();
	}

	private static final class Pages {

		private final List<Long> tokens = new ArrayList<>();

		void write(DynamoLock lock) {
			this.tokens.add(lock.fencingToken());
		}

		boolean hasNext() {
			return this.tokens.size() < 3;
		}

		void writeNext(DynamoLock lock) {
			write(lock);
		}

	}

}
