package io.dynamomapping;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.dynamomapping.testing.Book;
import io.dynamomapping.testing.Library;
import io.dynamomapping.testing.LineKey;
import io.dynamomapping.testing.OrderLine;
import io.dynamomapping.testing.Schemaless;
import io.dynamomapping.testing.TestTables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

/**
 * The verbs that take many items.
 */
class BulkVerbsTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private final DynamoMapping<String, Book> books = tables.books();

	@Test
	void putAllAndGetAllTakeAnyNumberOfItems() {
		Map<String, Book> volumes = Library.volumes(263);

		this.books.putAll(volumes);

		assertThat(this.books.getAll(volumes.keySet())).isEqualTo(volumes);
		assertThat(this.books.count()).isEqualTo(263);
	}

	@Test
	void putAllReplacesItemsThatAreThere() {
		this.books.put(Book.FOUNDATION.isbn(), Book.FOUNDATION);

		this.books.putAll(Map.of(Book.FOUNDATION.isbn(), Book.FOUNDATION.withStock(9)));

		assertThat(this.books.get(Book.FOUNDATION.isbn())).isEqualTo(Book.FOUNDATION.withStock(9));
	}

	@Test
	void putAllStoresUnderTheKeysOfTheMap() {
		this.books.putAll(Map.of(Library.UNKNOWN_ISBN, Book.FOUNDATION));

		assertThat(this.books.keySet()).containsExactly(Library.UNKNOWN_ISBN);
	}

	@Test
	void putAllRefusesNullBeforeAnyRequest() {
		Map<@Nullable String, @Nullable Book> volumes = new HashMap<>(Library.volumes(30));
		volumes.put("volume-9999", null);

		assertThatNullPointerException().isThrownBy(() -> this.books.putAll(nulls(volumes)));
		assertThat(tables.requests().operations()).isEmpty();
	}

	@SuppressWarnings({ "unchecked", "NullAway" }) // The null is what the test is about.
	private static Map<String, Book> nulls(Map<@Nullable String, @Nullable Book> map) {
		return (Map<String, Book>) (Map<?, ?>) map;
	}

	@Test
	void putAllRefusesKeysThatDynamoDbCannotHoldBeforeAnyRequest() {
		Map<String, Book> volumes = Library.volumes(30);
		volumes.put("", Book.FOUNDATION);

		assertThatIllegalArgumentException().isThrownBy(() -> this.books.putAll(volumes));
		assertThat(tables.requests().operations()).isEmpty();
	}

	@Test
	void putAllOfAnotherMappingCopiesItsTable() {
		this.books.putAll(Library.volumes(30));
		DynamoMapping<String, Book> copy = tables.books();

		copy.putAll(this.books);

		assertThat(copy.getAll(Library.volumes(30).keySet())).isEqualTo(Library.volumes(30));
	}

	@Test
	void getAllReturnsThePresentOnesInTheOrderOfTheKeys() {
		this.books.putAll(Library.volumes(130));
		List<String> keys = new ArrayList<>(Library.volumes(150).keySet());
		Collections.reverse(keys);

		Map<String, Book> found = this.books.getAll(keys);

		assertThat(found.keySet()).containsExactlyElementsOf(keys.subList(20, 150));
	}

	@Test
	void getAllAsksForRepeatedKeysOnce() {
		this.books.putAll(Library.volumes(2));

		Map<String, Book> found = this.books.getAll(List.of("volume-0001", "volume-0000", "volume-0001"));

		assertThat(found).containsExactly(Map.entry("volume-0001", Library.volume(1)),
				Map.entry("volume-0000", Library.volume(0)));
		assertThat(tables.requests().operations()).containsExactly("BatchWriteItem", "BatchGetItem");
	}

	@Test
	void getAllRefusesNullBeforeAnyRequest() {
		assertThatNullPointerException().isThrownBy(() -> this.books.getAll(Arrays.asList("volume-0001", null)));
		assertThat(tables.requests().operations()).isEmpty();
	}

	@Test
	void removeAllIgnoresAbsentAndRepeatedKeys() {
		this.books.putAll(Library.volumes(60));
		List<String> keys = new ArrayList<>(Library.volumes(59).keySet());
		keys.addAll(List.of("volume-0001", Library.UNKNOWN_ISBN, "volume-0001"));

		this.books.removeAll(keys);

		assertThat(this.books.keySet()).containsExactly("volume-0059");
	}

	@Test
	void clearDeletesEveryItemOfTheTable() {
		this.books.putAll(Library.volumes(130));

		this.books.clear();

		assertThat(this.books.count()).isZero();
		assertThat(this.books.isEmpty()).isTrue();
	}

	@Test
	void clearOfACompositeTableDeletesEveryItem() {
		DynamoMapping<LineKey, OrderLine> lines = tables.lines();
		Map<LineKey, OrderLine> many = new LinkedHashMap<>();
		for (int line = 0; line < 70; line++) {
			many.put(new LineKey("o-" + line % 3, line), new OrderLine("o-" + line % 3, line, "isbn", line));
		}
		lines.putAll(many);
		assertThat(lines.getAll(many.keySet())).isEqualTo(many);

		lines.clear();

		assertThat(lines.count()).isZero();
	}

	@Test
	void reservedWordsAreNoTroubleAsAttributeNames() {
		String table = tables
			.create(KeySchema.composite("name", ScalarAttributeType.S, "timestamp", ScalarAttributeType.N));
		DynamoMapping<Reserved, Words> words = tables.mappings()
			.open("words", Reserved.class, Words.class,
					MappingOptions.defaults().withTableName(table).withKeys("name", "timestamp"));
		Map<Reserved, Words> many = new LinkedHashMap<>();
		for (int number = 0; number < 110; number++) {
			many.put(new Reserved("name", number), new Words("select", number, "zone", Set.of("a.b")));
		}

		words.putAll(many);

		assertThat(words.getAll(many.keySet())).isEqualTo(many);
		assertThat(new LinkedHashSet<>(words.keySet())).isEqualTo(many.keySet());
		words.removeAll(many.keySet());
		assertThat(words.isEmpty()).isTrue();
	}

	@Test
	void keysThatAreOneToDynamoDbAreOneInABatch() {
		DynamoMapping<BigDecimal, Note> notes = tables.open(KeySchema.simple("id", ScalarAttributeType.N),
				BigDecimal.class, Note.class, MappingOptions.defaults().withKeys("id", null));
		Map<BigDecimal, Note> same = new LinkedHashMap<>();
		same.put(new BigDecimal("1"), new Note("first"));
		same.put(new BigDecimal("1.0"), new Note("last"));

		notes.putAll(same);

		assertThat(notes.get(BigDecimal.ONE)).isEqualTo(new Note("last"));
		assertThat(notes.getAll(List.of(new BigDecimal("1.00"), new BigDecimal("1E+0"))).values())
			.containsOnly(new Note("last"));
		notes.removeAll(same.keySet());
		assertThat(notes.isEmpty()).isTrue();
	}

	@Test
	void binaryKeysMayBeRepeated() {
		DynamoMapping<byte[], Note> notes = tables.open(KeySchema.simple("id", ScalarAttributeType.B), byte[].class,
				Note.class, MappingOptions.defaults().withKeys("id", null));
		notes.put(new byte[] { 1 }, new Note("one"));

		assertThat(notes.getAll(List.of(new byte[] { 1 }, new byte[] { 1 })).values()).contains(new Note("one"));
		notes.removeAll(List.of(new byte[] { 1 }, new byte[] { 1 }));
		assertThat(notes.isEmpty()).isTrue();
	}

	@Test
	void clearDeletesItemsWhoseKeysCannotBeRead() {
		DynamoMapping<Instant, Map<String, @Nullable Object>> log = tables.open(
				KeySchema.simple("id", ScalarAttributeType.S), Instant.class, Schemaless.TYPE,
				MappingOptions.defaults());
		for (String key : List.of("yesterday", "2026-01-01T00:00:00Z")) {
			tables.raw()
				.putItem((request) -> request.tableName(log.tableName()).item(Map.of("id", AttributeValue.fromS(key))));
		}

		log.clear();

		assertThat(log.count()).isZero();
	}

	record Note(String text) {
	}

	record Reserved(String name, long timestamp) {
	}

	record Words(String select, int size, String zone, Set<String> values) {
	}

}
