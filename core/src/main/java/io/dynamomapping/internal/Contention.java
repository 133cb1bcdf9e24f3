package io.dynamomapping.internal;

import java.util.function.Supplier;

import io.dynamomapping.ContentionException;
import io.dynamomapping.DynamoMappingException;
import io.dynamomapping.internal.table.Backoff;
import io.dynamomapping.internal.table.Turns;

/**
 * Bounds a loop that tries to write an item which others keep changing. For one thread.
 */
final class Contention {

	private final ItemStore<?, ?> store;

	private final Supplier<?> key;

	private final Turns turns = Backoff.COMPARE_AND_SET.turns();

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
		if (this.turns.isLast()) {
			throw new ContentionException(table, this.key.get(), this.turns.count());
		}
		try {
			this.turns.next();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new DynamoMappingException("Interrupted before item " + this.key.get() + " of table '" + table
					+ "' could be written. Nothing was written.", ex);
		}
	}

}
