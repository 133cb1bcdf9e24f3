package io.dynamomapping.internal;

import java.util.NoSuchElementException;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Starts to iterate on first use. Where that fails, the next use starts again.
 *
 * @param <T> the type of the elements
 */
final class LazyIterator<T> implements ClosableIterator<T> {

	private final Supplier<ClosableIterator<T>> opening;

	private @Nullable ClosableIterator<T> opened;

	private boolean closed;

	LazyIterator(Supplier<ClosableIterator<T>> opening) {
		this.opening = opening;
	}

	private ClosableIterator<T> opened() {
		if (this.opened == null) {
			this.opened = this.opening.get();
		}
		return this.opened;
	}

	@Override
	public boolean hasNext() {
		return !this.closed && opened().hasNext();
	}

	@Override
	public T next() {
		if (this.closed) {
			throw new NoSuchElementException();
		}
		return opened().next();
	}

	@Override
	public void close() {
		this.closed = true;
		if (this.opened != null) {
			this.opened.close();
		}
	}

}
