package io.dynamomapping;

import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * What DynamoDB says of one operation of a transaction that it has cancelled.
 *
 * @see TransactionCancelledException#reasons()
 */
public final class CancellationReason {

	/** The code of an operation that was not the reason. */
	public static final String NONE = "None";

	/** The code of a condition that did not hold. */
	public static final String CONDITION = "ConditionalCheckFailed";

	private final String tableName;

	private final Object key;

	private final String code;

	private final @Nullable String message;

	private final @Nullable Object item;

	/**
	 * Create a reason.
	 * @param tableName the table
	 * @param key the key of the item
	 * @param code the code of DynamoDB
	 * @param message what DynamoDB says besides, or {@code null} for nothing
	 * @param item the present value, or {@code null} if there is none, it is not known,
	 * or it cannot be read
	 */
	public CancellationReason(String tableName, Object key, String code, @Nullable String message,
			@Nullable Object item) {
		this.tableName = Objects.requireNonNull(tableName, "tableName");
		this.key = Objects.requireNonNull(key, "key");
		this.code = Objects.requireNonNull(code, "code");
		this.message = message;
		this.item = item;
	}

	/**
	 * Return the table of the operation.
	 * @return the physical name
	 */
	public String tableName() {
		return this.tableName;
	}

	/**
	 * Return the key of the item.
	 * @return the key, as it was given
	 */
	public Object key() {
		return this.key;
	}

	/**
	 * Return the code of DynamoDB.
	 * @return {@link #NONE}, {@link #CONDITION}, or another one such as
	 * {@code TransactionConflict}
	 * @see <a href=
	 * "https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html">TransactWriteItems</a>
	 */
	public String code() {
		return this.code;
	}

	/**
	 * Return what DynamoDB says besides, such as what was wrong with a change.
	 * @return a text without values of attributes, or empty if the code says it all
	 */
	public Optional<String> message() {
		return Optional.ofNullable(this.message);
	}

	/**
	 * Return whether the transaction was cancelled for this operation, at least among
	 * others.
	 * @return {@code false} if DynamoDB has nothing against it
	 */
	public boolean isRefusal() {
		return !this.code.equals(NONE);
	}

	/**
	 * Return the item whose condition did not hold, as DynamoDB returned it with the
	 * refusal: no further request.
	 * @param type the type of the values of the mapping
	 * @param <V> the type of the value
	 * @return the present value, or empty if there was none, it cannot be read, or the
	 * reason is another one
	 */
	public <V> Optional<V> item(Class<V> type) {
		return Optional.ofNullable(this.item).map(type::cast);
	}

	@Override
	public String toString() {
		return "item " + this.key + " of table '" + this.tableName + "': " + this.code
				+ ((this.message != null) ? " (" + this.message + ")" : "");
	}

}
