package io.dynamomapping;

import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * DynamoDB cancelled a transaction: nothing of it was applied.
 *
 * @see DynamoTransactions
 */
public class TransactionCancelledException extends DynamoMappingException {

	private final String operation;

	private final transient @Nullable List<CancellationReason> reasons;

	/**
	 * Create an exception.
	 * @param operation the DynamoDB operation
	 * @param reasons one for each operation of the transaction, in the order of the calls
	 * @param cause the exception of the AWS SDK
	 */
	public TransactionCancelledException(String operation, List<CancellationReason> reasons,
			@Nullable Throwable cause) {
		super("Expected " + operation + " of " + reasons.size()
				+ " items to be applied, found that it was cancelled for "
				+ reasons.stream()
					.filter(CancellationReason::isRefusal)
					.map(CancellationReason::toString)
					.collect(Collectors.joining("; "))
				+ ". Nothing was written. Look at reasons(), and decide anew.", cause);
		this.operation = operation;
		this.reasons = List.copyOf(reasons);
	}

	/**
	 * Return the table of the items that were the reason.
	 * @return its name, or {@code null} if they are of several tables
	 */
	@Override
	public @Nullable String tableName() {
		List<String> names = reasons().stream()
			.filter(CancellationReason::isRefusal)
			.map(CancellationReason::tableName)
			.distinct()
			.toList();
		return (names.size() == 1) ? names.get(0) : null;
	}

	@Override
	public String operation() {
		return this.operation;
	}

	/**
	 * Return what DynamoDB says of each operation.
	 * @return one reason for each operation of the transaction, in the order of the
	 * calls; none after this exception was serialized
	 */
	public List<CancellationReason> reasons() {
		return (this.reasons != null) ? this.reasons : List.of();
	}

	/**
	 * Return whether conditions were the only reason.
	 * @return {@code false} if it was something else, such as others that were writing
	 * the same items, and after this exception was serialized
	 */
	public boolean isRefusedByConditions() {
		List<CancellationReason> refusals = reasons().stream().filter(CancellationReason::isRefusal).toList();
		return !refusals.isEmpty()
				&& refusals.stream().allMatch((reason) -> reason.code().equals(CancellationReason.CONDITION));
	}

}
