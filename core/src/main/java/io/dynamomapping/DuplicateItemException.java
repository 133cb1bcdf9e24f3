package io.dynamomapping;

/**
 * An item was inserted under a key that the table holds already.
 */
public class DuplicateItemException extends ItemException {

	/**
	 * Create an exception.
	 * @param tableName the table
	 * @param key the key that is taken
	 */
	public DuplicateItemException(String tableName, Object key) {
		super("Table '" + tableName + "' already holds an item with key " + key + ".", tableName, key, null);
	}

}
