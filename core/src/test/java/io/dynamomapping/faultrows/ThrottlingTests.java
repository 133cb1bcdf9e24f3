package io.dynamomapping.faultrows;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.DynamoRequestException;
import io.dynamomapping.MappingOptions;
import io.dynamomapping.client.DynamoMappings;
import io.dynamomapping.faults.Fault;
import io.dynamomapping.faults.Reply;
import io.dynamomapping.spi.RequestListener;
import io.dynamomapping.spi.RequestReport;
import io.dynamomapping.testing.Await;
import io.dynamomapping.testing.Book;
import io.dynamomapping.testing.OnDynamoDbLocal;
import io.dynamomapping.testing.TestTables;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

@OnDynamoDbLocal("throttling")
@Timeout(60)
class ThrottlingTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	@RegisterExtension
	static final FaultyServer server = new FaultyServer(tables);

	private final DynamoMapping<String, Book> books = server.books();

	@ParameterizedTest(name = "X16 {0} once")
	@ValueSource(strings = { "ProvisionedThroughputExceededException", "ThrottlingException", "RequestLimitExceeded" })
	void throttlingOnceIsSurvivedAndReported(String code) {
		List<RequestReport> reports = new CopyOnWriteArrayList<>();
		try (DynamoMappings mappings = DynamoMappings.builder(this.books.client())
			.requestListener(new RequestListener() {
				@Override
				public void afterRequest(RequestReport report) {
					reports.add(report);
				}
			})
			.build()) {
			DynamoMapping<String, Book> reported = server.books(mappings, this.books.tableName());
			server.proxy().inject(Fault.throttle(code)).on("PutItem").first(1);

			assertThat(reported.putIfAbsent("book", Book.FOUNDATION.withStock(1))).isNull();
		}
		assertThat(server.stock(this.books, "book")).isOne();
		assertThat(server.proxy().count("PutItem")).isEqualTo(2);
		assertThat(reports).singleElement().satisfies((report) -> {
			assertThat(report.retries()).isOne();
			assertThat(report.throttles()).isOne();
		});
	}

	@Test
	@DisplayName("X17 throttled for ever, until the last attempt")
	void throttlingForEverFailsAfterTheLastAttempt() {
		server.proxy().inject(Fault.throttle("ThrottlingException")).on("PutItem");

		DynamoRequestException failure = catchThrowableOfType(DynamoRequestException.class,
				() -> this.books.put("book", Book.FOUNDATION));

		assertThat(failure).isExactlyInstanceOf(DynamoRequestException.class)
			.hasMessageContainingAll("PutItem on table '" + this.books.tableName() + "' (mapping 'books')",
					"ThrottlingException. Slow down, or raise the capacity of the table.");
		assertThat(failure.isThrottled()).isTrue();
		assertThat(failure.isRetryable()).isTrue();
		assertThat(server.proxy().count("PutItem")).isEqualTo(4);
		assertThat(server.stock(this.books, "book")).isNull();
		server.proxy().heal();
		assertThat(this.books.put("book", Book.FOUNDATION)).isNull();
	}

	@Test
	@DisplayName("X17 throttled for ever, until the deadline")
	void throttlingForEverFailsAtTheDeadline() {
		server.proxy().inject((exchange) -> {
			Await.pause(Duration.ofMillis(300));
			Fault.throttle("ThrottlingException").handle(exchange);
		});
		DynamoMapping<String, Book> impatient = server.books(
				server.mappings(server.client(Duration.ofMillis(500), Duration.ofMillis(500))), this.books.tableName());

		long start = System.nanoTime();
		DynamoRequestException failure = catchThrowableOfType(DynamoRequestException.class,
				() -> impatient.get("book"));

		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
		assertThat(failure.isRetryable()).isTrue();
	}

	@Test
	@DisplayName("X20 TransactionConflict twice")
	void transactionsOfOthersAreWaitedFor() {
		server.proxy()
			.inject(Fault.reply(Reply.error(400, "TransactionConflictException", "Transaction is ongoing")))
			.on("PutItem")
			.first(2);

		assertThat(this.books.put("book", Book.FOUNDATION.withStock(1))).isNull();

		assertThat(server.stock(this.books, "book")).isOne();
		assertThat(server.proxy().count("PutItem")).isEqualTo(3);
	}

	@Test
	@DisplayName("X20 TransactionConflict for ever")
	void transactionsOfOthersAreNotWaitedForInfinitely() {
		server.proxy()
			.inject(Fault.reply(Reply.error(400, "TransactionConflictException", "Transaction is ongoing")))
			.on("PutItem");

		DynamoRequestException failure = catchThrowableOfType(DynamoRequestException.class,
				() -> this.books.put("book", Book.FOUNDATION));

		assertThat(failure).isExactlyInstanceOf(DynamoRequestException.class)
			.hasMessageContaining("failed: TransactionConflictException, before each of 8 attempts");
		assertThat(server.proxy().count("PutItem")).isEqualTo(8);
		assertThat(server.stock(this.books, "book")).isNull();
	}

	@ParameterizedTest(name = "{0} {2} once")
	@CsvSource({ "X21, 400, TransactionInProgressException", "X23, 400, ReplicatedWriteConflictException",
			"X26, 403, RequestExpired", "X26, 403, RequestTimeTooSkewed" })
	void refusalsThatPassAreSurvived(String row, int status, String code) {
		server.proxy().inject(Fault.reply(Reply.error(status, code, "Again"))).on("PutItem").first(1);

		assertThat(this.books.putIfAbsent("book", Book.FOUNDATION.withStock(1))).isNull();

		assertThat(server.stock(this.books, "book")).isOne();
		assertThat(server.proxy().count("PutItem")).isEqualTo(2);
	}

	@ParameterizedTest(name = "X22 {0}")
	@ValueSource(strings = { "LimitExceededException", "ResourceInUseException" })
	void limitsAreTold(String code) {
		server.proxy().inject(Fault.reply(Reply.error(400, code, "Too many operations"))).on("PutItem");

		DynamoRequestException failure = catchThrowableOfType(DynamoRequestException.class,
				() -> this.books.put("book", Book.FOUNDATION));

		assertThat(failure).hasMessageEndingWith("failed: " + code + ": Too many operations");
		assertThat(server.stock(this.books, "book")).isNull();
	}

	@Test
	@DisplayName("X22 a table that another instance is creating")
	void creationWaitsForTheTableOfAnotherInstance() {
		String table = tables.named("created");
		DynamoMapping<String, Book> created = server.mappings()
			.open("created", String.class, Book.class, MappingOptions.defaults().withTableName(table));
		// It is there, but nobody sees it before it is asked for anew.
		server.proxy()
			.inject(Fault.applyThenReply(Reply.error(400, "ResourceInUseException", "Table already exists")))
			.on("CreateTable")
			.first(1);

		assertThat(server.mappings().createTableIfMissing(created)).isFalse();

		assertThat(created.put("book", Book.FOUNDATION)).isNull();
	}

	@Test
	@DisplayName("X22 too many tables at once")
	void creationTellsOfLimits() {
		String table = tables.named("created");
		DynamoMapping<String, Book> created = server.mappings()
			.open("created", String.class, Book.class, MappingOptions.defaults().withTableName(table));
		server.proxy()
			.inject(Fault.reply(Reply.error(400, "LimitExceededException", "Subscriber limit exceeded")))
			.on("CreateTable");

		assertThat(catchThrowableOfType(DynamoRequestException.class,
				() -> server.mappings().createTableIfMissing(created)))
			.hasMessageContaining("LimitExceededException: Subscriber limit exceeded");
	}

}
