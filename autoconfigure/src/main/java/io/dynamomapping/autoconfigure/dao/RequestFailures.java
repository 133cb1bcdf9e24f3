package io.dynamomapping.autoconfigure.dao;

import java.util.Set;

import io.dynamomapping.BatchIncompleteException;
import io.dynamomapping.DynamoMappingException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.InvalidDataAccessResourceUsageException;
import org.springframework.dao.PermissionDeniedDataAccessException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.TransientDataAccessResourceException;

/**
 * Tells failed requests from each other by what DynamoDB answered, if anything.
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html">Error
 * handling with DynamoDB</a>
 */
final class RequestFailures {

	private static final Set<String> DENIALS = Set.of("AccessDeniedException", "UnrecognizedClientException",
			"InvalidSignatureException", "IncompleteSignatureException", "MissingAuthenticationTokenException",
			"ExpiredTokenException", "InvalidClientTokenId");

	private static final Set<String> CONFLICTS = Set.of("TransactionConflictException",
			"TransactionInProgressException", "ReplicatedWriteConflictException");

	private RequestFailures() {
	}

	static DataAccessException translate(DynamoMappingException failure, String message) {
		SdkException cause = find(failure);
		if (cause instanceof AwsServiceException answer) {
			return translate(failure, message, answer);
		}
		if (cause instanceof ApiCallTimeoutException || cause instanceof ApiCallAttemptTimeoutException) {
			return new QueryTimeoutException(message, failure);
		}
		if (cause != null) {
			return new DataAccessResourceFailureException(message, failure);
		}
		if (failure instanceof BatchIncompleteException) {
			return new TransientDataAccessResourceException(message, failure);
		}
		return new UncategorizedDynamoException(message, failure);
	}

	private static DataAccessException translate(DynamoMappingException failure, String message,
			AwsServiceException answer) {
		String code = String.valueOf(failure.awsErrorCode());
		if (answer.isThrottlingException() || answer.statusCode() >= 500) {
			return new TransientDataAccessResourceException(message, failure);
		}
		if (DENIALS.contains(code)) {
			return new PermissionDeniedDataAccessException(message, failure);
		}
		if (CONFLICTS.contains(code)) {
			return new ConcurrencyFailureException(message, failure);
		}
		if (code.equals("ValidationException")) {
			return new InvalidDataAccessResourceUsageException(message, failure);
		}
		return new UncategorizedDynamoException(message, failure);
	}

	private static @Nullable SdkException find(Throwable failure) {
		for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
			if (cause instanceof SdkException found) {
				return found;
			}
		}
		return null;
	}

}
