package io.dynamomapping.internal.table;

import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The pages of one query, scan or segment, one after another: moves on only when a page
 * has arrived.
 */
final class PageRequests {

	private final Function<@Nullable Map<String, AttributeValue>, ItemPage> request;

	private @Nullable Map<String, AttributeValue> start;

	private boolean last;

	/**
	 * Create the requests.
	 * @param request requests the page with a start key, or the first one
	 */
	PageRequests(Function<@Nullable Map<String, AttributeValue>, ItemPage> request) {
		this.request = request;
	}

	/**
	 * Request the next page.
	 * @return the page
	 */
	ItemPage next() {
		ItemPage page = this.request.apply(this.start);
		this.start = page.lastKey();
		this.last = page.lastKey() == null;
		return page;
	}

	/**
	 * Return whether there is another page.
	 * @return {@code true} until the last one has arrived
	 */
	boolean hasNext() {
		return !this.last;
	}

}
