package io.dynamomapping.testing;

import java.math.BigDecimal;
import java.util.Set;

import io.dynamomapping.annotation.PartitionKey;
import io.dynamomapping.annotation.SortKey;
import org.jspecify.annotations.Nullable;

/**
 * An edition of a book, on a table with partition key, sort key and indexes: the local
 * one {@code by-year}, and the global ones {@code by-publisher}, with a sort key, and
 * {@code by-language}, without.
 *
 * @param author the author
 * @param title the title
 * @param publisher the publisher
 * @param year the year
 * @param language the language
 * @param price the price
 * @param tags words to find it by
 * @param shelf where it stands, or {@code null} if it has no place yet
 */
public record Edition(@PartitionKey String author, @SortKey String title,
		@PartitionKey(index = "by-publisher") String publisher,
		@SortKey(index = "by-year") @SortKey(index = "by-publisher") int year,
		@PartitionKey(index = "by-language") String language, BigDecimal price, Set<String> tags,
		@Nullable Shelf shelf) {

	/** An author of several editions. */
	public static final String ASIMOV = "Isaac Asimov";

	/** Another author. */
	public static final String LEM = "Stanislaw Lem";

	/**
	 * Return an edition without a shelf.
	 * @param author the author
	 * @param title the title
	 * @param publisher the publisher
	 * @param year the year
	 * @param price the price
	 * @return the edition
	 */
	public static Edition of(String author, String title, String publisher, int year, String price) {
		return new Edition(author, title, publisher, year, author.equals(LEM) ? "pl" : "en", new BigDecimal(price),
				Set.of("sf"), null);
	}

	/**
	 * Return the key.
	 * @return author and title
	 */
	public EditionKey key() {
		return new EditionKey(this.author, this.title);
	}

	/**
	 * Return the edition on a shelf.
	 * @param shelf where it stands
	 * @return a copy
	 */
	public Edition withShelf(Shelf shelf) {
		return new Edition(this.author, this.title, this.publisher, this.year, this.language, this.price, this.tags,
				shelf);
	}

}
