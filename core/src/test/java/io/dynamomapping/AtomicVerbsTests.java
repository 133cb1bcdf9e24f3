package io.dynamomapping;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

import io.dynamomapping.testing.Book;
import io.dynamomapping.testing.LineKey;
import io.dynamomapping.testing.OrderLine;
import io.dynamomapping.testing.TestTables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * The verbs of a map that take one request each.
 */
class AtomicVerbsTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private static final String ISBN = Book.FOUNDATION.isbn();

	private final DynamoMapping<String, Book> books = tables.books();

	@Test
	void getReturnsWhatWasPut() {
		this.books.put(ISBN, Book.FOUNDATION);

		assertThat(this.books.get(ISBN)).isEqualTo(Book.FOUNDATION);
	}

	@Test
	void getReturnsNullForAnAbsentKey() {
		assertThat(this.books.get(ISBN)).isNull();
	}

	@Test
	void getOrDefaultReturnsTheDefaultForAnAbsentKeyOnly() {
		this.books.put(ISBN, Book.FOUNDATION);

		assertThat(this.books.getOrDefault(ISBN, Book.SOLARIS)).isEqualTo(Book.FOUNDATION);
		assertThat(this.books.getOrDefault(Book.SOLARIS.isbn(), Book.SOLARIS)).isEqualTo(Book.SOLARIS);
	}

	@Test
	void containsKeyTellsPresentFromAbsentKeys() {
		this.books.put(ISBN, Book.FOUNDATION);

		assertThat(this.books.containsKey(ISBN)).isTrue();
		assertThat(this.books.containsKey(Book.SOLARIS.isbn())).isFalse();
	}

	@Test
	void containsValueFindsEqualValues() {
		this.books.put(ISBN, Book.FOUNDATION);

		assertThat(this.books.containsValue(Book.FOUNDATION.withStock(9))).isFalse();
		assertThat(this.books.containsValue(Book.FOUNDATION)).isTrue();
	}

	@Test
	void putReturnsThePreviousValue() {
		assertThat(this.books.put(ISBN, Book.FOUNDATION)).isNull();
		assertThat(this.books.put(ISBN, Book.FOUNDATION.withStock(9))).isEqualTo(Book.FOUNDATION);
		assertThat(this.books.get(ISBN)).isEqualTo(Book.FOUNDATION.withStock(9));
	}

	@Test
	void putStoresAttributesByTheirNames() {
		this.books.put(ISBN, Book.FOUNDATION);

		Map<String, AttributeValue> item = new HashMap<>(tables.item(this.books, ISBN));
		assertThat(item.remove("tags"))
			.satisfies((tags) -> assertThat(tags.ss()).containsExactlyInAnyOrder("sf", "classic"));
		assertThat(item).isEqualTo(Map.of("isbn", AttributeValue.fromS(ISBN), "title",
				AttributeValue.fromS("Foundation"), "author", AttributeValue.fromS("Isaac Asimov"), "year",
				AttributeValue.fromN("1951"), "price", AttributeValue.fromN("7.99"), "stock", AttributeValue.fromN("3"),
				"shelf",
				AttributeValue.fromM(Map.of("room", AttributeValue.fromS("north"), "row", AttributeValue.fromN("4")))));
	}

	@Test
	void putIfAbsentStoresWhereThereIsNothing() {
		assertThat(this.books.putIfAbsent(ISBN, Book.FOUNDATION)).isNull();
		assertThat(this.books.get(ISBN)).isEqualTo(Book.FOUNDATION);
	}

	@Test
	void putIfAbsentReturnsThePresentValue() {
		this.books.put(ISBN, Book.FOUNDATION);

		assertThat(this.books.putIfAbsent(ISBN, Book.FOUNDATION.withStock(9))).isEqualTo(Book.FOUNDATION);
		assertThat(this.books.get(ISBN)).isEqualTo(Book.FOUNDATION);
	}

	@Test
	void removeReturnsTheRemovedValue() {
		this.books.put(ISBN, Book.FOUNDATION);

		assertThat(this.books.remove(ISBN)).isEqualTo(Book.FOUNDATION);
		assertThat(this.books.remove(ISBN)).isNull();
		assertThat(tables.item(this.books, ISBN)).isEmpty();
	}

	@Test
	void removeOfAnExpectedValueRemovesThatValueOnly() {
		this.books.put(ISBN, Book.FOUNDATION);

		assertThat(this.books.remove(ISBN, Book.FOUNDATION.withStock(9))).isFalse();
		assertThat(this.books.get(ISBN)).isEqualTo(Book.FOUNDATION);
		assertThat(this.books.remove(ISBN, Book.FOUNDATION)).isTrue();
		assertThat(this.books.get(ISBN)).isNull();
		assertThat(this.books.remove(ISBN, Book.FOUNDATION)).isFalse();
	}

	@Test
	void removeOfAnExpectedValueComparesNestedMembersAndAbsentOnes() {
		this.books.put(ISBN, Book.FOUNDATION);

		assertThat(this.books.remove(ISBN, Book.FOUNDATION.withShelf(null))).isFalse();
		this.books.put(ISBN, Book.FOUNDATION.withShelf(null));
		assertThat(this.books.remove(ISBN, Book.FOUNDATION)).isFalse();
		assertThat(this.books.remove(ISBN, Book.FOUNDATION.withShelf(null))).isTrue();
	}

	@Test
	void replaceReplacesPresentValuesOnly() {
		assertThat(this.books.replace(ISBN, Book.FOUNDATION)).isNull();
		assertThat(tables.item(this.books, ISBN)).isEmpty();
		this.books.put(ISBN, Book.FOUNDATION);
		assertThat(this.books.replace(ISBN, Book.FOUNDATION.withShelf(null))).isEqualTo(Book.FOUNDATION);
		assertThat(this.books.get(ISBN)).isEqualTo(Book.FOUNDATION.withShelf(null));
	}

	@Test
	void replaceOfAnExpectedValueReplacesThatValueOnly() {
		assertThat(this.books.replace(ISBN, Book.FOUNDATION, Book.FOUNDATION.withStock(9))).isFalse();
		assertThat(tables.item(this.books, ISBN)).isEmpty();
		this.books.put(ISBN, Book.FOUNDATION);
		assertThat(this.books.replace(ISBN, Book.FOUNDATION.withStock(1), Book.FOUNDATION.withStock(9))).isFalse();
		assertThat(this.books.get(ISBN)).isEqualTo(Book.FOUNDATION);
		assertThat(this.books.replace(ISBN, Book.FOUNDATION, Book.FOUNDATION.withStock(9))).isTrue();
		assertThat(this.books.get(ISBN)).isEqualTo(Book.FOUNDATION.withStock(9));
	}

	@Test
	void expectedValueMatchesAnEqualValueStoredInAnotherForm() {
		this.books.put(ISBN, Book.SOLARIS);
		// Another application wrote the absent member as NULL.
		tables.set(this.books, ISBN, "shelf", AttributeValue.fromNul(true));

		assertThat(this.books.replace(ISBN, Book.SOLARIS.withIsbn(ISBN), Book.FOUNDATION)).isTrue();
		assertThat(this.books.get(ISBN)).isEqualTo(Book.FOUNDATION);
	}

	@Test
	void schemalessValuesAreComparedByAllTheirAttributes() {
		DynamoMapping<String, Map<String, @Nullable Object>> settings = tables.settings();
		settings.put("theme", Map.of("colour", "dark", "size", 2));
		Map<String, @Nullable Object> present = settings.at("theme").require();

		assertThat(settings.replace("theme", Map.of("colour", "dark"), Map.of("colour", "light"))).isFalse();
		assertThat(settings.replace("theme", present, Map.of("colour", "light"))).isTrue();
		assertThat(tables.item(settings, "theme"))
			.isEqualTo(Map.of("id", AttributeValue.fromS("theme"), "colour", AttributeValue.fromS("light")));
	}

	@Test
	void itemsOfMoreAttributesThanAConditionCanCompareSaySo() {
		DynamoMapping<String, Map<String, @Nullable Object>> settings = tables.settings();
		Map<String, @Nullable Object> wide = new HashMap<>();
		IntStream.range(0, 160).forEach((number) -> wide.put("attribute-" + number, number));
		settings.put("wide", wide);

		assertThatIllegalArgumentException().isThrownBy(() -> settings.remove("wide", wide))
			.withMessage("Expected an expression of at most 300 operators and functions, found one of 321. Split it; "
					+ "where it compares all attributes of an item, compare fewer than 150, or put them into maps.");
		assertThat(settings.containsKey("wide")).isTrue();
	}

	@Test
	void schemalessReplaceLeavesNothingOfTheItemBefore() {
		DynamoMapping<String, Map<String, @Nullable Object>> settings = tables.settings();
		settings.put("theme", Map.of("colour", "dark", "size", 2));

		assertThat(settings.replace("theme", Map.of("colour", "light"))).containsEntry("size", BigDecimal.valueOf(2));
		assertThat(tables.item(settings, "theme"))
			.isEqualTo(Map.of("id", AttributeValue.fromS("theme"), "colour", AttributeValue.fromS("light")));
	}

	@Test
	void compositeKeysAddressItemsByBothAttributes() {
		DynamoMapping<LineKey, OrderLine> lines = tables.lines();
		OrderLine first = new OrderLine("o-17", 1, ISBN, 2);
		OrderLine second = new OrderLine("o-17", 2, ISBN, 5);
		lines.put(new LineKey("o-17", 1), first);
		lines.put(new LineKey("o-17", 2), second);

		assertThat(lines.get(new LineKey("o-17", 1))).isEqualTo(first);
		assertThat(lines.get(new LineKey("o-17", 2))).isEqualTo(second);
		assertThat(lines.get(new LineKey("o-17", 3))).isNull();
		assertThat(lines.keyOf(second)).isEqualTo(new LineKey("o-17", 2));
		assertThat(lines.keySet()).containsExactlyInAnyOrder(new LineKey("o-17", 1), new LineKey("o-17", 2));
	}

	@Test
	void keyOfReturnsTheKeyThatAValueHolds() {
		assertThat(this.books.keyOf(Book.FOUNDATION)).isEqualTo(ISBN);
	}

	@Test
	void keyOfRefusesAValueWithoutTheKeyAttribute() {
		DynamoMapping<String, Map<String, @Nullable Object>> settings = tables.settings();

		assertThat(settings.keyOf(Map.of("id", "theme", "colour", "dark"))).isEqualTo("theme");
		assertThatIllegalArgumentException().isThrownBy(() -> settings.keyOf(Map.of("colour", "dark")))
			.withMessageContaining("'id'");
	}

}
