package io.dynamomapping;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

import io.dynamomapping.client.DynamoMappings;
import io.dynamomapping.faults.Effort;
import io.dynamomapping.faults.Fault;
import io.dynamomapping.faults.FaultProxy;
import io.dynamomapping.faults.Reply;
import io.dynamomapping.testing.Book;
import io.dynamomapping.testing.OnDynamoDbLocal;
import io.dynamomapping.testing.TestTables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import static io.dynamomapping.Attribute.attr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * {@link AmbiguousWrites#EXACT} where answers are lost: every verb is applied once, and
 * answers what it would have answered at once.
 */
@OnDynamoDbLocal("the answers of a server are lost on the network")
class ExactWritesFaultTests {

	private static final Book BOOK = Book.FOUNDATION.withStock(5);

	private static final String ISBN = BOOK.isbn();

	private static final String ABSENT = Book.SOLARIS.isbn();

	private static final Book OTHER = Book.SOLARIS.withStock(1);

	private static final Map<String, Fault> FAULTS = Map.of("reset", Fault.APPLY_THEN_RESET, "closed",
			Fault.APPLY_THEN_CLOSE, "truncated", Fault.TRUNCATED, "status 500",
			Fault.applyThenReply(Reply.error(500, "InternalServerError", "Internal error")), "status 503",
			Fault.applyThenReply(Reply.html(503)), "malformed", Fault.MALFORMED);

	private static final List<String> IMPORTANT = List.of("reset", "truncated", "status 500");

	private static final List<Verb> VERBS = List.of(new Verb("put", (books) -> books.put(ISBN, BOOK.withStock(1))),
			new Verb("put of a new value", (books) -> books.put(ABSENT, OTHER)),
			new Verb("putIfAbsent", (books) -> books.putIfAbsent(ABSENT, OTHER)),
			new Verb("putIfAbsent of a present one", (books) -> books.putIfAbsent(ISBN, OTHER)),
			new Verb("remove", (books) -> books.remove(ISBN)),
			new Verb("remove of a value", (books) -> books.remove(ISBN, BOOK)),
			new Verb("replace", (books) -> books.replace(ISBN, BOOK.withStock(2))),
			new Verb("replace of a value", (books) -> books.replace(ISBN, BOOK, BOOK.withStock(3))),
			new Verb("merge", (books) -> books.merge(ISBN, BOOK, (one, other) -> one.withStock(one.stock() + 1))),
			new Verb("compute to nothing", (books) -> books.compute(ISBN, (key, present) -> null)),
			new Verb("computeIfAbsent", (books) -> books.computeIfAbsent(ABSENT, (key) -> OTHER)),
			new Verb("update", (books) -> books.at(ISBN).update(attr(Book::stock).increment(1))),
			new Verb("updateReturningOld",
					(books) -> books.at(ISBN).updateReturningOld(attr(Book::stock).increment(1))),
			new Verb("upsert",
					(books) -> books.at(ABSENT)
						.upsert(attr(Book::stock).incrementOrSet(1)
							.and(attr(Book::title).set("New"))
							.and(attr(Book::author).set("Nobody")))),
			new Verb("save", (books) -> books.at(ISBN).save(BOOK.withStock(4))),
			new Verb("saveChanges", (books) -> books.at(ISBN).saveChanges(BOOK, BOOK.withStock(4))),
			new Verb("insert", (books) -> {
				books.at(ABSENT).insert(OTHER);
				return "inserted";
			}), new Verb("set of an attribute", (books) -> {
				books.at(ISBN).put("stock", 8);
				return "set";
			}), new Verb("delete", (books) -> books.at(ISBN).delete()),
			new Verb("guarded put", (books) -> books.at(ISBN).onlyIf(attr(Book::stock).eq(5)).put(BOOK.withStock(6))),
			new Verb("guarded update",
					(books) -> books.at(ISBN).onlyIf(attr(Book::stock).gt(4)).update(attr(Book::stock).increment(-1))),
			new Verb("guarded remove", (books) -> books.at(ISBN).onlyIf(attr(Book::stock).eq(5)).remove()),
			new Verb("refused update",
					(books) -> books.at(ISBN).onlyIf(attr(Book::stock).gt(5)).update(attr(Book::stock).increment(-1))));

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private static @Nullable FaultProxy proxy;

	private static @Nullable DynamoDbClient client;

	@BeforeAll
	static void start() {
		proxy = FaultProxy.before(tables.client().serviceClientConfiguration().endpointOverride().orElseThrow());
		client = newClient(Duration.ofSeconds(20));
	}

	private static DynamoDbClient newClient(Duration timeout) {
		return DynamoDbClient.builder()
			.endpointOverride(proxy().endpoint())
			.region(Region.EU_CENTRAL_1)
			.credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
			.overrideConfiguration((configuration) -> configuration.apiCallTimeout(timeout)
				.retryStrategy((strategy) -> strategy.maxAttempts(2)))
			.build();
	}

	@AfterAll
	static void stop() {
		client().close();
		proxy().close();
	}

	@BeforeEach
	void heal() {
		proxy().reset();
	}

	static Stream<Arguments> verbsAndFaults() {
		return (Effort.isLong() ? FAULTS.keySet() : IMPORTANT).stream()
			.flatMap((fault) -> VERBS.stream().map((verb) -> Arguments.of(verb, fault)));
	}

	@ParameterizedTest(name = "{0}, {1}")
	@MethodSource("verbsAndFaults")
	void isAppliedOnceAndAnswered(Verb verb, String fault) {
		DynamoMapping<String, Book> calm = books();
		DynamoMapping<String, Book> books = books();
		calm.put(ISBN, BOOK);
		books.put(ISBN, BOOK);
		Object expected = verb.action().apply(calm);
		proxy().reset();
		proxy().inject(Objects.requireNonNull(FAULTS.get(fault))).on("TransactWriteItems").nth(1);

		Object answer = verb.action().apply(books);

		assertThat(answer).isEqualTo(expected);
		assertThat(books.get(ISBN)).isEqualTo(calm.get(ISBN));
		assertThat(books.get(ABSENT)).isEqualTo(calm.get(ABSENT));
		assertThat(proxy().count("TransactWriteItems")).isGreaterThanOrEqualTo(2);
	}

	@Test
	void isSentAgainWhenTheSdkHasGivenUp() {
		DynamoMapping<String, Book> books = books();
		books.put(ISBN, BOOK);
		proxy().reset();
		proxy().inject(Fault.APPLY_THEN_RESET).on("TransactWriteItems").first(3);

		assertThat(books.at(ISBN).update(attr(Book::stock).increment(1))).contains(BOOK.withStock(6));

		assertThat(proxy().count("TransactWriteItems")).isEqualTo(4);
		assertThat(books.get(ISBN)).isEqualTo(BOOK.withStock(6));
	}

	@Test
	void isNotSentForEver() {
		DynamoMapping<String, Book> books = books();
		proxy().inject(Fault.APPLY_THEN_RESET).on("TransactWriteItems");

		assertThatExceptionOfType(OutcomeUnknownException.class).isThrownBy(() -> books.put(ISBN, BOOK))
			.withMessageStartingWith("PutItem of item {isbn=" + ISBN + "} on table '" + books.tableName() + "'")
			.withMessageContaining("was sent 6 times, and nobody can say whether it was applied")
			.withMessageEndingWith("Read the item and decide anew.")
			.satisfies((ex) -> assertThat(ex.attempts()).isEqualTo(6))
			.satisfies((ex) -> assertThat(ex.key()).containsOnlyKeys("isbn"));
		assertThat(proxy().count("TransactWriteItems")).isEqualTo(6);
	}

	@Test
	void whatWasNeverSentIsNotInDoubt() {
		DynamoMapping<String, Book> books = books();
		proxy().inject(Fault.throttle("ThrottlingException")).on("TransactWriteItems");

		assertThatExceptionOfType(DynamoRequestException.class).isThrownBy(() -> books.putIfAbsent(ISBN, BOOK))
			.isNotInstanceOf(OutcomeUnknownException.class);
		proxy().reset();
		proxy().inject(Fault.accessDenied()).on("TransactWriteItems");
		assertThatExceptionOfType(DynamoRequestException.class).isThrownBy(() -> books.putIfAbsent(ISBN, BOOK))
			.isNotInstanceOf(OutcomeUnknownException.class)
			.withMessageContaining("Allow the action dynamodb:PutItem");
		proxy().reset();
		assertThat(books).isEmpty();
	}

	@Test
	void deniedReadIsToldFromADeniedWrite() {
		DynamoMapping<String, Book> books = books();
		proxy().inject(Fault.accessDenied()).on("GetItem");

		assertThatExceptionOfType(DynamoRequestException.class).isThrownBy(() -> books.put(ISBN, BOOK))
			.withMessageStartingWith("GetItem on table '")
			.withMessageContaining("Allow the action dynamodb:GetItem");
	}

	@Test
	void doubtEndsWithTheTimeOfTheCall() {
		DynamoMapping<String, Book> books = books();
		proxy().inject(Fault.applyThenHang(Duration.ofSeconds(30))).on("TransactWriteItems");
		try (DynamoDbClient hasty = newClient(Duration.ofMillis(500))) {
			DynamoMapping<String, Book> waiting = open(hasty, books.tableName());
			long begun = System.nanoTime();

			assertThatExceptionOfType(OutcomeUnknownException.class).isThrownBy(() -> waiting.putIfAbsent(ISBN, BOOK));

			assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
		}
	}

	@Test
	void transactionOfUsersTellsHowToRepeatIt() {
		DynamoMapping<String, Book> books = books();
		DynamoMappings mappings = DynamoMappings.create(client());
		DynamoMapping<String, Book> ofTransactions = mappings.open("books", String.class, Book.class,
				MappingOptions.defaults().withTableName(books.tableName()));
		proxy().inject(Fault.APPLY_THEN_RESET).on("TransactWriteItems");

		assertThatExceptionOfType(OutcomeUnknownException.class)
			.isThrownBy(() -> mappings.transactions().write("sale-1", (tx) -> tx.at(ofTransactions, ISBN).put(BOOK)))
			.withMessageEndingWith("Repeat the same writes with the token 'sale-1' within 10 minutes, which applies "
					+ "them once, or read the items and decide anew.")
			.satisfies((ex) -> assertThat(ex.key()).isNull());
		proxy().reset();
		mappings.transactions().write("sale-1", (tx) -> tx.at(ofTransactions, ISBN).put(BOOK));
		assertThat(books.get(ISBN)).isEqualTo(BOOK);
	}

	private static DynamoMapping<String, Book> books() {
		return open(client(), tables.books().tableName());
	}

	private static DynamoMapping<String, Book> open(DynamoDbClient client, String table) {
		return DynamoMappings.create(client)
			.open("books", String.class, Book.class,
					MappingOptions.defaults().withTableName(table).withAmbiguousWrites(AmbiguousWrites.EXACT));
	}

	private static FaultProxy proxy() {
		return Objects.requireNonNull(proxy);
	}

	private static DynamoDbClient client() {
		return Objects.requireNonNull(client);
	}

	/**
	 * A verb of which the answer may be lost.
	 *
	 * @param name its name
	 * @param action calls it
	 */
	record Verb(String name, Function<DynamoMapping<String, Book>, @Nullable Object> action) {

		@Override
		public String toString() {
			return this.name;
		}

	}

}
