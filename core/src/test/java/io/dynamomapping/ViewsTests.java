package io.dynamomapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import io.dynamomapping.testing.Book;
import io.dynamomapping.testing.TestTables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

/**
 * Keys, values and entries as views of the table.
 */
class ViewsTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private static final String ISBN = Book.FOUNDATION.isbn();

	private final DynamoMapping<String, Book> books = tables.books();

	@BeforeEach
	void stockTheLibrary() {
		this.books.put(ISBN, Book.FOUNDATION);
		this.books.put(Book.SOLARIS.isbn(), Book.SOLARIS);
	}

	@Test
	void viewsSeeWhatIsWrittenLater() {
		Set<String> keys = this.books.keySet();

		this.books.put(Book.I_ROBOT.isbn(), Book.I_ROBOT);

		assertThat(keys).containsExactlyInAnyOrder(ISBN, Book.SOLARIS.isbn(), Book.I_ROBOT.isbn());
	}

	@Test
	void keysAreContainedWhereTheTableHoldsThem() {
		assertThat(this.books.keySet().contains(ISBN)).isTrue();
		assertThat(this.books.keySet().contains(Book.I_ROBOT.isbn())).isFalse();
	}

	@Test
	void entriesAreContainedWhereKeyAndValueMatch() {
		assertThat(this.books.entrySet().contains(Map.entry(ISBN, Book.FOUNDATION))).isTrue();
		assertThat(this.books.entrySet().contains(Map.entry(ISBN, Book.SOLARIS))).isFalse();
		assertThat(this.books.entrySet().contains(Map.entry(Book.I_ROBOT.isbn(), Book.I_ROBOT))).isFalse();
	}

	@Test
	void valuesAreContainedWhereOneIsEqual() {
		assertThat(this.books.values().contains(Book.SOLARIS)).isTrue();
		assertThat(this.books.values().contains(Book.I_ROBOT)).isFalse();
	}

	@Test
	void keysAreRemovedFromTheTable() {
		assertThat(this.books.keySet().remove(ISBN)).isTrue();
		assertThat(this.books.keySet().remove(ISBN)).isFalse();
		assertThat(this.books.containsKey(ISBN)).isFalse();
	}

	@Test
	void entriesAreRemovedFromTheTableWhereTheValueMatches() {
		assertThat(this.books.entrySet().remove(Map.entry(ISBN, Book.SOLARIS))).isFalse();
		assertThat(this.books.containsKey(ISBN)).isTrue();
		assertThat(this.books.entrySet().remove(Map.entry(ISBN, Book.FOUNDATION))).isTrue();
		assertThat(this.books.containsKey(ISBN)).isFalse();
	}

	@Test
	void oneEqualValueIsRemovedFromTheTable() {
		this.books.put("copy", Book.SOLARIS.withIsbn("copy"));

		assertThat(this.books.values().remove(Book.SOLARIS)).isTrue();
		assertThat(this.books.values().remove(Book.SOLARIS)).isFalse();
		assertThat(this.books.keySet()).containsExactlyInAnyOrder(ISBN, "copy");
	}

	@Test
	void removeIfRemovesFromTheTable() {
		assertThat(this.books.values().removeIf((book) -> book.stock() > 5)).isTrue();
		assertThat(this.books.keySet()).containsExactly(ISBN);
		assertThat(this.books.keySet().removeIf((isbn) -> isbn.equals("none"))).isFalse();
	}

	@Test
	void retainAllAndRemoveAllAndClearWorkOnTheTable() {
		this.books.put(Book.I_ROBOT.isbn(), Book.I_ROBOT);

		assertThat(this.books.keySet().retainAll(List.of(ISBN, Book.SOLARIS.isbn()))).isTrue();
		assertThat(this.books.keySet()).containsExactlyInAnyOrder(ISBN, Book.SOLARIS.isbn());
		assertThat(this.books.values().removeAll(List.of(Book.SOLARIS))).isTrue();
		assertThat(this.books.keySet()).containsExactly(ISBN);
		this.books.entrySet().clear();
		assertThat(this.books.isEmpty()).isTrue();
	}

	@Test
	void nothingCanBeAdded() {
		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> this.books.keySet().add("new"));
		assertThatExceptionOfType(UnsupportedOperationException.class)
			.isThrownBy(() -> this.books.values().add(Book.I_ROBOT));
		assertThatExceptionOfType(UnsupportedOperationException.class)
			.isThrownBy(() -> this.books.entrySet().add(Map.entry("new", Book.I_ROBOT)));
	}

	@Test
	void keysAndEntriesAreEqualToSetsOfTheSame() {
		Map<String, Book> same = Map.of(ISBN, Book.FOUNDATION, Book.SOLARIS.isbn(), Book.SOLARIS);

		assertThat(this.books.keySet().equals(same.keySet())).isTrue();
		assertThat(same.keySet().equals(this.books.keySet())).isTrue();
		assertThat(this.books.keySet().hashCode()).isEqualTo(same.keySet().hashCode());
		assertThat(this.books.entrySet().equals(same.entrySet())).isTrue();
		assertThat(this.books.entrySet().hashCode()).isEqualTo(same.entrySet().hashCode());
		assertThat(this.books.keySet().equals(Set.of(ISBN))).isFalse();
	}

	@Test
	void iteratorRemoveDeletesTheItem() {
		Iterator<Entry<String, Book>> iterator = this.books.entrySet().iterator();
		String first = iterator.next().getKey();

		iterator.remove();

		assertThat(this.books.containsKey(first)).isFalse();
		assertThat(this.books.count()).isEqualTo(1);
		assertThat(iterator.next().getKey()).isNotEqualTo(first);
		assertThat(iterator.hasNext()).isFalse();
	}

	@Test
	void iteratorRemoveAfterHasNextDeletesTheItemBefore() {
		Iterator<String> iterator = this.books.keySet().iterator();
		String first = iterator.next();
		assertThat(iterator.hasNext()).isTrue();

		iterator.remove();

		assertThat(this.books.containsKey(first)).isFalse();
	}

	@Test
	void iteratorRemoveNeedsANextOfItsOwn() {
		Iterator<Book> iterator = this.books.values().iterator();

		assertThatIllegalStateException().isThrownBy(iterator::remove);
		iterator.next();
		iterator.remove();
		assertThatIllegalStateException().isThrownBy(iterator::remove);
	}

	@Test
	void iteratorOfAnEmptyTableHasNothing() {
		Iterator<Book> iterator = tables.books().values().iterator();

		assertThat(iterator.hasNext()).isFalse();
		assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(iterator::next);
	}

	@Test
	void setValueWritesToTheTable() {
		for (Entry<String, Book> entry : this.books.entrySet()) {
			Book before = entry.getValue();
			assertThat(entry.setValue(before.withStock(99))).isEqualTo(before);
			assertThat(entry.getValue()).isEqualTo(before.withStock(99));
		}

		assertThat(this.books.values()).extracting(Book::stock).containsExactly(99, 99);
	}

	@Test
	void setValueRefusesNull() {
		Entry<String, Book> entry = this.books.entrySet().iterator().next();

		assertThatNullPointerException().isThrownBy(() -> setNull(entry));
	}

	@SuppressWarnings("NullAway") // The null is what the test is about.
	private static void setNull(Entry<String, Book> entry) {
		entry.setValue(null);
	}

	@Test
	void entriesOutliveTheirIterator() {
		List<Entry<String, Book>> entries = new ArrayList<>(this.books.entrySet());

		entries.forEach((entry) -> entry.setValue(entry.getValue().withStock(entry.getValue().stock() + 1)));

		assertThat(this.books.at(ISBN).require().stock()).isEqualTo(4);
		assertThat(this.books.at(Book.SOLARIS.isbn()).require().stock()).isEqualTo(8);
	}

	@Test
	void entriesAreEqualToEntriesOfTheSame() {
		this.books.remove(ISBN);
		Entry<String, Book> entry = this.books.entrySet().iterator().next();

		assertThat(entry).isEqualTo(Map.entry(Book.SOLARIS.isbn(), Book.SOLARIS));
		assertThat(Map.entry(Book.SOLARIS.isbn(), Book.SOLARIS)).isEqualTo(entry);
		assertThat(entry.hashCode()).isEqualTo(Map.entry(Book.SOLARIS.isbn(), Book.SOLARIS).hashCode());
	}

	@Test
	void schemalessValuesOfViewsWriteThrough() {
		DynamoMapping<String, Map<String, @Nullable Object>> settings = tables.settings();
		settings.put("theme", Map.of("colour", "dark"));

		settings.values().forEach((setting) -> setting.put("size", 2));
		settings.entrySet().forEach((entry) -> entry.getValue().put("font", "serif"));
		settings.forEach((key, setting) -> setting.put("colour", "light"));

		assertThat(tables.item(settings, "theme"))
			.isEqualTo(Map.of("id", AttributeValue.fromS("theme"), "colour", AttributeValue.fromS("light"), "size",
					AttributeValue.fromN("2"), "font", AttributeValue.fromS("serif")));
	}

	@Test
	void arraysHoldWhatTheTableHolds() {
		assertThat(this.books.keySet().toArray(new String[0])).containsExactlyInAnyOrder(ISBN, Book.SOLARIS.isbn());
		assertThat(Objects.requireNonNull(this.books.values().toArray(Book[]::new)))
			.containsExactlyInAnyOrder(Book.FOUNDATION, Book.SOLARIS);
	}

	@Test
	void viewsOfUndeclaredKeysRequestNothingBeforeTheyAreUsed() {
		DynamoMapping<String, Map<String, @Nullable Object>> settings = tables.mappings()
			.open(tables.create(KeySchema.simple("id", ScalarAttributeType.S)));
		tables.requests().clear();

		Iterator<String> iterator = settings.keySet().iterator();
		Stream<String> stream = settings.keySet().stream();
		assertThat(tables.requests().operations()).isEmpty();

		assertThat(iterator.hasNext()).isFalse();
		assertThat(stream.count()).isZero();
		assertThat(tables.requests().operations()).containsExactly("DescribeTable", "Scan", "Scan");
	}

	@Test
	void schemalessEntriesHoldALiveItemAfterSetValue() {
		DynamoMapping<String, Map<String, @Nullable Object>> settings = tables.settings();
		settings.put("theme", Map.of("colour", "dark"));
		Entry<String, Map<String, @Nullable Object>> entry = settings.entrySet().iterator().next();
		tables.requests().clear();

		assertThat(entry.setValue(new HashMap<>(Map.of("colour", "light")))).isEqualTo(Map.of("colour", "dark"));

		assertThat(tables.requests().operations()).containsExactly("PutItem");
		entry.getValue().put("size", 2);
		assertThat(tables.item(settings, "theme")).isEqualTo(Map.of("id", AttributeValue.fromS("theme"), "colour",
				AttributeValue.fromS("light"), "size", AttributeValue.fromN("2")));
	}

}
