package io.dynamomapping.internal;

import java.util.List;
import java.util.Map;

import io.dynamomapping.Page;
import io.dynamomapping.internal.table.ItemPage;
import io.dynamomapping.internal.table.PageIterator;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Pages of items, turned into pages of results.
 *
 * @param <T> the type of the results
 */
final class ResultPages<T> implements ClosableIterator<Page<T>> {

	private final SelectionPlan plan;

	private final PageIterator pages;

	private final Projection<T> projection;

	private final boolean partial;

	ResultPages(SelectionPlan plan, PageIterator pages, Projection<T> projection) {
		this.plan = plan;
		this.pages = pages;
		this.projection = projection;
		this.partial = plan.isPartial(projection);
	}

	@Override
	public boolean hasNext() {
		return this.pages.hasNext();
	}

	@Override
	public Page<T> next() {
		ItemPage page = this.pages.next();
		List<T> results = page.items().stream().map((item) -> this.projection.result(item, this.partial)).toList();
		Map<String, AttributeValue> next = page.resumeKey();
		return new Page<>(results, (next != null) ? this.plan.token(next) : null, page.scannedCount(),
				page.capacityUnits(), this.partial);
	}

	@Override
	public void close() {
		this.pages.close();
	}

}
