package io.dynamomapping;

import org.jspecify.annotations.Nullable;

/**
 * An item was inserted under a key that the table holds already.
 */
public class DuplicateItemException extends DynamoMappingException {

	private final String tableName;

	private final transient @Nullable Object key;

	/**
	 * Create an exception.
	 * @param tableName the table
	 * @param key the key that is taken
	 */
	public DuplicateItemException(String tableName, Object key) {
		super("Table '" + tableName + "' already holds an item with key " + key + ".", null);
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
	 * Return the key that is taken.
	 * @return the key, or {@code null} after this exception was serialized
	 */
	public @Nullable Object key() {
		return this.key;
	}

}
