package io.dynamomapping;

import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.dynamomapping.testing.Book;
import io.dynamomapping.testing.TestTables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static io.dynamomapping.Attribute.attr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Changes and conditions that are refused before any request.
 */
class ChangeRefusalsTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private final DynamoMapping<String, Book> books = tables.books();

	private final DynamoMapping<String, Map<String, @Nullable Object>> settings = tables.settings();

	@BeforeEach
	void store() {
		this.books.put(Book.FOUNDATION.isbn(), Book.FOUNDATION);
		tables.requests().clear();
	}

	@ParameterizedTest
	@MethodSource
	void changesOfBooks(Change change, Class<? extends Exception> type, String message) {
		ItemHandle<String, Book> book = this.books.at(Book.FOUNDATION.isbn());

		assertThatExceptionOfType(type).isThrownBy(() -> book.update(change)).withMessage(message);
		assertThatExceptionOfType(type).isThrownBy(() -> book.updateReturningOld(change)).withMessage(message);
		assertThatExceptionOfType(type).isThrownBy(() -> book.upsert(change)).withMessage(message);
		assertThatExceptionOfType(type).isThrownBy(() -> book.edit().change(change)).withMessage(message);
		assertThatExceptionOfType(type).isThrownBy(() -> book.onlyIf(Condition.all()).update(change))
			.withMessage(message);
		assertThatExceptionOfType(type).isThrownBy(() -> book.onlyIf(Condition.all()).upsert(change))
			.withMessage(message);
		assertThat(tables.requests().operations()).isEmpty();
	}

	static Stream<Arguments> changesOfBooks() {
		String key = "Expected an attribute that can be changed, found 'isbn', which is a key attribute. "
				+ "Put the item under another key instead.";
		String undeclared = "Expected an attribute of io.dynamomapping.testing.Book, found 'prise'. "
				+ "Use one of [author, isbn, price, shelf, stock, tags, title, year].";
		String unreadable = "Attribute 'stock' of Book: expected an integer, found S (string). "
				+ "Declare it as what is stored, or correct the item.";
		String fraction = "Attribute 'stock' of Book: expected an integer, found N (number) with a fraction or beyond "
				+ "the range of int. Declare it as what is stored, or correct the item.";
		return Stream.of(Arguments.of(attr(Book::isbn).set("other"), IllegalArgumentException.class, key),
				Arguments.of(attr(Book::isbn).remove(), IllegalArgumentException.class, key),
				Arguments.of(attr(Book::isbn).include("other"), IllegalArgumentException.class, key),
				Arguments.of(attr("prise").set(1), IllegalArgumentException.class, undeclared),
				Arguments.of(attr("prise").remove(), IllegalArgumentException.class, undeclared),
				Arguments.of(attr("prise").increment(1), IllegalArgumentException.class, undeclared),
				Arguments.of(attr("prise").exclude("x"), IllegalArgumentException.class, undeclared),
				Arguments.of(attr("stock").set("many"), ItemMappingException.class, unreadable),
				Arguments.of(attr("stock").setIfMissing("many"), ItemMappingException.class, unreadable),
				Arguments.of(attr("stock").set(attr("year").orElse("many")), ItemMappingException.class, unreadable),
				Arguments.of(attr("stock").append("many"), IllegalArgumentException.class,
						"Expected a list to append elements to, found 'stock' of type int. "
								+ "Set the attribute as a whole, or use include(…)."),
				Arguments.of(attr("stock").include("many"), IllegalArgumentException.class,
						"Expected a set to include or exclude elements, found 'stock' of type int. "
								+ "Set the attribute as a whole, or use append(…)."),
				Arguments.of(attr("title").increment(1), IllegalArgumentException.class,
						"Expected a number to add to, found 'title' of type java.lang.String. "
								+ "Set the attribute instead."),
				Arguments.of(attr("shelf.row").set("four"), ItemMappingException.class,
						"Attribute 'shelf.row' of Book: expected an integer, found S (string). "
								+ "Declare it as what is stored, or correct the item."),
				Arguments.of(attr("shelf.lamp").set("brass"), IllegalArgumentException.class,
						"Expected an attribute of io.dynamomapping.testing.Shelf, found 'shelf.lamp'. "
								+ "Use one of [room, row]."),
				Arguments.of(attr("tags").include(1), ItemMappingException.class,
						"Attribute 'tags[0]' of Book: expected a string, found N (number). "
								+ "Declare it as what is stored, or correct the item."),
				Arguments.of(attr("stock").increment(0.5), ItemMappingException.class, fraction),
				Arguments.of(attr("stock").incrementOrSet(0.5), ItemMappingException.class, fraction));
	}

	@ParameterizedTest
	@MethodSource
	void changesOfAnything(Change change, Class<? extends Exception> type, String message) {
		assertThatExceptionOfType(type).isThrownBy(() -> this.settings.at("theme").upsert(change)).withMessage(message);
		assertThat(tables.requests().operations()).isEmpty();
	}

	static Stream<Arguments> changesOfAnything() {
		Class<?> argument = IllegalArgumentException.class;
		return Stream.of(
				Arguments.of(attr("a").set(1).and(attr("a").set(2)), argument,
						"Expected changes of separate attributes, found two of 'a'. Change it once."),
				Arguments.of(attr("a").set(1).and(attr("b").remove()).and(attr("a").include(2)), argument,
						"Expected changes of separate attributes, found two of 'a'. Change it once."),
				Arguments.of(attr("a.b").increment(1).and(attr("a").remove()), argument,
						"Expected changes of separate attributes, found 'a.b' and 'a', "
								+ "one of which holds the other. Change one of them."),
				Arguments.of(attr("a[1].b").remove().and(attr("a[1]").set(1)), argument,
						"Expected changes of separate attributes, found 'a[1].b' and 'a[1]', "
								+ "one of which holds the other. Change one of them."),
				Arguments.of(attr("a.b").set(1).and(attr("a[0]").set(1)), argument,
						"Expected changes of one item, found 'a.b' and 'a[0]', "
								+ "of which one is in a map and one in a list of the same name. Change one of them."),
				Arguments.of(attr("id").then("a").set(1), argument,
						"Expected an attribute that can be changed, found 'id.a', which is a key attribute. "
								+ "Put the item under another key instead."),
				Arguments.of(attr("a").set(attr("b").orElse(Set.of())), argument,
						"Expected a value for 'a' where the item has none, found an empty set, "
								+ "which DynamoDB does not hold. Leave the change out."),
				Arguments.of(attr("a").set(new Expression.Sum<>(attr("b"), false, "secret")), argument,
						"Expected a number to add to 'a', found S (string). Set it instead."),
				Arguments.of(attr("a").set(attr("b").orElse("secret").plus(1)), argument,
						"Expected a number to add to 'a', found S (string). Set it instead."),
				Arguments.of(attr("a").set(new Expression.Concatenation<>(attr("b"), "secret")), argument,
						"Expected a list to compute 'a' with, found java.lang.String. "
								+ "Use lists and attributes that are lists."),
				Arguments.of(attr("a").include(true), ItemMappingException.class,
						"Attribute 'a': expected strings, numbers or binary to include or exclude, "
								+ "found BOOL (boolean). Set the attribute as a whole."),
				Arguments.of(attr("a").include("text", 1), ItemMappingException.class,
						"Attribute 'a': expected a set of strings, of numbers or of binary, found one that mixes "
								+ "S (string) and N (number). Store it as a list, or in several sets."),
				Arguments.of(attr("a").increment(Double.NaN), ItemMappingException.class,
						"Attribute 'a': expected a finite number, found NaN or an infinity. "
								+ "Leave it out, or store it as text."));
	}

	@Test
	void conditionsThatCompareWithNothing() {
		ItemHandle<String, Book> book = this.books.at(Book.FOUNDATION.isbn());

		assertThatIllegalArgumentException().isThrownBy(() -> book.onlyIf(attr(Book::tags).eq(Set.of())))
			.withMessage("Expected a value to compare 'tags' with, found an empty set, which DynamoDB does not hold. "
					+ "Use missing().");
		assertThatIllegalArgumentException().isThrownBy(() -> book.onlyIf(attr(Object::toString).exists()))
			.withMessageStartingWith("Expected a property that is stored, found Object::toString.");
		assertThat(tables.requests().operations()).isEmpty();
	}

}
