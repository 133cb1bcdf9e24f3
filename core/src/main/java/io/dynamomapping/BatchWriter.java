package io.dynamomapping;

/**
 * Writes any number of items, of which only some are in memory: one
 * {@code BatchWriteItem} for each 25 as soon as they are there, several in flight. When
 * as many are in flight as the mapping's batches may have, {@link #put} and
 * {@link #remove} wait for one. What DynamoDB leaves unprocessed is sent again.
 * <p>
 * Among the writes of one key the last one wins: of those that are not sent yet only it
 * is sent, and never while an earlier one is in flight.
 * <p>
 * Nothing is sent on {@link #close()}: when a loop ends with an exception, what it had
 * not sent is discarded. So end with {@link #flush()}:
 *
 * <pre>
 * try (BatchWriter&lt;String, Book&gt; writer = books.batchWriter()) {
 *     while (reader.hasNext()) {
 *         Book book = reader.next();
 *         writer.put(book.isbn(), book);
 *     }
 *     writer.flush();
 * }
 * </pre>
 *
 * or let {@link DynamoMapping#batchWriter(java.util.function.Consumer)} do so.
 * <p>
 * When a batch has failed, the next call throws the {@link BatchIncompleteException} with
 * everything that was not confirmed, whether it was sent or not; then the writer is
 * closed. Safe for use by many threads, one of which gets the exception.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
public interface BatchWriter<K, V> extends TableBatch<K, V>, AutoCloseable {

	/**
	 * {@inheritDoc}
	 * @throws BatchIncompleteException if an earlier write failed
	 */
	@Override
	void put(K key, V value);

	/**
	 * {@inheritDoc}
	 * @throws BatchIncompleteException if an earlier write failed
	 */
	@Override
	void remove(K key);

	/**
	 * Send what is not sent yet, and wait until everything is confirmed.
	 * @return what was written since the writer was made
	 * @throws BatchIncompleteException if a write failed
	 */
	BatchResult flush();

	/**
	 * Return what was written since the writer was made. Costs nothing, so that it can
	 * tell the progress of long work.
	 * @return what is confirmed so far
	 */
	BatchResult result();

	/**
	 * Let {@link #close()} call {@link #flush()} first, whatever ended the work.
	 * @return this writer
	 */
	BatchWriter<K, V> flushOnClose();

	/**
	 * Wait for what is in flight, and take no more. Closing again does nothing.
	 * @throws IllegalStateException if writes were discarded that were not sent yet
	 * @throws BatchIncompleteException if a write failed
	 */
	@Override
	void close();

}
