package io.dynamomapping;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * One item is not what an operation needs it to be: it is missing, there already, has
 * another version, or others keep changing it. The item was left as it is.
 */
public abstract class ItemException extends DynamoMappingException {

	private final String tableName;

	private final transient @Nullable Object key;

	/**
	 * Create an exception.
	 * @param message what was expected, what was found and what to do
	 * @param tableName the table
	 * @param key the key of the item
	 * @param cause the cause, or {@code null}
	 */
	protected ItemException(String message, String tableName, Object key, @Nullable Throwable cause) {
		super(message, cause);
		this.tableName = Objects.requireNonNull(tableName, "tableName");
		this.key = Objects.requireNonNull(key, "key");
	}

	@Override
	public String tableName() {
		return this.tableName;
	}

	/**
	 * Return the key of the item.
	 * @return the key, or {@code null} after this exception was serialized
	 */
	public @Nullable Object key() {
		return this.key;
	}

}
