package io.dynamomapping;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * A batch ended before all of it was confirmed. Nothing of what is left over is lost: the
 * same operations can be repeated with {@link #leftOvers()}, as puts, removals and reads
 * of whole items may run twice.
 * <p>
 * Where DynamoDB leaves keys unprocessed, they are sent again, with growing pauses, until
 * ten requests in a row, or all of 30 seconds, got nowhere.
 */
public class BatchIncompleteException extends DynamoMappingException {

	private final @Nullable String tableName;

	private final String operation;

	private final transient @Nullable List<LeftOver> leftOvers;

	/**
	 * Create an exception.
	 * @param tableNames the tables of the batch
	 * @param operation the DynamoDB operation
	 * @param total the number of keys in the batch
	 * @param leftOvers what was not confirmed, in the order of the batch
	 * @param cause why the batch ended, or {@code null} if DynamoDB kept leaving keys
	 * unprocessed
	 */
	public BatchIncompleteException(List<String> tableNames, String operation, int total, List<LeftOver> leftOvers,
			@Nullable Throwable cause) {
		super(operation + " on " + tables(tableNames) + " confirmed " + (total - leftOvers.size()) + " of " + total
				+ " keys" + reason(cause)
				+ " Repeat it for unprocessedKeys(), and slow down or raise the capacity of the table if it is throttled.",
				cause);
		this.tableName = (tableNames.size() == 1) ? tableNames.get(0) : null;
		this.operation = operation;
		this.leftOvers = List.copyOf(leftOvers);
	}

	private static String tables(List<String> names) {
		return ((names.size() == 1) ? "table " : "tables ")
				+ names.stream().map((name) -> "'" + name + "'").collect(Collectors.joining(", "));
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

	/**
	 * Return the name of the table.
	 * @return the physical name, or {@code null} if the batch was for several tables
	 */
	@Override
	public @Nullable String tableName() {
		return this.tableName;
	}

	@Override
	public String operation() {
		return this.operation;
	}

	/**
	 * Return what was not confirmed.
	 * @return table, key and verb of each, in the order of the batch; none after this
	 * exception was serialized
	 */
	public List<LeftOver> leftOvers() {
		return (this.leftOvers != null) ? this.leftOvers : List.of();
	}

	/**
	 * Return the keys that were not confirmed. Some of them may have been applied, where
	 * only the answer was lost.
	 * @return the keys, as they were given, in the order of the batch; the attributes of
	 * the keys where a table was cleared; none after this exception was serialized
	 */
	public List<?> unprocessedKeys() {
		return leftOvers().stream().map(LeftOver::key).toList();
	}

}
