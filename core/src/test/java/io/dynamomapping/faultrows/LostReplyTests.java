package io.dynamomapping.faultrows;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.DynamoRequestException;
import io.dynamomapping.OutcomeUnknownException;
import io.dynamomapping.faults.Fault;
import io.dynamomapping.faults.Reply;
import io.dynamomapping.testing.Book;
import io.dynamomapping.testing.OnDynamoDbLocal;
import io.dynamomapping.testing.TestTables;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Writes of which the answer is lost, under {@code AmbiguousWrites.THROW}.
 */
@OnDynamoDbLocal("lost answers")
@Timeout(60)
class LostReplyTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	@RegisterExtension
	static final FaultyServer server = new FaultyServer(tables);

	private static final String ISBN = LossyWrite.ISBN;

	private static final Reply FAILURE = Reply.error(500, "InternalServerError", "The request processing has failed");

	private static final Reply UNAVAILABLE = Reply.error(503, "ServiceUnavailable", "Try again");

	private final DynamoMapping<String, Book> books = server.books();

	private final AtomicInteger functionRuns = new AtomicInteger();

	static Stream<Arguments> lostReplies() {
		return Stream
			.of(Named.of("X2 apply, then reset", Fault.APPLY_THEN_RESET),
					Named.of("X3 apply, then FIN", Fault.APPLY_THEN_CLOSE),
					Named.of("X5 apply, then 500", Fault.applyThenReply(FAILURE)),
					Named.of("X6 apply, then 503", Fault.applyThenReply(UNAVAILABLE)),
					Named.of("X8 apply, truncated body", Fault.TRUNCATED),
					Named.of("X9 apply, malformed JSON", Fault.MALFORMED),
					Named.of("X10 apply, wrong CRC32", Fault.WRONG_CRC32))
			.flatMap((fault) -> Arrays.stream(LossyWrite.values()).map((write) -> Arguments.of(fault, write)));
	}

	@ParameterizedTest(name = "{0}: {1}")
	@MethodSource("lostReplies")
	void writesWithoutAnswerAreUnknown(Fault fault, LossyWrite write) {
		OutcomeUnknownException failure = assertUnknown(this.books, fault, write);

		int expected = (write.refusesItself() && fault != Fault.WRONG_CRC32) ? 2 : 1;
		assertThat(server.proxy().calls()).filteredOn((call) -> call.operation().equals(write.operation()))
			.filteredOn((call) -> call.body().contains("\"" + ISBN + "\""))
			.hasSize(expected);
		assertThat(failure.attempts()).isEqualTo(expected);
	}

	@ParameterizedTest(name = "X4 apply, then hang: {0}")
	@EnumSource
	void writesThatAreAnsweredTooLateAreUnknown(LossyWrite write) {
		DynamoMapping<String, Book> impatient = server
			.books(server.mappings(server.client(Duration.ofMillis(700), FaultyServer.CALL)), this.books.tableName());

		OutcomeUnknownException failure = assertUnknown(impatient, Fault.applyThenHang(Duration.ofMinutes(5)), write);

		// On a busy machine the second attempt may be too late as well.
		assertThat(failure.attempts()).isBetween(write.refusesItself() ? 2 : 1, write.refusesItself() ? 4 : 1);
	}

	private OutcomeUnknownException assertUnknown(DynamoMapping<String, Book> lossy, Fault fault, LossyWrite write) {
		write.prepare(server.direct(this.books));
		server.proxy().inject(fault).on(write.operation()).first(1);

		OutcomeUnknownException failure = catchThrowableOfType(OutcomeUnknownException.class,
				() -> write.run(lossy, this.functionRuns));

		assertThat(failure).as("answers as if nothing had happened").isNotNull();
		assertThat(failure.key()).isEqualTo(Map.of("isbn", AttributeValue.fromS(ISBN)));
		assertThat(failure.tableName()).isEqualTo(this.books.tableName());
		assertThat(failure.operation()).isEqualTo(write.operation());
		assertThat(failure).hasMessageContaining("(mapping 'books')").cause().isNotNull();
		assertThat(failure.isRetryable()).isFalse();
		assertThat(server.stock(this.books, ISBN)).isEqualTo(write.stockAfter());
		assertThat(this.functionRuns).hasValueLessThanOrEqualTo(1);
		server.proxy().heal();
		assertThat(this.books.put("next", Book.SOLARIS)).isNull();
		return failure;
	}

	@ParameterizedTest(name = "X18 500 for ever: {0}")
	@EnumSource
	void writesThatFailForEverAreUnknown(LossyWrite write) {
		write.prepare(server.direct(this.books));
		Integer before = server.stock(this.books, ISBN);
		server.proxy().inject(Fault.reply(FAILURE)).on(write.operation());

		OutcomeUnknownException failure = catchThrowableOfType(OutcomeUnknownException.class,
				() -> write.run(this.books, this.functionRuns));

		assertThat(failure).hasMessageContaining("InternalServerError");
		assertThat(failure.attempts()).isEqualTo(write.refusesItself() ? 4 : 1);
		assertThat(server.stock(this.books, ISBN)).isEqualTo(before);
		server.proxy().heal();
		write.run(this.books, this.functionRuns);
		assertThat(server.stock(this.books, ISBN)).isEqualTo(write.stockAfter());
	}

	@Test
	@DisplayName("X18 503 for ever: get")
	void readsThatFailForEverAreRetryable() {
		this.books.put(ISBN, Book.FOUNDATION);
		server.proxy().inject(Fault.reply(UNAVAILABLE)).on("GetItem");

		DynamoRequestException failure = catchThrowableOfType(DynamoRequestException.class, () -> this.books.get(ISBN));

		assertThat(failure).isExactlyInstanceOf(DynamoRequestException.class)
			.hasMessageContainingAll("GetItem on table '" + this.books.tableName() + "' (mapping 'books')",
					"ServiceUnavailable");
		assertThat(failure.isRetryable()).isTrue();
		assertThat(server.proxy().count("GetItem")).isEqualTo(4);
		server.proxy().heal();
		assertThat(this.books.get(ISBN)).isEqualTo(Book.FOUNDATION.withIsbn(ISBN));
	}

	@ParameterizedTest(name = "X19 reset for ever, each applied: {0}")
	@EnumSource
	void writesThatAreLostForEverAreUnknownAndAppliedOnce(LossyWrite write) {
		write.prepare(server.direct(this.books));
		server.proxy().inject(Fault.APPLY_THEN_RESET).on(write.operation());

		OutcomeUnknownException failure = catchThrowableOfType(OutcomeUnknownException.class,
				() -> write.run(this.books, this.functionRuns));

		assertThat(failure.attempts()).isEqualTo(write.refusesItself() ? 4 : 1);
		assertThat(server.stock(this.books, ISBN)).isEqualTo(write.stockAfter());
		assertThat(this.functionRuns).hasValueLessThanOrEqualTo(1);
	}

	@Test
	@DisplayName("X11 apply, empty 200")
	void emptyAnswersAreNoneWhereSomethingWasAskedFor() {
		Fault empty = Fault.applyThenReply(Reply.json(200, ""));
		server.proxy().inject(empty).on("PutItem", "DeleteItem", "GetItem", "Scan");

		assertThat(this.books.putIfAbsent(ISBN, Book.FOUNDATION.withStock(1))).isNull();
		assertThat(catchThrowableOfType(OutcomeUnknownException.class,
				() -> this.books.put(ISBN, Book.FOUNDATION.withStock(2))))
			.hasMessageContaining("the answer is empty, which is none of DynamoDB's");
		assertThat(server.stock(this.books, ISBN)).isEqualTo(2);
		assertThat(catchThrowableOfType(DynamoRequestException.class, () -> this.books.get(ISBN)))
			.isExactlyInstanceOf(DynamoRequestException.class)
			.hasMessageContaining("the answer is empty, which is none of DynamoDB's");
		assertThat(catchThrowableOfType(DynamoRequestException.class, this.books::isEmpty)).isNotNull();
		assertThat(catchThrowableOfType(OutcomeUnknownException.class, () -> this.books.remove(ISBN))).isNotNull();
		assertThat(server.stock(this.books, ISBN)).isNull();
	}

}
