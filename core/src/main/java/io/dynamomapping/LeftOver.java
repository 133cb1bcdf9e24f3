package io.dynamomapping;

import org.jspecify.annotations.Nullable;

/**
 * A part of a batch that was not confirmed. It may have been applied, where only the
 * answer was lost.
 *
 * @param mapping the name of the mapping
 * @param tableName the name of its table
 * @param verb what was to be done
 * @param key the key as it was given; the attributes of the key where a table was cleared
 * or loaded
 * @param value the value to be put, or {@code null} where there is none
 */
public record LeftOver(String mapping, String tableName, Verb verb, Object key, @Nullable Object value) {

	@Override
	public String toString() {
		return this.verb + " " + this.key + " of table '" + this.tableName + "'";
	}

	/**
	 * What a batch does with an item.
	 */
	public enum Verb {

		/** Read it. */
		GET,

		/** Put it in place of the present one. */
		PUT,

		/** Write the attributes that the type of the value declares. */
		SAVE,

		/** Delete it. */
		REMOVE

	}

}
