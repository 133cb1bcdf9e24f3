package io.dynamomapping;

import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.dynamomapping.testing.Book;
import io.dynamomapping.testing.Library;
import io.dynamomapping.testing.Schemaless;
import io.dynamomapping.testing.TestTables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What each option of a mapping changes.
 */
class MappingOptionsTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private static final String ISBN = Book.FOUNDATION.isbn();

	@Test
	void sortKeyIsDeclaredTogetherWithAPartitionKey() {
		assertThatIllegalArgumentException().isThrownBy(() -> MappingOptions.defaults().withKeys(null, "title"))
			.withMessage("Sort key 'title' is declared without a partition key. "
					+ "Declare the partition key as well, or neither of them.");
	}

	@Test
	void tableNameIsTheNameOfTheMappingUnlessGiven() {
		assertThat(tables.mappings().open("books").tableName()).isEqualTo("books");
		assertThat(tables.mappings().open("books").name()).isEqualTo("books");
		DynamoMapping<String, Book> books = tables.books();
		assertThat(books.name()).isEqualTo("books");
		assertThat(books.tableName()).startsWith("test-");
		assertThat(tables.requests().operations()).isEmpty();
	}

	@Test
	void readsAreEventuallyConsistentOnRequest() {
		DynamoMapping<String, Book> books = tables.books(MappingOptions.defaults().withConsistentReads(false));
		books.put(ISBN, Book.FOUNDATION);
		tables.requests().clear();

		assertThat(books.get(ISBN)).isEqualTo(Book.FOUNDATION);
		assertThat(books.containsKey(ISBN)).isTrue();
		assertThat(books.getAll(books.keySet())).hasSize(1);
		assertThat(books.at(ISBN).find()).isPresent();
		assertThat(books.count()).isEqualTo(1);

		assertThat(tables.requests().requests(GetItemRequest.class)).hasSize(3)
			.noneMatch((request) -> Boolean.TRUE.equals(request.consistentRead()));
		assertThat(tables.requests().requests(ScanRequest.class)).hasSize(2)
			.noneMatch((request) -> Boolean.TRUE.equals(request.consistentRead()));
		assertThat(tables.requests().requests(BatchGetItemRequest.class)).hasSize(1)
			.allSatisfy((request) -> assertThat(request.requestItems().values())
				.noneMatch((keys) -> Boolean.TRUE.equals(keys.consistentRead())));
	}

	@Test
	void computeReadsConsistentlyEvenThen() {
		DynamoMapping<String, Book> books = tables.books(MappingOptions.defaults().withConsistentReads(false));

		books.merge(ISBN, Book.FOUNDATION, (present, given) -> given);

		assertThat(tables.requests().requests(GetItemRequest.class)).singleElement()
			.satisfies((request) -> assertThat(request.consistentRead()).isTrue());
	}

	@Test
	void exactSizeCounts() {
		DynamoMapping<String, Book> books = tables.books(MappingOptions.defaults().withExactSize(true));
		books.putAll(Library.volumes(3));
		tables.requests().clear();

		assertThat(books.size()).isEqualTo(3);
		books.remove("volume-0000");
		assertThat(books.size()).isEqualTo(2);
		assertThat(books.keySet().size()).isEqualTo(2);

		assertThat(tables.requests().operations()).containsExactly("Scan", "DeleteItem", "Scan", "Scan");
	}

	@ParameterizedTest
	@MethodSource("writes")
	void readOnlyMappingRefusesEveryWrite(Consumer<DynamoMapping<String, Book>> write) {
		DynamoMapping<String, Book> readOnly = tables.books(MappingOptions.defaults().withReadOnly(true));
		tables.reopen(readOnly).put(ISBN, Book.FOUNDATION);

		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> write.accept(readOnly))
			.withMessageContaining("'books'");

		assertThat(readOnly.get(ISBN)).isEqualTo(Book.FOUNDATION);
		assertThat(readOnly.values()).containsExactly(Book.FOUNDATION);
	}

	static Stream<Named<Consumer<DynamoMapping<String, Book>>>> writes() {
		return Stream.of(write("put", (books) -> books.put(ISBN, Book.SOLARIS)),
				write("putIfAbsent", (books) -> books.putIfAbsent(ISBN, Book.SOLARIS)),
				write("replace", (books) -> books.replace(ISBN, Book.SOLARIS)),
				write("replace expected", (books) -> books.replace(ISBN, Book.FOUNDATION, Book.SOLARIS)),
				write("remove", (books) -> books.remove(ISBN)),
				write("remove expected", (books) -> books.remove(ISBN, Book.FOUNDATION)),
				write("compute", (books) -> books.compute(ISBN, (isbn, book) -> Book.SOLARIS)),
				write("computeIfAbsent", (books) -> books.computeIfAbsent("new", (isbn) -> Book.SOLARIS)),
				write("computeIfPresent", (books) -> books.computeIfPresent(ISBN, (isbn, book) -> null)),
				write("merge", (books) -> books.merge(ISBN, Book.SOLARIS, (present, given) -> given)),
				write("putAll", (books) -> books.putAll(Map.of(ISBN, Book.SOLARIS))),
				write("removeAll", (books) -> books.removeAll(Map.of(ISBN, Book.SOLARIS).keySet())),
				write("clear", Map::clear),
				write("replaceAll", (books) -> books.replaceAll((isbn, book) -> Book.SOLARIS)),
				write("insert", (books) -> books.insert(Book.SOLARIS)),
				write("save", (books) -> books.save(Book.SOLARIS)),
				write("remove of a key", (books) -> books.keySet().remove(ISBN)),
				write("clear of the values", (books) -> books.values().clear()),
				write("setValue", (books) -> books.entrySet().iterator().next().setValue(Book.SOLARIS)),
				write("removeIf", (books) -> books.values().removeIf((book) -> true)),
				write("put of a path", (books) -> books.at(ISBN).put("stock", 9)),
				write("update", (books) -> books.at(ISBN).update(Map.of("stock", 9))),
				write("upsert", (books) -> books.at(ISBN).upsert(Map.of("stock", 9))),
				write("delete", (books) -> books.at(ISBN).delete()),
				write("edit", (books) -> books.at(ISBN).edit().put("stock", 9).save()),
				write("live item", (books) -> books.at(ISBN).item().orElseThrow().put("stock", 9)));
	}

	private static Named<Consumer<DynamoMapping<String, Book>>> write(String name,
			Consumer<DynamoMapping<String, Book>> write) {
		return Named.of(name, write);
	}

	@Test
	void strictKeysRefuseAValueOfAnotherKey() {
		DynamoMapping<String, Book> strict = tables.books(MappingOptions.defaults().withStrictKeys(true));

		assertThatIllegalArgumentException().isThrownBy(() -> strict.put(Library.UNKNOWN_ISBN, Book.FOUNDATION))
			.withMessageContaining("isbn");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> strict.putAll(Map.of(Library.UNKNOWN_ISBN, Book.FOUNDATION)));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> strict.putIfAbsent(Library.UNKNOWN_ISBN, Book.FOUNDATION));
		assertThatIllegalArgumentException().isThrownBy(() -> strict.replace(Library.UNKNOWN_ISBN, Book.FOUNDATION));
		assertThat(tables.requests().operations()).isEmpty();
		strict.put(ISBN, Book.FOUNDATION);
		assertThat(strict.get(ISBN)).isEqualTo(Book.FOUNDATION);
	}

	@Test
	void nullMembersAreStoredOnRequest() {
		DynamoMapping<String, Book> books = tables.books(MappingOptions.defaults().withNullPolicy(NullPolicy.STORE));

		books.put(Book.SOLARIS.isbn(), Book.SOLARIS);
		books.put(ISBN, Book.FOUNDATION);
		books.at(ISBN).put("shelf", null);

		assertThat(tables.item(books, Book.SOLARIS.isbn())).containsEntry("shelf", AttributeValue.fromNul(true));
		assertThat(tables.item(books, ISBN)).containsEntry("shelf", AttributeValue.fromNul(true));
		assertThat(books.get(Book.SOLARIS.isbn())).isEqualTo(Book.SOLARIS);
		assertThat(books.replace(ISBN, Book.FOUNDATION.withShelf(null), Book.FOUNDATION)).isTrue();
	}

	@Test
	void nullMembersAreLeftOutByDefault() {
		DynamoMapping<String, Book> books = tables.books();

		books.put(Book.SOLARIS.isbn(), Book.SOLARIS);

		assertThat(tables.item(books, Book.SOLARIS.isbn())).doesNotContainKey("shelf");
		assertThat(books.get(Book.SOLARIS.isbn())).isEqualTo(Book.SOLARIS);
	}

	@Test
	void declaredKeysTakeTheirTypesFromTheTypeOfTheKeys() {
		DynamoMapping<Integer, Book> books = tables.open(KeySchema.simple("number", ScalarAttributeType.N),
				Integer.class, Book.class, MappingOptions.defaults().withKeys("number", null));

		books.put(0, Book.FOUNDATION);

		assertThat(books.keySchema()).isEqualTo(KeySchema.simple("number", ScalarAttributeType.N));
		assertThat(books.get(0)).isEqualTo(Book.FOUNDATION);
		assertThat(tables.requests().operations()).containsExactly("PutItem", "GetItem");
	}

	@Test
	void nullsOfLiveItemsAreStoredOnRequest() {
		DynamoMapping<String, Map<String, @Nullable Object>> settings = tables.open(
				KeySchema.simple("id", ScalarAttributeType.S), String.class, Schemaless.TYPE,
				MappingOptions.defaults().withNullPolicy(NullPolicy.STORE));
		settings.put("theme", Map.of("colour", "dark"));
		Map<String, @Nullable Object> theme = settings.at("theme").require();

		theme.put("colour", null);

		assertThat(theme).containsKey("colour").containsEntry("colour", null);
		assertThat(tables.item(settings, "theme")).containsEntry("colour", AttributeValue.fromNul(true));
		assertThat(theme.putIfAbsent("colour", "light")).isNull();
		assertThat(tables.item(settings, "theme")).containsEntry("colour", AttributeValue.fromS("light"));
	}

}
