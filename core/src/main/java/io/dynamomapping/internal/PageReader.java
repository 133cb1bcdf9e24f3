package io.dynamomapping.internal;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

import io.dynamomapping.internal.table.ItemPage;
import io.dynamomapping.internal.table.PageRequest;
import io.dynamomapping.internal.table.PageRequest.Answer;
import io.dynamomapping.internal.table.Segment;
import io.dynamomapping.internal.table.TablePages;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Requests the pages of one use of a selection until so many results have been found.
 * Counts only what has arrived, so that a failed page can be asked for again. Safe for
 * use by many threads, each of which reads a segment of its own.
 */
final class PageReader implements Function<@Nullable Map<String, AttributeValue>, ItemPage> {

	private final TablePages pages;

	private final SelectionPlan plan;

	private final PageRequest request;

	private final @Nullable FetchedItems fetched;

	private final @Nullable Map<String, AttributeValue> first;

	private final boolean resumed;

	private long remaining;

	/**
	 * Start to read.
	 * @param pages where pages come from
	 * @param plan the selection
	 * @param request what is requested
	 * @param fetched reads whole items, or {@code null} to take them as they are
	 * @param limit how many results are wanted
	 */
	PageReader(TablePages pages, SelectionPlan plan, PageRequest request, @Nullable FetchedItems fetched, long limit) {
		this.pages = pages;
		this.plan = plan;
		this.request = request;
		this.fetched = fetched;
		this.first = plan.start();
		this.resumed = fetched != null || request.answer() == Answer.ITEMS_AND_CAPACITY;
		this.remaining = limit;
	}

	/**
	 * Return what reads the segments of a scan.
	 * @param total how many there are
	 * @return for each segment what reads a page of it
	 */
	List<Function<@Nullable Map<String, AttributeValue>, ItemPage>> segments(int total) {
		return IntStream.range(0, total)
			.<Function<@Nullable Map<String, AttributeValue>, ItemPage>>mapToObj(
					(number) -> (start) -> read(this.request.withSegment(new Segment(number, total)), start,
							start == null))
			.toList();
	}

	@Override
	public ItemPage apply(@Nullable Map<String, AttributeValue> start) {
		return read(this.request, (start != null) ? start : this.first, start == null);
	}

	private ItemPage read(PageRequest request, @Nullable Map<String, AttributeValue> start, boolean first) {
		long wanted = remaining();
		if (wanted <= 0) {
			// Other segments had all that was wanted.
			return new ItemPage(List.of(), null, 0, 0, null);
		}
		ItemPage page = this.pages.page(request, start, this.plan.limit(wanted, first));
		return take((this.fetched != null) ? this.fetched.of(cut(page, wanted)) : page);
	}

	private synchronized long remaining() {
		return this.remaining;
	}

	private synchronized ItemPage take(ItemPage page) {
		ItemPage wanted = cut(page, this.remaining);
		this.remaining -= wanted.count();
		return (this.remaining > 0) ? wanted : wanted.last();
	}

	private ItemPage cut(ItemPage page, long wanted) {
		if (page.count() <= wanted) {
			return page;
		}
		int count = (int) wanted;
		return page.first(count, this.resumed ? this.plan.startKey(page.items().get(count - 1)) : null);
	}

}
