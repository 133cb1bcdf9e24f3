package io.dynamomapping.testing;

import io.dynamomapping.annotation.PartitionKey;
import io.dynamomapping.annotation.Version;

/**
 * An article with a version.
 *
 * @param id the key
 * @param title the title
 * @param stock how many are in stock
 * @param version how often it has been written
 */
public record Article(@PartitionKey String id, String title, int stock, @Version long version) {

	/** An article that has never been stored. */
	public static final Article LAMP = new Article("lamp", "Lamp", 3, 0);

	/**
	 * Return the article with another stock.
	 * @param stock how many are in stock
	 * @return a copy
	 */
	public Article withStock(int stock) {
		return new Article(this.id, this.title, stock, this.version);
	}

	/**
	 * Return the article with another version.
	 * @param version the version
	 * @return a copy
	 */
	public Article withVersion(long version) {
		return new Article(this.id, this.title, this.stock, version);
	}

}
