package io.dynamomapping.internal;

import java.util.function.Supplier;

import io.dynamomapping.ContentionException;
import io.dynamomapping.DynamoMappingException;
import io.dynamomapping.internal.table.Backoff;
import io.dynamomapping.internal.table.Turns;
import org.jspecify.annotations.Nullable;

/**
 * Bounds a loop that tries to write an item which others keep changing. For one thread.
 */
final class Contention {

	private final ItemStore<?, ?> store;

	private final Supplier<?> key;

	private @Nullable Turns begun;

	/**
	 * Begin a loop.
	 * @param store where the item is
	 * @param key returns the key of the item, for messages
	 */
	Contention(ItemStore<?, ?> store, Supplier<?> key) {
		this.store = store;
		this.key = key;
	}

	/**
	 * Wait, as an attempt was refused.
	 * @throws ContentionException if there were too many attempts, or they took too long
	 * @throws DynamoMappingException if the thread is interrupted
	 */
	void refused() {
		String table = this.store.table().name();
		// Timed from the first refusal: functions may take their time.
		Turns turns = (this.begun != null) ? this.begun : Backoff.COMPARE_AND_SET.turns();
		this.begun = turns;
		if (turns.isLast()) {
			throw new ContentionException(table, this.key.get(), turns.count());
		}
		try {
			turns.next();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new DynamoMappingException("Interrupted before item " + this.key.get() + " of table '" + table
					+ "' could be written. Nothing was written.", ex);
		}
	}

}
