package io.dynamomapping;

import org.jspecify.annotations.Nullable;

/**
 * A request to DynamoDB failed for a reason that no other exception of this library
 * describes: no permission, throttling that did not end, an endpoint that cannot be
 * reached. The cause is the exception of the AWS SDK.
 */
public class DynamoRequestException extends DynamoMappingException {

	private final String tableName;

	private final String operation;

	private final @Nullable String awsErrorCode;

	private final @Nullable String requestId;

	/**
	 * Create an exception.
	 * @param message what was expected, what was found and what to do
	 * @param tableName the table
	 * @param operation the DynamoDB operation, such as {@code GetItem}
	 * @param awsErrorCode the error code of DynamoDB, or {@code null} if it did not
	 * answer
	 * @param requestId the request id of DynamoDB, or {@code null} if it did not answer
	 * @param cause the exception of the AWS SDK
	 */
	public DynamoRequestException(String message, String tableName, String operation, @Nullable String awsErrorCode,
			@Nullable String requestId, Throwable cause) {
		super(message, cause);
		this.tableName = tableName;
		this.operation = operation;
		this.awsErrorCode = awsErrorCode;
		this.requestId = requestId;
	}

	/**
	 * Return the name of the table.
	 * @return the name of the table
	 */
	public String tableName() {
		return this.tableName;
	}

	/**
	 * Return the operation that failed.
	 * @return the DynamoDB operation, such as {@code GetItem}
	 */
	public String operation() {
		return this.operation;
	}

	/**
	 * Return the error code of DynamoDB.
	 * @return the code, or {@code null} if DynamoDB did not answer
	 */
	public @Nullable String awsErrorCode() {
		return this.awsErrorCode;
	}

	/**
	 * Return the request id of DynamoDB, by which AWS support finds the request.
	 * @return the request id, or {@code null} if DynamoDB did not answer
	 */
	public @Nullable String requestId() {
		return this.requestId;
	}

}
