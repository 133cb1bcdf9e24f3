package io.dynamomapping;

import org.jspecify.annotations.Nullable;

/**
 * An item was asked for, changed or deleted that the table does not hold.
 */
public class ItemNotFoundException extends DynamoMappingException {

	private final String tableName;

	private final transient @Nullable Object key;

	/**
	 * Create an exception.
	 * @param tableName the table
	 * @param key the key that has no item
	 */
	public ItemNotFoundException(String tableName, Object key) {
		super("Table '" + tableName + "' holds no item with key " + key + ".", null);
		this.tableName = tableName;
		this.key = key;
	}

	/**
	 * Return the name of the table.
	 * @return the name of the table
	 */
	public String tableName() {
		return this.tableName;
	}

	/**
	 * Return the key that has no item.
	 * @return the key, or {@code null} after this exception was serialized
	 */
	public @Nullable Object key() {
		return this.key;
	}

}
