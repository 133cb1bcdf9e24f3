package io.dynamomapping.autoconfigure.observation;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.dynamomapping.spi.RequestReport;
import io.dynamomapping.spi.RequestStart;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

import static org.assertj.core.api.Assertions.assertThat;

@NullMarked
class OutcomeTests {

	@Test
	void requestThatIsNotOverHasNoOutcome() {
		assertThat(Outcome.of(null)).isEqualTo(Outcome.UNKNOWN);
	}

	@Test
	void requestThatDidNotFailIsASuccess() {
		assertThat(Outcome.of(report(null))).isEqualTo(Outcome.SUCCESS);
	}

	@ParameterizedTest
	@MethodSource
	void failuresHaveAnOutcome(Throwable failure, Outcome outcome) {
		assertThat(Outcome.of(report(failure))).isEqualTo(outcome);
	}

	static Stream<Arguments> failuresHaveAnOutcome() {
		return Stream.of(Arguments.of(ConditionalCheckFailedException.builder().build(), Outcome.REFUSED),
				Arguments.of(cancelled("None", "ConditionalCheckFailed"), Outcome.REFUSED),
				Arguments.of(cancelled("ConditionalCheckFailed", "TransactionConflict"), Outcome.CONFLICT),
				Arguments.of(cancelled("None", "ThrottlingError"), Outcome.THROTTLED),
				Arguments.of(cancelled("ProvisionedThroughputExceeded"), Outcome.THROTTLED),
				Arguments.of(cancelled("ValidationError", "None"), Outcome.CLIENT_ERROR),
				Arguments.of(TransactionCanceledException.builder().statusCode(400).build(), Outcome.CLIENT_ERROR),
				Arguments.of(TransactionConflictException.builder().statusCode(400).build(), Outcome.CONFLICT),
				Arguments.of(TransactionInProgressException.builder().statusCode(400).build(), Outcome.CONFLICT),
				Arguments.of(answer("ProvisionedThroughputExceededException", 400), Outcome.THROTTLED),
				Arguments.of(answer("ThrottlingException", 400), Outcome.THROTTLED),
				Arguments.of(answer("RequestLimitExceeded", 400), Outcome.THROTTLED),
				Arguments.of(answer("ValidationException", 400), Outcome.CLIENT_ERROR),
				Arguments.of(answer("AccessDeniedException", 400), Outcome.CLIENT_ERROR),
				Arguments.of(answer("InternalServerError", 500), Outcome.SERVER_ERROR),
				Arguments.of(answer("ServiceUnavailable", 503), Outcome.SERVER_ERROR),
				Arguments.of(ApiCallTimeoutException.create(100), Outcome.TIMEOUT),
				Arguments.of(ApiCallAttemptTimeoutException.create(100), Outcome.TIMEOUT),
				Arguments.of(SdkClientException.create("read", new SocketTimeoutException()), Outcome.TIMEOUT),
				Arguments.of(SdkClientException.create("connect", new ConnectException()), Outcome.UNANSWERED),
				Arguments.of(SdkClientException.create("lost", new IOException()), Outcome.UNANSWERED),
				Arguments.of(new IllegalStateException(), Outcome.UNANSWERED));
	}

	private static TransactionCanceledException cancelled(String... codes) {
		List<CancellationReason> reasons = Arrays.stream(codes)
			.map((code) -> CancellationReason.builder().code(code).build())
			.toList();
		return TransactionCanceledException.builder().cancellationReasons(reasons).statusCode(400).build();
	}

	private static Throwable answer(String code, int status) {
		return DynamoDbException.builder()
			.awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
			.statusCode(status)
			.build();
	}

	private static RequestReport report(@Nullable Throwable failure) {
		return new RequestReport(new RequestStart("GetItem", List.of("books"), null), Duration.ZERO, Map.of(), null,
				false, 0, 0, null, failure);
	}

}
