package io.dynamomapping;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;

import io.dynamomapping.client.DynamoMappings;
import io.dynamomapping.testing.Article;
import io.dynamomapping.testing.Book;
import io.dynamomapping.testing.TestClock;
import io.dynamomapping.testing.TestTables;
import io.dynamomapping.testing.Ticket;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

import static io.dynamomapping.Attribute.attr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Versions and expired items within transactions.
 */
class TransactionVersionsTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private static final Instant END = Instant.parse("2026-11-21T12:00:00Z");

	private final TestClock clock = new TestClock(END.minusSeconds(1));

	private final DynamoMappings mappings = DynamoMappings.builder(tables.client()).clock(this.clock).build();

	private final DynamoTransactions transactions = this.mappings.transactions();

	private final DynamoMapping<String, Article> articles = open("articles", Article.class);

	private final DynamoMapping<String, Ticket> tickets = open("tickets", Ticket.class);

	private Article stale = Article.LAMP;

	private Article present = Article.LAMP;

	private <V> DynamoMapping<String, V> open(String name, Class<V> type) {
		return this.mappings.open(name, String.class, type,
				MappingOptions.defaults().withTableName(tables.create(KeySchema.simple("id", ScalarAttributeType.S))));
	}

	@BeforeEach
	void storeTwice() {
		this.stale = this.articles.at("lamp").save(Article.LAMP);
		this.present = this.articles.at("lamp").save(this.stale.withStock(2));
		this.tickets.put("old", new Ticket("old", "Ada", END));
		tables.set(this.tickets, "old", "colour", AttributeValue.fromS("red"));
		this.clock.pass(Duration.ofSeconds(1));
		tables.requests().clear();
	}

	@Test
	@DisplayName("S38: a stale copy saves, puts, updates and deletes inside a transaction")
	void staleValueCancelsTheTransaction() {
		assertStale((item) -> item.save(this.stale));
		assertStale((item) -> item.put(this.stale));
		assertStale((item) -> item.ifUnchanged(this.stale).update(attr(Article::stock).set(9)));
		assertStale((item) -> item.ifUnchanged(this.stale).upsert(attr(Article::stock).set(9)));
		assertStale((item) -> item.ifUnchanged(this.stale).remove());
		assertStale((item) -> item.ifUnchanged(this.stale).delete());
		assertStale((item) -> item.putIfAbsent(Article.LAMP));
	}

	private void assertStale(Consumer<TransactionItem<Article>> write) {
		assertThatExceptionOfType(TransactionCancelledException.class)
			.isThrownBy(() -> this.transactions.write((tx) -> {
				tx.at(this.tickets, "new").put(new Ticket("new", "Grace", null));
				write.accept(tx.at(this.articles, "lamp"));
			}))
			.satisfies((refusal) -> {
				assertThat(refusal.reasons()).extracting(CancellationReason::code)
					.containsExactly("None", "ConditionalCheckFailed");
				assertThat(refusal.reasons().get(1).key()).isEqualTo("lamp");
				assertThat(refusal.reasons().get(1).item(Article.class)).contains(this.present);
			});
		assertThat(this.articles.get("lamp")).isEqualTo(this.present);
		assertThat(this.tickets).doesNotContainKey("new");
	}

	@Test
	@DisplayName("S38: every write inside a transaction gives the item its next version")
	void everyWriteGivesTheNextVersion() {
		this.transactions.write((tx) -> {
			tx.at(this.articles, "lamp").save(this.present.withStock(3));
			tx.at(this.articles, "desk").putIfAbsent(new Article("desk", "Desk", 1, 0));
		});
		assertThat(this.articles.at("desk").require().version()).isEqualTo(1);
		assertVersion(3, 3);

		this.transactions.write((tx) -> tx.at(this.articles, "lamp").update(attr(Article::stock).increment(1)));
		assertVersion(4, 4);
		this.transactions.write((tx) -> tx.at(this.articles, "lamp").upsert(attr(Article::stock).set(5)));
		assertVersion(5, 5);
		Article read = this.articles.at("lamp").require();
		this.transactions.write((tx) -> tx.at(this.articles, "lamp").put(read.withStock(6)));
		assertVersion(6, 6);
		this.transactions.write((tx) -> tx.at(this.articles, "lamp").ifUnchanged(read.withVersion(6)).delete());
		assertThat(this.articles).doesNotContainKey("lamp");
	}

	private void assertVersion(long version, int stock) {
		assertThat(this.articles.at("lamp").require()).extracting(Article::version, Article::stock)
			.containsExactly(version, stock);
	}

	@Test
	@DisplayName("S38: a bypass inside a transaction still bumps the version")
	void bypassBumpsTheVersion() {
		this.transactions.write((tx) -> tx.at(this.articles.unversioned(), "lamp").save(this.stale.withStock(7)));

		assertVersion(3, 7);
		assertThatExceptionOfType(UnsupportedOperationException.class)
			.isThrownBy(
					() -> this.transactions.write((tx) -> tx.at(this.articles.unversioned(), "lamp").put(this.stale)))
			.withMessage("Expected a version to put at item lamp of table '" + this.articles.tableName()
					+ "' in a transaction, found a mapping that is unversioned(): which version comes next would have to "
					+ "be read. Use save, or a mapping that checks versions.");
	}

	@Test
	void valuesWithoutVersionAreUnchangedWhenTheirAttributesAre() {
		DynamoMapping<String, Book> books = this.mappings.open("books", String.class, Book.class,
				MappingOptions.defaults()
					.withTableName(tables.create(KeySchema.simple("isbn", ScalarAttributeType.S))));
		String isbn = Book.FOUNDATION.isbn();
		books.put(isbn, Book.FOUNDATION);

		assertThat(this.transactions
			.tryWrite((tx) -> tx.at(books, isbn).ifUnchanged(Book.FOUNDATION.withStock(9)).remove())).isFalse();
		assertThat(this.transactions.tryWrite((tx) -> tx.at(books, isbn).ifUnchanged(Book.FOUNDATION).remove()))
			.isTrue();
	}

	@Test
	void expiredItemIsNotRead() {
		assertThat(this.transactions.read((tx) -> tx.get(this.tickets, "old")).find()).isEmpty();
	}

	@Test
	void expiredItemIsAbsentToWhatNeedsOne() {
		assertAbsent((item) -> item.update(attr(Ticket::holder).set("Grace")));
		assertAbsent(TransactionItem::delete);
		assertAbsent((item) -> item.check(attr(Ticket::holder).eq("Ada")));
		assertAbsent((item) -> item.onlyIf(attr(Ticket::holder).eq("Ada")).remove());
	}

	private void assertAbsent(Consumer<TransactionItem<Ticket>> write) {
		assertThatExceptionOfType(TransactionCancelledException.class)
			.isThrownBy(() -> this.transactions.write((tx) -> write.accept(tx.at(this.tickets, "old"))))
			.satisfies((refusal) -> assertThat(refusal.reasons().get(0).item(Ticket.class)).isEmpty());
	}

	@Test
	void expiredItemGivesWayToANewOne() {
		this.transactions.write((tx) -> tx.at(this.tickets, "old").putIfAbsent(new Ticket("old", "Grace", null)));

		assertThat(this.tickets.get("old")).isEqualTo(new Ticket("old", "Grace", null));
		assertThat(tables.requests().operations()).containsExactly("TransactWriteItems", "GetItem");
	}

	@Test
	void changesDoNotReviveAnExpiredItem() {
		this.transactions.write((tx) -> tx.at(this.tickets, "old").upsert(attr(Ticket::holder).set("Grace")));

		assertThat(tables.requests().operations()).containsExactly("TransactWriteItems", "DeleteItem",
				"TransactWriteItems");
		assertThat(tables.item(this.tickets, "old"))
			.isEqualTo(Map.of("id", AttributeValue.fromS("old"), "holder", AttributeValue.fromS("Grace")));
	}

	@Test
	void guardLooksAtNothingOfAnExpiredItem() {
		this.transactions.write((tx) -> tx.at(this.tickets, "old")
			.onlyIf(attr(Ticket::holder).missing())
			.put(new Ticket("old", "Grace", null)));

		assertThat(this.tickets.get("old")).isEqualTo(new Ticket("old", "Grace", null));
	}

	@Test
	void readOnlyMappingKeepsItsExpiredItem() {
		DynamoMapping<String, Ticket> readOnly = this.mappings.open("tickets", String.class, Ticket.class,
				MappingOptions.defaults().withTableName(this.tickets.tableName()).withReadOnly(true));

		assertThat(this.transactions.tryWrite((tx) -> tx.at(readOnly, "old").check(attr(Ticket::holder).eq("Ada"))))
			.isFalse();

		assertThat(tables.item(this.tickets, "old")).isNotEmpty();
	}

}
