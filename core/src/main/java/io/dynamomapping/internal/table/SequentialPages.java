package io.dynamomapping.internal.table;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Requests each page when it is asked for, on the calling thread, one segment after
 * another.
 */
final class SequentialPages implements PageIterator {

	private final Iterator<PageRequests> segments;

	private @Nullable PageRequests segment;

	private boolean closed;

	SequentialPages(List<Function<@Nullable Map<String, AttributeValue>, ItemPage>> segments) {
		this.segments = segments.stream().map(PageRequests::new).iterator();
	}

	@Override
	public boolean hasNext() {
		return !this.closed && ((this.segment != null && this.segment.hasNext()) || this.segments.hasNext());
	}

	@Override
	public ItemPage next() {
		if (!hasNext()) {
			throw new NoSuchElementException();
		}
		if (this.segment == null || !this.segment.hasNext()) {
			this.segment = this.segments.next();
		}
		return this.segment.next();
	}

	@Override
	public void close() {
		this.closed = true;
	}

}
