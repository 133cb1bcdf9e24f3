package io.dynamomapping;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import io.dynamomapping.client.DynamoMappings;
import io.dynamomapping.spi.ItemCallback;
import io.dynamomapping.spi.ItemContext;
import io.dynamomapping.testing.Book;
import io.dynamomapping.testing.TestTables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static io.dynamomapping.Attribute.attr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Callbacks and events of what is written in transactions.
 */
class TransactionCallbacksTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private static final Book FOUNDATION = Book.FOUNDATION;

	private final List<String> calls = new ArrayList<>();

	private final DynamoMapping<String, Book> plain = tables.books();

	private final DynamoMappings mappings = DynamoMappings.builder(tables.client())
		.itemCallback(new Trimming())
		.itemListener((event) -> this.calls.add(event.getClass().getSimpleName() + " " + event.item().key()))
		.build();

	private final DynamoMapping<String, Book> books = this.mappings.open("books", String.class, Book.class,
			MappingOptions.defaults().withTableName(this.plain.tableName()));

	private void write(Consumer<WriteTransaction> block) {
		this.mappings.transactions().write(block);
	}

	@Test
	void callbacksAreAskedInTheBlockAndListenersToldAfterwards() {
		this.plain.put("c", FOUNDATION.withIsbn("c"));
		this.plain.put("d", FOUNDATION.withIsbn("d"));

		write((transaction) -> {
			transaction.at(this.books, "a").put(FOUNDATION.withIsbn("a").withTitle(" A "));
			transaction.at(this.books, "b").putIfAbsent(FOUNDATION.withIsbn("b").withTitle(" B "));
			transaction.at(this.books, "c").update(attr(Book::stock).increment(1));
			transaction.at(this.books, "d").remove();
			this.calls.add("end of the block");
		});

		assertThat(this.calls).containsExactly("save a", "save b", "update c", "delete d", "end of the block",
				"AfterSaveEvent a", "AfterSaveEvent b", "AfterUpdateEvent c", "AfterDeleteEvent d");
		assertThat(this.plain.at("a").require().title()).isEqualTo("A");
		assertThat(this.plain.at("b").require().title()).isEqualTo("B");
	}

	@Test
	void savedValuesAreConvertedToo() {
		write((transaction) -> transaction.at(this.books, "a").save(FOUNDATION.withIsbn("a").withTitle(" A ")));

		assertThat(this.plain.at("a").require().title()).isEqualTo("A");
		assertThat(this.calls).containsExactly("save a", "AfterSaveEvent a");
	}

	@Test
	void itemThatIsLookedAtTwiceIsLoadedOnce() {
		this.plain.put("a", FOUNDATION.withIsbn("a"));

		TransactionResult<Book> result = this.mappings.transactions()
			.read((transaction) -> transaction.get(this.books, "a"));

		Book book = result.require();
		assertThat(result.find()).containsSame(book);
		assertThat(result.require()).isSameAs(book);
		assertThat(this.calls).containsExactly("AfterLoadEvent a");
	}

	@Test
	void cancelledTransactionIsNoEvent() {
		assertThatExceptionOfType(TransactionCancelledException.class).isThrownBy(() -> write((transaction) -> {
			transaction.at(this.books, "a").put(FOUNDATION.withIsbn("a"));
			transaction.at(this.books, "none").update(attr(Book::stock).increment(1));
		}));

		assertThat(this.calls).containsExactly("save a", "update none");
		assertThat(this.plain).doesNotContainKey("a");
	}

	@Test
	void callbackThatThrowsSendsNothing() {
		assertThatIllegalStateException().isThrownBy(() -> write((transaction) -> {
			transaction.at(this.books, "a").put(FOUNDATION.withIsbn("a"));
			transaction.at(this.books, "b").put(FOUNDATION.withIsbn("b").withTitle("forbidden"));
		}));

		assertThat(tables.requests().operations()).isEmpty();
	}

	/**
	 * Trims titles, and refuses one.
	 */
	private final class Trimming implements ItemCallback<Book> {

		@Override
		public Class<Book> type() {
			return Book.class;
		}

		@Override
		public Book beforeSave(Book value, ItemContext item) {
			if (value.title().equals("forbidden")) {
				throw new IllegalStateException("Not this title.");
			}
			TransactionCallbacksTests.this.calls.add("save " + item.key());
			return value.withTitle(value.title().strip());
		}

		@Override
		public Change beforeUpdate(Change change, ItemContext item) {
			TransactionCallbacksTests.this.calls.add("update " + item.key());
			return change;
		}

		@Override
		public void beforeDelete(ItemContext item) {
			TransactionCallbacksTests.this.calls.add("delete " + item.key());
		}

	}

}
