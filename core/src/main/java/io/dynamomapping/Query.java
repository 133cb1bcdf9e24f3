package io.dynamomapping;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Items of one partition, in the order of the sort key.
 *
 * @param <T> the type of the results
 * @see <a href=
 * "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Query.html">Querying
 * tables</a>
 */
public interface Query<T> extends Selection<T, Query<T>> {

	/**
	 * Return items from the highest sort key down.
	 * @return the query
	 */
	Query<T> descending();

	/**
	 * Read the attributes that a type declares.
	 * @param projection a record or class with some of the attributes
	 * @param <P> the type of the projection
	 * @return the query
	 */
	<P> Query<P> as(Class<P> projection);

	/**
	 * Read some attributes.
	 * @param paths which, as {@link AttributePath#parse(String)} reads them
	 * @return the query, whose results have the attributes that are present, nested as
	 * they are in the item
	 * @throws IllegalArgumentException if one path holds another one
	 */
	Query<Map<String, @Nullable Object>> select(String... paths);

	/**
	 * Read some attributes.
	 * @param attributes which
	 * @return the query
	 * @see #select(String...)
	 */
	Query<Map<String, @Nullable Object>> select(Attribute<?>... attributes);

}
