package io.dynamomapping;

import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import io.dynamomapping.client.DynamoMappings;
import io.dynamomapping.testing.Book;
import io.dynamomapping.testing.LeavingClient;
import io.dynamomapping.testing.Library;
import io.dynamomapping.testing.TestTables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

/**
 * Selections and batches that wait for a limit, by a clock that only waiting moves on.
 */
class RateLimitTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private final DynamoMapping<String, Book> books = tables.books();

	private final AtomicLong now = new AtomicLong();

	private final CapacityLimiter limiter = limiter(10);

	private CapacityLimiter limiter(double units) {
		return new CapacityLimiter(units, this.now::get, this.now::addAndGet);
	}

	private double seconds() {
		return this.now.get() / 1e9;
	}

	private DynamoMapping<String, Book> limited(DynamoMappings mappings) {
		return mappings.open("books", String.class, Book.class,
				MappingOptions.defaults().withTableName(this.books.tableName()).withRateLimit(this.limiter));
	}

	@Test
	void pagesOfASelectionWait() {
		this.books.putAll(Library.volumes(200));
		tables.requests().clear();

		assertThat(this.books.scan().pageSize(10).consistent(true).rateLimit(this.limiter).list()).hasSize(200);

		assertThat(tables.requests().requests(ScanRequest.class)).hasSizeGreaterThan(19)
			.allMatch((request) -> request.returnConsumedCapacity() == ReturnConsumedCapacity.TOTAL);
		double units = this.limiter.consumedUnits();
		assertThat(units).isGreaterThan(15);
		// The last page is not waited for, nor is what there was before the first one.
		assertThat(seconds()).isCloseTo(units / 10, within(0.3));
	}

	@Test
	void queriesAndCountsWait() {
		this.books.put(Book.SOLARIS.isbn(), Book.SOLARIS);

		assertThat(this.books.partition(Book.SOLARIS.isbn()).rateLimit(this.limiter).exists()).isTrue();
		assertThat(this.books.scan().rateLimit(this.limiter).count()).isEqualTo(1);
		assertThat(this.books.scan().segments(2).rateLimit(this.limiter).count()).isEqualTo(1);

		assertThat(this.limiter.consumedUnits()).isEqualTo(3);
	}

	@Test
	void limitOfASelectionTakesThePlaceOfThatOfTheMapping() {
		CapacityLimiter other = limiter(1);
		this.books.put(Book.SOLARIS.isbn(), Book.SOLARIS);

		limited(tables.mappings()).scan().rateLimit(other).list();

		assertThat(this.limiter.consumedUnits()).isZero();
		assertThat(other.consumedUnits()).isEqualTo(1);
	}

	@Test
	void limitOfAMappingIsForBatchesViewsAndCounts() {
		DynamoMapping<String, Book> limited = limited(tables.mappings());

		limited.putAll(Library.volumes(60));
		assertThat(this.limiter.consumedUnits()).isEqualTo(60);
		limited.batch((batch) -> batch.remove("volume-0001"));
		limited.batchWriter((writer) -> Library.volumes(30).forEach(writer::put));
		assertThat(this.limiter.consumedUnits()).isEqualTo(91);
		assertThat(limited.getAll(Library.volumes(60).keySet())).hasSize(60);
		assertThat(this.limiter.consumedUnits()).isEqualTo(151);
		assertThat(limited.count()).isEqualTo(60);
		limited.clear();

		assertThat(this.limiter.consumedUnits()).isGreaterThan(211);
		assertThat(seconds()).isGreaterThan(15);
		assertThat(tables.requests().requests(BatchGetItemRequest.class))
			.allMatch((request) -> request.returnConsumedCapacity() == ReturnConsumedCapacity.TOTAL);
	}

	@Test
	void singleItemsDoNotWait() {
		DynamoMapping<String, Book> limited = limited(tables.mappings());
		for (int number = 0; number < 20; number++) {
			limited.put(Book.SOLARIS.isbn(), Book.SOLARIS);
			limited.get(Book.SOLARIS.isbn());
		}

		assertThat(seconds()).isZero();
		assertThat(this.limiter.consumedUnits()).isZero();
	}

	@Test
	void tablesShareALimit() {
		DynamoMappings mappings = tables.mappings();
		DynamoMapping<String, Book> first = limited(mappings);
		DynamoMapping<String, Book> second = mappings.open("others", String.class, Book.class,
				MappingOptions.defaults().withTableName(tables.books().tableName()).withRateLimit(this.limiter));

		mappings.batch((batch) -> {
			batch.put(first, Book.SOLARIS.isbn(), Book.SOLARIS);
			batch.put(second, Book.SOLARIS.isbn(), Book.SOLARIS);
			batch.put(second, Book.FOUNDATION.isbn(), Book.FOUNDATION);
		});

		assertThat(this.limiter.consumedUnits()).isEqualTo(3);
	}

	@Test
	void whatIsLeftUnprocessedIsNotCountedTwice() {
		AtomicInteger left = new AtomicInteger();
		DynamoMapping<String, Book> busy = limited(DynamoMappings.create(new LeavingClient(tables.client(),
				(item) -> item.getOrDefault("isbn", AttributeValue.fromS("")).s().endsWith("7")
						&& left.getAndIncrement() < 3)));

		busy.putAll(Library.volumes(20));

		// The fake does not say what was consumed: each attempt counts as its items.
		assertThat(left.get()).isGreaterThan(2);
		assertThat(this.limiter.consumedUnits()).isBetween(22.0, 24.0);
	}

	@Test
	void failedRequestsCostNothing() {
		DynamoMapping<String, Book> missing = tables.mappings()
			.open("books", String.class, Book.class,
					MappingOptions.defaults().withTableName(tables.named("missing")).withRateLimit(this.limiter));

		assertThatExceptionOfType(TableNotFoundException.class).isThrownBy(() -> missing.putAll(Library.volumes(60)));
		assertThatExceptionOfType(TableNotFoundException.class).isThrownBy(missing::count);

		assertThat(this.limiter.consumedUnits()).isZero();
	}

	@Test
	void interruptionOfAPageIsToldAndThePageCanBeAskedForAgain() throws Exception {
		this.books.putAll(Library.volumes(20));
		CapacityLimiter slow = CapacityLimiter.perSecond(0.01);
		Iterator<Page<Book>> pages = this.books.scan().pageSize(10).rateLimit(slow).pages().iterator();
		pages.next();

		Thread.currentThread().interrupt();
		assertThatExceptionOfType(DynamoMappingException.class).isThrownBy(pages::next)
			.withMessage("Interrupted while Scan on table '" + this.books.tableName()
					+ "' waited for its rate limit. The next call asks again.")
			.withCauseInstanceOf(InterruptedException.class);
		assertThat(Thread.interrupted()).isTrue();
		slow.settle(slow.consumedUnits(), 0);

		assertThat(pages.next().items()).hasSize(10);
	}

	@Test
	void interruptionOfABatchIsTold() {
		CapacityLimiter slow = CapacityLimiter.perSecond(0.01);
		slow.settle(0, 1000);
		DynamoMapping<String, Book> waiting = tables.mappings()
			.open("books", String.class, Book.class,
					MappingOptions.defaults().withTableName(this.books.tableName()).withRateLimit(slow));

		Thread.currentThread().interrupt();
		assertThatExceptionOfType(BatchIncompleteException.class)
			.isThrownBy(() -> waiting.putAll(Map.of(Book.SOLARIS.isbn(), Book.SOLARIS)))
			.withCauseInstanceOf(InterruptedException.class);
		assertThat(Thread.interrupted()).isTrue();
		assertThat(this.books.isEmpty()).isTrue();
	}

}
