package io.dynamomapping.internal;

import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * An iterator that may request things ahead until it is closed or has come to its end.
 *
 * @param <T> the type of the elements
 */
interface ClosableIterator<T> extends Iterator<T>, AutoCloseable {

	@Override
	void close();

	/**
	 * Return an iterator over nothing.
	 * @param <T> the type of the elements
	 * @return the iterator
	 */
	static <T> ClosableIterator<T> empty() {
		return new ClosableIterator<>() {

			@Override
			public boolean hasNext() {
				return false;
			}

			@Override
			public T next() {
				throw new NoSuchElementException();
			}

			@Override
			public void close() {
			}

		};
	}

}
