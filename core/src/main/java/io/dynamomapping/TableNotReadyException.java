package io.dynamomapping;

import org.jspecify.annotations.Nullable;

/**
 * DynamoDB had not finished what it was asked to do to a table when the time was up, or
 * the waiting thread was interrupted. It goes on with it.
 *
 * @see DynamoTables#withTimeout(java.time.Duration)
 */
public class TableNotReadyException extends DynamoMappingException {

	private final String tableName;

	/**
	 * Create an exception.
	 * @param message what was expected, what was found and what to do
	 * @param tableName the table
	 * @param cause the interruption, or {@code null}
	 */
	public TableNotReadyException(String message, String tableName, @Nullable Throwable cause) {
		super(message, cause);
		this.tableName = tableName;
	}

	@Override
	public String tableName() {
		return this.tableName;
	}

}
