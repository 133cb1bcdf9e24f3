package io.dynamomapping.internal;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import io.dynamomapping.BatchResult;
import io.dynamomapping.BatchWriter;
import io.dynamomapping.internal.table.BatchElement;
import io.dynamomapping.internal.table.BatchStream;

/**
 * Encodes what is written as it comes.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
final class DefaultBatchWriter<K, V> implements BatchWriter<K, V> {

	private final ItemStore<K, V> store;

	private final BatchItems<K, V> items;

	private final BatchStream stream;

	// No monitor: a virtual thread that waits for DynamoDB within one would keep its
	// carrier, before JDK 24.
	private final Lock lock = new ReentrantLock();

	private long position;

	private boolean flushOnClose;

	DefaultBatchWriter(ItemStore<K, V> store) {
		store.table().requireWritable();
		this.store = store;
		this.items = new BatchItems<>(store);
		this.stream = store.table().batches().stream();
	}

	@Override
	public void put(K key, V value) {
		add(() -> this.items.toPut(key, value));
	}

	@Override
	public void remove(K key) {
		add(() -> this.items.toRemove(key));
	}

	private void add(Supplier<BatchElement> element) {
		locked(() -> {
			this.stream.add(element.get(), ++this.position);
			return true;
		});
	}

	@Override
	public BatchResult flush() {
		return locked(() -> {
			this.stream.flush();
			return result();
		});
	}

	@Override
	public BatchResult result() {
		return this.stream.result();
	}

	@Override
	public BatchWriter<K, V> flushOnClose() {
		return locked(() -> {
			this.flushOnClose = true;
			return this;
		});
	}

	@Override
	public void close() {
		int discarded = locked(() -> {
			if (this.flushOnClose && !this.stream.isOver()) {
				this.stream.flush();
			}
			return discard();
		});
		if (discarded > 0) {
			throw new IllegalStateException("Closed the batch writer of table '" + this.store.table().name() + "' with "
					+ discarded + " writes that had not been sent, and were discarded. Call flush() at the end.");
		}
	}

	/**
	 * Close, and say nothing of what is discarded.
	 * @return how many writes that are
	 */
	int discard() {
		return locked(this.stream::close);
	}

	private <R> R locked(Supplier<R> action) {
		this.lock.lock();
		try {
			return action.get();
		}
		finally {
			this.lock.unlock();
		}
	}

}
