package io.dynamomapping.internal.table;

import java.util.function.Supplier;

import io.dynamomapping.DynamoMappingException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/**
 * Sends writes of single items again that DynamoDB refused because a transaction was
 * writing the same item. The SDK does not: it takes them for mistakes.
 */
final class TransactionConflicts {

	private TransactionConflicts() {
	}

	/**
	 * Send a request until no transaction is in its way.
	 * @param subject what is sent, for messages
	 * @param attempts its attempts
	 * @param request sends it
	 * @param <R> the type of the answer
	 * @return the answer
	 * @throws TransactionConflictException if transactions kept writing the item, or the
	 * request may have been applied before and must not be twice
	 * @throws DynamoMappingException if the thread is interrupted while it waits
	 */
	static <R> R outlast(String subject, Attempts attempts, Supplier<R> request) {
		Turns turns = Backoff.TRANSACTION.turns();
		TransactionConflictException conflict = null;
		while (true) {
			try {
				return request.get();
			}
			catch (TransactionConflictException ex) {
				if (turns.isLast() || !attempts.mayGoOn()) {
					throw ex;
				}
				conflict = ex;
			}
			catch (IllegalStateException ex) {
				// Closed meanwhile, which does not tell what became of attempts before.
				if (conflict != null && attempts.isInDoubt(conflict)) {
					conflict.addSuppressed(ex);
					throw conflict;
				}
				throw ex;
			}
			pause(subject, turns, attempts, conflict);
		}
	}

	private static void pause(String subject, Turns turns, Attempts attempts, TransactionConflictException conflict) {
		try {
			turns.next();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			if (attempts.isInDoubt(conflict)) {
				throw conflict;
			}
			throw new DynamoMappingException(
					"Interrupted before " + subject
							+ " could be sent again, since a transaction was writing its item. Nothing was written.",
					ex);
		}
	}

}
