package io.dynamomapping;

import org.jspecify.annotations.Nullable;

/**
 * A dump or a load ended early. The message says how to go on.
 */
public class TransferException extends DynamoMappingException {

	private final String tableName;

	private final long confirmedLines;

	/**
	 * Create an exception.
	 * @param message what was expected, what was found and what to do
	 * @param tableName the table
	 * @param confirmedLines how many lines, from the first one on, are done
	 * @param cause the cause, or {@code null}
	 */
	public TransferException(String message, String tableName, long confirmedLines, @Nullable Throwable cause) {
		super(message, cause);
		this.tableName = tableName;
		this.confirmedLines = confirmedLines;
	}

	@Override
	public String tableName() {
		return this.tableName;
	}

	/**
	 * Return how many lines are done.
	 * @return what {@link TableLoad#afterLine} takes to go on; for a dump the lines that
	 * are in the file for certain
	 */
	public long confirmedLines() {
		return this.confirmedLines;
	}

}
