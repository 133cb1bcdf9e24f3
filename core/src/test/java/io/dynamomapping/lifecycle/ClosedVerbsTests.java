package io.dynamomapping.lifecycle;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.dynamomapping.BatchIncompleteException;
import io.dynamomapping.BatchWriter;
import io.dynamomapping.CapacityLimiter;
import io.dynamomapping.DynamoLock;
import io.dynamomapping.DynamoLocks;
import io.dynamomapping.DynamoMapping;
import io.dynamomapping.MappingOptions;
import io.dynamomapping.client.DynamoMappings;
import io.dynamomapping.testing.Await;
import io.dynamomapping.testing.Book;
import io.dynamomapping.testing.Library;
import io.dynamomapping.testing.OnDynamoDbLocal;
import io.dynamomapping.testing.TestTables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import static io.dynamomapping.Attribute.attr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * What is left of mappings after they were closed: one exception, whatever is called.
 */
@Timeout(120)
class ClosedVerbsTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private final DynamoMappings mappings = DynamoMappings.create(tables.client());

	private final DynamoMapping<String, Book> books = tables.books();

	private final DynamoMapping<String, Book> closing = this.mappings.open("books", String.class, Book.class,
			MappingOptions.defaults().withTableName(this.books.tableName()));

	@AfterEach
	void close() {
		this.mappings.close();
	}

	@ParameterizedTest
	@MethodSource("verbs")
	void refuseEveryVerb(Verb verb) {
		this.mappings.close();

		assertClosed(catchThrowable(() -> verb.run(this)));
		assertThat(tables.requests().operations()).isEmpty();
	}

	@SuppressWarnings("ReturnValueIgnored") // each is to throw
	static Stream<Named<Verb>> verbs() {
		Book book = Library.volume(1);
		String key = book.isbn();
		return Stream.of(verb("get", (test) -> test.closing.get(key)),
				verb("getOrDefault", (test) -> test.closing.getOrDefault(key, book)),
				verb("containsKey", (test) -> test.closing.containsKey(key)),
				verb("containsValue", (test) -> test.closing.containsValue(book)),
				verb("put", (test) -> test.closing.put(key, book)),
				verb("put for a while", (test) -> test.expiring().put(key, book, Duration.ofHours(1))),
				verb("putIfAbsent", (test) -> test.closing.putIfAbsent(key, book)),
				verb("remove", (test) -> test.closing.remove(key)),
				verb("remove value", (test) -> test.closing.remove(key, book)),
				verb("replace", (test) -> test.closing.replace(key, book)),
				verb("replace value", (test) -> test.closing.replace(key, book, book.withStock(7))),
				verb("compute", (test) -> test.closing.compute(key, (isbn, present) -> book)),
				verb("computeIfAbsent", (test) -> test.closing.computeIfAbsent(key, (isbn) -> book)),
				verb("computeIfPresent", (test) -> test.closing.computeIfPresent(key, (isbn, present) -> book)),
				verb("merge", (test) -> test.closing.merge(key, book, (one, other) -> one)),
				verb("getAll", (test) -> test.closing.getAll(List.of(key))),
				verb("getAll of nothing", (test) -> test.closing.getAll(List.of())),
				verb("putAll", (test) -> test.closing.putAll(Map.of(key, book))),
				verb("putAll of nothing", (test) -> test.closing.putAll(Map.of())),
				verb("removeAll", (test) -> test.closing.removeAll(List.of(key))),
				verb("removeAll of nothing", (test) -> test.closing.removeAll(List.of())),
				verb("batch", (test) -> test.closing.batch((batch) -> batch.put(key, book))),
				verb("batch writer", (test) -> test.closing.batchWriter().put(key, book)),
				verb("batch writer of nothing", (test) -> test.closing.batchWriter().flush()),
				verb("clear", (test) -> test.closing.clear()),
				verb("replaceAll", (test) -> test.closing.replaceAll((isbn, present) -> present)),
				verb("forEach", (test) -> test.closing.forEach((isbn, present) -> {
				})), verb("size", (test) -> test.closing.size()),
				verb("estimatedSize", (test) -> test.closing.estimatedSize()),
				verb("count", (test) -> test.closing.count()), verb("isEmpty", (test) -> test.closing.isEmpty()),
				verb("keySet", (test) -> test.closing.keySet().iterator().hasNext()),
				verb("values", (test) -> test.closing.values().stream().count()),
				verb("entrySet", (test) -> test.closing.entrySet().iterator().next()),
				verb("keySet.removeIf", (test) -> test.closing.keySet().removeIf((isbn) -> true)),
				verb("at.find", (test) -> test.closing.at(key).find()),
				verb("at.update", (test) -> test.closing.at(key).update(attr(Book::stock).set(1))),
				verb("at.onlyIf.put", (test) -> test.closing.at(key).onlyIf(attr(Book::stock).eq(1)).put(book)),
				verb("save", (test) -> test.closing.save(book)),
				verb("scan.list", (test) -> test.closing.scan().list()),
				verb("scan.stream", (test) -> test.closing.scan().stream().findFirst()),
				verb("scan.page", (test) -> test.closing.scan().page()),
				verb("scan.pages", (test) -> test.closing.scan().pages().findFirst()),
				verb("scan.count", (test) -> test.closing.scan().count()),
				verb("parallel scan", (test) -> test.closing.scan().segments(3).list()),
				verb("prefetching scan", (test) -> test.closing.scan().prefetch().list()),
				verb("partition", (test) -> test.closing.partition(key).list()),
				verb("repository.findById", (test) -> test.closing.repository().findById(key)),
				verb("repository.findAllById", (test) -> test.closing.repository().findAllById(List.of())),
				verb("transaction",
						(test) -> test.mappings.transactions()
							.write((transaction) -> transaction.at(test.closing, key).put(book))),
				verb("reading transaction",
						(test) -> test.mappings.transactions()
							.read((transaction) -> transaction.get(test.closing, key))),
				verb("batch over tables", (test) -> test.mappings.batch((batch) -> batch.put(test.closing, key, book))),
				verb("lock", (test) -> test.locks().tryAcquire("a", Duration.ofSeconds(1))),
				verb("acquired lock", (test) -> test.locks().acquire("a", Duration.ofSeconds(1), Duration.ofDays(1))),
				verb("tables.names", (test) -> test.mappings.tables().names().count()),
				verb("tables.exists", (test) -> test.mappings.tables().exists(test.closing)),
				verb("tables.awaitActive", (test) -> test.mappings.tables().awaitActive(test.closing.tableName())),
				verb("tables.createIfMissing", (test) -> test.mappings.createTableIfMissing(test.closing)),
				verb("dump", (test) -> test.mappings.dump(test.closing).to(Path.of("target", "closed-dump"))));
	}

	private DynamoMapping<String, Book> expiring() {
		return this.mappings.open("sessions", String.class, Book.class,
				MappingOptions.defaults().withTableName(this.books.tableName()).withTimeToLiveAttribute("expiry"));
	}

	private DynamoLocks locks() {
		return this.mappings.locks(this.books.tableName());
	}

	private static Named<Verb> verb(String name, Verb verb) {
		return Named.of(name, verb);
	}

	private static void assertClosed(@Nullable Throwable failure) {
		assertThat(failure).isExactlyInstanceOf(IllegalStateException.class).hasMessageContaining("closed");
	}

	@ParameterizedTest(name = "L2 closed while iterating: {0}")
	@MethodSource("iterations")
	void anIteratorGivesWhatItHasAndRefusesWhatIsToCome(Iteration iteration) {
		this.books.putAll(Library.volumes(20));
		Iterator<?> iterator = iteration.start(this.closing);
		iterator.next();

		this.mappings.close();

		List<Object> rest = new ArrayList<>();
		assertClosed(catchThrowable(() -> iterator.forEachRemaining(rest::add)));
		// Pages of other segments may have arrived in time.
		assertClosed(catchThrowable(() -> iterator.forEachRemaining(rest::add)));
		assertThat(rest).hasSizeLessThan(19);
		assertClosed(catchThrowable(iterator::hasNext));
		assertClosed(catchThrowable(iterator::next));
	}

	static Stream<Named<Iteration>> iterations() {
		return Stream.of(Named.of("scan", (books) -> books.scan().pageSize(4).iterator()),
				Named.of("stream", (books) -> books.scan().pageSize(4).stream().iterator()),
				Named.of("segments", (books) -> books.scan().pageSize(1).segments(2).iterator()),
				Named.of("pages", (books) -> books.scan().pageSize(4).pages().iterator()));
	}

	@Test
	void anIteratorOnItsLastPageComesToItsEnd() {
		this.books.putAll(Library.volumes(5));
		Collection<String> isbns = new ArrayList<>();
		Iterator<String> iterator = this.closing.keySet().iterator();
		isbns.add(iterator.next());

		this.mappings.close();
		iterator.forEachRemaining(isbns::add);

		assertThat(isbns).containsExactlyInAnyOrderElementsOf(Library.volumes(5).keySet());
		assertThat(iterator.hasNext()).isFalse();
	}

	@Test
	@DisplayName("L2 closed in compute")
	void closeWithinAFunctionLeavesNothingWritten() {
		this.books.put("k", Library.volume(1).withIsbn("k"));

		@Nullable Throwable failure = catchThrowable(() -> this.closing.compute("k", (isbn, book) -> {
			this.mappings.close();
			return Library.volume(2).withIsbn(isbn);
		}));

		assertClosed(failure);
		assertThat(this.books.get("k")).isEqualTo(Library.volume(1).withIsbn("k"));
	}

	@Test
	@DisplayName("L2 closed with a batch pending")
	void aBatchWriterTellsWhatWasNotSent() {
		BatchWriter<String, Book> writer = this.closing.batchWriter();
		Library.volumes(30).forEach(writer::put);
		Await.until("a chunk is written", () -> writer.result().writes() == 25);

		this.mappings.close();
		@Nullable Throwable failure = catchThrowable(() -> writer.put("k", Library.volume(1).withIsbn("k")));

		assertThat(failure).isInstanceOfSatisfying(BatchIncompleteException.class, (ex) -> {
			assertThat(ex).cause().isExactlyInstanceOf(IllegalStateException.class).hasMessageContaining("closed");
			assertThat(ex.unprocessedKeys().stream().map(String::valueOf)).hasSize(6).contains("k");
		});
		assertThat(this.books.count()).isEqualTo(25);
		writer.close();
		assertThatIllegalStateException().isThrownBy(() -> writer.remove("k")).withMessageContaining("closed");
	}

	@Test
	@OnDynamoDbLocal("tables in memory have no client of their own")
	void aClientThatIsClosedFirstIsTold() {
		try (Remote timed = new Remote(tables.raw(), Duration.ofSeconds(4), Duration.ofSeconds(9))) {
			timed.client().close();
			assertClosed(catchThrowable(() -> timed.books(this.books.tableName()).get("k")));
			assertClosed(catchThrowable(() -> timed.books(this.books.tableName()).remove("k")));
		}
		DynamoDbClient untimed = tables.client(new ExecutionInterceptor[0]);
		DynamoMapping<String, Map<String, Object>> settings = DynamoMappings.create(untimed)
			.open(this.books.tableName());
		settings.get("k");
		untimed.close();
		assertClosed(catchThrowable(() -> settings.get("k")));
	}

	@Test
	void aLiveValueIsReadAndNotWritten() {
		DynamoMapping<String, Map<String, Object>> settings = this.mappings.open(this.books.tableName());
		settings.put("shop", Map.of("open", false));
		Map<String, Object> shop = settings.getOrDefault("shop", Map.of());

		this.mappings.close();

		assertThat(shop).containsEntry("open", false);
		assertClosed(catchThrowable(() -> shop.put("open", true)));
		assertThat(tables.item(this.books, "shop").get("open")).isNotNull().matches((open) -> !open.bool());
	}

	@Test
	void aLockIsNotRenewedAnyMore() {
		DynamoLocks locks = this.locks();
		DynamoLock lock = locks.tryAcquire("report", Duration.ofMillis(500)).orElseThrow();
		CountDownLatch lost = new CountDownLatch(1);
		lock.onLost(lost::countDown);

		this.mappings.close();

		assertThat(catchThrowable(() -> lost.await(60, TimeUnit.SECONDS))).isNull();
		assertThat(lock.isHeld()).isFalse();
		assertThat(lock.release()).isFalse();
		locks.close();
	}

	@Test
	void whoWaitsForARateLimitIsToldOfTheEnd() throws Exception {
		this.books.putAll(Library.volumes(2));
		CapacityLimiter limiter = CapacityLimiter.perSecond(0.001);
		limiter.settle(0, 1000);
		CompletableFuture<@Nullable Throwable> failure = new CompletableFuture<>();
		Thread thread = new Thread(
				() -> failure.complete(catchThrowable(() -> this.closing.scan().rateLimit(limiter).list())));
		thread.start();

		this.mappings.close();

		assertClosed(failure.get(60, TimeUnit.SECONDS));
	}

	@Test
	void closeUnderLoadEndsEverybodyAlike() throws Exception {
		this.books.putAll(Library.volumes(200));
		CountDownLatch working = new CountDownLatch(64);
		List<CompletableFuture<@Nullable Throwable>> ends = IntStream.range(0, 12).mapToObj((number) -> {
			CompletableFuture<@Nullable Throwable> end = new CompletableFuture<>();
			Thread thread = new Thread(() -> end.complete(catchThrowable(() -> work(number, working))));
			thread.setDaemon(true);
			thread.start();
			return end;
		}).toList();
		assertThat(working.await(60, TimeUnit.SECONDS)).isTrue();

		this.mappings.close();

		for (CompletableFuture<@Nullable Throwable> end : ends) {
			@Nullable Throwable failure = end.get(60, TimeUnit.SECONDS);
			assertClosed((failure instanceof BatchIncompleteException) ? failure.getCause() : failure);
		}
	}

	private void work(int number, CountDownLatch working) {
		Book book = Library.volume(1000 + number);
		while (true) {
			switch (number % 6) {
				case 0 -> this.closing.put(book.isbn(), book);
				case 1 -> this.closing.compute("shared", (isbn, present) -> (present != null)
						? present.withPrice(BigDecimal.TEN.toString()) : book.withIsbn(isbn));
				case 2 -> this.closing.putAll(Library.volumes(60));
				case 3 -> this.closing.scan().pageSize(20).segments(3).list();
				case 4 -> this.closing.getAll(Library.volumes(150).keySet());
				default -> this.closing.forEach((isbn, present) -> {
				});
			}
			working.countDown();
		}
	}

	/**
	 * Calls what is closed.
	 */
	@FunctionalInterface
	interface Verb {

		void run(ClosedVerbsTests test);

	}

	/**
	 * Begins to iterate.
	 */
	@FunctionalInterface
	interface Iteration {

		Iterator<?> start(DynamoMapping<String, Book> books);

	}

}
