package io.dynamomapping.scenario;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.dynamomapping.DuplicateItemException;
import io.dynamomapping.DynamoMapping;
import io.dynamomapping.KeySchema;
import io.dynamomapping.MappingOptions;
import io.dynamomapping.testing.Book;
import io.dynamomapping.testing.Library;
import io.dynamomapping.testing.LineKey;
import io.dynamomapping.testing.OrderLine;
import io.dynamomapping.testing.TestTables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Writing items, wholly and in parts.
 */
class WriteScenarioTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	@Test
	@DisplayName("S5: a partition key named by a reserved word")
	void reservedKeyName() {
		DynamoMapping<String, Entry> entries = tables.open(KeySchema.simple("name", ScalarAttributeType.S),
				String.class, Entry.class, MappingOptions.defaults().withKeys("name", null));

		assertThat(entries.putIfAbsent("one", new Entry("one", 1, "x"))).isNull();
		assertThat(entries.putIfAbsent("one", new Entry("one", 2, "y"))).isEqualTo(new Entry("one", 1, "x"));
		assertThat(entries.keySet()).containsExactly("one");
		assertThat(entries.containsKey("one")).isTrue();
		assertThat(entries.at("one").update(Map.of("size", 3, "values", "z"))).contains(new Entry("one", 3, "z"));
		assertThat(entries.at("one").select("name", "size"))
			.contains(Map.of("name", "one", "size", new BigDecimal("3")));
		assertThat(entries.replace("one", new Entry("one", 3, "z"), new Entry("one", 4, "z"))).isTrue();
		entries.clear();
		assertThat(entries.isEmpty()).isTrue();
	}

	@Test
	@DisplayName("S6: two values and one null")
	void partialChange() {
		DynamoMapping<String, Map<String, @Nullable Object>> settings = tables.settings();
		settings.put("theme", Map.of("colour", "dark", "icon", "moon", "other", "as it is"));
		tables.requests().clear();
		Map<String, @Nullable Object> changes = new HashMap<>();
		changes.put("colour", "light");
		changes.put("size", 2);
		changes.put("icon", null);

		settings.at("theme").update(changes);

		assertThat(tables.requests().operations()).containsExactly("UpdateItem");
		assertThat(tables.item(settings, "theme"))
			.isEqualTo(Map.of("id", AttributeValue.fromS("theme"), "colour", AttributeValue.fromS("light"), "size",
					AttributeValue.fromN("2"), "other", AttributeValue.fromS("as it is")));
	}

	@Test
	@DisplayName("S7: a change with nothing in it")
	void emptyChange() {
		DynamoMapping<String, Book> books = tables.books();

		assertThat(books.at(Book.FOUNDATION.isbn()).update(Map.of())).isEmpty();
		assertThat(books.at(Book.FOUNDATION.isbn()).edit().save()).isEmpty();
		books.putAll(Map.of());
		books.removeAll(Set.of());

		assertThat(tables.requests().operations()).isEmpty();
	}

	@Test
	@DisplayName("S7: no attributes for a live item")
	void emptyChangeOfALiveItem() {
		DynamoMapping<String, Map<String, @Nullable Object>> settings = tables.settings();
		settings.put("theme", Map.of("colour", "dark"));
		Map<String, @Nullable Object> theme = settings.at("theme").require();
		tables.requests().clear();

		theme.putAll(Map.of());

		assertThat(tables.requests().operations()).isEmpty();
	}

	@Test
	@DisplayName("S8: key attributes within the item that differ from the key")
	void keyArgumentWins() {
		DynamoMapping<String, Map<String, @Nullable Object>> settings = tables.settings();
		Map<String, @Nullable Object> given = new HashMap<>(Map.of("id", "inside", "colour", "dark"));

		settings.put("outside", given);
		settings.putAll(Map.of("another", given));

		assertThat(given).isEqualTo(Map.of("id", "inside", "colour", "dark"));
		assertThat(settings.keySet()).containsExactlyInAnyOrder("outside", "another");
		assertThat(tables.item(settings, "outside"))
			.isEqualTo(Map.of("id", AttributeValue.fromS("outside"), "colour", AttributeValue.fromS("dark")));
		assertThat(tables.item(settings, "inside")).isEmpty();
	}

	@Test
	@DisplayName("S8: the same for typed values")
	void keyArgumentWinsOverTheKeyOfARecord() {
		DynamoMapping<String, Book> books = tables.books();

		books.put(Library.UNKNOWN_ISBN, Book.FOUNDATION);

		assertThat(books.get(Library.UNKNOWN_ISBN)).isEqualTo(Book.FOUNDATION.withIsbn(Library.UNKNOWN_ISBN));
		assertThat(books.containsKey(Book.FOUNDATION.isbn())).isFalse();
	}

	@Test
	@DisplayName("S11: nulls at the top level and within a map")
	void nulls() {
		DynamoMapping<String, Map<String, @Nullable Object>> settings = tables.settings();
		Map<String, @Nullable Object> window = new HashMap<>(Map.of("width", 640));
		window.put("height", null);
		Map<String, @Nullable Object> theme = new HashMap<>(Map.of("colour", "dark", "window", window));
		theme.put("icon", null);

		settings.put("theme", theme);

		assertThat(tables.item(settings, "theme"))
			.isEqualTo(Map.of("id", AttributeValue.fromS("theme"), "colour", AttributeValue.fromS("dark"), "window",
					AttributeValue.fromM(Map.of("width", AttributeValue.fromN("640")))));
		settings.at("theme").edit().put("colour", null).save();
		Objects.requireNonNull(settings.get("theme")).put("window", null);
		assertThat(tables.item(settings, "theme")).isEqualTo(Map.of("id", AttributeValue.fromS("theme")));
	}

	@Test
	@DisplayName("S12: a unique insert on a composite key")
	void uniqueInsert() {
		DynamoMapping<LineKey, OrderLine> lines = tables.lines();
		lines.insert(new OrderLine("o-17", 1, "isbn", 2));

		assertThatExceptionOfType(DuplicateItemException.class)
			.isThrownBy(() -> lines.insert(new OrderLine("o-17", 1, "other", 5)))
			.withMessage(
					"Table '" + lines.tableName() + "' already holds an item with key " + new LineKey("o-17", 1) + ".")
			.satisfies((ex) -> assertThat(ex.key()).isEqualTo(new LineKey("o-17", 1)));
		assertThat(lines.get(new LineKey("o-17", 1))).isEqualTo(new OrderLine("o-17", 1, "isbn", 2));
		lines.insert(new OrderLine("o-17", 2, "other", 5));

		assertThat(lines.count()).isEqualTo(2);
	}

	@Test
	@DisplayName("S13: an attribute that the typed view does not know")
	void unknownAttribute() {
		DynamoMapping<String, Book> books = tables.books();
		books.put(Book.FOUNDATION.isbn(), Book.FOUNDATION);
		tables.set(books, Book.FOUNDATION.isbn(), "rating", AttributeValue.fromN("5"));

		Book loaded = books.at(Book.FOUNDATION.isbn()).require();
		Book updated = books.at(Book.FOUNDATION.isbn()).update(Map.of("stock", 9)).orElseThrow();
		Book saved = books.save(updated.withPrice("9.99"));

		assertThat(loaded).isEqualTo(Book.FOUNDATION);
		assertThat(updated).isEqualTo(Book.FOUNDATION.withStock(9));
		assertThat(saved).isEqualTo(Book.FOUNDATION.withStock(9).withPrice("9.99"));
		assertThat(tables.item(books, Book.FOUNDATION.isbn())).containsEntry("rating", AttributeValue.fromN("5"))
			.containsEntry("price", AttributeValue.fromN("9.99"));
	}

	record Entry(String name, int size, String values) {
	}

}
