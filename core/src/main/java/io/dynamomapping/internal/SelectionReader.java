package io.dynamomapping.internal;

import java.util.ArrayList;
import java.util.List;

import io.dynamomapping.Page;
import io.dynamomapping.internal.table.PageIterator;
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
	 * Read all results that are wanted.
	 * @return an iterator that requests nothing before it is used
	 */
	ClosableIterator<T> results() {
		requireAllowed(this.spec.limit());
		return results(this.spec.limit(), this.spec.isPrefetched());
	}

	/**
	 * Read the first result.
	 * @return an iterator over one result, if there is one
	 */
	ClosableIterator<T> first() {
		return results(Math.min(1, this.spec.limit()), false);
	}

	private ClosableIterator<T> results(long limit, boolean ahead) {
		return new LazyIterator<>(() -> {
			if (limit == 0) {
				return ClosableIterator.empty();
			}
			SelectionPlan plan = plan();
			PageIterator pages = plan.pages(this.projection, Answer.ITEMS, limit, ahead);
			boolean partial = plan.isPartial(this.projection);
			return new ResultIterator<>(pages, (item) -> this.projection.result(item, partial));
		});
	}

	/**
	 * Read pages.
	 * @return an iterator that requests nothing before it is used
	 */
	ClosableIterator<Page<T>> pages() {
		requireAllowed(this.spec.limit());
		return pages(this.spec.isPrefetched());
	}

	private ClosableIterator<Page<T>> pages(boolean ahead) {
		return new LazyIterator<>(() -> {
			if (this.spec.limit() == 0) {
				return ClosableIterator.empty();
			}
			SelectionPlan plan = plan();
			return new ResultPages<>(plan,
					plan.pages(this.projection, Answer.ITEMS_AND_CAPACITY, this.spec.limit(), ahead), this.projection);
		});
	}

	/**
	 * Read one page, or as many as it takes to find what is wanted.
	 * @return the page
	 */
	Page<T> page() {
		Integer segments = this.spec.segments();
		if (segments != null) {
			throw new IllegalStateException("Expected a scan that is read in one order, found segments(" + segments
					+ "). Use pages(), or page() of each segment(number, " + segments + ").");
		}
		if (this.spec.limit() == 0) {
			return new Page<>(List.of(), this.spec.after(), 0, null, false);
		}
		ClosableIterator<Page<T>> pages = pages(false);
		Page<T> page = pages.next();
		if (!this.spec.isLimited() || !pages.hasNext()) {
			return page;
		}
		List<Page<T>> all = new ArrayList<>(List.of(page));
		pages.forEachRemaining(all::add);
		return join(all);
	}

	private static <T> Page<T> join(List<Page<T>> pages) {
		List<T> items = pages.stream().flatMap((page) -> page.items().stream()).toList();
		int scanned = pages.stream().mapToInt(Page::scannedCount).sum();
		Double capacity = 0.0;
		for (Page<T> page : pages) {
			Double units = page.consumedCapacity();
			capacity = (capacity != null && units != null) ? Double.valueOf(capacity + units) : null;
		}
		Page<T> last = pages.get(pages.size() - 1);
		return new Page<>(items, last.next(), scanned, capacity, last.partial());
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
		requireAllowed(limit);
		boolean ahead = this.spec.isPrefetched() && max == Long.MAX_VALUE;
		try (PageIterator pages = plan().pages(this.projection, Answer.COUNT, limit, ahead)) {
			long count = 0;
			while (count < limit && pages.hasNext()) {
				count += pages.next().count();
			}
			return count;
		}
	}

	/**
	 * Return what is requested, for people.
	 * @return a text without values
	 */
	String explain() {
		SelectionPlan plan = plan();
		return SelectionText.of(this.source, plan.request(this.projection, Answer.ITEMS), this.spec,
				plan.limit(this.spec.limit(), true));
	}

	/**
	 * Refuse what reads everything, where the mapping denies that.
	 * @param limit how many results are wanted
	 */
	private void requireAllowed(long limit) {
		if (this.spec.keys() == null && this.spec.segment() == null && limit == Long.MAX_VALUE) {
			this.source.store().fullScans().require("scan() of " + this.source + " without limit");
		}
	}

	private SelectionPlan plan() {
		return new SelectionPlan(this.source, this.spec);
	}

}
