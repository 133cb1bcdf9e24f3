package io.dynamomapping.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;

import io.dynamomapping.Page;
import io.dynamomapping.internal.table.ItemPage;
import io.dynamomapping.internal.table.PageRequest.Answer;

/**
 * Reads what a selection describes, each time from its beginning.
 *
 * @param source what is read
 * @param spec the steps
 * @param projection what results are made of
 * @param <T> the type of the results
 */
record SelectionReader<T>(SelectionSource source, SelectionSpec spec, Projection<T> projection) {

	/**
	 * Read results.
	 * @param max how many at most
	 * @return an iterator that requests nothing before it is used
	 */
	Iterator<T> results(long max) {
		long limit = Math.min(max, this.spec.limit());
		return new LazyIterator<>(() -> {
			if (limit == 0) {
				return Collections.emptyIterator();
			}
			SelectionPlan plan = plan();
			boolean partial = plan.isPartial(this.projection);
			return new ResultIterator<>(pages(plan, Answer.ITEMS, limit),
					(item) -> this.projection.result(item, partial));
		});
	}

	/**
	 * Read pages.
	 * @return an iterator that requests nothing before it is used
	 */
	Iterator<Page<T>> pages() {
		return new LazyIterator<>(() -> {
			if (this.spec.limit() == 0) {
				return Collections.emptyIterator();
			}
			SelectionPlan plan = plan();
			return new ResultPages<>(plan, pages(plan, Answer.ITEMS_AND_CAPACITY, this.spec.limit()), this.projection);
		});
	}

	/**
	 * Read one page, or as many as it takes to find what is wanted.
	 * @return the page
	 */
	Page<T> page() {
		Iterator<Page<T>> pages = pages();
		if (!pages.hasNext()) {
			return new Page<>(List.of(), this.spec.after(), 0, null, false);
		}
		Page<T> page = pages.next();
		while (this.spec.isLimited() && pages.hasNext()) {
			page = join(page, pages.next());
		}
		return page;
	}

	private static <T> Page<T> join(Page<T> page, Page<T> next) {
		List<T> items = new ArrayList<>(page.items());
		items.addAll(next.items());
		Double capacity = (page.consumedCapacity() != null && next.consumedCapacity() != null)
				? Double.valueOf(page.consumedCapacity() + next.consumedCapacity()) : null;
		return new Page<>(items, next.next(), page.scannedCount() + next.scannedCount(), capacity, next.partial());
	}

	/**
	 * Count results.
	 * @param max the number to stop at
	 * @return the number of results
	 */
	long count(long max) {
		long limit = Math.min(max, this.spec.limit());
		if (limit == 0) {
			return 0;
		}
		long count = 0;
		Iterator<ItemPage> pages = pages(plan(), Answer.COUNT, limit);
		while (pages.hasNext()) {
			count += pages.next().count();
		}
		return count;
	}

	/**
	 * Return what is requested, for people.
	 * @return a text without values
	 */
	String explain() {
		SelectionPlan plan = plan();
		return SelectionText.of(this.source, plan.request(this.projection, Answer.ITEMS),
				plan.limit(this.spec.limit()));
	}

	private SelectionPlan plan() {
		return new SelectionPlan(this.source, this.spec);
	}

	private Iterator<ItemPage> pages(SelectionPlan plan, Answer answer, long limit) {
		return plan.pages(plan.request(this.projection, answer), limit);
	}

}
