package io.dynamomapping.internal;

import java.util.Iterator;
import java.util.List;
import java.util.Map;

import io.dynamomapping.Page;
import io.dynamomapping.internal.table.ItemPage;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Pages of items, turned into pages of results.
 *
 * @param <T> the type of the results
 */
final class ResultPages<T> implements Iterator<Page<T>> {

	private final SelectionPlan plan;

	private final Iterator<ItemPage> pages;

	private final Projection<T> projection;

	private final boolean partial;

	ResultPages(SelectionPlan plan, Iterator<ItemPage> pages, Projection<T> projection) {
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
		return new Page<>(results, (next != null) ? this.plan.tokens().encode(next) : null, page.scannedCount(),
				page.capacityUnits(), this.partial);
	}

}
