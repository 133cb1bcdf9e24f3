package io.dynamomapping.internal.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.dynamomapping.CancellationReason;
import io.dynamomapping.DynamoMappingException;
import io.dynamomapping.DynamoRequestException;
import io.dynamomapping.OutcomeUnknownException;
import io.dynamomapping.TableNotFoundException;
import io.dynamomapping.TransactionCancelledException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.IdempotentParameterMismatchException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Says of a failed transaction which of its items were the reason.
 */
final class TransactionErrors {

	/**
	 * What is over when others are done: nothing speaks against the transaction itself.
	 */
	private static final Set<String> PASSING = Set.of("TransactionConflict", "ThrottlingError",
			"ProvisionedThroughputExceeded");

	private static final software.amazon.awssdk.services.dynamodb.model.CancellationReason NOT_TOLD = software.amazon.awssdk.services.dynamodb.model.CancellationReason
		.builder()
		.build();

	private final DynamoDbClient client;

	private final String operation;

	private final List<TransactionTarget> targets;

	TransactionErrors(DynamoDbClient client, String operation, List<TransactionTarget> targets) {
		this.client = client;
		this.operation = operation;
		this.targets = targets;
	}

	/**
	 * Return the tables of the transaction.
	 * @return their names, in the order of the calls
	 */
	List<String> tables() {
		return this.targets.stream().map((target) -> target.table().name()).distinct().toList();
	}

	/**
	 * Return whether a transaction was cancelled only for reasons that pass.
	 * @param ex the refusal
	 * @return {@code true} if the same transaction may be applied the next time
	 */
	static boolean isPassing(TransactionCanceledException ex) {
		List<String> codes = ex.cancellationReasons()
			.stream()
			.map(TransactionErrors::code)
			.filter((code) -> !code.equals(CancellationReason.NONE))
			.toList();
		return !codes.isEmpty() && PASSING.containsAll(codes);
	}

	private static String code(software.amazon.awssdk.services.dynamodb.model.CancellationReason reason) {
		return Objects.requireNonNullElse(reason.code(), CancellationReason.NONE);
	}

	/**
	 * Delete items that have expired, and are in the way.
	 * @param ex the refusal
	 * @return whether there were any, and the same transaction may be applied the next
	 * time
	 */
	boolean deleteExpired(TransactionCanceledException ex) {
		boolean deleted = false;
		for (int i = 0; i < Math.min(this.targets.size(), ex.cancellationReasons().size()); i++) {
			Table table = this.targets.get(i).table();
			Map<String, AttributeValue> item = ex.cancellationReasons().get(i).item();
			if (!table.isReadOnly() && table.expiry().isExpired(item)) {
				table.deleteExpired(this.targets.get(i).itemKey());
				deleted = true;
			}
		}
		return deleted;
	}

	/**
	 * Return what to throw where DynamoDB cancelled the transaction.
	 * @param ex the refusal
	 * @return the exception
	 */
	TransactionCancelledException cancelled(TransactionCanceledException ex) {
		List<CancellationReason> reasons = new ArrayList<>();
		for (int i = 0; i < this.targets.size(); i++) {
			reasons.add(reason(this.targets.get(i),
					(i < ex.cancellationReasons().size()) ? ex.cancellationReasons().get(i) : NOT_TOLD));
		}
		return new TransactionCancelledException(this.operation, reasons, ex);
	}

	private static CancellationReason reason(TransactionTarget target,
			software.amazon.awssdk.services.dynamodb.model.CancellationReason told) {
		String code = code(told);
		boolean explained = told.message() == null || code.equals(CancellationReason.NONE)
				|| code.equals(CancellationReason.CONDITION);
		String message = explained ? null : RequestErrors.explain(told.message());
		Map<String, AttributeValue> item = target.table().expiry().present(told.hasItem() ? told.item() : null);
		Object present = (item != null) ? target.value().apply(item) : null;
		return new CancellationReason(target.table().name(), target.key(), code, message, present);
	}

	/**
	 * Return what to throw where a request failed.
	 * @param ex the failure
	 * @return the exception
	 */
	DynamoMappingException translate(SdkException ex) {
		if (ex instanceof IdempotentParameterMismatchException) {
			return new DynamoRequestException(
					"Expected a token that no other transaction of the last 10 minutes has, " + "found that "
							+ this.operation + " on " + RequestErrors.quoted(tables())
							+ " used this one for other writes, or the tables have items that expire, whose conditions "
							+ "carry the time. Repeat a transaction exactly as it was, or give it a token of its own.",
					onlyTable(), this.operation, ex);
		}
		if (ex instanceof ResourceNotFoundException) {
			return missing(ex);
		}
		return RequestErrors.translate(ex, mappings(), tables(), this.operation, this.client);
	}

	/**
	 * Return what to throw where nobody can say whether the transaction was applied.
	 * @param token its token
	 * @param attempts how often it was sent
	 * @param ex how its last attempt ended
	 * @return the exception
	 */
	OutcomeUnknownException outcomeUnknown(String token, int attempts, SdkException ex) {
		return RequestErrors.outcomeUnknown(ex, mappings(), tables(), this.operation, null, attempts, this.client,
				"Repeat the same writes with the token '" + token
						+ "' within 10 minutes, which applies them once, or read the items and decide anew.");
	}

	// DynamoDB does not say which table it is.
	private DynamoMappingException missing(SdkException ex) {
		for (TransactionTarget target : this.targets) {
			try {
				target.table().calls().describe();
			}
			catch (TableNotFoundException missing) {
				return missing;
			}
			catch (DynamoMappingException other) {
				// Without the permission to describe the table there is less to say.
			}
		}
		String table = onlyTable();
		return (table != null)
				? RequestErrors.translate(ex, String.join(", ", mappings()), table, this.operation, this.client)
				: RequestErrors.translate(ex, mappings(), tables(), this.operation, this.client);
	}

	private @Nullable String onlyTable() {
		List<String> names = tables();
		return (names.size() == 1) ? names.get(0) : null;
	}

	private List<String> mappings() {
		return this.targets.stream().map((target) -> target.table().calls().mapping()).distinct().toList();
	}

}
