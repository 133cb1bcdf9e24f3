package io.dynamomapping.internal.table;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;

import javax.net.ssl.SSLHandshakeException;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/**
 * Tells from the failure of one attempt whether DynamoDB may have applied the request all
 * the same.
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html">Error
 * handling with DynamoDB</a>
 */
final class AttemptFailures {

	/** Of the Apache clients 5 and 4: no connection was to be had. */
	private static final Set<String> NO_CONNECTION = Set.of("ConnectionRequestTimeoutException",
			"ConnectionPoolTimeoutException");

	/** What the AWS CRT client says, which has one type for all failures. */
	private static final Set<String> CRT_NOT_CONNECTED = Set.of("socket connection refused", "no route to host",
			"when query to dns occurred", "invalid for dns resolution", "No address was found",
			"failure in name resolution", "TLS (SSL) negotiation failed");

	private AttemptFailures() {
	}

	/**
	 * Return whether a request may have been applied.
	 * @param failure the failure of an attempt
	 * @return {@code false} if it certainly was not: DynamoDB refused it, or it was never
	 * sent
	 */
	static boolean isDoubtful(Throwable failure) {
		if (failure instanceof TransactionInProgressException) {
			// An earlier attempt, with the same token.
			return true;
		}
		if (failure instanceof SdkServiceException answer) {
			return answer.statusCode() < 300 || answer.statusCode() >= 500;
		}
		return !isUnsent(failure);
	}

	/**
	 * Return whether DynamoDB had no capacity for a request.
	 * @param failure the failure of an attempt
	 * @return {@code true} if it was throttled
	 */
	static boolean isThrottled(Throwable failure) {
		return failure instanceof AwsServiceException answer && answer.isThrottlingException()
				&& !(failure instanceof TransactionInProgressException);
	}

	private static boolean isUnsent(Throwable failure) {
		if (failure.getClass() == SdkClientException.class && failure.getCause() == null) {
			// Credentials that are not there. Whatever happens on the network has a
			// cause.
			return true;
		}
		return isUnconnected(failure) || isPoolDry(failure);
	}

	/**
	 * Return whether an HTTP client had no connection left.
	 * @param failure the failure of an attempt
	 * @return {@code true} if all were in use for longer than it waits
	 */
	static boolean isPoolDry(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			// The latter is the message of the AWS CRT client, which has no type for it.
			if (NO_CONNECTION.contains(cause.getClass().getSimpleName())
					|| String.valueOf(cause.getMessage()).contains("Acquire operation took longer")) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Return whether no connection could be made.
	 * @param failure the failure of an attempt
	 * @return {@code true} if nothing was sent
	 */
	static boolean isUnconnected(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if ((cause instanceof IOException ex) ? isUnconnected(ex) : isUnconnectedCrt(cause)) {
				return true;
			}
		}
		return false;
	}

	private static boolean isUnconnected(IOException failure) {
		return failure instanceof ConnectException || failure instanceof UnknownHostException
				|| failure instanceof NoRouteToHostException || failure instanceof SSLHandshakeException
				|| failure.getClass().getSimpleName().equals("ConnectTimeoutException")
				|| String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT).contains("connect timed out");
	}

	private static boolean isUnconnectedCrt(Throwable failure) {
		String message = String.valueOf(failure.getMessage());
		return failure.getClass().getName().equals("software.amazon.awssdk.crt.http.HttpException")
				&& CRT_NOT_CONNECTED.stream().anyMatch(message::contains);
	}

}
