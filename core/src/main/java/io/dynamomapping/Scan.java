package io.dynamomapping;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * All items of a table or index, in no particular order.
 *
 * @param <T> the type of the results
 * @see <a href=
 * "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Scan.html">Scanning
 * tables</a>
 */
public interface Scan<T> extends Selection<T, Scan<T>> {

	/**
	 * Read several segments at once, one page of each at a time, as far as there are
	 * threads for batches.
	 * @param total the number of segments, 1 to 1,000,000
	 * @return the scan, whose results come in the order in which pages arrive; it has no
	 * single {@link #page()}, takes no token and gives none
	 */
	Scan<T> segments(int total);

	/**
	 * Read one of several segments: a part of the table that several applications, or
	 * several pages with tokens of their own, can share.
	 * @param segment the number of the segment, from 0
	 * @param total the number of segments, 1 to 1,000,000
	 * @return the scan
	 */
	Scan<T> segment(int segment, int total);

	/**
	 * Read the attributes that a type declares.
	 * @param projection a record or class with some of the attributes
	 * @param <P> the type of the projection
	 * @return the scan
	 */
	<P> Scan<P> as(Class<P> projection);

	/**
	 * Read some attributes.
	 * @param paths which, as {@link AttributePath#parse(String)} reads them
	 * @return the scan, whose results have the attributes that are present, nested as
	 * they are in the item
	 * @throws IllegalArgumentException if one path holds another one
	 */
	Scan<Map<String, @Nullable Object>> select(String... paths);

	/**
	 * Read some attributes.
	 * @param attributes which
	 * @return the scan
	 * @see #select(String...)
	 */
	Scan<Map<String, @Nullable Object>> select(Attribute<?>... attributes);

}
