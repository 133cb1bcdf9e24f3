package io.dynamomapping;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import io.dynamomapping.LeftOver.Verb;
import io.dynamomapping.client.DynamoMappings;
import io.dynamomapping.spi.RequestReport;
import io.dynamomapping.testing.Book;
import io.dynamomapping.testing.Faults;
import io.dynamomapping.testing.LeavingClient;
import io.dynamomapping.testing.Library;
import io.dynamomapping.testing.LineKey;
import io.dynamomapping.testing.OrderLine;
import io.dynamomapping.testing.Schemaless;
import io.dynamomapping.testing.TestTables;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnItemCollectionMetrics;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Batches of puts and removals over one and over several tables.
 */
class DynamoBatchTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private static final LineKey KEY = new LineKey("o-17", 2);

	private static final OrderLine LINE = new OrderLine("o-17", 2, Book.FOUNDATION.isbn(), 1);

	private final List<RequestReport> reports = new CopyOnWriteArrayList<>();

	private DynamoMappings mappings = tables.mappings();

	private DynamoMapping<String, Book> books = tables.books();

	private DynamoMapping<LineKey, OrderLine> lines = tables.lines();

	@BeforeEach
	void open() {
		open(tables.client());
	}

	private void open(DynamoDbClient client) {
		this.mappings = DynamoMappings.builder(client).requestListener(this.reports::add).build();
		this.books = this.mappings.open("books", String.class, Book.class,
				MappingOptions.defaults().withTableName(this.books.tableName()));
		this.lines = this.mappings.open("order-lines", LineKey.class, OrderLine.class,
				MappingOptions.defaults().withTableName(this.lines.tableName()));
	}

	@Test
	void putsAndRemovalsOfOneTableAreSentTogether() {
		this.books.put(Book.SOLARIS.isbn(), Book.SOLARIS);
		tables.requests().clear();

		BatchResult result = this.books.batch((batch) -> {
			batch.put(Book.FOUNDATION.isbn(), Book.FOUNDATION);
			batch.remove(Book.SOLARIS.isbn());
			batch.remove(Library.UNKNOWN_ISBN);
		});

		assertThat(tables.requests().operations()).containsExactly("BatchWriteItem");
		assertThat(result.puts()).isEqualTo(1);
		assertThat(result.removals()).isEqualTo(2);
		assertThat(result.writes()).isEqualTo(3);
		assertThat(result.capacityUnits()).containsOnlyKeys(this.books.tableName())
			.isEqualTo(this.reports.get(1).capacityUnits());
		assertThat(Map.copyOf(this.books)).isEqualTo(Map.of(Book.FOUNDATION.isbn(), Book.FOUNDATION));
	}

	@Test
	void tablesShareARequest() {
		BatchResult result = this.mappings.batch((batch) -> {
			batch.put(this.books, Book.FOUNDATION.isbn(), Book.FOUNDATION);
			batch.put(this.lines, KEY, LINE);
			batch.put(this.books, Book.SOLARIS.isbn(), Book.SOLARIS);
		});

		assertThat(tables.requests().only(BatchWriteItemRequest.class).requestItems()).hasSize(2);
		assertThat(result)
			.isEqualTo(new BatchResult(3, 0, Map.of(this.books.tableName(), 2.0, this.lines.tableName(), 1.0)));
		assertThat(result.consumedCapacity()).isEqualTo(3.0);
		assertThat(this.books.get(Book.FOUNDATION.isbn())).isEqualTo(Book.FOUNDATION);
		assertThat(this.lines.get(KEY)).isEqualTo(LINE);
	}

	@Test
	void requestOverSeveralTablesIsReportedOnceWithUnitsOfEach() {
		this.mappings.batch((batch) -> {
			batch.put(this.books, Book.FOUNDATION.isbn(), Book.FOUNDATION);
			batch.put(this.lines, KEY, LINE);
			batch.put(this.books, Book.SOLARIS.isbn(), Book.SOLARIS);
		});

		assertThat(this.reports).singleElement().satisfies((report) -> {
			assertThat(report.operation()).isEqualTo("BatchWriteItem");
			assertThat(report.tableNames()).containsExactly(this.books.tableName(), this.lines.tableName());
			assertThat(report.capacityUnits())
				.isEqualTo(Map.of(this.books.tableName(), 2.0, this.lines.tableName(), 1.0));
			assertThat(report.items()).isEqualTo(3);
		});
	}

	@Test
	void chunksOf25MixTables() {
		Map<LineKey, OrderLine> many = new LinkedHashMap<>();
		for (int line = 0; line < 30; line++) {
			many.put(new LineKey("o-1", line), new OrderLine("o-1", line, "isbn", line));
		}

		this.mappings.batch((batch) -> {
			Library.volumes(30).forEach((isbn, book) -> batch.put(this.books, isbn, book));
			many.forEach((key, line) -> batch.put(this.lines, key, line));
		});

		assertThat(tables.requests().requests(BatchWriteItemRequest.class))
			.extracting((request) -> request.requestItems().values().stream().mapToInt(List::size).sum())
			.containsExactlyInAnyOrder(25, 25, 10);
		assertThat(this.books.count()).isEqualTo(30);
		assertThat(this.lines.getAll(many.keySet())).isEqualTo(many);
	}

	@Test
	void lastOperationOnAKeyWins() {
		this.books.put(Book.SOLARIS.isbn(), Book.SOLARIS);
		DynamoMapping<String, Map<String, Object>> untyped = this.mappings.open("untyped", String.class,
				Schemaless.TYPE,
				MappingOptions.defaults().withTableName(this.books.tableName()).withKeys("isbn", null));

		BatchResult result = this.mappings.batch((batch) -> {
			batch.remove(this.books, Book.FOUNDATION.isbn());
			batch.put(this.books, Book.FOUNDATION.isbn(), Book.FOUNDATION.withStock(1));
			batch.put(this.books, Book.FOUNDATION.isbn(), Book.FOUNDATION.withStock(2));
			batch.put(this.books, Book.SOLARIS.isbn(), Book.SOLARIS);
			batch.remove(untyped, Book.SOLARIS.isbn());
		});

		assertThat(result.puts()).isEqualTo(1);
		assertThat(result.removals()).isEqualTo(1);
		assertThat(Map.copyOf(this.books)).isEqualTo(Map.of(Book.FOUNDATION.isbn(), Book.FOUNDATION.withStock(2)));
	}

	@Test
	void numbersThatAreOneKeyAreOneOperation() {
		DynamoMapping<BigDecimal, Map<String, Object>> numbered = this.mappings.open("numbered", BigDecimal.class,
				Schemaless.TYPE,
				MappingOptions.defaults()
					.withTableName(tables.create(KeySchema.simple("id", ScalarAttributeType.N)))
					.withKeys("id", null));

		numbered.batch((batch) -> {
			batch.put(new BigDecimal("1.0"), Map.of("text", "first"));
			batch.put(new BigDecimal("1"), Map.of("text", "last"));
		});

		assertThat(numbered.values()).containsExactly(Map.of("text", "last"));
	}

	@Test
	void blockThatThrowsWritesNothing() {
		List<TableBatch<String, Book>> escaped = new ArrayList<>();

		assertThatIllegalStateException().isThrownBy(() -> this.books.batch((batch) -> {
			escaped.add(batch);
			Library.volumes(60).forEach(batch::put);
			throw new IllegalStateException("no more");
		})).withMessage("no more");
		assertThatIllegalStateException().isThrownBy(() -> this.mappings.batch((batch) -> {
			batch.put(this.lines, KEY, LINE);
			throw new IllegalStateException("no more");
		})).withMessage("no more");

		assertThat(tables.requests().operations()).isEmpty();
		assertThatIllegalStateException().isThrownBy(() -> escaped.get(0).remove(Book.SOLARIS.isbn()))
			.withMessage("Expected a batch within its block, found one that is over. Start another one.");
	}

	@Test
	void everythingIsCheckedBeforeAnythingIsSent() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.mappings.batch((batch) -> {
			Library.volumes(60).forEach((isbn, book) -> batch.put(this.books, isbn, book));
			batch.put(this.books, "", Book.FOUNDATION);
		}));
		assertThat(tables.requests().operations()).isEmpty();
	}

	@Test
	void emptyBatchRequestsNothing() {
		assertThat(this.mappings.batch((batch) -> {
		})).isEqualTo(new BatchResult(0, 0, Map.of()));
		assertThat(this.books.batch((batch) -> {
		}).writes()).isZero();
		assertThat(tables.requests().operations()).isEmpty();
	}

	@Test
	void valuesAreTakenAsTheyAreWhenTheyAreGiven() {
		DynamoMapping<String, Map<String, Object>> settings = this.mappings
			.open(tables.create(KeySchema.simple("id", ScalarAttributeType.S)));
		Map<String, Object> value = new HashMap<>(Map.of("colour", "dark"));

		settings.batch((batch) -> {
			batch.put("theme", value);
			value.put("colour", "light");
		});

		assertThat(settings.at("theme").require()).isEqualTo(Map.of("colour", "dark"));
	}

	@Test
	void mappingsOfOthersAreRefused() {
		DynamoMapping<String, Book> others = tables.mappings()
			.open("others", String.class, Book.class, MappingOptions.defaults().withTableName(this.books.tableName()));

		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.mappings.batch((batch) -> batch.remove(others, Book.SOLARIS.isbn())))
			.withMessage("Expected mappings that were opened from the DynamoMappings of this batch, found mapping "
					+ "'others' of table '" + this.books.tableName()
					+ "', which was not. Write it in a batch of its own.");
	}

	@Test
	void readOnlyMappingsAreRefused() {
		DynamoMapping<String, Book> readOnly = this.mappings.open("books", String.class, Book.class,
				MappingOptions.defaults().withTableName(this.books.tableName()).withReadOnly(true));

		assertThatExceptionOfType(UnsupportedOperationException.class)
			.isThrownBy(() -> this.mappings.batch((batch) -> batch.remove(readOnly, Book.SOLARIS.isbn())));
		assertThatExceptionOfType(UnsupportedOperationException.class)
			.isThrownBy(() -> readOnly.batch((batch) -> batch.put(Book.SOLARIS.isbn(), Book.SOLARIS)));
		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(readOnly::batchWriter);
		assertThat(tables.requests().operations()).isEmpty();
	}

	@Test
	void leftOversSayTableVerbAndKey() {
		open(new LeavingClient(tables.client(), (item) -> item.containsKey("order")
				|| item.getOrDefault("isbn", AttributeValue.fromS("")).s().equals(Book.SOLARIS.isbn())));

		assertThatExceptionOfType(BatchIncompleteException.class).isThrownBy(() -> this.mappings.batch((batch) -> {
			batch.put(this.books, Book.FOUNDATION.isbn(), Book.FOUNDATION);
			batch.remove(this.books, Book.SOLARIS.isbn());
			batch.put(this.lines, KEY, LINE);
		}))
			.withMessage("BatchWriteItem on tables '" + this.books.tableName() + "', '" + this.lines.tableName()
					+ "' confirmed 1 of 3 keys, DynamoDB kept leaving the rest unprocessed. Repeat it for "
					+ "unprocessedKeys(), and slow down or raise the capacity of the table if it is throttled.")
			.satisfies((ex) -> assertThat(ex.tableName()).isNull())
			.satisfies((ex) -> assertThat(ex.leftOvers()).containsExactlyInAnyOrder(
					new LeftOver("books", this.books.tableName(), Verb.REMOVE, Book.SOLARIS.isbn(), null),
					new LeftOver("order-lines", this.lines.tableName(), Verb.PUT, KEY, LINE)))
			.satisfies((ex) -> assertThat(ex.leftOvers()).hasToString("[REMOVE " + Book.SOLARIS.isbn() + " of table '"
					+ this.books.tableName() + "', PUT " + KEY + " of table '" + this.lines.tableName() + "']"));
	}

	@Test
	void missingTableIsNamedAmongSeveral() {
		DynamoMapping<LineKey, OrderLine> missing = this.mappings.open("missing", LineKey.class, OrderLine.class,
				MappingOptions.defaults().withTableName(tables.named("missing")));

		assertThatExceptionOfType(TableNotFoundException.class).isThrownBy(() -> this.mappings.batch((batch) -> {
			batch.put(this.books, Book.FOUNDATION.isbn(), Book.FOUNDATION);
			batch.put(missing, KEY, LINE);
		})).satisfies((ex) -> assertThat(ex.tableName()).isEqualTo(missing.tableName()));
	}

	@Test
	void tableWithOtherKeysIsNamedAmongSeveral() {
		DynamoMapping<String, Map<String, Object>> other = this.mappings.open("other", String.class, Schemaless.TYPE,
				MappingOptions.defaults()
					.withTableName(tables.create(KeySchema.simple("id", ScalarAttributeType.S)))
					.withKeys("name", null));

		assertThatExceptionOfType(KeySchemaException.class).isThrownBy(() -> this.mappings.batch((batch) -> {
			batch.put(this.books, Book.FOUNDATION.isbn(), Book.FOUNDATION);
			batch.put(other, "theme", Map.of("colour", "dark"));
		}))
			.withMessageStartingWith("Mapping 'other' expected table '" + other.tableName() + "' to have partition key "
					+ "'name' (S) and no sort key, found partition key 'id' (S) and no sort key.");
	}

	@Test
	void failureOfSeveralTablesNamesThem() {
		Faults faults = new Faults();
		open(tables.client(faults));
		faults.failAt(1);

		assertThatExceptionOfType(BatchIncompleteException.class).isThrownBy(() -> this.mappings.batch((batch) -> {
			batch.put(this.books, Book.FOUNDATION.isbn(), Book.FOUNDATION);
			batch.put(this.lines, KEY, LINE);
		}))
			.withCauseInstanceOf(DynamoRequestException.class)
			.withMessageContaining("BatchWriteItem on tables '" + this.books.tableName() + "', '"
					+ this.lines.tableName() + "' (mappings 'books', 'order-lines') at ")
			.satisfies((ex) -> assertThat(ex.leftOvers()).hasSize(2));
	}

	@Test
	void customizedMappingsHaveRequestsOfTheirOwn() {
		DynamoMapping<String, Book> customized = this.books.customizing(BatchWriteItemRequest.Builder.class,
				(request) -> request.returnItemCollectionMetrics(ReturnItemCollectionMetrics.SIZE));

		this.mappings.batch((batch) -> {
			batch.put(this.lines, KEY, LINE);
			batch.put(customized, Book.FOUNDATION.isbn(), Book.FOUNDATION);
			batch.put(this.books, Book.SOLARIS.isbn(), Book.SOLARIS);
		});

		assertThat(tables.requests().requests(BatchWriteItemRequest.class)).hasSize(2)
			.filteredOn((request) -> request.returnItemCollectionMetrics() != null)
			.singleElement()
			.satisfies((request) -> assertThat(request.requestItems().get(this.books.tableName())).hasSize(1));
		assertThat(this.books.count()).isEqualTo(2);
	}

	@Test
	void closedMappingsRefuse() {
		this.mappings.close();

		assertThatIllegalStateException()
			.isThrownBy(() -> this.mappings.batch((batch) -> batch.put(this.lines, KEY, LINE)))
			.withMessageStartingWith("Expected an open mapping for table '" + this.lines.tableName() + "'");
	}

}
