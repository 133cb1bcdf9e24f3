package io.dynamomapping.internal.table;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ItemCollectionSizeLimitExceededException;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/**
 * Says of a transaction of one write that was cancelled what DynamoDB would have said of
 * the write alone.
 */
final class CancelledWrite {

	private static final Map<String, String> CODES = Map.of("ConditionalCheckFailed", "ConditionalCheckFailedException",
			"TransactionConflict", "TransactionConflictException", "ItemCollectionSizeLimitExceeded",
			"ItemCollectionSizeLimitExceededException", "ProvisionedThroughputExceeded",
			"ProvisionedThroughputExceededException", "ThrottlingError", "ThrottlingException", "ValidationError",
			"ValidationException");

	private CancelledWrite() {
	}

	static SdkException translate(TransactionCanceledException cancelled) {
		List<CancellationReason> reasons = cancelled.cancellationReasons();
		String code = (reasons.size() == 1) ? CODES.get(Objects.requireNonNullElse(reasons.get(0).code(), "")) : null;
		if (code == null) {
			return cancelled;
		}
		CancellationReason reason = reasons.get(0);
		AwsErrorDetails details = AwsErrorDetails.builder()
			.errorCode(code)
			.errorMessage(reason.message())
			.serviceName("DynamoDb")
			.build();
		return (SdkException) builder(code, reason.hasItem() ? reason.item() : null).awsErrorDetails(details)
			.message(reason.message())
			.requestId(cancelled.requestId())
			.statusCode(cancelled.statusCode())
			.cause(cancelled)
			.build();
	}

	private static DynamoDbException.Builder builder(String code, @Nullable Map<String, AttributeValue> item) {
		return switch (code) {
			case "ConditionalCheckFailedException" -> ConditionalCheckFailedException.builder().item(item);
			case "TransactionConflictException" -> TransactionConflictException.builder();
			case "ItemCollectionSizeLimitExceededException" -> ItemCollectionSizeLimitExceededException.builder();
			case "ProvisionedThroughputExceededException" -> ProvisionedThroughputExceededException.builder();
			default -> DynamoDbException.builder();
		};
	}

}
