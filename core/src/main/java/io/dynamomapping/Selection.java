package io.dynamomapping;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Items to be read: steps that describe which, and a verb at the end that reads them.
 * Each step returns a new selection and costs nothing; selections are immutable, can be
 * kept and used by many threads, and start from the beginning each time they are used.
 * <p>
 * Items are read page by page, the next page only when it is needed. A page is one
 * {@code Query} or {@code Scan}: 1 round trip and read units for what it
 * <em>evaluates</em>, at most 1 MB, whatever the filter lets through. A page that fails
 * throws, and is asked for again by the next call of the same iterator: nothing is lost
 * or repeated.
 *
 * @param <T> the type of the results
 * @param <S> the type of the selection
 * @see Query
 * @see Scan
 */
public interface Selection<T, S extends Selection<T, S>> extends Iterable<T> {

	/**
	 * Let through only items for which a condition holds. What it does not let through is
	 * read and paid for all the same. A further filter is added to this one.
	 * @param condition the condition
	 * @return the selection
	 * @throws IllegalArgumentException for a query, if the condition looks at key
	 * attributes of what is queried; which may be said by the verb only
	 */
	S filter(Condition condition);

	/**
	 * Return at most some results.
	 * @param results the number of results, from 0; with 0 nothing is requested
	 * @return the selection
	 */
	S limit(long results);

	/**
	 * Evaluate at most some items with each request.
	 * @param items the number of items, at least 1
	 * @return the selection
	 */
	S pageSize(int items);

	/**
	 * Read strongly consistently, at twice the read units, or not.
	 * @param consistent whether reads are strongly consistent; unless set, they are as
	 * the mapping says on the table and on local indexes, and never on global ones
	 * @return the selection
	 * @throws IllegalArgumentException if a global index cannot be read so; which may be
	 * said by the verb only
	 */
	S consistent(boolean consistent);

	/**
	 * Continue where a page has ended.
	 * @param token {@link Page#next()} of a page of the same table and index; or
	 * {@code null} to start from the beginning
	 * @return the selection
	 * @throws IllegalArgumentException if it is no such token; which may be said by the
	 * verb only
	 */
	S after(@Nullable String token);

	/**
	 * Ask for the next page while the present one is worked on.
	 * @return the selection
	 */
	S prefetch();

	/**
	 * Read the whole item for each that is found in an index that holds only parts of
	 * them: one {@code BatchGetItem} for each page, more for pages of over 100 items.
	 * Items that have been deleted meanwhile are left out, but counted by
	 * {@link #count()}. Pages do not tell what they cost.
	 * @return the selection; this one where items are whole already
	 */
	S fetchAll();

	/**
	 * Wait before each page until a limit allows it: for lists, streams, pages and counts
	 * of all kinds. Takes the place of the limit of the mapping.
	 * @param limiter the limit, which others may share
	 * @return the selection
	 * @see MappingOptions#withRateLimit
	 */
	S rateLimit(CapacityLimiter limiter);

	/**
	 * Read all results into memory.
	 * @return the results
	 */
	List<T> list();

	/**
	 * Return the results as a stream, read as it is consumed. It may be closed early to
	 * stop what is being prefetched.
	 * @return the stream, without known size
	 */
	Stream<T> stream();

	/**
	 * Return an iterator over the results, read as it is used.
	 */
	@Override
	Iterator<T> iterator();

	/**
	 * Read the first result: as many pages as it takes.
	 * @return the result, or empty if there is none
	 */
	Optional<T> first();

	/**
	 * Return whether there is any result: as many pages as it takes, without attributes.
	 * @return {@code true} if there is
	 */
	boolean exists();

	/**
	 * Read one page: one request, or with {@link #limit(long)} as many as it takes to
	 * find so many results. It may be empty and have a next one all the same.
	 * @return the page
	 */
	Page<T> page();

	/**
	 * Return the pages as a stream, each read as it is consumed.
	 * @return the stream, without known size
	 */
	Stream<Page<T>> pages();

	/**
	 * Count the results: all pages, without attributes.
	 * @return the number of results
	 */
	long count();

	/**
	 * Count the results up to a number, and read no further.
	 * @param max the number to stop at, from 0
	 * @return the number of results, at most {@code max}
	 */
	long countUpTo(long max);

	/**
	 * Return the request as it is sent: operation, table, index and expressions, with
	 * attribute names but without values. One {@code DescribeTable} at most.
	 * @return a text for people
	 */
	String explain();

}
