package io.dynamomapping.lifecycle;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.dynamomapping.AmbiguousWrites;
import io.dynamomapping.BatchIncompleteException;
import io.dynamomapping.BatchWriter;
import io.dynamomapping.DynamoLocks;
import io.dynamomapping.DynamoMapping;
import io.dynamomapping.DynamoMappingException;
import io.dynamomapping.KeySchema;
import io.dynamomapping.MappingOptions;
import io.dynamomapping.faults.Call;
import io.dynamomapping.faults.Effort;
import io.dynamomapping.faults.Fault;
import io.dynamomapping.testing.Book;
import io.dynamomapping.testing.Library;
import io.dynamomapping.testing.OnDynamoDbLocal;
import io.dynamomapping.testing.TestTables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

import static io.dynamomapping.Attribute.attr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Every method that waits for DynamoDB ends in time, whatever DynamoDB does.
 */
@Timeout(300)
@OnDynamoDbLocal("a proxy stands before the tables")
class DeadlineTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private static final Duration ATTEMPT = Duration.ofMillis(Effort.of(400, 2000));

	private static final Duration CALL = Duration.ofSeconds(Effort.of(1, 5));

	/** More than any deadline of the quick form, on a machine that has much to do. */
	private static final Duration GENEROUS = Duration.ofSeconds(10);

	private static final Duration FOR_EVER = Duration.ofMinutes(5);

	private final DynamoMapping<String, Book> books = tables.books();

	private final Remote remote = new Remote(tables.raw(), ATTEMPT, CALL);

	private final DynamoMapping<String, Book> distant = this.remote.books(this.books.tableName());

	private final DynamoMapping<String, Book> exact = this.remote.mappings()
		.open("exact", String.class, Book.class,
				MappingOptions.defaults()
					.withTableName(this.books.tableName())
					.withAmbiguousWrites(AmbiguousWrites.EXACT));

	@TempDir
	private Path directory = Path.of("");

	@AfterEach
	void close() {
		this.remote.close();
	}

	@ParameterizedTest(name = "{1}, {0}")
	@MethodSource("verbsAndFaults")
	void aVerbEndsWithItsCall(String fault, String verb, Fault struck, Verb action) {
		Duration taken = fails(struck, action);

		// A lock reads its item when it does not know what became of a write.
		assertInTime(verb + ", " + fault, taken, verb.equals("lock") ? 2.2 : 1.1);
	}

	@ParameterizedTest(name = "{1}, {0}")
	@MethodSource("exactVerbsAndFaults")
	void anExactVerbEndsWithItsReadAndItsTransaction(String fault, String verb, Fault struck, Verb action) {
		Duration taken = fails(struck, action, (call) -> call.operation().equals("TransactWriteItems"));

		assertInTime(verb + ", transaction: " + fault, taken, 2.2);
	}

	private static void assertInTime(String what, Duration taken, double calls) {
		if (!Effort.isLong()) {
			assertThat(taken).isLessThan(GENEROUS);
			return;
		}
		double ratio = (double) taken.toNanos() / CALL.toNanos();
		System.out.printf(Locale.ROOT, "deadline: %s: %.2f of %d ms%n", what, ratio, CALL.toMillis());
		assertThat(ratio).isLessThanOrEqualTo(calls);
	}

	static Stream<Arguments> verbsAndFaults() {
		return withFaults(Stream.concat(verbs().stream(), exactVerbs().stream()).toList());
	}

	static Stream<Arguments> exactVerbsAndFaults() {
		return withFaults(exactVerbs());
	}

	private static Stream<Arguments> withFaults(List<Map.Entry<String, Verb>> verbs) {
		Map<String, Fault> faults = Map.of("no answer", Fault.hang(FOR_EVER), "answers byte by byte",
				Fault.trickle(Duration.ofSeconds(1)), "throttled", Fault.throttle("ThrottlingException"));
		// Each verb meets one fault, unless there is time for all.
		List<String> names = List.of("no answer", "answers byte by byte", "throttled");
		return Stream.iterate(0, (i) -> i < verbs.size(), (i) -> i + 1)
			.flatMap((i) -> names.stream()
				.filter((fault) -> Effort.isLong() || names.indexOf(fault) == i % names.size())
				.map((fault) -> Arguments.of(fault, verbs.get(i).getKey(), faults.get(fault),
						verbs.get(i).getValue())));
	}

	@SuppressWarnings("ReturnValueIgnored") // each is to throw in time
	private static List<Map.Entry<String, Verb>> verbs() {
		return List.of(Map.entry("get", (test) -> test.distant.get("k")),
				Map.entry("putIfAbsent", (test) -> test.distant.putIfAbsent("k", Library.volume(1).withIsbn("k"))),
				Map.entry("compute",
						(test) -> test.distant.compute("k", (key, book) -> Library.volume(1).withIsbn(key))),
				Map.entry("merge",
						(test) -> test.distant.merge("k", Library.volume(1).withIsbn("k"), (one, other) -> one)),
				Map.entry("remove", (test) -> test.distant.remove("k")),
				Map.entry("update", (test) -> test.distant.at("k").upsert(attr(Book::stock).incrementOrSet(1))),
				Map.entry("scan", (test) -> test.distant.scan().stream().count()),
				Map.entry("parallel scan", (test) -> test.distant.scan().segments(4).stream().count()),
				Map.entry("entrySet", (test) -> test.distant.entrySet().iterator().hasNext()),
				Map.entry("putAll", (test) -> test.distant.putAll(Library.volumes(60))),
				Map.entry("getAll", (test) -> test.distant.getAll(Library.volumes(260).keySet())),
				Map.entry("batch writer", DeadlineTests::write),
				Map.entry("transaction", (test) -> test.remote.mappings()
					.transactions()
					.write((transaction) -> transaction.at(test.distant, "k").put(Library.volume(1).withIsbn("k")))),
				Map.entry("lock", DeadlineTests::lock),
				Map.entry("table", (test) -> test.remote.mappings().tables().describe(test.books.tableName())),
				Map.entry("dump",
						(test) -> test.remote.mappings().dump(test.distant).to(test.directory.resolve("dump"))));
	}

	private static List<Map.Entry<String, Verb>> exactVerbs() {
		return List.of(Map.entry("exact put", (test) -> test.exact.put("k", Library.volume(2).withIsbn("k"))),
				Map.entry("exact update", (test) -> test.exact.at("k").upsert(attr(Book::stock).incrementOrSet(1))),
				Map.entry("exact merge", (test) -> test.exact.merge("k", Library.volume(1).withIsbn("k"),
						(one, other) -> one.withStock(one.stock() + 1))));
	}

	private static void write(DeadlineTests test) {
		try (BatchWriter<String, Book> writer = test.distant.batchWriter()) {
			Library.volumes(60).forEach(writer::put);
			writer.flush();
		}
	}

	private static void lock(DeadlineTests test) {
		String table = tables.create(KeySchema.simple("id", ScalarAttributeType.S));
		try (DynamoLocks locks = test.remote.mappings().locks(table)) {
			locks.tryAcquire("report", Duration.ofSeconds(30));
		}
	}

	private Duration fails(Fault fault, Verb verb) {
		return fails(fault, verb, (call) -> true);
	}

	private Duration fails(Fault fault, Verb verb, Predicate<Call> struck) {
		// So that the clock does not count classes that are loaded.
		this.distant.get("warm");
		this.books.put("k", Library.volume(1).withIsbn("k"));
		this.remote.proxy().inject(fault).when(struck);
		long start = System.nanoTime();
		@Nullable Throwable failure = catchThrowable(() -> verb.run(this));
		Duration taken = Duration.ofNanos(System.nanoTime() - start);
		assertThat(failure).isInstanceOf(DynamoMappingException.class);
		return taken;
	}

	@Test
	void waitingForATableEndsASecondAfterItsTimeAtMost() {
		this.remote.proxy().inject(Fault.hang(FOR_EVER)).on("DescribeTable");

		long start = System.nanoTime();
		@Nullable Throwable failure = catchThrowable(() -> this.remote.mappings()
			.tables()
			.withTimeout(Duration.ofMillis(300))
			.awaitActive(this.books.tableName()));

		assertThat(failure).isInstanceOf(DynamoMappingException.class);
		assertEndsASecondAfter(Duration.ofMillis(300), Duration.ofNanos(System.nanoTime() - start));
	}

	@Test
	void waitingForALockEndsASecondAfterItsTimeAtMost() {
		String table = tables.create(KeySchema.simple("id", ScalarAttributeType.S));
		try (Remote patient = new Remote(tables.raw(), FOR_EVER, FOR_EVER);
				DynamoLocks locks = patient.mappings().locks(table)) {
			patient.proxy().inject(Fault.hang(FOR_EVER)).on("UpdateItem");

			long start = System.nanoTime();
			@Nullable Throwable failure = catchThrowable(
					() -> locks.acquire("report", Duration.ofSeconds(30), Duration.ofMillis(500)));
			Duration taken = Duration.ofNanos(System.nanoTime() - start);
			// What gives the lock back is not to wait for ever.
			patient.proxy().close();

			assertThat(failure).isInstanceOf(DynamoMappingException.class);
			assertEndsASecondAfter(Duration.ofMillis(500), taken);
		}
	}

	private static void assertEndsASecondAfter(Duration timeout, Duration taken) {
		Duration limit = timeout.plusSeconds(1).multipliedBy(11).dividedBy(10);
		assertThat(taken).isLessThan(Effort.isLong() ? limit : GENEROUS);
	}

	@Test
	void aBatchOfWhichNothingIsProcessedEndsWithTheFirstChunkThatGivesUp() {
		this.remote.proxy().inject(Fault.leftovers(1, new Random(1))).on("BatchWriteItem");
		Map<String, Book> many = Library.volumes(1500);

		long start = System.nanoTime();
		@Nullable Throwable failure = catchThrowable(() -> this.distant.putAll(many));

		assertThat(failure).isInstanceOfSatisfying(BatchIncompleteException.class,
				(ex) -> assertThat(ex.unprocessedKeys()).hasSize(1500));
		// 60 chunks, 16 at a time, each of which gives up after 11 seconds at most.
		assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start)).isLessThan(30);
		assertThat(this.remote.proxy().count("BatchWriteItem")).isLessThan(20 * 10);
	}

	/**
	 * Calls what is to end.
	 */
	@FunctionalInterface
	private interface Verb {

		void run(DeadlineTests test);

	}

}
