package io.dynamomapping.testing;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The books of the tests.
 */
public final class Library {

	/** A key that no book has. */
	public static final String UNKNOWN_ISBN = "978-0-00-000000-0";

	private Library() {
	}

	/**
	 * Return a book of a long series.
	 * @param number its number
	 * @return the book
	 */
	public static Book volume(int number) {
		return new Book(String.format("volume-%04d", number), "Volume " + number, "Various", 1900 + number,
				BigDecimal.valueOf(number), number, Set.of("series"), null);
	}

	/**
	 * Return the first books of a long series, by key.
	 * @param count how many
	 * @return the books
	 */
	public static Map<String, Book> volumes(int count) {
		Map<String, Book> books = new LinkedHashMap<>();
		IntStream.range(0, count).mapToObj(Library::volume).forEach((book) -> books.put(book.isbn(), book));
		return books;
	}

}
