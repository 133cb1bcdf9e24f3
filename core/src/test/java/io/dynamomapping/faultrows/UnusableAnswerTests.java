package io.dynamomapping.faultrows;

import java.time.Duration;
import java.util.stream.Stream;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.DynamoRequestException;
import io.dynamomapping.ItemMappingException;
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
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

@OnDynamoDbLocal("answers of HTTP")
@Timeout(60)
class UnusableAnswerTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	@RegisterExtension
	static final FaultyServer server = new FaultyServer(tables);

	private final DynamoMapping<String, Book> books = server.books();

	static Stream<Named<Fault>> faultsBeforeApply() {
		return Stream.of(Named.of("X1 reset before apply", Fault.RESET),
				Named.of("X7 500 before apply", Fault.reply(Reply.error(500, "InternalServerError", "no"))),
				Named.of("X12 200 HTML, not applied", Fault.reply(Reply.html(200))),
				Named.of("X14 HTML 502", Fault.reply(Reply.html(502))));
	}

	@ParameterizedTest
	@MethodSource("faultsBeforeApply")
	void isSentAgainWhereNothingWasApplied(Fault fault) {
		server.direct(this.books).put("present", Book.SOLARIS);
		server.proxy().inject(fault).on("PutItem", "GetItem").first(1);

		assertThat(this.books.putIfAbsent("absent", Book.FOUNDATION.withStock(1))).isNull();

		assertThat(server.stock(this.books, "absent")).isOne();
		assertThat(server.proxy().count("PutItem")).isEqualTo(2);
		server.proxy().reset();
		server.proxy().inject(fault).on("GetItem").first(1);
		assertThat(this.books.get("present")).isEqualTo(Book.SOLARIS.withIsbn("present"));
	}

	// Nobody can tell it from an answer of DynamoDB: TLS keeps others from giving it.
	@Test
	@DisplayName("X13 200 {}, not applied")
	void emptyAnswersAreTakenForWhatTheySay() {
		server.direct(this.books).put("present", Book.SOLARIS);
		server.proxy().inject(Fault.reply(Reply.json(200, "{}"))).on("PutItem", "GetItem");

		assertThat(this.books.putIfAbsent("absent", Book.FOUNDATION.withStock(1))).isNull();
		assertThat(this.books.get("present")).isNull();

		assertThat(server.proxy().calls()).hasSize(2);
		assertThat(server.stock(this.books, "absent")).isNull();
		server.proxy().heal();
		assertThat(this.books.get("present")).isEqualTo(Book.SOLARIS.withIsbn("present"));
	}

	@ParameterizedTest
	@ValueSource(ints = { 301, 403, 413 })
	@DisplayName("X15 HTML 301, 403, 413")
	void whatIsNoAnswerOfDynamoDbNamesEndpointAndStatus(int status) {
		server.proxy().inject(Fault.reply(Reply.html(status))).first(1);

		assertThatExceptionOfType(DynamoRequestException.class)
			.isThrownBy(() -> this.books.put("book", Book.FOUNDATION))
			.withMessage(
					"PutItem on table '%s' (mapping 'books') at %s (region eu-central-1) failed: status %d, which is "
							+ "no answer of DynamoDB. Check endpoint and proxy.",
					this.books.tableName(), server.proxy().endpoint(), status)
			.satisfies((ex) -> assertThat(ex.isRetryable()).isFalse());
		assertThat(server.stock(this.books, "book")).isNull();
		assertThatNoException().isThrownBy(() -> this.books.put("book", Book.FOUNDATION));
	}

	@Test
	@DisplayName("X27 unknown error code")
	void unknownCodesAreTold() {
		server.proxy()
			.inject(Fault.reply(Reply.error(400, "QuantumFluctuationException", "Observed too often")))
			.first(1);

		assertThatExceptionOfType(DynamoRequestException.class).isThrownBy(() -> this.books.get("book"))
			.withMessageEndingWith("failed: QuantumFluctuationException: Observed too often")
			.satisfies((ex) -> assertThat(ex.awsErrorCode()).isEqualTo("QuantumFluctuationException"));
		assertThat(this.books.get("book")).isNull();
	}

	@Test
	@DisplayName("X27 unknown fields")
	void unknownFieldsOfAnswersAreIgnored() {
		this.books.put("book", Book.FOUNDATION);
		server.proxy().inject((exchange) -> {
			Reply reply = exchange.apply();
			exchange.reply(reply.withBody(reply.body().replaceFirst("\\{", "{\"Entanglement\":{\"With\":[1,2]},")));
		}).on("GetItem");

		assertThat(this.books.get("book")).isEqualTo(Book.FOUNDATION.withIsbn("book"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"ZZ\":\"north\"}", "{\"M\":{\"row\":{\"ZZ\":\"4\"}}}", "{\"ZZ\":{\"S\":\"x\"}}" })
	@DisplayName("X27 unknown type of an attribute")
	void attributesOfUnknownTypesAreRefused(String shelf) {
		String item = "{\"Item\":{\"isbn\":{\"S\":\"book\"},\"title\":{\"S\":\"Foundation\"},\"author\":{\"S\":\"I. A.\"},"
				+ "\"year\":{\"N\":\"1951\"},\"price\":{\"N\":\"8\"},\"stock\":{\"N\":\"1\"},\"tags\":{\"SS\":[\"sf\"]},"
				+ "\"shelf\":" + shelf + "}}";
		server.proxy().inject(Fault.reply(Reply.json(200, item))).on("GetItem").first(1);

		assertThatExceptionOfType(ItemMappingException.class).isThrownBy(() -> this.books.get("book"))
			.withMessageContaining("found an unknown type");
		assertThat(this.books.get("book")).isNull();
	}

	@Test
	@DisplayName("X27 unknown type in a schemaless item")
	void schemalessItemsWithUnknownTypesAreRefused() {
		String item = "{\"Item\":{\"isbn\":{\"S\":\"book\"},\"shelf\":{\"ZZ\":\"north\"}}}";
		var items = server.mappings().open(this.books.tableName());
		items.keySchema();
		server.proxy().inject(Fault.reply(Reply.json(200, item))).on("GetItem").first(1);

		assertThatExceptionOfType(ItemMappingException.class).isThrownBy(() -> String.valueOf(items.get("book")))
			.withMessageContaining("found an unknown type");
	}

	@Test
	@DisplayName("X28 trickle")
	void trickleIsCutByTheAttemptTimeout() {
		DynamoMapping<String, Book> impatient = server
			.books(server.mappings(server.client(Duration.ofSeconds(1), FaultyServer.CALL)), this.books.tableName());
		this.books.put("book", Book.FOUNDATION);
		// Half a minute in all, and never longer than a read timeout without a byte.
		server.proxy().inject(Fault.trickle(Duration.ofMillis(100))).on("GetItem").first(1);

		assertThat(impatient.get("book")).isEqualTo(Book.FOUNDATION.withIsbn("book"));

		assertThat(server.proxy().count("GetItem")).isBetween(2L, 4L);
	}

}
