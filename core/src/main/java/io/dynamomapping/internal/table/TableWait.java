package io.dynamomapping.internal.table;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

import io.dynamomapping.TableNotFoundException;
import io.dynamomapping.TableNotReadyException;
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
		until("to be active, with all of its indexes", () -> {
			try {
				TableDescription table = this.calls.describe();
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
		until("to be gone", () -> {
			try {
				this.calls.describe();
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
	 * @param done asks whether it is so
	 */
	void until(String expected, BooleanSupplier done) {
		long deadline = System.nanoTime() + this.timeout.toNanos();
		long pause = FIRST_PAUSE.toNanos();
		while (!done.getAsBoolean()) {
			long left = deadline - System.nanoTime();
			if (left <= 0) {
				throw new TableNotReadyException(
						"Expected table '" + this.calls.table() + "' " + expected + " within "
								+ this.timeout.toMillis() / 1000.0
								+ " s, found that it is not. DynamoDB goes on; look at the table, and try again.",
						this.calls.table(), null);
			}
			sleep(expected, Math.min(pause, left));
			pause = Math.min(2 * pause, LONGEST_PAUSE.toNanos());
		}
	}

	private void sleep(String expected, long nanos) {
		try {
			Thread.sleep(Duration.ofNanos(nanos).toMillis() + 1);
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
