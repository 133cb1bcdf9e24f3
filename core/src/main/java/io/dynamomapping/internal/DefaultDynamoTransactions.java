package io.dynamomapping.internal;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

import io.dynamomapping.DynamoTransactions;
import io.dynamomapping.ReadTransaction;
import io.dynamomapping.TransactionCancelledException;
import io.dynamomapping.WriteTransaction;
import io.dynamomapping.internal.table.TransactionWrite;
import io.dynamomapping.internal.table.Transactions;

/**
 * Transactions that are sent when their block has returned.
 */
public final class DefaultDynamoTransactions implements DynamoTransactions {

	private static final int MAX_TOKEN_LENGTH = 36;

	private final Transactions transactions;

	/**
	 * Create transactions.
	 * @param transactions sends them
	 */
	public DefaultDynamoTransactions(Transactions transactions) {
		this.transactions = transactions;
	}

	@Override
	public void write(Consumer<? super WriteTransaction> block) {
		// As long as the longest token that there may be.
		write(UUID.randomUUID().toString(), block);
	}

	@Override
	public void write(String token, Consumer<? super WriteTransaction> block) {
		if (token.isEmpty() || token.length() > MAX_TOKEN_LENGTH) {
			throw new IllegalArgumentException("Expected a token of 1 to " + MAX_TOKEN_LENGTH + " characters, found "
					+ token.length() + ". Use a UUID.");
		}
		DefaultWriteTransaction transaction = collect(block);
		List<TransactionWrite> writes = transaction.writes();
		if (!writes.isEmpty()) {
			this.transactions.write(token, writes);
			transaction.applied();
		}
	}

	private DefaultWriteTransaction collect(Consumer<? super WriteTransaction> block) {
		Objects.requireNonNull(block, "block");
		try (DefaultWriteTransaction transaction = new DefaultWriteTransaction(this.transactions)) {
			block.accept(transaction);
			return transaction;
		}
	}

	@Override
	public boolean tryWrite(Consumer<? super WriteTransaction> block) {
		return tryWrite(UUID.randomUUID().toString(), block);
	}

	@Override
	public boolean tryWrite(String token, Consumer<? super WriteTransaction> block) {
		try {
			write(token, block);
			return true;
		}
		catch (TransactionCancelledException ex) {
			if (!ex.isRefusedByConditions()) {
				throw ex;
			}
			return false;
		}
	}

	@Override
	public <R> R read(Function<? super ReadTransaction, ? extends R> block) {
		Objects.requireNonNull(block, "block");
		try (DefaultReadTransaction transaction = new DefaultReadTransaction(this.transactions)) {
			R results = block.apply(transaction);
			transaction.complete();
			return results;
		}
	}

}
