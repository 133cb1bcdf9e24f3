package io.dynamomapping.internal.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;

import io.dynamomapping.BatchResult;
import org.jspecify.annotations.Nullable;

/**
 * Writes items that come one by one, of which only a bounded number is held: those of the
 * next chunk, and of as many chunks as the connection has workers. Two writes of one item
 * are never in flight at once. For one thread at a time.
 */
public final class BatchStream {

	private final TableCalls calls;

	private final BatchWrites writes;

	private final Map<BatchElement.Id, BatchElement> buffer = new LinkedHashMap<>();

	private final List<InFlight> inFlight = new ArrayList<>();

	/** Where the first element of the buffer came after. */
	private long beforeBuffer;

	private long position;

	private boolean over;

	BatchStream(TableCalls calls) {
		this.calls = calls;
		this.writes = new BatchWrites(calls.connection());
	}

	/**
	 * Write an item, in place of what is not sent yet for it.
	 * @param element what to do
	 * @param position where in the source the element is, more than that of the one
	 * before
	 * @throws io.dynamomapping.BatchIncompleteException if an earlier write failed
	 */
	public void add(BatchElement element, long position) {
		requireOpen();
		if (this.buffer.isEmpty()) {
			this.beforeBuffer = this.position;
		}
		this.buffer.put(element.id(), element);
		this.position = position;
		requireOpenConnection();
		if (this.buffer.size() == BatchWrites.CHUNK) {
			this.calls.connection().workers().enter(this::sendOrFail);
		}
	}

	/**
	 * Send the rest, and wait until everything is confirmed.
	 * @throws io.dynamomapping.BatchIncompleteException if a write failed
	 */
	public void flush() {
		requireOpen();
		if (this.buffer.isEmpty() && this.inFlight.isEmpty()) {
			requireOpenConnection();
		}
		this.calls.connection().workers().enter(this::complete);
	}

	private void sendOrFail() {
		try {
			send();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			fail(ex);
		}
	}

	private void complete() {
		try {
			if (!this.buffer.isEmpty()) {
				send();
			}
			while (!this.inFlight.isEmpty()) {
				await(this.inFlight.get(0));
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			fail(ex);
		}
	}

	/**
	 * Take no more, and wait for what is in flight.
	 * @return how many writes were discarded
	 * @throws io.dynamomapping.BatchIncompleteException if a write failed
	 */
	public int close() {
		if (this.over) {
			return 0;
		}
		int discarded = this.buffer.size();
		this.buffer.clear();
		this.calls.connection().workers().enter(this::complete);
		this.over = true;
		return discarded;
	}

	/**
	 * Return whether the stream takes no more.
	 * @return {@code true} after it was closed, or has failed
	 */
	public boolean isOver() {
		return this.over;
	}

	/**
	 * Return what was written so far.
	 * @return what is confirmed
	 */
	public BatchResult result() {
		return this.writes.result();
	}

	/**
	 * Return how far everything is confirmed.
	 * @return the position up to which, and including, nothing needs to be repeated
	 */
	public long confirmed() {
		for (InFlight chunk : this.inFlight) {
			if (!chunk.isConfirmed()) {
				return chunk.before;
			}
		}
		return this.buffer.isEmpty() ? this.position : this.beforeBuffer;
	}

	private void requireOpen() {
		if (this.over) {
			throw new IllegalStateException("Expected an open batch for table '" + this.calls.table()
					+ "', found it closed, or ended by a failure. Start another one.");
		}
	}

	private void requireOpenConnection() {
		try {
			this.calls.connection().requireOpen(this.calls.table());
		}
		catch (IllegalStateException ex) {
			fail(ex);
			throw ex;
		}
	}

	private void send() throws InterruptedException {
		Set<BatchElement.Id> ids = Set.copyOf(this.buffer.keySet());
		for (InFlight chunk : List.copyOf(this.inFlight)) {
			if (chunk.future.isDone() || chunk.ids.stream().anyMatch(ids::contains)) {
				await(chunk);
			}
		}
		while (this.inFlight.size() >= this.calls.connection().workers().concurrency()) {
			await(this.inFlight.get(0));
		}
		List<BatchElement> elements = List.copyOf(this.buffer.values());
		Charge charge = prepare(elements);
		BatchRun run = new BatchRun(BatchWrites.OPERATION, this.calls.connection().batchBackoff(), List.of(elements),
				this.writes);
		Future<?> future = submit(run, charge);
		if (future != null) {
			this.inFlight.add(new InFlight(ids, this.beforeBuffer, run, future));
			this.buffer.clear();
		}
	}

	private Charge prepare(List<BatchElement> elements) throws InterruptedException {
		try {
			return this.writes.prepare(elements);
		}
		catch (IllegalStateException ex) {
			fail(ex);
			throw ex;
		}
	}

	private @Nullable Future<?> submit(BatchRun run, Charge charge) throws InterruptedException {
		try {
			return this.calls.connection().workers().submit(() -> run.runPrepared(charge));
		}
		catch (RejectedExecutionException ex) {
			charge.cancel();
			fail(BatchRun.closed(ex));
			return null;
		}
		catch (InterruptedException ex) {
			charge.cancel();
			throw ex;
		}
	}

	private void await(InFlight chunk) throws InterruptedException {
		Throwable failure = chunk.await();
		if (failure != null || !chunk.run.left().isEmpty()) {
			fail(failure);
		}
		this.inFlight.remove(chunk);
	}

	/**
	 * End the stream with everything that is not confirmed.
	 * @param cause why, or {@code null} if DynamoDB kept leaving writes unprocessed
	 */
	private void fail(@Nullable Throwable cause) {
		List<BatchElement> left = new ArrayList<>();
		for (InFlight chunk : this.inFlight) {
			if (!(cause instanceof InterruptedException)) {
				awaitQuietly(chunk);
			}
			left.addAll(chunk.run.left());
		}
		left.addAll(this.buffer.values());
		if (left.isEmpty() && cause instanceof InterruptedException) {
			// It came too late: everything is confirmed.
			return;
		}
		this.over = true;
		int total = (int) Math.min(Integer.MAX_VALUE, result().writes() + left.size());
		BatchRun.requireComplete(BatchWrites.OPERATION, total, List.of(this.calls.table()), left, cause);
	}

	private static void awaitQuietly(InFlight chunk) {
		try {
			chunk.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * A chunk that was sent.
	 *
	 * @param ids of the elements
	 * @param before the position that it came after
	 * @param run sends it
	 * @param future when that is done
	 */
	private record InFlight(Set<BatchElement.Id> ids, long before, BatchRun run, Future<?> future) {

		boolean isConfirmed() {
			return this.run.left().isEmpty();
		}

		@Nullable Throwable await() throws InterruptedException {
			try {
				this.future.get();
				return this.run.failure();
			}
			catch (ExecutionException ex) {
				return ex.getCause();
			}
		}

	}

}
