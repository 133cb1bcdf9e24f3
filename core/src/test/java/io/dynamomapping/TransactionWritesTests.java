package io.dynamomapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;

import io.dynamomapping.annotation.PartitionKey;
import io.dynamomapping.client.DynamoMappings;
import io.dynamomapping.testing.Book;
import io.dynamomapping.testing.Library;
import io.dynamomapping.testing.LineKey;
import io.dynamomapping.testing.OrderLine;
import io.dynamomapping.testing.TestTables;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

import static io.dynamomapping.Attribute.attr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Writes of several items, all or none.
 */
class TransactionWritesTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private static final String ISBN = Book.FOUNDATION.isbn();

	private static final OrderLine LINE = new OrderLine("o-17", 1, ISBN, 1);

	private static final LineKey LINE_KEY = new LineKey("o-17", 1);

	private static final Change SELL = attr(Book::stock).increment(-1);

	private final DynamoMappings mappings = tables.mappings();

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
		tables.requests().clear();
	}

	@Test
	void writesOfSeveralTablesAreOneRequest() {
		this.transactions.write((tx) -> {
			tx.at(this.books, ISBN).onlyIf(attr(Book::stock).gt(0)).update(SELL);
			tx.at(this.lines, LINE_KEY).putIfAbsent(LINE);
		});

		TransactWriteItemsRequest request = tables.requests().only(TransactWriteItemsRequest.class);
		assertThat(request.clientRequestToken()).hasSize(36);
		assertThat(request.transactItems()).hasSize(2);
		assertThat(request.transactItems().get(0).update().returnValuesOnConditionCheckFailure())
			.isEqualTo(ReturnValuesOnConditionCheckFailure.ALL_OLD);
		assertThat(this.books.get(ISBN)).isEqualTo(Book.FOUNDATION.withStock(2));
		assertThat(this.lines.get(LINE_KEY)).isEqualTo(LINE);
	}

	@Test
	void everyVerbIsApplied() {
		Map<String, Book> volumes = Library.volumes(8);
		this.books.putAll(volumes);
		List<String> isbns = List.copyOf(volumes.keySet());
		tables.set(this.books, isbns.get(0), "rating", AttributeValue.fromN("5"));
		tables.set(this.books, isbns.get(1), "rating", AttributeValue.fromN("5"));

		this.transactions.write((tx) -> {
			tx.at(this.books, isbns.get(0)).put(Book.FOUNDATION.withIsbn(isbns.get(0)));
			tx.at(this.books, isbns.get(1)).save(Book.FOUNDATION.withIsbn(isbns.get(1)));
			tx.at(this.books, isbns.get(2)).update(Map.of("title", "Third"));
			tx.at(this.books, isbns.get(3)).upsert(attr(Book::title).set("Fourth"));
			tx.at(this.books, isbns.get(4)).remove();
			tx.at(this.books, isbns.get(5)).delete();
			tx.at(this.books, isbns.get(6)).check(attr(Book::stock).eq(6));
			tx.at(this.books, "new").putIfAbsent(Book.SOLARIS.withIsbn("new"));
			tx.at(this.books, "changed").upsert(Map.of("title", "Made by a change"));
			tx.at(this.books, "absent").remove();
		});

		assertThat(tables.item(this.books, isbns.get(0))).containsEntry("title", AttributeValue.fromS("Foundation"))
			.doesNotContainKey("rating");
		assertThat(tables.item(this.books, isbns.get(1))).containsEntry("title", AttributeValue.fromS("Foundation"))
			.containsKey("rating");
		assertThat(this.books.at(isbns.get(2)).require().title()).isEqualTo("Third");
		assertThat(this.books.at(isbns.get(3)).require().title()).isEqualTo("Fourth");
		assertThat(this.books.keySet()).containsExactlyInAnyOrder(isbns.get(0), isbns.get(1), isbns.get(2),
				isbns.get(3), isbns.get(6), isbns.get(7), ISBN, "new", "changed");
	}

	@Test
	void refusedItemCancelsAllOthers() {
		this.lines.put(LINE_KEY, LINE);

		assertThatExceptionOfType(TransactionCancelledException.class)
			.isThrownBy(() -> this.transactions.write((tx) -> {
				tx.at(this.books, ISBN).update(SELL);
				tx.at(this.lines, LINE_KEY).putIfAbsent(LINE);
				tx.at(this.books, "none").check(attr(Book::stock).missing());
			}))
			.satisfies((refusal) -> {
				assertThat(refusal)
					.hasMessage("Expected TransactWriteItems of 3 items to be applied, found that it was "
							+ "cancelled for item " + LINE_KEY + " of table '" + this.lines.tableName()
							+ "': ConditionalCheckFailed. Nothing was written. Look at reasons(), and decide anew.");
				assertThat(refusal.tableName()).isEqualTo(this.lines.tableName());
				assertThat(refusal.operation()).isEqualTo("TransactWriteItems");
				assertThat(refusal.awsErrorCode()).isEqualTo("TransactionCanceledException");
				assertThat(refusal.isRefusedByConditions()).isTrue();
				assertThat(refusal.reasons()).extracting(CancellationReason::code)
					.containsExactly("None", "ConditionalCheckFailed", "None");
				assertThat(refusal.reasons()).extracting(CancellationReason::key)
					.containsExactly(ISBN, LINE_KEY, "none");
				assertThat(refusal.reasons()).extracting(CancellationReason::isRefusal)
					.containsExactly(false, true, false);
				assertThat(refusal.reasons().get(1).item(OrderLine.class)).contains(LINE);
				assertThat(refusal.reasons().get(0).item(Book.class)).isEmpty();
			});
		assertThat(this.books.get(ISBN)).isEqualTo(Book.FOUNDATION);
	}

	@Test
	void expectedRefusalIsAnAnswer() {
		assertThat(this.transactions
			.tryWrite((tx) -> tx.at(this.books, ISBN).onlyIf(attr(Book::stock).gt(10)).update(SELL))).isFalse();
		assertThat(this.transactions
			.tryWrite((tx) -> tx.at(this.books, ISBN).onlyIf(attr(Book::stock).gt(0)).update(SELL))).isTrue();

		assertThat(this.books.get(ISBN)).isEqualTo(Book.FOUNDATION.withStock(2));
	}

	@Test
	void verbsThatNeedAnItemAreRefusedWithoutOne() {
		assertThat(this.transactions.tryWrite((tx) -> tx.at(this.books, "none").update(SELL))).isFalse();
		assertThat(this.transactions.tryWrite((tx) -> tx.at(this.books, "none").delete())).isFalse();
		assertThat(this.transactions.tryWrite((tx) -> tx.at(this.books, ISBN).putIfAbsent(Book.FOUNDATION))).isFalse();
		assertThat(this.transactions.tryWrite((tx) -> tx.at(this.books, ISBN).onlyIf(attr(Book::stock).eq(0)).remove()))
			.isFalse();

		assertThat(this.books.keySet()).containsExactly(ISBN);
	}

	@Test
	void changeThatDoesNotSuitTheItemIsNoRefusedCondition() {
		this.books.at(ISBN).remove("stock");

		assertThatExceptionOfType(DynamoRequestException.class)
			.isThrownBy(() -> this.transactions.tryWrite((tx) -> tx.at(this.books, ISBN).update(SELL)))
			.withMessageContaining("Use incrementOrSet")
			.satisfies((failure) -> assertThat(failure.operation()).isEqualTo("TransactWriteItems"));
	}

	@Test
	void unreadableItemDoesNotHideTheRefusal() {
		tables.set(this.books, ISBN, "stock", AttributeValue.fromS("many"));

		assertThatExceptionOfType(TransactionCancelledException.class)
			.isThrownBy(() -> this.transactions.write((tx) -> tx.at(this.books, ISBN).putIfAbsent(Book.FOUNDATION)))
			.satisfies((refusal) -> assertThat(refusal.reasons().get(0).item(Book.class)).isEmpty());
	}

	@Test
	void blockThatThrowsSendsNothing() {
		IllegalStateException failure = new IllegalStateException("The block fails.");

		assertThatIllegalStateException().isThrownBy(() -> this.transactions.write((tx) -> {
			tx.at(this.books, ISBN).remove();
			throw failure;
		})).isSameAs(failure);

		assertThat(tables.requests().operations()).isEmpty();
	}

	@Test
	void nothingToWriteIsNotSent() {
		this.transactions.write((tx) -> {
		});
		this.transactions.write((tx) -> tx.at(this.books, ISBN).onlyIf(attr(Book::stock).eq(0)).update(Change.none()));

		assertThat(tables.requests().operations()).isEmpty();
	}

	@Test
	void nothingCanBeUsedAfterTheBlock() {
		List<WriteTransaction> kept = new ArrayList<>();
		List<TransactionItem<Book>> items = new ArrayList<>();
		this.transactions.write((tx) -> {
			kept.add(tx);
			items.add(tx.at(this.books, ISBN));
		});
		TransactionItem<Book> item = items.get(0);

		String message = "Expected a transaction to be used within its block, found that the block has ended. "
				+ "Start another transaction.";
		assertThatIllegalStateException().isThrownBy(() -> kept.get(0).at(this.books, ISBN)).withMessage(message);
		assertThatIllegalStateException().isThrownBy(() -> item.onlyIf(attr(Book::stock).gt(0))).withMessage(message);
		List<BiConsumer<TransactionItem<Book>, Book>> verbs = List.of(TransactionItem::put,
				TransactionItem::putIfAbsent, TransactionItem::save, (it, book) -> it.update(SELL),
				(it, book) -> it.update(Map.of("stock", 1)), (it, book) -> it.upsert(SELL),
				(it, book) -> it.upsert(Map.of("stock", 1)), (it, book) -> it.remove(), (it, book) -> it.delete(),
				(it, book) -> it.check(attr(Book::stock).gt(0)));
		assertThat(verbs)
			.allSatisfy((verb) -> assertThatIllegalStateException().isThrownBy(() -> verb.accept(item, Book.FOUNDATION))
				.withMessage(message));
		assertThat(tables.requests().operations()).isEmpty();
	}

	@Test
	void itemIsWrittenOnce() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.transactions.write((tx) -> {
			tx.at(this.books, ISBN).check(attr(Book::stock).gt(0));
			tx.at(this.books, ISBN).update(SELL);
		}))
			.withMessage("Expected one operation for each item of a transaction, found a second one on item " + ISBN
					+ " of table '" + this.books.tableName()
					+ "'. Put changes together with and(…), conditions with onlyIf(…).");
		assertThat(tables.requests().operations()).isEmpty();
	}

	@Test
	void hundredItemsAreWrittenAndNoMore() {
		List<Book> volumes = List.copyOf(Library.volumes(101).values());

		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.transactions
				.write((tx) -> volumes.forEach((book) -> tx.at(this.books, book.isbn()).put(book))))
			.withMessage("Expected a transaction of at most 100 items, found item volume-0100 of table '"
					+ this.books.tableName()
					+ "' as one more. Split the transaction, or use a batch where all or none does not matter.");
		assertThat(tables.requests().operations()).isEmpty();

		this.transactions
			.write((tx) -> volumes.subList(0, 100).forEach((book) -> tx.at(this.books, book.isbn()).put(book)));
		assertThat(this.books.count()).isEqualTo(101);
	}

	@Test
	void mappingsOfOtherClientsAreRefused() {
		DynamoMapping<String, Book> other = tables.reopen(this.books);

		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.transactions.write((tx) -> tx.at(other, ISBN).remove()))
			.withMessage("Expected a mapping of the DynamoMappings that these transactions are of, found mapping "
					+ "'books' of another client. Write it by itself, or open it from the same DynamoMappings.");
		assertThat(tables.requests().operations()).isEmpty();
	}

	@Test
	void readOnlyMappingsAreCheckedButNotWritten() {
		DynamoMapping<String, Book> readOnly = this.mappings.open("books", String.class, Book.class,
				MappingOptions.defaults().withTableName(this.books.tableName()).withReadOnly(true));

		assertThatExceptionOfType(UnsupportedOperationException.class)
			.isThrownBy(() -> this.transactions.write((tx) -> tx.at(readOnly, ISBN).remove()));
		assertThat(tables.requests().operations()).isEmpty();
		this.transactions.write((tx) -> {
			tx.at(readOnly, ISBN).check(attr(Book::stock).gt(0));
			tx.at(this.lines, LINE_KEY).put(LINE);
		});
		assertThat(this.lines.get(LINE_KEY)).isEqualTo(LINE);
	}

	@Test
	void checkOfNothingIsRefused() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.transactions.write((tx) -> tx.at(this.books, ISBN).check(Condition.all())))
			.withMessage("Expected a condition to check at item " + ISBN + " of table '" + this.books.tableName()
					+ "', found one that always holds. Leave the check out.");
	}

	@Test
	void sameTokenIsAppliedOnce() {
		String token = UUID.randomUUID().toString();

		this.transactions.write(token, (tx) -> tx.at(this.books, ISBN).update(SELL));
		assertThat(this.transactions.tryWrite(token, (tx) -> tx.at(this.books, ISBN).update(SELL))).isTrue();

		assertThat(this.books.get(ISBN)).isEqualTo(Book.FOUNDATION.withStock(2));
		assertThat(tables.requests().requests(TransactWriteItemsRequest.class))
			.extracting(TransactWriteItemsRequest::clientRequestToken)
			.containsExactly(token, token);
	}

	@Test
	void sameTokenForOtherWritesIsRefused() {
		String token = UUID.randomUUID().toString();
		this.transactions.write(token, (tx) -> tx.at(this.books, ISBN).update(SELL));

		assertThatExceptionOfType(DynamoRequestException.class)
			.isThrownBy(() -> this.transactions.write(token, (tx) -> tx.at(this.books, ISBN).remove()))
			.withMessage("Expected a token that no other transaction of the last 10 minutes has, found that "
					+ "TransactWriteItems on '" + this.books.tableName()
					+ "' used this one for other writes, or the tables have items that expire, whose conditions "
					+ "carry the time. Repeat a transaction exactly as it was, or give it a token of its own.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "1234567890123456789012345678901234567" })
	void tokensHaveALength(String token) {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.transactions.write(token, (tx) -> tx.at(this.books, ISBN).remove()))
			.withMessage("Expected a token of 1 to 36 characters, found " + token.length() + ". Use a UUID.");
		assertThat(tables.requests().operations()).isEmpty();
	}

	@Test
	void missingTableIsNamed() {
		DynamoMapping<String, Book> missing = this.mappings.open("missing", String.class, Book.class);

		assertThatExceptionOfType(TableNotFoundException.class).isThrownBy(() -> this.transactions.write((tx) -> {
			tx.at(this.books, ISBN).update(SELL);
			tx.at(missing, ISBN).put(Book.FOUNDATION);
		})).satisfies((failure) -> assertThat(failure.tableName()).isEqualTo("missing"));
	}

	@Test
	void schemalessItemsTakePart() {
		DynamoMapping<String, Map<String, Object>> settings = this.mappings
			.open(tables.create(KeySchema.simple("id", ScalarAttributeType.S)));

		this.transactions.write((tx) -> {
			tx.at(settings, "shop").save(Map.of("open", true, "days", Set.of("mon", "tue")));
			tx.at(this.books, ISBN).update(SELL);
		});

		assertThat(settings.get("shop")).isEqualTo(Map.of("open", true, "days", Set.of("mon", "tue")));
	}

	@Test
	void savingKeysAloneIsRefused() {
		DynamoMapping<String, IsbnOnly> isbns = this.mappings.open("isbns", String.class, IsbnOnly.class,
				MappingOptions.defaults().withTableName(this.books.tableName()));

		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.transactions.write((tx) -> tx.at(isbns, ISBN).save(new IsbnOnly(ISBN))))
			.withMessage("Expected attributes to save at item " + ISBN + " of table '" + this.books.tableName()
					+ "', found key attributes only. Use put or putIfAbsent.");
	}

	record IsbnOnly(@PartitionKey String isbn) {
	}

}
