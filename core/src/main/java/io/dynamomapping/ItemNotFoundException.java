package io.dynamomapping;

/**
 * An item was asked for, changed or deleted that the table does not hold.
 */
public class ItemNotFoundException extends ItemException {

	/**
	 * Create an exception.
	 * @param tableName the table
	 * @param key the key that has no item
	 */
	public ItemNotFoundException(String tableName, Object key) {
		super("Table '" + tableName + "' holds no item with key " + key + ".", tableName, key, null);
	}

}
