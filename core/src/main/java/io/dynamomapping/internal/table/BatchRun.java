package io.dynamomapping.internal.table;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;

import io.dynamomapping.BatchIncompleteException;
import io.dynamomapping.DynamoRequestException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One batch on its way: chunks in flight, and what is left of each. The first failure
 * stops chunks that have not been sent; those in flight come to their end. So does a
 * chunk of which DynamoDB processes nothing, if it processed nothing of the others either
 * for as long.
 */
final class BatchRun {

	private static final Logger logger = LoggerFactory.getLogger(BatchRun.class);

	private final String operation;

	private final Backoff backoff;

	private final Sender sender;

	private final List<List<BatchElement>> chunks;

	private final AtomicReferenceArray<List<BatchElement>> leftOver;

	private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

	/** When something was processed last. */
	private final AtomicLong progress = new AtomicLong(System.nanoTime());

	private volatile boolean inVain;

	/**
	 * Prepare a batch.
	 * @param operation the DynamoDB operation
	 * @param backoff how long to wait before sending what was left unprocessed
	 * @param chunks the batch, in parts that DynamoDB takes at once
	 * @param sender sends a chunk
	 */
	BatchRun(String operation, Backoff backoff, List<List<BatchElement>> chunks, Sender sender) {
		this.operation = operation;
		this.backoff = backoff;
		this.sender = sender;
		this.chunks = chunks;
		this.leftOver = new AtomicReferenceArray<>(chunks.size());
		for (int i = 0; i < chunks.size(); i++) {
			this.leftOver.set(i, chunks.get(i));
		}
	}

	/**
	 * Cut a batch into chunks.
	 * @param elements the batch
	 * @param size how many elements DynamoDB takes at once
	 * @return the chunks
	 */
	static List<List<BatchElement>> chunks(List<BatchElement> elements, int size) {
		List<List<BatchElement>> chunks = new ArrayList<>();
		for (int start = 0; start < elements.size(); start += size) {
			chunks.add(elements.subList(start, Math.min(elements.size(), start + size)));
		}
		return chunks;
	}

	/**
	 * Send all chunks and wait for them.
	 * @param workers run the chunks; a single one runs on the calling thread
	 * @throws BatchIncompleteException if elements were left over
	 * @throws RuntimeException if the table or the mapping cannot be used at all
	 */
	void run(Workers workers) {
		workers.enter(() -> runToEnd(workers));
	}

	private void runToEnd(Workers workers) {
		try {
			if (this.chunks.size() == 1) {
				sendChunk(0, this.sender.prepare(this.chunks.get(0)));
			}
			else {
				sendAll(workers);
			}
		}
		catch (InterruptedException ex) {
			interrupted(ex);
		}
		List<BatchElement> elements = this.chunks.stream().flatMap(List::stream).toList();
		List<String> tables = elements.stream().map((element) -> element.calls().table()).distinct().toList();
		requireComplete(this.operation, elements.size(), tables, left(), failure());
	}

	/**
	 * Send the only chunk, for which has been waited already.
	 * @param charge what was set aside for it
	 */
	void runPrepared(Charge charge) {
		sendChunk(0, charge);
	}

	/**
	 * Return what was not confirmed.
	 * @return the elements
	 */
	List<BatchElement> left() {
		List<BatchElement> left = new ArrayList<>();
		for (int i = 0; i < this.chunks.size(); i++) {
			left.addAll(this.leftOver.get(i));
		}
		return left;
	}

	/**
	 * Return why the batch ended early.
	 * @return the failure, or {@code null} if there was none
	 */
	@Nullable Throwable failure() {
		return this.failure.get();
	}

	static void requireComplete(String operation, int total, List<String> tables, List<BatchElement> left,
			@Nullable Throwable cause) {
		if (left.isEmpty()) {
			return;
		}
		if (cause instanceof IllegalStateException) {
			// The caller is told, but may have no time to tell anybody before the JVM
			// ends.
			logger.warn("{} of {} writes or reads of {} were done when the mappings of tables {} were closed",
					total - left.size(), total, operation, RequestErrors.quoted(tables));
		}
		if (left.size() == total && cause instanceof RuntimeException ex
				&& !(cause instanceof DynamoRequestException)) {
			// A table that is missing, a mapping that is closed: no request came to
			// anything.
			throw ex;
		}
		throw new BatchIncompleteException(tables, operation, total, left.stream().map(BatchElement::leftOver).toList(),
				cause);
	}

	private void sendAll(Workers workers) throws InterruptedException {
		List<Future<?>> inFlight = new ArrayList<>();
		for (int i = 0; i < this.chunks.size() && !isOver(); i++) {
			int chunk = i;
			Charge charge = prepare(this.chunks.get(i));
			if (charge == null) {
				break;
			}
			try {
				inFlight.add(workers.submit(() -> sendChunk(chunk, charge)));
			}
			catch (RejectedExecutionException ex) {
				charge.cancel();
				this.failure.compareAndSet(null, closed(ex));
			}
			catch (InterruptedException ex) {
				charge.cancel();
				throw ex;
			}
		}
		for (Future<?> future : inFlight) {
			try {
				future.get();
			}
			catch (ExecutionException ex) {
				this.failure.compareAndSet(null, ex.getCause());
			}
		}
	}

	// Before a worker is taken: others need not wait for this batch's limit.
	private @Nullable Charge prepare(List<BatchElement> chunk) throws InterruptedException {
		try {
			return this.sender.prepare(chunk);
		}
		catch (IllegalStateException ex) {
			this.failure.compareAndSet(null, ex);
			return null;
		}
	}

	private boolean isOver() {
		return this.inVain || this.failure.get() != null;
	}

	static IllegalStateException closed(RejectedExecutionException ex) {
		return new IllegalStateException(
				"The mapping was closed before all of the batch was sent. Close it when its batches are done.", ex);
	}

	private void sendChunk(int chunk, Charge prepared) {
		Turns turns = this.backoff.turns();
		List<BatchElement> pending = this.chunks.get(chunk);
		Charge charge = prepared;
		try {
			while (!isOver()) {
				List<BatchElement> unprocessed = this.sender.send(pending, charge);
				this.leftOver.set(chunk, unprocessed);
				if (unprocessed.size() < pending.size()) {
					turns.restart();
					this.progress.set(turns.start());
				}
				if (unprocessed.isEmpty()) {
					return;
				}
				if (turns.isLast()) {
					if (this.progress.get() - turns.start() <= 0) {
						this.inVain = true;
					}
					return;
				}
				pending = unprocessed;
				turns.next();
				charge = this.sender.prepare(pending);
			}
			charge.cancel();
		}
		catch (InterruptedException ex) {
			interrupted(ex);
		}
		catch (RuntimeException ex) {
			this.failure.compareAndSet(null, ex);
		}
	}

	private void interrupted(InterruptedException ex) {
		Thread.currentThread().interrupt();
		this.failure.compareAndSet(null, ex);
	}

	/**
	 * Sends chunks.
	 */
	interface Sender {

		/**
		 * Wait until a chunk may be sent.
		 * @param chunk the chunk
		 * @return what was set aside for it
		 * @throws InterruptedException if the thread is interrupted
		 */
		default Charge prepare(List<BatchElement> chunk) throws InterruptedException {
			return Charge.NONE;
		}

		/**
		 * Send a chunk.
		 * @param chunk the chunk
		 * @param charge what was set aside for it, to be settled or cancelled
		 * @return what was left unprocessed
		 */
		List<BatchElement> send(List<BatchElement> chunk, Charge charge);

	}

}
