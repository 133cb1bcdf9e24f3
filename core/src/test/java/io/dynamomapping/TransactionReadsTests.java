package io.dynamomapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import io.dynamomapping.client.DynamoMappings;
import io.dynamomapping.spi.RequestReport;
import io.dynamomapping.testing.Book;
import io.dynamomapping.testing.Library;
import io.dynamomapping.testing.LineKey;
import io.dynamomapping.testing.OrderLine;
import io.dynamomapping.testing.TestTables;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;

import static io.dynamomapping.Attribute.attr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Reads of several items at one point in time, and what is reported of transactions.
 */
class TransactionReadsTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private static final String ISBN = Book.FOUNDATION.isbn();

	private static final OrderLine LINE = new OrderLine("o-17", 1, ISBN, 1);

	private final List<RequestReport> reports = new CopyOnWriteArrayList<>();

	private final DynamoMappings mappings = DynamoMappings.builder(tables.client())
		.requestListener(this.reports::add)
		.build();

	private final DynamoTransactions transactions = this.mappings.transactions();

	private final DynamoMapping<String, Book> books = this.mappings.open("books", String.class, Book.class,
			MappingOptions.defaults().withTableName(tables.create(KeySchema.simple("isbn", ScalarAttributeType.S))));

	private final DynamoMapping<LineKey, OrderLine> lines = this.mappings
		.open("order-lines", LineKey.class, OrderLine.class, MappingOptions.defaults()
			.withTableName(
					tables.create(KeySchema.composite("order", ScalarAttributeType.S, "line", ScalarAttributeType.N))));

	@BeforeEach
	void stockTheLibrary() {
		this.books.put(ISBN, Book.FOUNDATION);
		this.lines.put(new LineKey("o-17", 1), LINE);
		tables.requests().clear();
		this.reports.clear();
	}

	@Test
	void itemsOfSeveralTablesAreReadByOneRequest() {
		Sale sale = this.transactions
			.read((tx) -> new Sale(tx.get(this.lines, new LineKey("o-17", 1)), tx.get(this.books, ISBN)));

		tables.requests().only(TransactGetItemsRequest.class);
		assertThat(sale.line().require()).isEqualTo(LINE);
		assertThat(sale.book().find()).contains(Book.FOUNDATION);
	}

	@Test
	void resultsAreThoseOfTheirKeys() {
		this.books.putAll(Library.volumes(100));

		List<TransactionResult<Book>> results = this.transactions
			.read((tx) -> Library.volumes(100).keySet().stream().map((isbn) -> tx.get(this.books, isbn)).toList());

		assertThat(results).map(TransactionResult::require).containsExactlyElementsOf(Library.volumes(100).values());
	}

	@Test
	void itemThatIsNotThereIsEmpty() {
		TransactionResult<Book> absent = this.transactions.read((tx) -> {
			tx.get(this.books, ISBN);
			return tx.get(this.books, "none");
		});

		assertThat(absent.find()).isEmpty();
		assertThatExceptionOfType(ItemNotFoundException.class).isThrownBy(absent::require)
			.withMessage("Table '" + this.books.tableName() + "' holds no item with key none.");
	}

	@Test
	void resultHoldsNothingBeforeTheTransactionIsComplete() {
		String message = "Expected the transaction to be complete, found that item " + ISBN + " of table '"
				+ this.books.tableName() + "' has not been read. Look at it after read(…) has returned.";

		Optional<Book> book = this.transactions.read((tx) -> {
			TransactionResult<Book> result = tx.get(this.books, ISBN);
			assertThatIllegalStateException().isThrownBy(result::find).withMessage(message);
			assertThatIllegalStateException().isThrownBy(result::require).withMessage(message);
			return result;
		}).find();

		assertThat(book).contains(Book.FOUNDATION);
	}

	@Test
	void failedTransactionHasNoResults() {
		List<TransactionResult<Book>> results = new ArrayList<>();
		DynamoMapping<String, Book> missing = this.mappings.open("missing", String.class, Book.class);

		assertThatExceptionOfType(TableNotFoundException.class)
			.isThrownBy(() -> this.transactions.read((tx) -> results.add(tx.get(missing, ISBN))));

		assertThatIllegalStateException().isThrownBy(() -> results.get(0).find());
	}

	@Test
	void nothingToReadIsNotSent() {
		String answer = this.transactions.read((tx) -> "nothing");

		assertThat(answer).isEqualTo("nothing");
		assertThat(tables.requests().operations()).isEmpty();
	}

	@Test
	void transactionEndsWithItsBlock() {
		ReadTransaction kept = this.transactions.read((tx) -> tx);

		assertThatIllegalStateException().isThrownBy(() -> kept.get(this.books, ISBN))
			.withMessage("Expected a transaction to be used within its block, found that the block has ended. "
					+ "Start another transaction.");
	}

	@Test
	void limitsAreCheckedBeforeTheRequest() {
		assertThatIllegalArgumentException()
			.isThrownBy(
					() -> this.transactions.read((tx) -> List.of(tx.get(this.books, ISBN), tx.get(this.books, ISBN))))
			.withMessageStartingWith("Expected one operation for each item of a transaction");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.transactions
				.read((tx) -> Library.volumes(101).keySet().stream().map((isbn) -> tx.get(this.books, isbn)).toList()))
			.withMessageStartingWith("Expected a transaction of at most 100 items");
		DynamoMapping<String, Book> other = tables.reopen(this.books);
		assertThatIllegalArgumentException().isThrownBy(() -> this.transactions.read((tx) -> tx.get(other, ISBN)))
			.withMessageStartingWith("Expected a mapping of the DynamoMappings");
		assertThat(tables.requests().operations()).isEmpty();
	}

	@Test
	void listenersAreToldTablesAndUnits() {
		this.transactions.read((tx) -> List.of(tx.get(this.books, ISBN), tx.get(this.lines, new LineKey("o-17", 1))));
		this.transactions.write((tx) -> {
			tx.at(this.books, ISBN).update(attr(Book::stock).increment(-1));
			tx.at(this.lines, new LineKey("o-17", 1)).remove();
		});

		List<String> names = List.of(this.books.tableName(), this.lines.tableName());
		assertThat(this.reports).extracting(RequestReport::operation, RequestReport::tableNames)
			.containsExactly(Tuple.tuple("TransactGetItems", names), Tuple.tuple("TransactWriteItems", names));
		assertThat(this.reports).allSatisfy((report) -> {
			assertThat(report.capacityUnits()).containsOnlyKeys(names);
			assertThat(report.capacityUnits().values()).allMatch((units) -> units >= 2.0);
		});
	}

	@Test
	void closedMappingsRefuse() {
		this.mappings.close();

		assertThatIllegalStateException()
			.isThrownBy(() -> this.transactions.write((tx) -> tx.at(this.books, ISBN).remove()))
			.withMessageStartingWith("Expected an open mapping for table '" + this.books.tableName() + "'");
	}

	record Sale(TransactionResult<OrderLine> line, TransactionResult<Book> book) {
	}

}
