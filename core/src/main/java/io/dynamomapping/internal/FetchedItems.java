package io.dynamomapping.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.dynamomapping.internal.table.ItemPage;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Whole items in place of what an index holds of them.
 */
final class FetchedItems {

	/**
	 * What fits into one request, which is sent on the calling thread: that may be one of
	 * those that larger batches wait for.
	 */
	private static final int CHUNK = 100;

	private final BulkVerbs<?, ?> bulk;

	private final Projection<?> projection;

	FetchedItems(ItemStore<?, ?> store, Projection<?> projection) {
		this.bulk = new BulkVerbs<>(store);
		this.projection = projection;
	}

	/**
	 * Read the items of a page: one request for every 100 of them.
	 * @param page a page of an index, with the keys of its items at least
	 * @return the same page with the items that the table has
	 */
	ItemPage of(ItemPage page) {
		List<Map<String, AttributeValue>> items = new ArrayList<>();
		for (int start = 0; start < page.items().size(); start += CHUNK) {
			int end = Math.min(page.items().size(), start + CHUNK);
			this.bulk.wholeItems(page.items().subList(start, end))
				.forEach((item) -> items.add(this.projection.project(item)));
		}
		return new ItemPage(items, page.lastKey(), page.resumeKey(), items.size(), page.scannedCount(), null);
	}

}
