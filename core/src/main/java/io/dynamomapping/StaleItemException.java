package io.dynamomapping;

import org.jspecify.annotations.Nullable;

/**
 * A value was to be written whose version is not that of the present item: others have
 * written the item since the value was read, or deleted it. The item was left as it is.
 *
 * @see io.dynamomapping.annotation.Version
 */
public class StaleItemException extends ConditionFailedException {

	/**
	 * Create an exception.
	 * @param tableName the table
	 * @param key the key of the item
	 * @param item the present value, or {@code null} if there is none or it cannot be
	 * read
	 */
	public StaleItemException(String tableName, Object key, @Nullable Object item) {
		super("Expected item " + key + " of table '" + tableName
				+ "' to have the version of the value that is to be written, found another version or no item. "
				+ "Read the item again, and decide anew.", tableName, key, item, null);
	}

}
