package io.dynamomapping.internal;

import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Function;

import io.dynamomapping.internal.table.PageIterator;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The results on pages, each page read when it is needed. Holds one page, and passes over
 * empty ones.
 *
 * @param <T> the type of the results
 */
final class ResultIterator<T> implements ClosableIterator<T> {

	private final PageIterator pages;

	private final Function<Map<String, AttributeValue>, T> result;

	private Iterator<Map<String, AttributeValue>> items = Collections.emptyIterator();

	ResultIterator(PageIterator pages, Function<Map<String, AttributeValue>, T> result) {
		this.pages = pages;
		this.result = result;
	}

	@Override
	public boolean hasNext() {
		while (!this.items.hasNext()) {
			if (!this.pages.hasNext()) {
				return false;
			}
			this.items = this.pages.next().items().iterator();
		}
		return true;
	}

	@Override
	public T next() {
		if (!hasNext()) {
			throw new NoSuchElementException();
		}
		return this.result.apply(this.items.next());
	}

	@Override
	public void close() {
		this.pages.close();
	}

}
