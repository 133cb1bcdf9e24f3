package io.dynamomapping.internal.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import io.dynamomapping.DynamoMappingException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ItemResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Transactions over the tables of one connection. Each is one request, repeated for a
 * while if DynamoDB cancels it only because others are writing the same items.
 */
public final class Transactions {

	private static final String WRITE = "TransactWriteItems";

	private static final String READ = "TransactGetItems";

	private final Connection connection;

	private final Backoff backoff;

	/**
	 * Create transactions.
	 * @param connection how to reach DynamoDB
	 */
	public Transactions(Connection connection) {
		this.connection = connection;
		this.backoff = Backoff.TRANSACTION;
	}

	/**
	 * Return whether a table is reached by the same client.
	 * @param table the table
	 * @return {@code true} if it is of the same connection
	 */
	public boolean reach(Table table) {
		return table.calls().connection() == this.connection;
	}

	/**
	 * Write items.
	 * @param token by which DynamoDB knows the transaction when it is sent again
	 * @param writes at least one, and at most one for each item
	 * @throws io.dynamomapping.TransactionCancelledException if it was cancelled
	 * @throws io.dynamomapping.OutcomeUnknownException if nobody can say whether it was
	 * applied
	 */
	public void write(String token, List<TransactionWrite> writes) {
		List<TransactionTarget> targets = writes.stream().map(TransactionWrite::target).toList();
		TransactWriteItemsRequest request = TransactWriteItemsRequest.builder()
			.clientRequestToken(token)
			.transactItems(writes.stream().map(TransactionWrite::item).toList())
			.returnConsumedCapacity(this.connection.returnConsumedCapacity())
			.build();
		TransactionErrors errors = new TransactionErrors(this.connection.client(), WRITE, targets);
		KnownOutcome transaction = new KnownOutcome(this.connection, errors.tables(), request,
				(attempts, ex) -> errors.outcomeUnknown(token, attempts, ex));
		send(errors, transaction::send);
	}

	/**
	 * Read items.
	 * @param targets at least one, and none twice
	 * @return the items in the same order, {@code null} for those that are not there
	 * @throws io.dynamomapping.TransactionCancelledException if it was cancelled
	 */
	public List<@Nullable Map<String, AttributeValue>> read(List<TransactionTarget> targets) {
		TransactGetItemsRequest request = TransactGetItemsRequest.builder()
			.transactItems(targets.stream().map(Transactions::get).toList())
			.returnConsumedCapacity(this.connection.returnConsumedCapacity())
			.build();
		TransactionErrors errors = new TransactionErrors(this.connection.client(), READ, targets);
		TransactGetItemsResponse response = send(errors,
				() -> this.connection.call(errors.tables(), READ, request, this.connection.client()::transactGetItems));
		List<@Nullable Map<String, AttributeValue>> items = new ArrayList<>();
		for (int i = 0; i < targets.size(); i++) {
			ItemResponse item = response.responses().get(i);
			items.add(targets.get(i).table().expiry().present(item.hasItem() ? item.item() : null));
		}
		return items;
	}

	private static TransactGetItem get(TransactionTarget target) {
		return TransactGetItem.builder()
			.get((get) -> get.tableName(target.table().name()).key(target.itemKey()))
			.build();
	}

	private <R> R send(TransactionErrors errors, Supplier<R> request) {
		Turns turns = this.backoff.turns();
		while (true) {
			try {
				return request.get();
			}
			catch (TransactionCanceledException ex) {
				boolean last = turns.isLast();
				if (last || !(errors.deleteExpired(ex) || TransactionErrors.isPassing(ex))) {
					throw errors.cancelled(ex);
				}
			}
			catch (SdkException ex) {
				throw errors.translate(ex);
			}
			pause(turns);
		}
	}

	private static void pause(Turns turns) {
		try {
			turns.next();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new DynamoMappingException("Interrupted before the transaction could be sent again, since others "
					+ "were writing its items. Nothing was written.", ex);
		}
	}

}
