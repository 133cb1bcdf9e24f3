package io.dynamomapping.scenario;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.ItemNotFoundException;
import io.dynamomapping.KeySchemaException;
import io.dynamomapping.testing.Book;
import io.dynamomapping.testing.EmptyStatistics;
import io.dynamomapping.testing.Library;
import io.dynamomapping.testing.LineKey;
import io.dynamomapping.testing.OrderLine;
import io.dynamomapping.testing.SmallPages;
import io.dynamomapping.testing.TestTables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

/**
 * A table as a map.
 */
class MapScenarioTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	@Test
	@DisplayName("S1: the round trip of an item")
	void roundTrip() {
		DynamoMapping<String, Map<String, @Nullable Object>> settings = tables.settings();

		settings.put("my_item", Map.of("name", "My item", "price", 123));
		Objects.requireNonNull(settings.get("my_item")).put("price", 456);

		assertThat(settings.get("my_item")).containsEntry("price", new BigDecimal("456"))
			.containsEntry("name", "My item");
		assertThat(tables.requests().operations()).containsExactly("PutItem", "GetItem", "UpdateItem", "GetItem");
		assertThat(settings.entrySet()).singleElement().satisfies((entry) -> {
			assertThat(entry.getKey()).isEqualTo("my_item");
			assertThat(entry.getValue()).containsEntry("price", new BigDecimal("456"));
		});
		assertThat(settings.remove("my_item")).containsEntry("price", new BigDecimal("456"));
		assertThat(settings.get("my_item")).isNull();
		assertThat(settings.isEmpty()).isTrue();
		assertThat(settings.remove("my_item")).isNull();
		assertThatExceptionOfType(ItemNotFoundException.class).isThrownBy(() -> settings.at("my_item").delete())
			.withMessage("Table '" + settings.tableName() + "' holds no item with key my_item.");
	}

	@Test
	@DisplayName("S2: a scan of two pages")
	void scanOfTwoPages() {
		DynamoMapping<String, Book> books = tables.books();
		books.putAll(Library.volumes(3));
		DynamoMapping<String, Book> pairs = tables.reopen(books, SmallPages.of(2));
		tables.requests().clear();

		Iterator<Book> iterator = pairs.values().iterator();
		assertThat(tables.requests().operations()).isEmpty();
		List<Book> first = List.of(iterator.next());
		assertThat(tables.requests().operations()).containsExactly("Scan");
		Map<String, Book> all = new HashMap<>();
		first.forEach((book) -> all.put(book.isbn(), book));
		iterator.forEachRemaining((book) -> all.put(book.isbn(), book));

		assertThat(tables.requests().operations()).containsExactly("Scan", "Scan");
		assertThat(all).isEqualTo(Library.volumes(3));
	}

	@Test
	@DisplayName("S4: keys of the wrong shape")
	void wrongKeys() {
		DynamoMapping<String, Book> books = tables.books();
		DynamoMapping<LineKey, OrderLine> lines = tables.lines();

		assertThatExceptionOfType(ClassCastException.class).isThrownBy(() -> books.get((Object) new LineKey("o-17", 1)))
			.withMessageContaining("String")
			.withMessageContaining("LineKey");
		assertThatExceptionOfType(ClassCastException.class).isThrownBy(() -> books.get((Object) List.of("a", "b")));
		assertThatExceptionOfType(ClassCastException.class).isThrownBy(() -> books.get((Object) 17));
		assertThatExceptionOfType(ClassCastException.class).isThrownBy(() -> books.remove((Object) 17));
		assertThatExceptionOfType(ClassCastException.class).isThrownBy(() -> books.containsKey((Object) 17));
		assertThatExceptionOfType(ClassCastException.class).isThrownBy(() -> lines.get((Object) "o-17"))
			.withMessageContaining("LineKey");
		assertThatNullPointerException().isThrownBy(() -> books.get(nothing()));
		assertThatNullPointerException().isThrownBy(() -> lines.get(nothing()));

		assertThat(tables.requests().operations()).isEmpty();
	}

	@SuppressWarnings({ "NullAway", "TypeParameterUnusedInFormals" }) // The null is what
																		// the test is
																		// about.
	private static <T> T nothing() {
		return null;
	}

	@Test
	@DisplayName("S4: keys of the wrong shape for the table")
	void wrongKeysForTheTable() {
		DynamoMapping<LineKey, OrderLine> lines = tables.lines();
		DynamoMapping<String, ?> settings = tables.mappings().open(lines.tableName());

		assertThatExceptionOfType(KeySchemaException.class).isThrownBy(() -> settings.get("o-17"))
			.withMessage("Mapping '" + lines.tableName() + "' has keys of 1 component(s), found key attributes "
					+ "[order, line] in table '" + lines.tableName()
					+ "'. Use a record of two components for a table with a sort key.");

		assertThat(tables.requests().operations()).containsExactly("DescribeTable");
	}

	@Test
	@DisplayName("S9: a checked and a plain delete of an absent key")
	void deletes() {
		DynamoMapping<String, Book> books = tables.books();

		assertThat(books.remove(Library.UNKNOWN_ISBN)).isNull();
		tables.requests().clear();
		assertThatExceptionOfType(ItemNotFoundException.class).isThrownBy(() -> books.at(Library.UNKNOWN_ISBN).delete())
			.withMessage("Table '" + books.tableName() + "' holds no item with key " + Library.UNKNOWN_ISBN + ".");

		assertThat(tables.requests().only(DeleteItemRequest.class).conditionExpression()).contains("attribute_exists");
		assertThat(tables.item(books, Library.UNKNOWN_ISBN)).isEmpty();
	}

	@Test
	@DisplayName("S10: a freshly filled table whose statistics say 0")
	void freshTable() {
		DynamoMapping<String, Book> books = tables.reopen(tables.books(), new EmptyStatistics());
		books.put(Book.FOUNDATION.isbn(), Book.FOUNDATION);
		books.put(Book.SOLARIS.isbn(), Book.SOLARIS);

		assertThat(books.isEmpty()).isFalse();
		assertThat(books.containsKey(Book.SOLARIS.isbn())).isTrue();
		assertThat(books.containsValue(Book.SOLARIS)).isTrue();
		assertThat(books.count()).isEqualTo(2);
		assertThat(books.estimatedSize()).isZero();
		assertThat(books.size()).isEqualTo(1);
		assertThat(books.values().stream().count()).isEqualTo(2);
	}

}
