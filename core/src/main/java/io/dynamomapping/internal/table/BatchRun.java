package io.dynamomapping.internal.table;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.UnaryOperator;

import io.dynamomapping.BatchIncompleteException;
import io.dynamomapping.DynamoRequestException;
import org.jspecify.annotations.Nullable;

/**
 * One batch on its way: chunks in flight, and what is left of each. The first failure
 * stops chunks that have not been sent; those in flight come to their end.
 */
final class BatchRun {

	private final String table;

	private final String operation;

	private final Backoff backoff;

	private final UnaryOperator<List<BatchElement>> send;

	private final List<List<BatchElement>> chunks = new ArrayList<>();

	private final AtomicReferenceArray<List<BatchElement>> leftOver;

	private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

	/**
	 * Prepare a batch.
	 * @param table the table
	 * @param operation the DynamoDB operation
	 * @param backoff how long to wait before sending what was left unprocessed
	 * @param elements the batch
	 * @param chunkSize how many elements DynamoDB takes at once
	 * @param send sends a chunk and returns what was left unprocessed
	 */
	BatchRun(String table, String operation, Backoff backoff, List<BatchElement> elements, int chunkSize,
			UnaryOperator<List<BatchElement>> send) {
		this.table = table;
		this.operation = operation;
		this.backoff = backoff;
		this.send = send;
		for (int start = 0; start < elements.size(); start += chunkSize) {
			this.chunks.add(elements.subList(start, Math.min(elements.size(), start + chunkSize)));
		}
		this.leftOver = new AtomicReferenceArray<>(this.chunks.size());
		for (int i = 0; i < this.chunks.size(); i++) {
			this.leftOver.set(i, this.chunks.get(i));
		}
	}

	/**
	 * Send all chunks and wait for them.
	 * @param workers run the chunks; a single one runs on the calling thread
	 * @throws BatchIncompleteException if elements were left over
	 * @throws RuntimeException if the table or the mapping cannot be used at all
	 */
	void run(Workers workers) {
		if (this.chunks.size() == 1) {
			sendChunk(0);
		}
		else {
			try {
				sendAll(workers);
			}
			catch (InterruptedException ex) {
				interrupted(ex);
			}
		}
		List<Object> unprocessed = new ArrayList<>();
		int total = 0;
		for (int i = 0; i < this.chunks.size(); i++) {
			total += this.chunks.get(i).size();
			this.leftOver.get(i).forEach((element) -> unprocessed.add(element.key()));
		}
		Throwable cause = this.failure.get();
		if (unprocessed.size() == total && cause instanceof RuntimeException ex
				&& !(cause instanceof DynamoRequestException)) {
			// A table that is missing, a mapping that is closed: no request came to
			// anything.
			throw ex;
		}
		if (!unprocessed.isEmpty()) {
			throw new BatchIncompleteException(this.table, this.operation, total, unprocessed, cause);
		}
	}

	private void sendAll(Workers workers) throws InterruptedException {
		List<Future<?>> inFlight = new ArrayList<>();
		try {
			for (int i = 0; i < this.chunks.size() && this.failure.get() == null; i++) {
				int chunk = i;
				inFlight.add(workers.submit(() -> sendChunk(chunk)));
			}
		}
		catch (RejectedExecutionException ex) {
			this.failure.compareAndSet(null, new IllegalStateException(
					"The mapping was closed before all of the batch was sent. Close it when its batches are done.",
					ex));
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

	private void sendChunk(int chunk) {
		int inVain = 0;
		List<BatchElement> pending = this.chunks.get(chunk);
		try {
			while (this.failure.get() == null) {
				List<BatchElement> unprocessed = this.send.apply(pending);
				this.leftOver.set(chunk, unprocessed);
				inVain = (unprocessed.size() < pending.size()) ? 0 : inVain + 1;
				if (unprocessed.isEmpty() || inVain == this.backoff.attempts()) {
					return;
				}
				pending = unprocessed;
				this.backoff.sleep(inVain + 1);
			}
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

}
