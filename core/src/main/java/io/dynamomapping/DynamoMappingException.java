package io.dynamomapping;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * The base of everything that a mapping throws besides what the {@link java.util.Map}
 * contract asks for. Messages name tables, keys and attributes, never the values of
 * attributes.
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html">Error
 * handling with DynamoDB</a>
 */
public class DynamoMappingException extends RuntimeException {

	/**
	 * Create an exception.
	 * @param message what was expected, what was found and what to do
	 * @param cause the cause, or {@code null}
	 */
	public DynamoMappingException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

	/**
	 * Return the name of the table.
	 * @return the physical name, or {@code null} if this is not about one table
	 */
	public @Nullable String tableName() {
		return null;
	}

	/**
	 * Return the operation that failed.
	 * @return the DynamoDB operation, such as {@code GetItem}, or {@code null} if no
	 * single one did
	 */
	public @Nullable String operation() {
		return null;
	}

	/**
	 * Return the error code of DynamoDB.
	 * @return the code of the exception that caused this one, or {@code null} if DynamoDB
	 * did not answer, or its answer was no error
	 */
	public @Nullable String awsErrorCode() {
		AwsServiceException answer = answer();
		AwsErrorDetails details = (answer != null) ? answer.awsErrorDetails() : null;
		return (details != null) ? details.errorCode() : null;
	}

	/**
	 * Return the request id of DynamoDB, by which AWS support finds the request.
	 * @return the id in the exception that caused this one, or {@code null} if DynamoDB
	 * did not answer, or its answer was no error
	 */
	public @Nullable String requestId() {
		AwsServiceException answer = answer();
		return (answer != null) ? answer.requestId() : null;
	}

	private @Nullable AwsServiceException answer() {
		for (Throwable cause = getCause(); cause != null; cause = cause.getCause()) {
			if (cause instanceof AwsServiceException answer) {
				return answer;
			}
		}
		return null;
	}

}
