package io.dynamomapping.internal.table;

import java.util.Iterator;

/**
 * Pages of a selection, for one thread. Whether there is another page is known without a
 * request. A page that fails is thrown by {@link #next()} and asked for again by the
 * following call: nothing is lost or repeated.
 */
public interface PageIterator extends Iterator<ItemPage>, AutoCloseable {

	/**
	 * Request nothing any more: there is no next page. What is in flight comes to its
	 * end, unseen.
	 */
	@Override
	void close();

}
