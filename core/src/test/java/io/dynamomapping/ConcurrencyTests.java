package io.dynamomapping;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.dynamomapping.testing.Book;
import io.dynamomapping.testing.Library;
import io.dynamomapping.testing.Race;
import io.dynamomapping.testing.TestTables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Many threads at one table, which to DynamoDB is the same as many applications.
 */
class ConcurrencyTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private static final String ISBN = Book.FOUNDATION.isbn();

	private final DynamoMapping<String, Book> books = tables.books();

	@Test
	void everyIncrementCounts() throws Exception {
		Race.of(8, (thread) -> {
			for (int round = 0; round < 50; round++) {
				this.books.merge(ISBN, Book.FOUNDATION.withStock(1),
						(present, given) -> present.withStock(present.stock() + given.stock()));
			}
			return thread;
		});

		assertThat(this.books.at(ISBN).require().stock()).isEqualTo(400);
	}

	@Test
	void putIfAbsentHasOneWinner() throws Exception {
		for (int round = 0; round < 20; round++) {
			String isbn = "race-" + round;

			List<Boolean> won = Race.of(8,
					(thread) -> this.books.putIfAbsent(isbn, Book.FOUNDATION.withStock(thread)) == null);

			assertThat(won).containsOnlyOnce(true);
			assertThat(this.books.at(isbn).require().stock()).isEqualTo(won.indexOf(true));
		}
	}

	@Test
	void computeIfAbsentGivesEveryoneTheSameValue() throws Exception {
		for (int round = 0; round < 20; round++) {
			String isbn = "race-" + round;

			List<Integer> seen = Race.of(8,
					(thread) -> Objects
						.requireNonNull(this.books.computeIfAbsent(isbn, (key) -> Book.FOUNDATION.withStock(thread)))
						.stock());

			assertThat(Set.copyOf(seen)).containsExactly(this.books.at(isbn).require().stock());
		}
	}

	@Test
	void replaceOfAnExpectedValueHasOneWinner() throws Exception {
		for (int round = 0; round < 20; round++) {
			String isbn = "race-" + round;
			Book before = Book.FOUNDATION.withIsbn(isbn).withStock(-1);
			this.books.put(isbn, before);

			List<Boolean> won = Race.of(8, (thread) -> this.books.replace(isbn, before, before.withStock(thread)));

			assertThat(won).containsOnlyOnce(true);
			assertThat(this.books.at(isbn).require().stock()).isEqualTo(won.indexOf(true));
		}
	}

	@Test
	void removeOfAnExpectedValueHasOneWinner() throws Exception {
		for (int round = 0; round < 20; round++) {
			String isbn = "race-" + round;
			Book before = Book.FOUNDATION.withIsbn(isbn);
			this.books.put(isbn, before);

			List<Boolean> won = Race.of(8, (thread) -> this.books.remove(isbn, before));

			assertThat(won).containsOnlyOnce(true);
			assertThat(this.books.containsKey(isbn)).isFalse();
		}
	}

	@Test
	void insertHasOneWinner() throws Exception {
		List<Boolean> won = Race.of(8, (thread) -> {
			try {
				this.books.insert(Book.FOUNDATION.withStock(thread));
				return true;
			}
			catch (DuplicateItemException ex) {
				return false;
			}
		});

		assertThat(won).containsOnlyOnce(true);
		assertThat(this.books.at(ISBN).require().stock()).isEqualTo(won.indexOf(true));
	}

	@Test
	void oneMappingServesManyThreads() throws Exception {
		Map<String, Book> model = new ConcurrentHashMap<>();

		Race.of(8, (thread) -> {
			for (int round = 0; round < 20; round++) {
				Book book = Library.volume(thread * 1000 + round);
				this.books.put(book.isbn(), book);
				model.put(book.isbn(), book);
				assertThat(this.books.get(book.isbn())).isEqualTo(book);
				if (round % 3 == 0) {
					assertThat(this.books.remove(book.isbn())).isEqualTo(book);
					model.remove(book.isbn());
				}
			}
			return thread;
		});

		assertThat(this.books.getAll(model.keySet())).isEqualTo(model);
		assertThat(this.books.count()).isEqualTo(model.size());
	}

	@Test
	void bulkVerbsRunBesideEachOther() throws Exception {
		Race.of(4, (thread) -> {
			Map<String, Book> mine = new ConcurrentHashMap<>();
			Library.volumes(60).forEach((isbn, book) -> mine.put(thread + isbn, book.withIsbn(thread + isbn)));
			this.books.putAll(mine);
			assertThat(this.books.getAll(mine.keySet())).isEqualTo(mine);
			if (thread % 2 == 0) {
				this.books.removeAll(mine.keySet());
			}
			return thread;
		});

		assertThat(this.books.count()).isEqualTo(120);
	}

}
