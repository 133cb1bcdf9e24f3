package io.dynamomapping;

import org.jspecify.annotations.Nullable;

/**
 * A request to DynamoDB failed for a reason that no other exception of this library
 * describes: no permission, throttling that did not end, an endpoint that cannot be
 * reached. The cause is the exception of the AWS SDK.
 */
public class DynamoRequestException extends DynamoMappingException {

	private final @Nullable String tableName;

	private final String operation;

	/**
	 * Create an exception.
	 * @param message what was expected, what was found and what to do
	 * @param tableName the table, or {@code null} if the request was for several
	 * @param operation the DynamoDB operation, such as {@code GetItem}
	 * @param cause the exception of the AWS SDK
	 */
	public DynamoRequestException(String message, @Nullable String tableName, String operation, Throwable cause) {
		super(message, cause);
		this.tableName = tableName;
		this.operation = operation;
	}

	@Override
	public @Nullable String tableName() {
		return this.tableName;
	}

	@Override
	public String operation() {
		return this.operation;
	}

}
