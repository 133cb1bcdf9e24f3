package io.dynamomapping;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.dynamomapping.annotation.PartitionKey;
import io.dynamomapping.annotation.Version;
import io.dynamomapping.client.DynamoMappings;
import io.dynamomapping.testing.Book;
import io.dynamomapping.testing.Race;
import io.dynamomapping.testing.Schemaless;
import io.dynamomapping.testing.TestTables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.ExpectedAttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

import static io.dynamomapping.Attribute.attr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * {@link AmbiguousWrites#EXACT}: each write of a single item is a transaction.
 */
class ExactWritesTests {

	private static final MappingOptions EXACT = MappingOptions.defaults().withAmbiguousWrites(AmbiguousWrites.EXACT);

	private static final Book BOOK = Book.FOUNDATION;

	private static final String ISBN = BOOK.isbn();

	@RegisterExtension
	static final TestTables tables = new TestTables();

	@Test
	void writesThatReturnNothingAreOneTransaction() {
		DynamoMapping<String, Book> books = exactBooks();

		assertThat(books.putIfAbsent(ISBN, BOOK)).isNull();
		assertThat(books.putIfAbsent(ISBN, Book.SOLARIS.withStock(1))).isEqualTo(BOOK);
		books.at(ISBN).put("stock", 4);
		assertThat(books.at(ISBN).onlyIf(attr(Book::stock).eq(5)).put(BOOK)).isFalse();
		assertThat(books.at(ISBN).onlyIf(attr(Book::stock).eq(4)).remove()).isTrue();
		books.at(ISBN).insert(BOOK);
		assertThat(books.replace(ISBN, BOOK, BOOK.withStock(9))).isTrue();
		assertThat(books.remove(ISBN, BOOK)).isFalse();

		assertThat(tables.requests().operations()).hasSize(8).containsOnly("TransactWriteItems");
		assertThat(tables.requests().requests(TransactWriteItemsRequest.class))
			.extracting(TransactWriteItemsRequest::clientRequestToken)
			.doesNotContainNull()
			.doesNotHaveDuplicates();
	}

	@Test
	void writesThatReturnItemsReadThemFirst() {
		DynamoMapping<String, Book> books = exactBooks();

		assertThat(books.put(ISBN, BOOK)).isNull();
		assertThat(books.put(ISBN, BOOK.withStock(1))).isEqualTo(BOOK);
		assertThat(books.replace(ISBN, BOOK)).isEqualTo(BOOK.withStock(1));
		assertThat(books.at(ISBN).update(attr(Book::stock).set(5))).contains(BOOK.withStock(5));
		assertThat(books.at(ISBN).updateReturningOld(attr(Book::stock).increment(2))).contains(BOOK.withStock(5));
		assertThat(books.at(ISBN).upsert(attr(Book::stock).increment(1))).contains(BOOK.withStock(8));
		assertThat(books.remove(ISBN)).isEqualTo(BOOK.withStock(8));

		assertThat(tables.requests().operations()).hasSize(14).startsWith("GetItem", "TransactWriteItems");
		assertThat(books).isEmpty();
	}

	@Test
	void changesOfNothingAreNoTransactions() {
		DynamoMapping<String, Book> books = exactBooks();
		books.put(ISBN, BOOK);
		tables.requests().clear();

		assertThat(books.replace(ISBN, BOOK, BOOK)).isTrue();
		assertThat(books.replace(ISBN, BOOK.withStock(9), BOOK.withStock(9))).isFalse();

		assertThat(tables.requests().operations()).containsExactly("UpdateItem", "UpdateItem");
		assertThat(books.get(ISBN)).isEqualTo(BOOK);
	}

	@Test
	void whatIsNotThereIsNotDeleted() {
		DynamoMapping<String, Book> books = exactBooks();

		assertThat(books.remove(ISBN)).isNull();

		assertThat(tables.requests().operations()).containsExactly("GetItem");
	}

	@Test
	void computingVerbsReadOnce() {
		DynamoMapping<String, Book> books = exactBooks();

		assertThat(books.merge(ISBN, BOOK, (one, other) -> other)).isEqualTo(BOOK);
		assertThat(books.compute(ISBN, (key, present) -> BOOK.withStock(33))).isEqualTo(BOOK.withStock(33));
		assertThat(books.computeIfPresent(ISBN, (key, present) -> null)).isNull();

		assertThat(tables.requests().operations()).containsExactly("GetItem", "TransactWriteItems", "GetItem",
				"TransactWriteItems", "GetItem", "TransactWriteItems");
	}

	@Test
	void computingVersionedValuesReadsOnce() {
		DynamoMapping<String, Counter> counters = exactCounters();
		counters.put("a", new Counter("a", 1, null));
		tables.requests().clear();

		Counter computed = counters.compute("a", (key, present) -> new Counter(key, 7, version(present)));

		assertThat(computed).isEqualTo(new Counter("a", 7, 2L));
		assertThat(counters.get("a")).isEqualTo(computed);
		assertThat(tables.requests().operations()).containsExactly("GetItem", "TransactWriteItems", "GetItem");
	}

	private static @Nullable Long version(@Nullable Counter counter) {
		return (counter != null) ? counter.version() : null;
	}

	@Test
	void staleValuesAreRefused() {
		DynamoMapping<String, Counter> counters = exactCounters();
		Counter first = counters.at("a").save(new Counter("a", 1, null));
		counters.at("a").save(first);

		assertThatExceptionOfType(StaleItemException.class).isThrownBy(() -> counters.at("a").save(first));
		assertThatExceptionOfType(StaleItemException.class).isThrownBy(() -> counters.put("a", first));
		assertThat(counters.unversioned().at("a").save(first).version()).isEqualTo(3);
	}

	@Test
	void changesOfOthersAreNeitherLostNorMisreported() throws Exception {
		DynamoMapping<String, Book> books = exactBooks();
		books.put(ISBN, BOOK.withStock(0));

		List<List<Integer>> seen = Race.of(4, (thread) -> {
			List<Integer> stocks = new ArrayList<>();
			for (int i = 0; i < 10; i++) {
				stocks.add(books.at(ISBN).update(attr(Book::stock).increment(1)).orElseThrow().stock());
			}
			return stocks;
		});

		assertThat(seen.stream().flatMap(List::stream)).doesNotHaveDuplicates().hasSize(40).contains(1, 40);
	}

	@Test
	void itemThatChangesBetweenReadAndWriteIsSeenAsItWas() {
		DynamoMapping<String, Book> plain = tables.books();
		plain.put(ISBN, BOOK);
		DynamoMapping<String, Book> books = interfering(plain, () -> plain.at(ISBN).put("stock", 77));

		assertThat(books.put(ISBN, BOOK.withStock(1))).isEqualTo(BOOK.withStock(77));
		assertThat(plain.get(ISBN)).isEqualTo(BOOK.withStock(1));
	}

	@Test
	void propertyThatAppearsBetweenReadAndWriteIsSeen() {
		DynamoMapping<String, Book> plain = tables.books();
		plain.put(ISBN, BOOK);
		plain.at(ISBN).remove("stock");
		DynamoMapping<String, Book> books = interfering(plain, () -> plain.at(ISBN).put("stock", 77));

		assertThat(books.remove(ISBN)).isEqualTo(BOOK.withStock(77));
	}

	@Test
	void itemThatDisappearsBetweenReadAndWriteIsNotReported() {
		DynamoMapping<String, Book> plain = tables.books();
		plain.put(ISBN, BOOK);
		DynamoMapping<String, Book> books = interfering(plain, () -> plain.remove(ISBN));

		assertThatExceptionOfType(ItemNotFoundException.class)
			.isThrownBy(() -> books.at(ISBN).update(attr(Book::stock).increment(1)));
		assertThat(plain).isEmpty();
	}

	@Test
	void itemThatKeepsChangingIsGivenUp() {
		DynamoMapping<String, Book> plain = tables.books();
		plain.put(ISBN, BOOK);
		DynamoMapping<String, Book> books = reopen(plain, EXACT, new ExecutionInterceptor() {

			private int stock;

			@Override
			public void afterMarshalling(Context.AfterMarshalling context, ExecutionAttributes attributes) {
				if (context.request() instanceof TransactWriteItemsRequest) {
					plain.at(ISBN).put("stock", ++this.stock);
				}
			}

		});

		assertThatExceptionOfType(ContentionException.class).isThrownBy(() -> books.put(ISBN, BOOK.withStock(1)))
			.withMessageStartingWith("Item {isbn=" + ISBN + "} of table '")
			.withMessageContaining("before each of 100 attempts");
	}

	@Test
	void conditionOfTheCallerIsToldFromTheOwnOne() {
		DynamoMapping<String, Book> plain = tables.books();
		plain.put(ISBN, BOOK.withStock(5));
		DynamoMapping<String, Book> books = interfering(plain, () -> plain.at(ISBN).put("stock", 6));

		Optional<Book> refused = books.at(ISBN)
			.onlyIf(attr(Book::stock).eq(5).or(attr(Book::stock).eq(4)))
			.update(attr(Book::stock).increment(1));

		assertThat(refused).isEmpty();
		assertThat(plain.at(ISBN).require().stock()).isEqualTo(6);
	}

	@Test
	void refusedUpdateTellsWhyAsAlways() {
		DynamoMapping<String, Book> books = exactBooks();
		books.put(ISBN, BOOK);
		books.at(ISBN).remove("shelf");

		assertThatExceptionOfType(DynamoRequestException.class)
			.isThrownBy(() -> books.at(ISBN).update(attr("shelf.row").set(5)))
			.withMessageStartingWith("UpdateItem on table '" + books.tableName() + "' (mapping 'books')")
			.withMessageContaining("Set the attribute around it first");
	}

	@Test
	void itemsWithManyAttributesAreComparedByVersion() {
		Map<String, Object> large = new LinkedHashMap<>();
		for (int i = 0; i < 200; i++) {
			large.put("attribute" + i, i);
		}
		DynamoMapping<String, Map<String, @Nullable Object>> plain = schemaless(MappingOptions.defaults());
		DynamoMapping<String, Map<String, @Nullable Object>> versioned = schemaless(
				EXACT.withTableName(plain.tableName()).withVersionAttribute("version"));
		DynamoMapping<String, Map<String, @Nullable Object>> unversioned = schemaless(
				EXACT.withTableName(plain.tableName()));

		versioned.put("a", new LinkedHashMap<>(large));
		versioned.at("a").update(attr("attribute0").set("new"));

		assertThat(versioned.remove("a")).containsEntry("attribute0", "new")
			.containsEntry("version", new BigDecimal(2));
		unversioned.put("b", new LinkedHashMap<>(large));
		assertThatIllegalArgumentException().isThrownBy(() -> unversioned.remove("b"))
			.withMessageContaining("compare fewer than 150");
	}

	@Test
	void customizersSeeTheWriteAsItWouldBeAlone() {
		DynamoMapping<String, Book> books = exactBooks();
		books.put(ISBN, BOOK);
		List<DynamoDbRequest> seen = new ArrayList<>();
		DynamoMapping<String, Book> customized = books
			.customizing(PutItemRequest.Builder.class, (request) -> seen.add(request.build()))
			.customizing(PutItemRequest.Builder.class,
					(request) -> request.conditionExpression("(attribute_exists(#there) OR attribute_exists(#other))")
						.expressionAttributeNames(Map.of("#there", "title", "#other", "other")));

		assertThat(customized.put(ISBN, BOOK.withStock(1))).isEqualTo(BOOK);

		assertThat(seen).hasSize(1).first().isInstanceOf(PutItemRequest.class);
		assertThat(tables.requests().requests(TransactWriteItemsRequest.class)).last()
			.extracting((request) -> request.transactItems().get(0).put().conditionExpression())
			.asString()
			.endsWith(" AND (attribute_exists(#there) OR attribute_exists(#other))");
	}

	@Test
	void refusedConditionOfACustomizerIsAnException() {
		DynamoMapping<String, Book> books = exactBooks().customizing(PutItemRequest.Builder.class,
				(request) -> request.conditionExpression("attribute_exists(title)"));

		assertThatExceptionOfType(DynamoRequestException.class).isThrownBy(() -> books.put(ISBN, BOOK))
			.withMessageContaining("for a condition that a customizer has changed");
		assertThat(books).isEmpty();
	}

	@Test
	void customizersMayNotChangeWhatTheAnswerIsFoundBy() {
		DynamoMapping<String, Book> books = exactBooks();
		books.put(ISBN, BOOK);
		tables.requests().clear();

		assertThatIllegalArgumentException()
			.isThrownBy(
					() -> books
						.customizing(UpdateItemRequest.Builder.class,
								(request) -> request
									.updateExpression(request.build().updateExpression() + " REMOVE title"))
						.at(ISBN)
						.update(attr(Book::stock).set(1)))
			.withMessageStartingWith("Expected customizers to leave the update expression of UpdateItem on table '")
			.withMessageContaining("as it is");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> books
				.customizing(PutItemRequest.Builder.class,
						(request) -> request
							.expected(Map.of("title", ExpectedAttributeValue.builder().exists(false).build())))
				.put(ISBN, BOOK))
			.withMessageStartingWith("Expected expressions in PutItem, found the older parameter Expected");
		assertThat(tables.requests().operations()).isEmpty();
	}

	private static DynamoMapping<String, Book> exactBooks() {
		DynamoMapping<String, Book> books = tables.books(EXACT);
		tables.requests().clear();
		return books;
	}

	private static DynamoMapping<String, Counter> exactCounters() {
		return tables.open(KeySchema.simple("id", ScalarAttributeType.S), String.class, Counter.class, EXACT);
	}

	private static DynamoMapping<String, Map<String, @Nullable Object>> schemaless(MappingOptions options) {
		MappingOptions named = (options.tableName() != null) ? options
				: options.withTableName(tables.create(KeySchema.simple("id", ScalarAttributeType.S)));
		return tables.mappings().open("large", String.class, Schemaless.TYPE, named);
	}

	private static DynamoMapping<String, Book> interfering(DynamoMapping<String, Book> plain, Runnable interference) {
		return reopen(plain, EXACT, new ExecutionInterceptor() {

			private boolean done;

			@Override
			public void afterMarshalling(Context.AfterMarshalling context, ExecutionAttributes attributes) {
				if (context.request() instanceof TransactWriteItemsRequest && !this.done) {
					this.done = true;
					interference.run();
				}
			}

		});
	}

	private static DynamoMapping<String, Book> reopen(DynamoMapping<String, Book> plain, MappingOptions options,
			ExecutionInterceptor interceptor) {
		return DynamoMappings.create(tables.client(interceptor))
			.open("books", String.class, Book.class, options.withTableName(plain.tableName()));
	}

	/**
	 * A value with a version.
	 */
	record Counter(@PartitionKey String id, int count, @Version @Nullable Long version) {

	}

}
