package io.dynamomapping.autoconfigure.observation;

import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.dynamomapping.spi.RequestReport;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/**
 * What came of a request.
 */
enum Outcome {

	/** The request was served. */
	SUCCESS,

	/** A condition did not hold. */
	REFUSED,

	/** Others were writing the same items. */
	CONFLICT,

	/** DynamoDB refused the last attempt since there were too many. */
	THROTTLED,

	/** DynamoDB found the request wrong, or not allowed. */
	CLIENT_ERROR,

	/** DynamoDB failed. */
	SERVER_ERROR,

	/** No answer came in time. */
	TIMEOUT,

	/** There was no answer for another reason. */
	UNANSWERED,

	/** The request is not over. */
	UNKNOWN;

	private static final Set<String> CONDITIONS = Set.of("None", "ConditionalCheckFailed");

	private static final Set<String> THROTTLES = Set.of("ThrottlingError", "ProvisionedThroughputExceeded");

	private static final String CONFLICTS = "TransactionConflict";

	static Outcome of(@Nullable RequestReport report) {
		if (report == null) {
			return UNKNOWN;
		}
		Throwable failure = report.failure();
		if (failure == null) {
			return SUCCESS;
		}
		return (failure instanceof AwsServiceException answer) ? ofAnswer(answer) : ofNoAnswer(failure);
	}

	private static Outcome ofAnswer(AwsServiceException answer) {
		if (answer instanceof ConditionalCheckFailedException) {
			return REFUSED;
		}
		if (answer instanceof TransactionConflictException || answer instanceof TransactionInProgressException) {
			return CONFLICT;
		}
		if (answer instanceof TransactionCanceledException cancelled && cancelled.hasCancellationReasons()) {
			return ofReasons(cancelled.cancellationReasons().stream().map(CancellationReason::code).toList());
		}
		if (answer.isThrottlingException()) {
			return THROTTLED;
		}
		return (answer.statusCode() >= 500) ? SERVER_ERROR : CLIENT_ERROR;
	}

	private static Outcome ofReasons(List<String> codes) {
		if (CONDITIONS.containsAll(codes)) {
			return REFUSED;
		}
		if (codes.contains(CONFLICTS)) {
			return CONFLICT;
		}
		return codes.stream().anyMatch(THROTTLES::contains) ? THROTTLED : CLIENT_ERROR;
	}

	private static Outcome ofNoAnswer(Throwable failure) {
		boolean timeout = failure instanceof ApiCallTimeoutException
				|| failure instanceof ApiCallAttemptTimeoutException
				|| Stream.iterate(failure, (cause) -> cause != null, Throwable::getCause)
					.anyMatch(SocketTimeoutException.class::isInstance);
		return timeout ? TIMEOUT : UNANSWERED;
	}

}
