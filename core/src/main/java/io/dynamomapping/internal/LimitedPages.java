package io.dynamomapping.internal;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.dynamomapping.internal.table.ItemPage;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Requests pages until so many results have been found. Counts only what has arrived, so
 * that a failed page can be asked for again. Safe for use by many threads, each of which
 * reads a segment of its own.
 */
final class LimitedPages {

	private final Function<Map<String, AttributeValue>, @Nullable Map<String, AttributeValue>> resumeKey;

	private long remaining;

	/**
	 * Start to count.
	 * @param limit how many results are wanted
	 * @param resumeKey returns where to go on after an item, or {@code null} if nobody
	 * wants to know
	 */
	LimitedPages(long limit, Function<Map<String, AttributeValue>, @Nullable Map<String, AttributeValue>> resumeKey) {
		this.remaining = limit;
		this.resumeKey = resumeKey;
	}

	/**
	 * Request a page, unless everything has been found.
	 * @param request gets the number of results that are wanted yet
	 * @return what is wanted of the page
	 */
	ItemPage page(Function<Long, ItemPage> request) {
		long wanted = remaining();
		return (wanted > 0) ? take(request.apply(wanted)) : new ItemPage(List.of(), null, 0, 0, null);
	}

	private synchronized long remaining() {
		return this.remaining;
	}

	private synchronized ItemPage take(ItemPage page) {
		int count = (int) Math.min(page.count(), this.remaining);
		this.remaining -= count;
		if (this.remaining > 0) {
			return page;
		}
		boolean whole = count == page.count();
		boolean counted = page.items().isEmpty();
		return page.last(count,
				(whole || counted) ? page.resumeKey() : this.resumeKey.apply(page.items().get(count - 1)));
	}

}
