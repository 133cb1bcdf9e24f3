package io.dynamomapping;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;

import javax.net.ssl.SSLException;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.Crc32MismatchException;

/**
 * A request to DynamoDB failed for a reason that no other exception of this library
 * describes: no permission, throttling that did not end, an endpoint that cannot be
 * reached. The cause is the exception of the AWS SDK.
 */
public class DynamoRequestException extends DynamoMappingException {

	private static final int SERVER_ERROR = 500;

	private static final Set<String> CONFLICTS = Set.of("TransactionConflictException",
			"TransactionInProgressException", "ReplicatedWriteConflictException");

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

	/**
	 * Return whether DynamoDB refused the request since there were too many.
	 * @return {@code true} if it was throttled until the last attempt; {@code false} also
	 * where time was up between attempts that were
	 */
	public boolean isThrottled() {
		return find(AwsServiceException.class).filter(AwsServiceException::isThrottlingException).isPresent();
	}

	/**
	 * Return whether the same request may succeed later, without any change: it was
	 * throttled or in the way of another one, DynamoDB failed, could not be reached, or
	 * did not answer in time.
	 * @return {@code true} if it makes sense to try again after a while; {@code false}
	 * for refusals that stay, and for writes of which the outcome is unknown
	 */
	public boolean isRetryable() {
		AwsServiceException answer = find(AwsServiceException.class).orElse(null);
		if (answer != null) {
			return answer.isThrottlingException() || answer.statusCode() >= SERVER_ERROR
					|| CONFLICTS.contains(String.valueOf(awsErrorCode()));
		}
		return find(AbortedException.class).isEmpty() && find(SSLException.class).isEmpty()
				&& (find(IOException.class).isPresent() || find(ApiCallTimeoutException.class).isPresent()
						|| find(ApiCallAttemptTimeoutException.class).isPresent()
						|| find(Crc32MismatchException.class).isPresent());
	}

	private <T extends Throwable> Optional<T> find(Class<T> type) {
		for (Throwable cause = getCause(); cause != null; cause = cause.getCause()) {
			if (type.isInstance(cause)) {
				return Optional.of(type.cast(cause));
			}
		}
		return Optional.empty();
	}

}
