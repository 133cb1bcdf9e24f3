package com.acme.guide;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The books that the shop of the guide begins with.
 */
final class Books {

	static final Book FOUNDATION = book("978-0553293357", "Isaac Asimov", "Foundation", 1951, "7.99", 3,
			Set.of("sf", "classic"), new Shelf("A", 4));

	static final Book EMPIRE = book("978-0553293371", "Isaac Asimov", "Foundation and Empire", 1952, "7.49", 0,
			Set.of("sf"), new Shelf("A", 4));

	static final Book I_ROBOT = book("978-0553294385", "Isaac Asimov", "I, Robot", 1950, "6.99", 5,
			Set.of("sf", "robots"), null);

	static final Book SOLARIS = book("978-0156027601", "Stanislaw Lem", "Solaris", 1961, "9.49", 1, Set.of("sf"),
			new Shelf("B", 1));

	static final Book HOBBIT = book("978-0547928227", "J. R. R. Tolkien", "The Hobbit", 1937, "12.49", 8,
			Set.of("fantasy"), new Shelf("B", 2));

	static final List<Book> ALL = List.of(FOUNDATION, EMPIRE, I_ROBOT, SOLARIS, HOBBIT);

	private Books() {
	}

	private static Book book(String isbn, String author, String title, int year, String price, int stock,
			Set<String> tags, @Nullable Shelf shelf) {
		return new Book(isbn, author, title, year, new BigDecimal(price), new BigDecimal("8.99"), stock, tags,
				List.of("Timeless."), shelf);
	}

}
