package io.dynamomapping;

import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.dynamomapping.testing.Book;
import io.dynamomapping.testing.TestTables;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What becomes of attributes that the type of the values does not declare.
 */
class UnknownAttributesTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private static final String ISBN = Book.FOUNDATION.isbn();

	private static final AttributeValue RATING = AttributeValue
		.fromM(Map.of("stars", AttributeValue.fromN("5"), "by", AttributeValue.fromS("readers")));

	private final DynamoMapping<String, Book> books = tables.books();

	@BeforeEach
	void rateABook() {
		this.books.put(ISBN, Book.FOUNDATION);
		tables.set(this.books, ISBN, "rating", RATING);
	}

	@Test
	void readingIgnoresThem() {
		assertThat(this.books.get(ISBN)).isEqualTo(Book.FOUNDATION);
		assertThat(this.books.values()).containsExactly(Book.FOUNDATION);
	}

	@ParameterizedTest
	@MethodSource("verbsThatKeepThem")
	void survive(Consumer<DynamoMapping<String, Book>> verb) {
		verb.accept(this.books);

		assertThat(tables.item(this.books, ISBN)).containsEntry("rating", RATING)
			.containsEntry("stock", AttributeValue.fromN("9"));
	}

	static Stream<Named<Consumer<DynamoMapping<String, Book>>>> verbsThatKeepThem() {
		Book changed = Book.FOUNDATION.withStock(9);
		return Stream.of(verb("replace", (books) -> books.replace(ISBN, changed)),
				verb("replace expected", (books) -> books.replace(ISBN, Book.FOUNDATION, changed)),
				verb("compute", (books) -> books.compute(ISBN, (isbn, book) -> changed)),
				verb("computeIfPresent", (books) -> books.computeIfPresent(ISBN, (isbn, book) -> changed)),
				verb("merge", (books) -> books.merge(ISBN, changed, (present, given) -> given)),
				verb("replaceAll", (books) -> books.replaceAll((isbn, book) -> book.withStock(9))),
				verb("setValue", (books) -> books.entrySet().forEach((entry) -> entry.setValue(changed))),
				verb("save", (books) -> books.save(changed)),
				verb("save of a handle", (books) -> books.at(ISBN).save(changed)),
				verb("update", (books) -> books.at(ISBN).update(Map.of("stock", 9))),
				verb("upsert", (books) -> books.at(ISBN).upsert(Map.of("stock", 9))),
				verb("put of a path", (books) -> books.at(ISBN).put("stock", 9)),
				verb("edit", (books) -> books.at(ISBN).edit().put("stock", 9).save()));
	}

	private static Named<Consumer<DynamoMapping<String, Book>>> verb(String name,
			Consumer<DynamoMapping<String, Book>> verb) {
		return Named.of(name, verb);
	}

	@Test
	void areGoneAfterPut() {
		this.books.put(ISBN, Book.FOUNDATION);

		assertThat(tables.item(this.books, ISBN)).doesNotContainKey("rating");
	}

	@Test
	void areGoneAfterPutAll() {
		this.books.putAll(Map.of(ISBN, Book.FOUNDATION));

		assertThat(tables.item(this.books, ISBN)).doesNotContainKey("rating");
	}

	@Test
	void doNotHinderConditionsOnTheValue() {
		assertThat(this.books.remove(ISBN, Book.FOUNDATION)).isTrue();
		assertThat(tables.item(this.books, ISBN)).isEmpty();
	}

	@Test
	void changedByAnotherDuringComputeAreKeptAsChanged() {
		AttributeValue better = AttributeValue.fromN("6");

		this.books.computeIfPresent(ISBN, (isbn, book) -> {
			tables.set(this.books, ISBN, "rating", better);
			return book.withStock(9);
		});

		assertThat(tables.item(this.books, ISBN)).containsEntry("rating", better)
			.containsEntry("stock", AttributeValue.fromN("9"));
	}

}
