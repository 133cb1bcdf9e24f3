package io.dynamomapping.testing;

import java.math.BigDecimal;
import java.util.Set;

import io.dynamomapping.annotation.PartitionKey;
import org.jspecify.annotations.Nullable;

/**
 * A book, on a table with a partition key.
 *
 * @param isbn the key
 * @param title the title
 * @param author the author
 * @param year the year of the first edition
 * @param price the price
 * @param stock how many are in stock
 * @param tags words to find it by
 * @param shelf where it stands, or {@code null} if it has no place yet
 */
public record Book(@PartitionKey String isbn, String title, String author, int year, BigDecimal price, int stock,
		Set<String> tags, @Nullable Shelf shelf) {

	/** A book with every member set. */
	public static final Book FOUNDATION = new Book("978-0-553-80371-0", "Foundation", "Isaac Asimov", 1951,
			new BigDecimal("7.99"), 3, Set.of("sf", "classic"), new Shelf("north", 4));

	/** Another book with every member set. */
	public static final Book I_ROBOT = new Book("978-0-553-38256-3", "I, Robot", "Isaac Asimov", 1950,
			new BigDecimal("8.5"), 0, Set.of("sf", "robots"), new Shelf("north", 5));

	/** A book without a shelf. */
	public static final Book SOLARIS = new Book("978-0-15-602760-1", "Solaris", "Stanislaw Lem", 1961,
			new BigDecimal("12"), 7, Set.of("sf"), null);

	/**
	 * Return the book under another key.
	 * @param isbn the key
	 * @return a copy
	 */
	public Book withIsbn(String isbn) {
		return new Book(isbn, this.title, this.author, this.year, this.price, this.stock, this.tags, this.shelf);
	}

	/**
	 * Return the book with another title.
	 * @param title the title
	 * @return a copy
	 */
	public Book withTitle(String title) {
		return new Book(this.isbn, title, this.author, this.year, this.price, this.stock, this.tags, this.shelf);
	}

	/**
	 * Return the book at another price.
	 * @param price the price
	 * @return a copy
	 */
	public Book withPrice(String price) {
		return new Book(this.isbn, this.title, this.author, this.year, new BigDecimal(price), this.stock, this.tags,
				this.shelf);
	}

	/**
	 * Return the book with another stock.
	 * @param stock how many are in stock
	 * @return a copy
	 */
	public Book withStock(int stock) {
		return new Book(this.isbn, this.title, this.author, this.year, this.price, stock, this.tags, this.shelf);
	}

	/**
	 * Return the book on another shelf.
	 * @param shelf where it stands, or {@code null}
	 * @return a copy
	 */
	public Book withShelf(@Nullable Shelf shelf) {
		return new Book(this.isbn, this.title, this.author, this.year, this.price, this.stock, this.tags, shelf);
	}

}
