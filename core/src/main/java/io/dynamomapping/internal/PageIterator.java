package io.dynamomapping.internal;

import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;

import io.dynamomapping.internal.table.ItemPage;
import io.dynamomapping.internal.table.PageRequest;
import io.dynamomapping.internal.table.TablePages;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The pages of one use of a selection, up to the last result that is wanted. Moves on
 * only when a page has arrived, so that a failed one can be asked for again.
 */
final class PageIterator implements Iterator<ItemPage> {

	private final SelectionPlan plan;

	private final TablePages pages;

	private final PageRequest request;

	private long remaining;

	private @Nullable Map<String, AttributeValue> start;

	private boolean ended;

	/**
	 * Start to read.
	 * @param plan the selection
	 * @param pages where the pages come from
	 * @param request what is requested
	 * @param limit how many results are wanted
	 */
	PageIterator(SelectionPlan plan, TablePages pages, PageRequest request, long limit) {
		this.plan = plan;
		this.pages = pages;
		this.request = request;
		this.remaining = limit;
		this.start = plan.start();
	}

	@Override
	public boolean hasNext() {
		return !this.ended && this.remaining > 0;
	}

	@Override
	public ItemPage next() {
		if (!hasNext()) {
			throw new NoSuchElementException();
		}
		ItemPage whole = this.pages.page(this.request, this.start, this.plan.limit(this.remaining));
		ItemPage page = this.plan.cut(whole, this.remaining, this.request);
		this.remaining -= page.count();
		this.start = page.lastKey();
		this.ended = page.lastKey() == null;
		return page;
	}

}
