package io.dynamomapping;

import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map.Entry;
import java.util.Set;
import java.util.function.Predicate;

import io.dynamomapping.testing.Book;
import io.dynamomapping.testing.TestTables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Removal of what meets a condition, while another application changes it.
 */
class RemovalByConditionTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private static final String ISBN = Book.I_ROBOT.isbn();

	private static final Book RESTOCKED = Book.I_ROBOT.withStock(99);

	private static final Book RENAMED = Book.I_ROBOT.withTitle("I, Robot (second edition)");

	private final DynamoMapping<String, Book> books = tables.books();

	@BeforeEach
	void storeABookThatIsSoldOut() {
		this.books.put(ISBN, Book.I_ROBOT);
	}

	/**
	 * Return whether a book is sold out, and let another application change it right
	 * after that was looked at.
	 */
	private Predicate<Book> soldOutAndThen(Book changed) {
		return (book) -> {
			this.books.put(ISBN, changed);
			return book.stock() == 0;
		};
	}

	@Test
	void removeIfOfTheValuesKeepsWhatNoLongerMeetsTheCondition() {
		assertThat(this.books.values().removeIf(soldOutAndThen(RESTOCKED))).isFalse();
		assertThat(this.books.get(ISBN)).isEqualTo(RESTOCKED);
	}

	@Test
	void removeIfOfTheValuesRemovesWhatChangedOtherwise() {
		assertThat(this.books.values().removeIf(soldOutAndThen(RENAMED))).isTrue();
		assertThat(this.books.containsKey(ISBN)).isFalse();
	}

	@Test
	void removeIfOfTheEntriesKeepsWhatNoLongerMeetsTheCondition() {
		Predicate<Book> soldOut = soldOutAndThen(RESTOCKED);

		assertThat(this.books.entrySet().removeIf((entry) -> soldOut.test(entry.getValue()))).isFalse();
		assertThat(this.books.get(ISBN)).isEqualTo(RESTOCKED);
	}

	@Test
	void removeIfOfTheEntriesRemovesWhatChangedOtherwise() {
		Predicate<Book> soldOut = soldOutAndThen(RENAMED);

		assertThat(this.books.entrySet().removeIf((entry) -> soldOut.test(entry.getValue()))).isTrue();
		assertThat(this.books.containsKey(ISBN)).isFalse();
	}

	@Test
	void removeIfOfTheValuesDoesNotBringBackWhatAnotherRemoved() {
		assertThat(this.books.values().removeIf((book) -> this.books.remove(ISBN) != null)).isFalse();
		assertThat(this.books.isEmpty()).isTrue();
	}

	@Test
	void removeIfOfTheKeysRemovesWhateverTheItemHasBecome() {
		assertThat(this.books.keySet().removeIf((isbn) -> {
			this.books.put(ISBN, RESTOCKED);
			return isbn.equals(ISBN);
		})).isTrue();
		assertThat(this.books.containsKey(ISBN)).isFalse();
	}

	@Test
	void removeAllOfTheValuesKeepsWhatIsNoLongerAmongThem() {
		Set<Object> soldOut = new Condition((value) -> soldOutAndThen(RESTOCKED).test((Book) value));

		assertThat(this.books.values().removeAll(soldOut)).isFalse();
		assertThat(this.books.get(ISBN)).isEqualTo(RESTOCKED);
	}

	@Test
	void removeAllOfTheValuesRemovesWhatIsStillAmongThem() {
		Set<Object> soldOut = new Condition((value) -> soldOutAndThen(RENAMED).test((Book) value));

		assertThat(this.books.values().removeAll(soldOut)).isTrue();
		assertThat(this.books.containsKey(ISBN)).isFalse();
	}

	@Test
	void retainAllOfTheValuesKeepsWhatIsAmongThemByNow() {
		Set<Object> inStock = new Condition((value) -> !soldOutAndThen(RESTOCKED).test((Book) value));

		assertThat(this.books.values().retainAll(inStock)).isFalse();
		assertThat(this.books.get(ISBN)).isEqualTo(RESTOCKED);
	}

	@Test
	void retainAllOfTheEntriesKeepsWhatIsAmongThemByNow() {
		Set<Object> inStock = new Condition(
				(entry) -> !soldOutAndThen(RESTOCKED).test((Book) ((Entry<?, ?>) entry).getValue()));

		assertThat(this.books.entrySet().retainAll(inStock)).isFalse();
		assertThat(this.books.get(ISBN)).isEqualTo(RESTOCKED);
	}

	@Test
	void everyMatchIsRemovedByOneConditionalDeleteItem() {
		this.books.put(Book.SOLARIS.isbn(), Book.SOLARIS);
		tables.requests().clear();

		assertThat(this.books.values().removeIf((book) -> book.stock() == 0)).isTrue();

		assertThat(tables.requests().operations()).containsExactly("Scan", "DeleteItem");
		assertThat(this.books.values()).containsExactly(Book.SOLARIS);
	}

	/**
	 * A collection of whatever meets a condition.
	 */
	private static final class Condition extends AbstractSet<Object> {

		private final Predicate<Object> condition;

		Condition(Predicate<Object> condition) {
			this.condition = condition;
		}

		@Override
		public boolean contains(@Nullable Object element) {
			return element != null && this.condition.test(element);
		}

		@Override
		public Iterator<Object> iterator() {
			throw new UnsupportedOperationException();
		}

		@Override
		public int size() {
			return Integer.MAX_VALUE;
		}

	}

}
