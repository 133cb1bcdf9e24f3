package io.dynamomapping.internal;

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

	private long position;

	private boolean flushOnClose;

	DefaultBatchWriter(ItemStore<K, V> store) {
		store.table().requireWritable();
		this.store = store;
		this.items = new BatchItems<>(store);
		this.stream = store.table().batches().stream();
	}

	@Override
	public synchronized void put(K key, V value) {
		add(this.items.toPut(key, value));
	}

	@Override
	public synchronized void remove(K key) {
		add(this.items.toRemove(key));
	}

	private void add(BatchElement element) {
		this.stream.add(element, ++this.position);
	}

	@Override
	public synchronized BatchResult flush() {
		this.stream.flush();
		return result();
	}

	@Override
	public BatchResult result() {
		return this.stream.result();
	}

	@Override
	public synchronized BatchWriter<K, V> flushOnClose() {
		this.flushOnClose = true;
		return this;
	}

	@Override
	public synchronized void close() {
		if (this.flushOnClose && !this.stream.isOver()) {
			this.stream.flush();
		}
		int discarded = discard();
		if (discarded > 0) {
			throw new IllegalStateException("Closed the batch writer of table '" + this.store.table().name() + "' with "
					+ discarded + " writes that had not been sent, and were discarded. Call flush() at the end.");
		}
	}

	/**
	 * Close, and say nothing of what is discarded.
	 * @return how many writes that are
	 */
	synchronized int discard() {
		return this.stream.close();
	}

}
