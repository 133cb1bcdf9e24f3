package io.dynamomapping.internal.table;

import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The items of all pages. Holds one page and no connection. Moves on only when a page has
 * arrived, so that a failed one can be asked for again.
 */
final class ItemIterator implements Iterator<Map<String, AttributeValue>> {

	private final Function<@Nullable Map<String, AttributeValue>, ItemPage> pages;

	private @Nullable Iterator<Map<String, AttributeValue>> page;

	private @Nullable Map<String, AttributeValue> start;

	ItemIterator(Function<@Nullable Map<String, AttributeValue>, ItemPage> pages) {
		this.pages = pages;
	}

	@Override
	public boolean hasNext() {
		while (this.page == null || (!this.page.hasNext() && this.start != null)) {
			ItemPage next = this.pages.apply(this.start);
			this.start = next.lastKey();
			this.page = next.items().iterator();
		}
		return this.page.hasNext();
	}

	@Override
	public Map<String, AttributeValue> next() {
		if (!hasNext() || this.page == null) {
			throw new NoSuchElementException();
		}
		return this.page.next();
	}

}
