package io.dynamomapping;

/**
 * A compare-and-set loop gave up, because other writers changed the item before each of
 * its attempts: 100 of them, or as many as there were in 30 seconds. Nothing was written.
 */
public class ContentionException extends ItemException {

	/**
	 * Create an exception.
	 * @param tableName the table
	 * @param key the key of the contended item
	 * @param attempts how often the write was tried
	 */
	public ContentionException(String tableName, Object key, int attempts) {
		super("Item " + key + " of table '" + tableName + "' was changed by others before each of " + attempts
				+ " attempts to write it. Try again later, or spread the writes over more items.", tableName, key,
				null);
	}

}
