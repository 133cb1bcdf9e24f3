package io.dynamomapping.memory;

import java.util.Arrays;
import java.util.List;

import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/**
 * Why a transaction is cancelled, part by part.
 */
final class TransactionReasons {

	private static final CancellationReason NONE = CancellationReason.builder().code("None").build();

	private final CancellationReason[] reasons;

	TransactionReasons(int parts) {
		this.reasons = new CancellationReason[parts];
		Arrays.fill(this.reasons, NONE);
	}

	void add(int part, DynamoDbException refusal) {
		CancellationReason.Builder reason = CancellationReason.builder()
			.code("ValidationError")
			.message(refusal.awsErrorDetails().errorMessage());
		if (refusal instanceof ConditionalCheckFailedException failed) {
			reason.code("ConditionalCheckFailed").item(failed.hasItem() ? failed.item() : null);
		}
		this.reasons[part] = reason.build();
	}

	void requireNone() {
		if (!List.of(this.reasons).stream().allMatch(NONE::equals)) {
			throw Errors.cancelled(List.of(this.reasons));
		}
	}

}
