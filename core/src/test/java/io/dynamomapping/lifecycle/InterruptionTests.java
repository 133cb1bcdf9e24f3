package io.dynamomapping.lifecycle;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.dynamomapping.BatchIncompleteException;
import io.dynamomapping.BatchWriter;
import io.dynamomapping.CapacityLimiter;
import io.dynamomapping.DynamoLocks;
import io.dynamomapping.DynamoMapping;
import io.dynamomapping.DynamoMappingException;
import io.dynamomapping.DynamoRequestException;
import io.dynamomapping.KeySchema;
import io.dynamomapping.MappingOptions;
import io.dynamomapping.OutcomeUnknownException;
import io.dynamomapping.client.DynamoMappings;
import io.dynamomapping.faults.Fault;
import io.dynamomapping.spi.RequestListener;
import io.dynamomapping.spi.RequestReport;
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
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

import static io.dynamomapping.Attribute.attr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Threads that are interrupted before, while and after they send requests: they are told,
 * and remain interrupted.
 */
@Timeout(120)
@OnDynamoDbLocal("a proxy stands before the tables")
class InterruptionTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private static final Duration FOR_EVER = Duration.ofMinutes(5);

	private final DynamoMapping<String, Book> books = tables.books();

	private final Remote remote = new Remote(tables.raw(), Duration.ofMillis(1200), Duration.ofMillis(3600));

	private final DynamoMapping<String, Book> distant = this.remote.books(this.books.tableName());

	@AfterEach
	void close() {
		this.remote.close();
	}

	@ParameterizedTest(name = "L1 interrupted before sending: {0}")
	@MethodSource("verbs")
	void whoIsInterruptedSendsNothing(Consumer<DynamoMapping<String, Book>> verb) throws Exception {
		this.distant.get("warm");
		this.remote.proxy().reset();

		Ended ended = inThread(() -> {
			Thread.currentThread().interrupt();
			verb.accept(this.distant);
		}).end();

		assertThat(ended.failure()).isInstanceOf(DynamoMappingException.class)
			.isNotInstanceOf(OutcomeUnknownException.class);
		assertThat(ended.interrupted()).isTrue();
		assertThat(this.remote.proxy().calls()).isEmpty();
	}

	@ParameterizedTest(name = "L1 interrupted while an answer is awaited: {0}")
	@MethodSource("verbs")
	void whoIsInterruptedWhileWaitingForAnAnswerIsTold(Consumer<DynamoMapping<String, Book>> verb) throws Exception {
		this.distant.get("warm");
		this.remote.proxy().reset();
		this.remote.proxy().inject(Fault.hang(FOR_EVER));

		Running running = inThread(() -> verb.accept(this.distant));
		Await.until("a request was sent", () -> !this.remote.proxy().calls().isEmpty());
		running.thread().interrupt();
		Ended ended = running.end();

		assertThat(ended.failure()).isInstanceOf(DynamoMappingException.class);
		assertThat(ended.interrupted()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void whoIsInterruptedInThePauseAfterARefusalWroteNothing(boolean refused) throws Exception {
		try (DynamoDbClient client = this.remote.pausing(FOR_EVER)) {
			DynamoMapping<String, Book> patient = DynamoMappings.create(client)
				.open("books", String.class, Book.class,
						MappingOptions.defaults().withTableName(this.books.tableName()));
			patient.get("warm");
			this.remote.proxy().inject(refused ? Fault.throttle("ThrottlingException") : Fault.RESET).on("PutItem");

			Running running = inThread(() -> patient.putIfAbsent("k", Library.volume(1).withIsbn("k")));
			Await.until("it pauses", () -> this.remote.proxy().count("PutItem") == 1
					&& running.thread().getState() == Thread.State.TIMED_WAITING);
			running.thread().interrupt();
			Ended ended = running.end();

			assertThat(ended.failure())
				.isExactlyInstanceOf(refused ? DynamoRequestException.class : OutcomeUnknownException.class);
			assertThat(ended.interrupted()).isTrue();
			assertThat(this.remote.proxy().count("PutItem")).isOne();
		}
	}

	@SuppressWarnings("ReturnValueIgnored") // each is to throw
	static Stream<Named<Consumer<DynamoMapping<String, Book>>>> verbs() {
		return Stream.of(verb("get", (books) -> books.get("k")),
				verb("put", (books) -> books.put("k", Library.volume(1).withIsbn("k"))),
				verb("putIfAbsent", (books) -> books.putIfAbsent("k", Library.volume(1).withIsbn("k"))),
				verb("update", (books) -> books.at("k").upsert(attr(Book::stock).incrementOrSet(1))),
				verb("compute", (books) -> books.compute("k", (isbn, book) -> Library.volume(1).withIsbn(isbn))),
				verb("remove", (books) -> books.remove("k")), verb("scan", (books) -> books.scan().list()),
				verb("parallel scan", (books) -> books.scan().segments(3).list()),
				verb("putAll of few", (books) -> books.putAll(Library.volumes(5))),
				verb("putAll of many", (books) -> books.putAll(Library.volumes(200))),
				verb("getAll", (books) -> books.getAll(Library.volumes(250).keySet())),
				verb("batch writer", InterruptionTests::write), verb("keySet", (books) -> books.keySet().size()),
				verb("iteration", (books) -> books.values().forEach((book) -> {
				})));
	}

	private static void write(DynamoMapping<String, Book> books) {
		try (BatchWriter<String, Book> writer = books.batchWriter()) {
			Library.volumes(60).forEach(writer::put);
			writer.flush();
		}
	}

	private static Named<Consumer<DynamoMapping<String, Book>>> verb(String name,
			Consumer<DynamoMapping<String, Book>> verb) {
		return Named.of(name, verb);
	}

	@Test
	@DisplayName("L1 interrupted in the back-off of a batch")
	void aBatchInBackOffTellsWhatIsLeft() throws Exception {
		this.remote.proxy().inject(Fault.leftovers(1, new Random(1))).on("BatchWriteItem");

		Running running = inThread(() -> this.distant.putAll(Library.volumes(60)));
		Await.until("it was sent again", () -> this.remote.proxy().count("BatchWriteItem") > 6);
		running.thread().interrupt();
		Ended ended = running.end();

		assertThat(ended.failure()).isInstanceOfSatisfying(BatchIncompleteException.class,
				(ex) -> assertThat(ex.unprocessedKeys()).hasSize(60));
		assertThat(ended.interrupted()).isTrue();
	}

	@Test
	void aBatchWriterThatIsInterruptedWhenAllIsConfirmedGoesOn() throws Exception {
		CountDownLatch confirmed = new CountDownLatch(1);
		CountDownLatch end = new CountDownLatch(1);
		RequestListener slow = new RequestListener() {

			@Override
			public void afterRequest(RequestReport report) {
			}

			@Override
			public Runnable decorate(Runnable task) {
				return () -> {
					task.run();
					confirmed.countDown();
					awaitQuietly(end);
				};
			}

		};
		try (DynamoMappings mappings = DynamoMappings.builder(tables.raw()).requestListener(slow).build();
				BatchWriter<String, Book> writer = mappings
					.open("books", String.class, Book.class,
							MappingOptions.defaults().withTableName(this.books.tableName()))
					.batchWriter()) {
			Running running = inThread(() -> {
				Library.volumes(5).forEach(writer::put);
				writer.flush();
			});
			confirmed.await();
			running.thread().interrupt();
			Ended ended = running.end();
			end.countDown();
			writer.put("k", Library.volume(1).withIsbn("k"));

			assertThat(ended.failure()).isNull();
			assertThat(ended.interrupted()).isTrue();
			assertThat(writer.flush().writes()).isEqualTo(6);
		}
		finally {
			end.countDown();
		}
	}

	private static void awaitQuietly(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Test
	void waitingForALockEnds() throws Exception {
		String table = tables.create(KeySchema.simple("id", ScalarAttributeType.S));
		try (DynamoLocks others = tables.mappings().locks(table);
				DynamoLocks locks = this.remote.mappings().locks(table)) {
			assertThat(others.tryAcquire("report", Duration.ofMinutes(5))).isPresent();

			Running running = inThread(() -> locks.acquire("report", Duration.ofSeconds(30), FOR_EVER));
			Await.until("it was asked for", () -> this.remote.proxy().count("UpdateItem") > 0);
			running.thread().interrupt();
			Ended ended = running.end();

			assertThat(ended.failure()).isInstanceOf(DynamoMappingException.class);
			assertThat(ended.interrupted()).isTrue();
		}
	}

	@Test
	void waitingForATableEnds() throws Exception {
		String name = tables.named("missing");

		Running running = inThread(() -> this.remote.mappings().tables().awaitActive(name));
		Await.until("it was asked for", () -> this.remote.proxy().count("DescribeTable") > 1);
		running.thread().interrupt();
		Ended ended = running.end();

		assertThat(ended.failure()).isInstanceOf(DynamoMappingException.class);
		assertThat(ended.interrupted()).isTrue();
	}

	@Test
	void waitingForARateLimitEnds() throws Exception {
		CapacityLimiter limiter = CapacityLimiter.perSecond(0.001);
		limiter.settle(0, 1000);

		Running running = inThread(() -> this.distant.scan().rateLimit(limiter).list());
		Await.until("it waits", () -> running.thread().getState() == Thread.State.TIMED_WAITING);
		running.thread().interrupt();
		Ended ended = running.end();

		assertThat(ended.failure()).isInstanceOf(DynamoMappingException.class);
		assertThat(ended.interrupted()).isTrue();
		assertThat(this.remote.proxy().count("Scan")).isZero();
	}

	@Test
	void anIteratorGoesOnWhereItWasInterrupted() throws Exception {
		this.books.putAll(Library.volumes(20));
		var iterator = this.distant.scan().pageSize(5).iterator();

		Ended ended = inThread(() -> {
			iterator.next();
			Thread.currentThread().interrupt();
			iterator.forEachRemaining((book) -> {
			});
		}).end();
		List<Book> rest = new ArrayList<>();
		iterator.forEachRemaining(rest::add);

		assertThat(ended.failure()).isInstanceOf(DynamoMappingException.class);
		assertThat(rest).hasSize(15);
	}

	@Test
	@DisplayName("L1 interrupted in a function")
	void aFunctionThatIsInterruptedWritesNothing() throws Exception {
		this.books.put("k", Library.volume(1).withIsbn("k"));

		Ended ended = inThread(() -> this.distant.compute("k", (isbn, book) -> {
			Thread.currentThread().interrupt();
			return Library.volume(2).withIsbn(isbn);
		})).end();

		assertThat(ended.failure()).isInstanceOf(DynamoMappingException.class)
			.isNotInstanceOf(OutcomeUnknownException.class);
		assertThat(ended.interrupted()).isTrue();
		assertThat(this.books.get("k")).isEqualTo(Library.volume(1).withIsbn("k"));
	}

	private static Running inThread(Runnable work) {
		CompletableFuture<Ended> ended = new CompletableFuture<>();
		Thread thread = new Thread(() -> {
			@Nullable Throwable failure = catchThrowable(work::run);
			ended.complete(new Ended(failure, Thread.currentThread().isInterrupted()));
		});
		thread.setDaemon(true);
		thread.start();
		return new Running(thread, ended);
	}

	private record Running(Thread thread, CompletableFuture<Ended> ended) {

		Ended end() throws Exception {
			return this.ended.get(60, TimeUnit.SECONDS);
		}

	}

	private record Ended(@Nullable Throwable failure, boolean interrupted) {
	}

}
