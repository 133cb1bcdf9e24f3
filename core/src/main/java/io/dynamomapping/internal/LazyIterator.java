package io.dynamomapping.internal;

import java.util.Iterator;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Starts to iterate on first use. Where that fails, the next use starts again.
 *
 * @param <T> the type of the elements
 */
final class LazyIterator<T> implements Iterator<T> {

	private final Supplier<Iterator<T>> opening;

	private @Nullable Iterator<T> opened;

	LazyIterator(Supplier<Iterator<T>> opening) {
		this.opening = opening;
	}

	private Iterator<T> opened() {
		if (this.opened == null) {
			this.opened = this.opening.get();
		}
		return this.opened;
	}

	@Override
	public boolean hasNext() {
		return opened().hasNext();
	}

	@Override
	public T next() {
		return opened().next();
	}

}
