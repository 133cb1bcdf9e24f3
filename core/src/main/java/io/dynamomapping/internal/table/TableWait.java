package io.dynamomapping.internal.table;

import java.time.Duration;
import java.util.function.Predicate;

import io.dynamomapping.DynamoRequestException;
import io.dynamomapping.TableNotFoundException;
import io.dynamomapping.TableNotReadyException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/**
 * Waits for what DynamoDB does to a table in the background.
 */
final class TableWait {

	private static final Duration FIRST_PAUSE = Duration.ofMillis(50);

	private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

	private final TableCalls calls;

	private final Duration timeout;

	TableWait(TableCalls calls, Duration timeout) {
		this.calls = calls;
		this.timeout = timeout;
	}

	/**
	 * Wait until table and indexes can be used.
	 */
	void untilActive() {
		untilActive((table) -> true);
	}

	/**
	 * Wait until table and indexes can be used, and a change is to be seen.
	 * {@code DescribeTable} is eventually consistent: it may still show the table as it
	 * was before.
	 * @param changed tells whether the change is to be seen
	 */
	void untilActive(Predicate<TableDescription> changed) {
		until("to be active, with all of its indexes", (calls) -> {
			try {
				TableDescription table = calls.describe();
				return isActive(table) && changed.test(table);
			}
			catch (TableNotFoundException ex) {
				// A new table is not known everywhere at once.
				return false;
			}
		});
	}

	static boolean isActive(TableDescription table) {
		return table.tableStatus() == TableStatus.ACTIVE && table.globalSecondaryIndexes()
			.stream()
			.allMatch((index) -> index.indexStatus() == IndexStatus.ACTIVE);
	}

	void untilGone() {
		until("to be gone", (calls) -> {
			try {
				calls.describe();
				return false;
			}
			catch (TableNotFoundException ex) {
				return true;
			}
		});
	}

	/**
	 * Wait for something.
	 * @param expected what is expected of the table, for messages
	 * @param done asks whether it is so, with calls that end in time
	 */
	void until(String expected, Predicate<TableCalls> done) {
		Deadline deadline = new Deadline(this.timeout);
		TableCalls limited = this.calls.customizing(DynamoDbRequest.Builder.class,
				(request) -> deadline.limit(request, this.calls.client()));
		Duration pause = FIRST_PAUSE;
		while (!isDone(expected, done, limited, deadline)) {
			if (deadline.isOver()) {
				throw late(expected, null);
			}
			sleep(expected, shorter(pause, deadline.left()));
			pause = shorter(pause.multipliedBy(2), LONGEST_PAUSE);
		}
	}

	private boolean isDone(String expected, Predicate<TableCalls> done, TableCalls limited, Deadline deadline) {
		try {
			return done.test(limited);
		}
		catch (DynamoRequestException ex) {
			if (deadline.isOver()) {
				throw late(expected, ex);
			}
			throw ex;
		}
	}

	private TableNotReadyException late(String expected, @Nullable Throwable cause) {
		return new TableNotReadyException(
				"Expected table '" + this.calls.table() + "' " + expected + " within "
						+ this.timeout.toMillis() / 1000.0
						+ " s, found that it is not. DynamoDB goes on; look at the table, and try again.",
				this.calls.table(), cause);
	}

	private static Duration shorter(Duration one, Duration other) {
		return (one.compareTo(other) < 0) ? one : other;
	}

	private void sleep(String expected, Duration pause) {
		try {
			Thread.sleep(Math.max(0, pause.toMillis()) + 1);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new TableNotReadyException(
					"Expected table '" + this.calls.table() + "' " + expected
							+ ", found the waiting thread interrupted. DynamoDB goes on; look at the table.",
					this.calls.table(), ex);
		}
	}

}
