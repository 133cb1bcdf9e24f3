package io.dynamomapping.autoconfigure.dao;

import java.net.ConnectException;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.dynamomapping.Attribute;
import io.dynamomapping.BatchIncompleteException;
import io.dynamomapping.CancellationReason;
import io.dynamomapping.ConditionFailedException;
import io.dynamomapping.ContentionException;
import io.dynamomapping.DuplicateItemException;
import io.dynamomapping.DynamoMappingException;
import io.dynamomapping.DynamoRequestException;
import io.dynamomapping.ItemMappingException;
import io.dynamomapping.ItemNotFoundException;
import io.dynamomapping.ItemValidationException;
import io.dynamomapping.KeySchemaException;
import io.dynamomapping.LeftOver;
import io.dynamomapping.LockNotAcquiredException;
import io.dynamomapping.OutcomeUnknownException;
import io.dynamomapping.StaleItemException;
import io.dynamomapping.TableMismatchException;
import io.dynamomapping.TableNotFoundException;
import io.dynamomapping.TransactionCancelledException;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.dao.InvalidDataAccessResourceUsageException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.PermissionDeniedDataAccessException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.dao.TypeMismatchDataAccessException;

import static org.assertj.core.api.Assertions.assertThat;

@NullMarked
class DynamoExceptionTranslatorTests {

	private final DynamoExceptionTranslator translator = new DynamoExceptionTranslator();

	@ParameterizedTest
	@MethodSource
	void translates(DynamoMappingException failure, Class<? extends DataAccessException> expected) {
		DataAccessException translated = this.translator.translateExceptionIfPossible(failure);

		assertThat(translated).isExactlyInstanceOf(expected).hasCause(failure).hasMessage(failure.getMessage());
	}

	static Stream<Arguments> translates() {
		return Stream.of(Arguments.of(new ItemNotFoundException("books", "1"), EmptyResultDataAccessException.class),
				Arguments.of(new DuplicateItemException("books", "1"), DuplicateKeyException.class),
				Arguments.of(new StaleItemException("books", "1", null), OptimisticLockingFailureException.class),
				Arguments.of(new ConditionFailedException("books", "1", Attribute.attr("stock").gt(0), null),
						DataIntegrityViolationException.class),
				Arguments.of(new ItemValidationException("books", "1", List.of(), null),
						DataIntegrityViolationException.class),
				Arguments.of(new ContentionException("books", "1", 3), ConcurrencyFailureException.class),
				Arguments.of(new LockNotAcquiredException("locks", "report", Duration.ofSeconds(1)),
						CannotAcquireLockException.class),
				Arguments.of(cancelled(CancellationReason.CONDITION), DataIntegrityViolationException.class),
				Arguments.of(cancelled("TransactionConflict"), ConcurrencyFailureException.class),
				Arguments.of(new ItemMappingException("stock", "Expected a number", null),
						TypeMismatchDataAccessException.class),
				Arguments.of(new TableNotFoundException("books", "books", "region eu-central-1", answer("R", 400)),
						InvalidDataAccessResourceUsageException.class),
				Arguments.of(new KeySchemaException("Expected partition key 'isbn'"),
						InvalidDataAccessResourceUsageException.class),
				Arguments.of(request(answer("AccessDeniedException", 400)), PermissionDeniedDataAccessException.class),
				Arguments.of(request(answer("UnrecognizedClientException", 400)),
						PermissionDeniedDataAccessException.class),
				Arguments.of(request(answer("ThrottlingException", 400)), TransientDataAccessResourceException.class),
				Arguments.of(request(answer("ProvisionedThroughputExceededException", 400)),
						TransientDataAccessResourceException.class),
				Arguments.of(request(answer("InternalServerError", 500)), TransientDataAccessResourceException.class),
				Arguments.of(request(answer("TransactionConflictException", 400)), ConcurrencyFailureException.class),
				Arguments.of(request(answer("ValidationException", 400)),
						InvalidDataAccessResourceUsageException.class),
				Arguments.of(request(answer("LimitExceededException", 400)), UncategorizedDynamoException.class),
				Arguments.of(request(ApiCallTimeoutException.create(9000)), QueryTimeoutException.class),
				Arguments.of(request(SdkClientException.create("Refused", new ConnectException())),
						DataAccessResourceFailureException.class),
				Arguments.of(incomplete(null), TransientDataAccessResourceException.class),
				Arguments.of(incomplete(request(answer("AccessDeniedException", 400))),
						PermissionDeniedDataAccessException.class),
				Arguments.of(cancelled("ValidationError"), InvalidDataAccessResourceUsageException.class),
				Arguments.of(new TableMismatchException("books", List.of(), "Look at it."),
						InvalidDataAccessResourceUsageException.class),
				Arguments.of(new DynamoMappingException("Something else", null), UncategorizedDynamoException.class));
	}

	@ParameterizedTest
	@MethodSource
	void neverCallsAnUnknownOutcomeTransient(RuntimeException cause) {
		DynamoMappingException failure = new OutcomeUnknownException("Nobody knows", "books", "PutItem", Map.of(), 2,
				cause);

		assertThat(this.translator.translateExceptionIfPossible(failure))
			.isExactlyInstanceOf(NonTransientDataAccessResourceException.class)
			.hasCause(failure)
			.hasMessage(failure.getMessage());
	}

	static Stream<RuntimeException> neverCallsAnUnknownOutcomeTransient() {
		return Stream.of(answer("InternalServerError", 500), answer("ConditionalCheckFailedException", 400),
				answer("TransactionConflictException", 400), answer("ThrottlingException", 400),
				ApiCallTimeoutException.create(9000), ApiCallAttemptTimeoutException.create(3000),
				SdkClientException.create("Reset", new SocketException()));
	}

	@Test
	void leavesWhatIsNotOfThisLibrary() {
		assertThat(this.translator.translateExceptionIfPossible(new UnsupportedOperationException())).isNull();
	}

	private static BatchIncompleteException incomplete(@Nullable Throwable cause) {
		return new BatchIncompleteException(List.of("books"), "BatchWriteItem", 2,
				List.of(new LeftOver("books", "books", LeftOver.Verb.REMOVE, "1", null)), cause);
	}

	private static TransactionCancelledException cancelled(String code) {
		return new TransactionCancelledException("TransactWriteItems",
				List.of(new CancellationReason("books", "1", CancellationReason.NONE, null, null),
						new CancellationReason("books", "2", code, null, null)),
				answer("TransactionCanceledException", 400));
	}

	private static DynamoRequestException request(RuntimeException cause) {
		return new DynamoRequestException("GetItem failed", "books", "GetItem", cause);
	}

	private static AwsServiceException answer(String code, int status) {
		return DynamoDbException.builder()
			.statusCode(status)
			.awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
			.build();
	}

}
