package io.dynamomapping.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.MappingOptions;
import io.dynamomapping.internal.codec.Codecs;
import io.dynamomapping.internal.table.Connection;
import io.dynamomapping.internal.table.Table;
import io.dynamomapping.testing.Book;
import io.dynamomapping.testing.Library;
import io.dynamomapping.testing.LineKey;
import io.dynamomapping.testing.OrderLine;
import io.dynamomapping.testing.TestTables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Whole items of which parts are known.
 */
class BulkVerbsTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private final DynamoMapping<String, Book> books = tables.books();

	private final BulkVerbs<String, Book> bulk = new BulkVerbs<>(store(this.books, String.class, Book.class));

	private static <K, V> ItemStore<K, V> store(DynamoMapping<K, V> mapping, Class<K> keyType, Class<V> valueType) {
		Codecs codecs = new Codecs((mapper) -> {
		}, List.of());
		Connection connection = new Connection(tables.client(), List.of(), 2, null);
		return new ItemStore<>("books",
				new Table(connection, "books", mapping.tableName(), mapping.keySchema(), true, false),
				new StoredTypes<>(codecs, codecs.keyCodec(keyType), valueType, MappingOptions.defaults()),
				new ItemVersions(null),
				new ItemCallbacks<>("books", mapping.tableName(), valueType, List.of(), List.of()));
	}

	private static Map<String, AttributeValue> part(String isbn) {
		return Map.of("isbn", AttributeValue.fromS(isbn), "author", AttributeValue.fromS("of an index"));
	}

	private static List<String> isbns(List<Map<String, AttributeValue>> items) {
		return items.stream().map((item) -> item.getOrDefault("isbn", AttributeValue.fromS("none")).s()).toList();
	}

	@Test
	void wholeItemsComeInTheOrderOfTheirParts() {
		Map<String, Book> volumes = Library.volumes(150);
		this.books.putAll(volumes);
		List<String> asked = new ArrayList<>(volumes.keySet());
		Collections.reverse(asked);
		tables.requests().clear();

		List<Map<String, AttributeValue>> items = this.bulk
			.wholeItems(asked.stream().map(BulkVerbsTests::part).toList());

		assertThat(isbns(items)).isEqualTo(asked);
		assertThat(items.get(0)).isEqualTo(tables.item(this.books, asked.get(0)));
		assertThat(tables.requests().operations()).containsExactly("BatchGetItem", "BatchGetItem");
	}

	@Test
	void itemsThatAreGoneAreLeftOut() {
		this.books.put(Book.FOUNDATION.isbn(), Book.FOUNDATION);

		assertThat(isbns(this.bulk.wholeItems(
				List.of(part(Library.UNKNOWN_ISBN), part(Book.FOUNDATION.isbn()), part(Book.FOUNDATION.isbn())))))
			.containsExactly(Book.FOUNDATION.isbn(), Book.FOUNDATION.isbn());
	}

	@Test
	void nothingIsRequestedForAnEmptyPage() {
		assertThat(this.bulk.wholeItems(List.of())).isEmpty();
		assertThat(tables.requests().operations()).isEmpty();
	}

	@Test
	void partsWithoutKeyAreRefused() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.bulk.wholeItems(List.of(Map.of("author", AttributeValue.fromS("Asimov")))))
			.withMessage("Expected key attribute 'isbn', found [author]. Give the value its key.");
	}

	@Test
	void numbersAreFoundHoweverTheyAreWritten() {
		DynamoMapping<LineKey, OrderLine> lines = tables.lines();
		lines.put(new LineKey("o-17", 2), new OrderLine("o-17", 2, Book.FOUNDATION.isbn(), 1));
		BulkVerbs<LineKey, OrderLine> bulk = new BulkVerbs<>(store(lines, LineKey.class, OrderLine.class));

		assertThat(bulk
			.wholeItems(List.of(Map.of("order", AttributeValue.fromS("o-17"), "line", AttributeValue.fromN("2.0")))))
			.hasSize(1);
	}

}
