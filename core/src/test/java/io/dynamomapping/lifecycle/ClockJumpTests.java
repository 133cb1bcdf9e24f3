package io.dynamomapping.lifecycle;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

import io.dynamomapping.DynamoLock;
import io.dynamomapping.DynamoLocks;
import io.dynamomapping.DynamoMapping;
import io.dynamomapping.KeySchema;
import io.dynamomapping.MappingOptions;
import io.dynamomapping.client.DynamoMappings;
import io.dynamomapping.testing.Book;
import io.dynamomapping.testing.TestClock;
import io.dynamomapping.testing.TestTables;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A clock that is set an hour forward or back: items expire by it, everything else goes
 * by time that has passed.
 */
class ClockJumpTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private final TestClock clock = new TestClock(Instant.now());

	private final DynamoMappings mappings = DynamoMappings.builder(tables.client()).clock(this.clock).build();

	@Test
	@DisplayName("L7 clock jumps, times to live")
	void itemsExpireByTheClock() {
		DynamoMapping<String, Book> books = this.mappings.open("books", String.class, Book.class,
				MappingOptions.defaults()
					.withTableName(tables.create(KeySchema.simple("isbn", ScalarAttributeType.S)))
					.withTimeToLiveAttribute("expiry"));
		books.put(Book.FOUNDATION.isbn(), Book.FOUNDATION, Duration.ofMinutes(30));

		this.clock.pass(Duration.ofHours(1));
		assertThat(books.get(Book.FOUNDATION.isbn())).isNull();
		assertThat(books).isEmpty();
		this.clock.pass(Duration.ofHours(-2));
		assertThat(books.get(Book.FOUNDATION.isbn())).isEqualTo(Book.FOUNDATION);
		assertThat(books).containsOnlyKeys(Book.FOUNDATION.isbn());

		books.put(Book.FOUNDATION.isbn(), Book.FOUNDATION, Duration.ofMinutes(30));
		assertThat(Long.parseLong(Objects.requireNonNull(tables.item(books, Book.FOUNDATION.isbn()).get("expiry")).n()))
			.isBetween(this.clock.instant().plus(Duration.ofMinutes(30)).getEpochSecond(),
					this.clock.instant().plus(Duration.ofMinutes(30)).getEpochSecond() + 1);
	}

	@ParameterizedTest(name = "L7 clock jumps by {0} h, leases")
	@ValueSource(ints = { 1, -1 })
	void leasesGoByTimeThatHasPassed(int hours) {
		String table = tables.create(KeySchema.simple("id", ScalarAttributeType.S));
		try (DynamoLocks locks = this.mappings.locks(table); DynamoLocks others = this.mappings.locks(table)) {
			DynamoLock lock = locks.tryAcquire("report", Duration.ofMinutes(10)).orElseThrow();
			assertThat(others.tryAcquire("report", Duration.ofMinutes(10))).isEmpty();

			this.clock.pass(Duration.ofHours(hours));

			assertThat(lock.isHeld()).isTrue();
			assertThat(others.tryAcquire("report", Duration.ofMinutes(10))).isEmpty();
			assertThat(lock.release()).isTrue();
			assertThat(others.tryAcquire("report", Duration.ofMinutes(10))).isPresent();
		}
	}

}
