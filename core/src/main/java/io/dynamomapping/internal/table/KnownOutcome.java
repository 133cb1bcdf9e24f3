package io.dynamomapping.internal.table;

import java.time.Duration;
import java.util.List;

import io.dynamomapping.OutcomeUnknownException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * A transaction that is sent with its token until DynamoDB has said what became of it:
 * when the SDK has given up and nobody knows, a few times more, within the time that a
 * call may take, or ten seconds where it may take any.
 */
final class KnownOutcome {

	private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(1), 3);

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private final Connection connection;

	private final List<String> tables;

	private final TransactWriteItemsRequest request;

	private final Unknown unknown;

	/**
	 * Create an instance.
	 * @param connection how to reach DynamoDB
	 * @param tables the tables that the transaction writes
	 * @param request the transaction, with a token
	 * @param unknown makes what is thrown where the outcome stays unknown
	 */
	KnownOutcome(Connection connection, List<String> tables, TransactWriteItemsRequest request, Unknown unknown) {
		this.connection = connection;
		this.tables = tables;
		this.request = request;
		this.unknown = unknown;
	}

	/**
	 * Send the transaction until it is applied or refused.
	 * @return the answer
	 * @throws TransactionCanceledException if nothing was written, whatever became of the
	 * attempts before
	 * @throws SdkException if nothing was written for another reason
	 * @throws OutcomeUnknownException if DynamoDB could not be reached again in time
	 */
	TransactWriteItemsResponse send() {
		Turns turns = BACKOFF.turns();
		Deadline deadline = new Deadline(CallTimeouts.of(this.connection.client()).of(this.request).callOr(PATIENCE));
		boolean doubtful = false;
		SdkException last = null;
		int sent = 0;
		while (true) {
			Attempts attempts = this.connection.attempts(true);
			try {
				return this.connection.call(this.tables, "TransactWriteItems",
						(turns.count() > 1) ? within(deadline) : this.request, attempts,
						this.connection.client()::transactWriteItems);
			}
			catch (TransactionCanceledException ex) {
				throw ex;
			}
			catch (IllegalStateException ex) {
				// Closed meanwhile, which does not tell what became of attempts before.
				if (doubtful && last != null) {
					last.addSuppressed(ex);
					throw this.unknown.outcome(sent, last);
				}
				throw ex;
			}
			catch (SdkException ex) {
				last = ex;
				sent += attempts.count(ex);
				doubtful |= attempts.isInDoubt(ex);
				if (!doubtful && !isUnreadable(ex)) {
					throw ex;
				}
				if (turns.isLast() || isFinal(ex) || deadline.isOver() || !pause(turns)) {
					throw doubtful ? this.unknown.outcome(sent, ex) : ex;
				}
			}
		}
	}

	private TransactWriteItemsRequest within(Deadline deadline) {
		TransactWriteItemsRequest.Builder limited = this.request.toBuilder();
		deadline.limit(limited, this.connection.client());
		return limited.build();
	}

	// Somebody wants this thread to end, or DynamoDB says that it is of no use.
	private static boolean isFinal(SdkException ex) {
		return ex instanceof AbortedException || Thread.currentThread().isInterrupted()
				|| (isRefusal(ex) && !isUnreadable(ex));
	}

	private static boolean isRefusal(SdkException ex) {
		return ex instanceof AwsServiceException answer && !answer.isThrottlingException() && answer.statusCode() >= 400
				&& answer.statusCode() < 500;
	}

	// A refusal that arrived in part may be an answer of the caller's condition.
	private static boolean isUnreadable(SdkException ex) {
		return isRefusal(ex) && ex instanceof AwsServiceException answer && answer.getClass() == DynamoDbException.class
				&& (answer.awsErrorDetails() == null || answer.awsErrorDetails().errorCode() == null);
	}

	private static boolean pause(Turns turns) {
		try {
			turns.next();
			return true;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	/**
	 * Makes what is thrown where the outcome stays unknown.
	 */
	@FunctionalInterface
	interface Unknown {

		OutcomeUnknownException outcome(int attempts, SdkException cause);

	}

}
