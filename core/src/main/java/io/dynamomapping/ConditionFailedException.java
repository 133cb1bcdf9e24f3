package io.dynamomapping;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * A condition did not hold for the present item, which was left as it is. Thrown only
 * where {@link GuardedItem#orThrow()} asks for it.
 */
public class ConditionFailedException extends DynamoMappingException {

	private final String tableName;

	private final transient @Nullable Object key;

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
		super("Expected item " + key + " of table '" + tableName + "' to meet the condition: " + condition
				+ "; found that it does not. Look at the present item, and decide anew.", null);
		this.tableName = tableName;
		this.key = key;
		this.item = item;
	}

	/**
	 * Return the name of the table.
	 * @return the name of the table
	 */
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
