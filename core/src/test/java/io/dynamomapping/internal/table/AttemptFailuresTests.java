package io.dynamomapping.internal.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;

import javax.net.ssl.SSLHandshakeException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.Crc32MismatchException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

import static org.assertj.core.api.Assertions.assertThat;

class AttemptFailuresTests {

	@ParameterizedTest
	@ValueSource(ints = { 301, 400, 403, 413 })
	void refusalsLeaveNoDoubt(int status) {
		assertThat(AttemptFailures.isDoubtful(answer(status, "ThrottlingException"))).isFalse();
	}

	@ParameterizedTest
	@ValueSource(ints = { 200, 500, 502, 503 })
	void failuresOfTheServiceLeaveDoubt(int status) {
		assertThat(AttemptFailures.isDoubtful(answer(status, "InternalServerError"))).isTrue();
	}

	@Test
	void connectionsThatWereNotMadeLeaveNoDoubt() {
		assertThat(AttemptFailures.isDoubtful(failed(new ConnectException("refused")))).isFalse();
		assertThat(AttemptFailures.isDoubtful(failed(new UnknownHostException("nowhere")))).isFalse();
		assertThat(AttemptFailures.isDoubtful(failed(new NoRouteToHostException()))).isFalse();
		assertThat(AttemptFailures.isDoubtful(failed(new SSLHandshakeException("self-signed")))).isFalse();
		assertThat(AttemptFailures.isDoubtful(failed(new SocketTimeoutException("Connect timed out")))).isFalse();
		assertThat(AttemptFailures.isDoubtful(failed(new ConnectionRequestTimeoutException()))).isFalse();
	}

	@Test
	void connectionsThatBrokeLeaveDoubt() {
		assertThat(AttemptFailures.isDoubtful(failed(new SocketException("Connection reset")))).isTrue();
		assertThat(AttemptFailures.isDoubtful(failed(new SocketTimeoutException("Read timed out")))).isTrue();
		assertThat(AttemptFailures.isDoubtful(failed(new UncheckedIOException(new IOException())))).isTrue();
	}

	@Test
	void answersThatWereNotReadLeaveDoubt() {
		assertThat(AttemptFailures.isDoubtful(ApiCallAttemptTimeoutException.create(1))).isTrue();
		assertThat(AttemptFailures.isDoubtful(ApiCallTimeoutException.create(1))).isTrue();
		assertThat(AttemptFailures.isDoubtful(AbortedException.create("interrupted"))).isTrue();
		assertThat(AttemptFailures.isDoubtful(Crc32MismatchException.create("1 is not 2", null))).isTrue();
		assertThat(AttemptFailures.isDoubtful(new IllegalStateException())).isTrue();
	}

	@Test
	void missingCredentialsLeaveNoDoubt() {
		assertThat(AttemptFailures.isDoubtful(SdkClientException.create("Unable to load credentials"))).isFalse();
	}

	@Test
	void throttlingIsToldFromOtherRefusals() {
		assertThat(AttemptFailures.isThrottled(answer(400, "ThrottlingException"))).isTrue();
		assertThat(AttemptFailures.isThrottled(answer(400, "ValidationException"))).isFalse();
		assertThat(AttemptFailures.isThrottled(failed(new IOException()))).isFalse();
	}

	@Test
	void transactionsInProgressMayBeAppliedAndAreNotThrottled() {
		TransactionInProgressException failure = TransactionInProgressException.builder()
			.statusCode(400)
			.awsErrorDetails(AwsErrorDetails.builder().errorCode("TransactionInProgressException").build())
			.build();

		assertThat(AttemptFailures.isDoubtful(failure)).isTrue();
		assertThat(AttemptFailures.isThrottled(failure)).isFalse();
	}

	private static Throwable answer(int status, String code) {
		return DynamoDbException.builder()
			.statusCode(status)
			.awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
			.build();
	}

	private static Throwable failed(Exception cause) {
		return SdkClientException.create("Unable to execute HTTP request", cause);
	}

	/**
	 * Named as that of an HTTP client.
	 */
	private static final class ConnectionRequestTimeoutException extends IOException {

	}

}
