package io.dynamomapping.memory;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.IdempotentParameterMismatchException;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Refusals, with the codes and words that DynamoDB has for them.
 */
final class Errors {

	static final String CONDITION_FAILED = "The conditional request failed";

	static final String INVALID = "One or more parameter values were invalid: ";

	private static final int BAD_REQUEST = 400;

	private Errors() {
	}

	static DynamoDbException validation(String message) {
		return (DynamoDbException) describe(DynamoDbException.builder(), "ValidationException", message).build();
	}

	static DynamoDbException invalidParameter(String message) {
		return validation(INVALID + message);
	}

	/**
	 * Return a refusal that a transaction is to give as the reason of its part.
	 * @param message what does not suit the table
	 * @return the refusal
	 */
	static UnfitItemException unfit(String message) {
		return new UnfitItemException(describe(DynamoDbException.builder(), "ValidationException", message));
	}

	static ResourceNotFoundException tableNotFound(String table) {
		return describe(ResourceNotFoundException.builder(), "ResourceNotFoundException",
				"Requested resource not found: Table: " + table + " not found")
			.build();
	}

	static ResourceNotFoundException resourceNotFound(String name) {
		return describe(ResourceNotFoundException.builder(), "ResourceNotFoundException",
				"Requested resource not found: " + name)
			.build();
	}

	static ResourceInUseException tableExists(String table) {
		return describe(ResourceInUseException.builder(), "ResourceInUseException", "Table already exists: " + table)
			.build();
	}

	static ConditionalCheckFailedException conditionFailed(@Nullable Map<String, AttributeValue> item) {
		return describe(ConditionalCheckFailedException.builder(), "ConditionalCheckFailedException", CONDITION_FAILED)
			.item(item)
			.build();
	}

	static IdempotentParameterMismatchException tokenMismatch() {
		return describe(IdempotentParameterMismatchException.builder(), "IdempotentParameterMismatchException",
				"DynamoDB has received a request with a client token it knows, and with other parameters")
			.build();
	}

	static TransactionCanceledException cancelled(List<CancellationReason> reasons) {
		String codes = reasons.stream().map(CancellationReason::code).collect(Collectors.joining(", ", "[", "]"));
		return describe(TransactionCanceledException.builder(), "TransactionCanceledException",
				"Transaction cancelled, please refer cancellation reasons for specific reasons " + codes)
			.cancellationReasons(reasons)
			.build();
	}

	private static <B extends DynamoDbException.Builder> B describe(B builder, String code, String message) {
		builder.message(message)
			.statusCode(BAD_REQUEST)
			.awsErrorDetails(
					AwsErrorDetails.builder().serviceName("DynamoDb").errorCode(code).errorMessage(message).build());
		return builder;
	}

}
