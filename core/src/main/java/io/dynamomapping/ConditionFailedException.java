package io.dynamomapping;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * A condition did not hold for the present item, which was left as it is. Thrown only
 * where {@link GuardedItem#orThrow()} asks for it.
 */
public class ConditionFailedException extends ItemException {

	private final transient @Nullable Object item;

	/**
	 * Create an exception.
	 * @param tableName the table
	 * @param key the key of the item
	 * @param condition the condition
	 * @param item the present value, or {@code null} if there is none or it cannot be
	 * read
	 */
	public ConditionFailedException(String tableName, Object key, Condition condition, @Nullable Object item) {
		this("Expected item " + key + " of table '" + tableName + "' to meet the condition: " + condition
				+ "; found that it does not. Look at the present item, and decide anew.", tableName, key, item, null);
	}

	/**
	 * Create an exception with a message of its own.
	 * @param message what was expected, what was found and what to do
	 * @param tableName the table
	 * @param key the key of the item
	 * @param item the present value, or {@code null} if there is none or it cannot be
	 * read
	 * @param cause the cause, or {@code null}
	 */
	protected ConditionFailedException(String message, String tableName, Object key, @Nullable Object item,
			@Nullable Throwable cause) {
		super(message, tableName, key, cause);
		this.item = item;
	}

	/**
	 * Return the present item, as DynamoDB returned it with the refusal: no further
	 * request.
	 * @param type the type of the values of the mapping
	 * @param <V> the type of the value
	 * @return the present value, or empty if there was none, it cannot be read, or this
	 * exception was serialized
	 */
	public <V> Optional<V> item(Class<V> type) {
		return Optional.ofNullable(this.item).map(type::cast);
	}

}
