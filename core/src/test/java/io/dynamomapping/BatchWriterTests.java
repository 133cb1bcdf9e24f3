package io.dynamomapping;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import io.dynamomapping.LeftOver.Verb;
import io.dynamomapping.client.DynamoMappings;
import io.dynamomapping.testing.Book;
import io.dynamomapping.testing.LeavingClient;
import io.dynamomapping.testing.Library;
import io.dynamomapping.testing.TestTables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Writes of which only some are in memory.
 */
@Timeout(60)
class BatchWriterTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private final DynamoMapping<String, Book> books = tables.books();

	private DynamoMapping<String, Book> books(DynamoDbClient client, int concurrency) {
		return DynamoMappings.builder(client)
			.batchConcurrency(concurrency)
			.build()
			.open("books", String.class, Book.class, MappingOptions.defaults().withTableName(this.books.tableName()));
	}

	private static Predicate<Map<String, AttributeValue>> isbn(Predicate<String> test) {
		return (item) -> test.test(item.getOrDefault("isbn", AttributeValue.fromS("")).s());
	}

	@Test
	void writesAnyNumberOfItems() {
		BatchResult result;
		try (BatchWriter<String, Book> writer = this.books.batchWriter()) {
			Library.volumes(263).forEach(writer::put);
			Library.volumes(3).keySet().forEach(writer::remove);
			result = writer.flush();
		}

		assertThat(result.puts() + result.removals()).isEqualTo(result.writes()).isGreaterThanOrEqualTo(263);
		assertThat(result.removals()).isEqualTo(3);
		assertThat(result.consumedCapacity()).isEqualTo((double) result.writes());
		assertThat(this.books.count()).isEqualTo(260);
	}

	@Test
	void sendsTwentyFiveAsSoonAsTheyAreThere() {
		try (BatchWriter<String, Book> writer = this.books.batchWriter()) {
			Library.volumes(24).forEach(writer::put);
			assertThat(tables.requests().operations()).isEmpty();

			writer.put(Book.SOLARIS.isbn(), Book.SOLARIS);
			assertThat(writer.flush().writes()).isEqualTo(25);

			assertThat(tables.requests().operations()).containsExactly("BatchWriteItem");
		}
	}

	@Test
	void blockIsFlushedAtItsEnd() {
		BatchResult result = this.books.batchWriter((writer) -> Library.volumes(30).forEach(writer::put));

		assertThat(result).isEqualTo(new BatchResult(30, 0, Map.of(this.books.tableName(), 30.0)));
		assertThat(this.books.count()).isEqualTo(30);
	}

	@Test
	void blockThatThrowsSendsNoMore() {
		AtomicBoolean closed = new AtomicBoolean();

		assertThatIllegalStateException().isThrownBy(() -> this.books.batchWriter((writer) -> {
			Library.volumes(30).forEach(writer::put);
			closed.set(true);
			throw new IllegalStateException("no more");
		})).withMessage("no more").satisfies((ex) -> assertThat(ex.getSuppressed()).isEmpty());

		assertThat(closed).isTrue();
		assertThat(this.books.keySet()).containsExactlyInAnyOrderElementsOf(Library.volumes(25).keySet());
	}

	@Test
	void closeSendsNothingAndSaysSo() {
		assertThatIllegalStateException().isThrownBy(() -> {
			try (BatchWriter<String, Book> writer = this.books.batchWriter()) {
				Library.volumes(7).forEach(writer::put);
			}
		})
			.withMessage("Closed the batch writer of table '" + this.books.tableName()
					+ "' with 7 writes that had not been sent, and were discarded. Call flush() at the end.");
		assertThat(tables.requests().operations()).isEmpty();
	}

	@Test
	void closeAfterAnExceptionSendsNothing() {
		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> {
			try (BatchWriter<String, Book> writer = this.books.batchWriter()) {
				Library.volumes(7).forEach(writer::put);
				throw new UnsupportedOperationException("broken");
			}
		}).withMessage("broken").satisfies((ex) -> assertThat(ex.getSuppressed()).hasSize(1));
		assertThat(tables.requests().operations()).isEmpty();
	}

	@Test
	void closeSendsTheRestWhereItWasAskedTo() {
		try (BatchWriter<String, Book> writer = this.books.batchWriter().flushOnClose()) {
			Library.volumes(7).forEach(writer::put);
		}

		assertThat(this.books.count()).isEqualTo(7);
	}

	@Test
	void closedWriterRefusesAndMayBeClosedAgain() {
		BatchWriter<String, Book> writer = this.books.batchWriter();
		writer.close();

		assertThatIllegalStateException().isThrownBy(() -> writer.put(Book.SOLARIS.isbn(), Book.SOLARIS))
			.withMessage("Expected an open batch for table '" + this.books.tableName()
					+ "', found it closed, or ended by a failure. Start another one.");
		writer.close();
		assertThat(tables.requests().operations()).isEmpty();
	}

	@Test
	void lastWriteOfAKeyWinsWithinTheBuffer() {
		this.books.batchWriter((writer) -> {
			writer.put(Book.SOLARIS.isbn(), Book.SOLARIS);
			for (int stock = 0; stock < 40; stock++) {
				writer.put(Book.FOUNDATION.isbn(), Book.FOUNDATION.withStock(stock));
			}
			writer.remove(Book.SOLARIS.isbn());
		});

		assertThat(tables.requests().only(BatchWriteItemRequest.class).requestItems().get(this.books.tableName()))
			.hasSize(2);
		assertThat(Map.copyOf(this.books)).isEqualTo(Map.of(Book.FOUNDATION.isbn(), Book.FOUNDATION.withStock(39)));
	}

	@Test
	void writesOfOneKeyAreNeverInFlightAtOnce() {
		// The first attempts are left, so that chunks overtake each other unless they
		// wait.
		Map<String, Integer> times = new ConcurrentHashMap<>();
		DynamoMapping<String, Book> busy = books(
				new LeavingClient(tables.client(), isbn((isbn) -> times.merge(isbn, 1, Integer::sum) % 3 == 1)), 8);

		busy.batchWriter((writer) -> {
			for (int round = 0; round < 8; round++) {
				int stock = round;
				Library.volumes(30).forEach((isbn, book) -> writer.put(isbn, book.withStock(stock)));
			}
		});

		assertThat(this.books.values()).hasSize(30).allMatch((book) -> book.stock() == 7);
	}

	@Test
	void holdsNoMoreThanMayBeInFlight() throws Exception {
		AtomicInteger taken = new AtomicInteger();
		AtomicInteger most = new AtomicInteger();
		AtomicInteger confirmed = new AtomicInteger();
		DynamoMapping<String, Book> slow = books(new LeavingClient(tables.client(), (item) -> {
			most.accumulateAndGet(taken.get() - confirmed.getAndIncrement(), Math::max);
			return false;
		}), 2);

		slow.batchWriter((writer) -> IntStream.range(0, 500).forEach((number) -> {
			taken.incrementAndGet();
			writer.put(Library.volume(number).isbn(), Library.volume(number));
		}));

		assertThat(most.get()).isLessThanOrEqualTo(4 * 25);
		assertThat(this.books.count()).isEqualTo(500);
	}

	@Test
	void failureIsToldWithEverythingThatIsNotConfirmed() {
		String stuck = Library.volume(3).isbn();
		DynamoMapping<String, Book> leaving = books(new LeavingClient(tables.client(), isbn(stuck::equals)), 1);
		List<BatchIncompleteException> failures = new ArrayList<>();

		try (BatchWriter<String, Book> writer = leaving.batchWriter()) {
			writer.remove(stuck);
			Library.volumes(60).forEach((isbn, book) -> {
				if (failures.isEmpty() && !isbn.equals(stuck)) {
					try {
						writer.put(isbn, book);
					}
					catch (BatchIncompleteException ex) {
						failures.add(ex);
					}
				}
			});
			assertThatIllegalStateException().isThrownBy(writer::flush);
		}

		assertThat(failures).singleElement().satisfies((ex) -> {
			assertThat(ex.leftOvers().get(0))
				.isEqualTo(new LeftOver("books", this.books.tableName(), Verb.REMOVE, stuck, null));
			assertThat(ex.leftOvers()).hasSize(26);
			assertThat(ex).hasMessageStartingWith("BatchWriteItem on table '" + this.books.tableName()
					+ "' confirmed 24 of 50 keys, DynamoDB kept leaving the rest unprocessed.");
			Set<Object> left = new HashSet<>(ex.unprocessedKeys());
			assertThat(Collections.disjoint(left, this.books.keySet())).isTrue();
			ex.leftOvers()
				.stream()
				.filter((leftOver) -> leftOver.verb() == Verb.PUT)
				.forEach((leftOver) -> assertThat(leftOver.value())
					.isEqualTo(Library.volumes(60).get((String) leftOver.key())));
		});
		assertThat(this.books.count()).isEqualTo(24);
	}

	@Test
	void missingTableIsAsWithOtherVerbs() {
		DynamoMapping<String, Book> missing = tables.mappings()
			.open("books", String.class, Book.class, MappingOptions.defaults().withTableName(tables.named("missing")));

		assertThatExceptionOfType(TableNotFoundException.class)
			.isThrownBy(() -> missing.batchWriter((writer) -> Library.volumes(3).forEach(writer::put)));
	}

	@Test
	void interruptionEndsTheWriter() {
		Thread.currentThread().interrupt();
		try {
			assertThatExceptionOfType(BatchIncompleteException.class)
				.isThrownBy(() -> this.books.batchWriter((writer) -> Library.volumes(60).forEach(writer::put)))
				.withCauseInstanceOf(InterruptedException.class)
				.satisfies((ex) -> assertThat(ex.getSuppressed()).isEmpty());
		}
		finally {
			assertThat(Thread.interrupted()).isTrue();
		}
	}

	@Test
	void threadsMayShareAWriter() throws Exception {
		BatchResult result = this.books.batchWriter((writer) -> IntStream.range(0, 300)
			.parallel()
			.forEach((number) -> writer.put(Library.volume(number).isbn(), Library.volume(number))));

		assertThat(result.puts()).isEqualTo(300);
		assertThat(this.books.count()).isEqualTo(300);
	}

	@Test
	void closedMappingsEndTheWriter() {
		DynamoMappings mappings = tables.mappings();
		DynamoMapping<String, Book> closing = mappings.open("books", String.class, Book.class,
				MappingOptions.defaults().withTableName(this.books.tableName()));

		assertThatIllegalStateException().isThrownBy(() -> closing.batchWriter((writer) -> {
			mappings.close();
			Library.volumes(30).forEach(writer::put);
		}))
			.withMessage("Expected an open mapping for table '" + this.books.tableName()
					+ "', found it closed together with the DynamoMappings that opened it. "
					+ "Keep that open for as long as its mappings are in use.");
	}

}
