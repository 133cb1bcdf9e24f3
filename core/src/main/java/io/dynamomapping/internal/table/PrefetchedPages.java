package io.dynamomapping.internal.table;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;

import io.dynamomapping.DynamoMappingException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Requests pages ahead: one of each segment is in flight or waits to be taken, and no
 * more of them than there are workers, however many segments there are. Pages come as
 * they arrive; those of one segment in their order.
 * <p>
 * Workers are shared with batches and other selections. Where none is free, the calling
 * thread requests a page itself rather than wait for one.
 */
final class PrefetchedPages implements PageIterator {

	private final String table;

	private final Workers workers;

	private final Iterator<PageRequests> untouched;

	private final Deque<PageRequests> idle = new ArrayDeque<>();

	private final BlockingQueue<Arrival> arrived = new LinkedBlockingQueue<>();

	/** In flight, or arrived and not taken. */
	private int underWay;

	private volatile boolean closed;

	/**
	 * Create an iterator that requests nothing before it is used.
	 * @param table the name of the table
	 * @param workers run the requests
	 * @param segments request the page with a start key, or the first one
	 */
	PrefetchedPages(String table, Workers workers,
			List<Function<@Nullable Map<String, AttributeValue>, ItemPage>> segments) {
		this.table = table;
		this.workers = workers;
		this.untouched = segments.stream().map(PageRequests::new).iterator();
	}

	@Override
	public boolean hasNext() {
		return !this.closed && (this.underWay > 0 || hasIdle());
	}

	private boolean hasIdle() {
		return !this.idle.isEmpty() || this.untouched.hasNext();
	}

	@Override
	public ItemPage next() {
		if (!hasNext()) {
			throw new NoSuchElementException();
		}
		if (Thread.currentThread().isInterrupted()) {
			// Workers are not, and would request pages for it.
			throw interrupted(new InterruptedException());
		}
		requestAhead();
		Arrival arrival = (this.underWay > 0) ? await() : request(nextIdle());
		if (arrival.hasMore()) {
			// In front, so that few segments are open at a time.
			this.idle.addFirst(arrival.segment());
		}
		ItemPage page = arrival.get();
		requestAhead();
		return page;
	}

	private void requestAhead() {
		while (!this.closed && this.underWay < this.workers.concurrency() && hasIdle()) {
			PageRequests segment = nextIdle();
			if (this.workers.trySubmit(() -> this.arrived.add(request(segment))) == null) {
				this.idle.addFirst(segment);
				return;
			}
			this.underWay++;
		}
	}

	private PageRequests nextIdle() {
		return this.idle.isEmpty() ? this.untouched.next() : this.idle.removeFirst();
	}

	private Arrival await() {
		try {
			Arrival arrival = this.arrived.take();
			this.underWay--;
			return arrival;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw interrupted(ex);
		}
	}

	private DynamoMappingException interrupted(InterruptedException cause) {
		return new DynamoMappingException("Interrupted while a page of table '" + this.table
				+ "' was on its way. The next call waits for it again.", cause);
	}

	private Arrival request(PageRequests segment) {
		if (this.closed) {
			return new Arrival(segment, null, new NoSuchElementException());
		}
		try {
			return new Arrival(segment, segment.next(), null);
		}
		catch (Throwable ex) {
			// Whatever it is: somebody waits for an arrival.
			return new Arrival(segment, null, ex);
		}
	}

	@Override
	public void close() {
		this.closed = true;
	}

	/**
	 * What came of a request.
	 *
	 * @param segment whose page it is
	 * @param page the page, or {@code null}
	 * @param failure why there is no page, or {@code null}
	 */
	private record Arrival(PageRequests segment, @Nullable ItemPage page, @Nullable Throwable failure) {

		boolean hasMore() {
			return this.segment.hasNext();
		}

		ItemPage get() {
			if (this.page != null) {
				return this.page;
			}
			if (this.failure instanceof Error error) {
				throw error;
			}
			throw (this.failure instanceof RuntimeException ex) ? ex : new IllegalStateException(this.failure);
		}

	}

}
