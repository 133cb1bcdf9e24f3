package io.dynamomapping;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A batch ended before all of it was confirmed. Nothing of what is left over is lost: the
 * same operation can be repeated with {@link #unprocessedKeys()}, as puts, removals and
 * reads of whole items may run twice.
 */
public class BatchIncompleteException extends DynamoMappingException {

	private final String tableName;

	private final String operation;

	private final transient @Nullable List<?> unprocessedKeys;

	/**
	 * Create an exception.
	 * @param tableName the table
	 * @param operation the DynamoDB operation
	 * @param total the number of keys in the batch
	 * @param unprocessedKeys the keys that were not confirmed, in the order of the batch
	 * @param cause why the batch ended, or {@code null} if DynamoDB kept leaving keys
	 * unprocessed
	 */
	public BatchIncompleteException(String tableName, String operation, int total, List<?> unprocessedKeys,
			@Nullable Throwable cause) {
		super(operation + " on table '" + tableName + "' confirmed " + (total - unprocessedKeys.size()) + " of " + total
				+ " keys" + reason(cause)
				+ " Repeat it for unprocessedKeys(), and slow down or raise the capacity of the table if it is throttled.",
				cause);
		this.tableName = tableName;
		this.operation = operation;
		this.unprocessedKeys = List.copyOf(unprocessedKeys);
	}

	private static String reason(@Nullable Throwable cause) {
		if (cause == null) {
			return ", DynamoDB kept leaving the rest unprocessed.";
		}
		if (cause instanceof InterruptedException) {
			return ", then its thread was interrupted.";
		}
		String message = Objects.requireNonNullElse(cause.getMessage(), cause.getClass().getSimpleName());
		return ": " + message + (message.endsWith(".") ? "" : ".");
	}

	@Override
	public String tableName() {
		return this.tableName;
	}

	@Override
	public String operation() {
		return this.operation;
	}

	/**
	 * Return the keys that were not confirmed. Some of them may have been applied, where
	 * only the answer was lost.
	 * @return the keys, as they were given, in the order of the batch; the attributes of
	 * the keys where a table was cleared; none after this exception was serialized
	 */
	public List<?> unprocessedKeys() {
		return (this.unprocessedKeys != null) ? this.unprocessedKeys : List.of();
	}

}
