package io.dynamomapping;

/**
 * A query of one partition, of which a range of sort keys can be chosen. Values are
 * checked against the type of the sort key; DynamoDB allows one choice for each query.
 *
 * @param <T> the type of the results
 * @see DynamoMapping#partition(Object)
 */
public interface Partition<T> extends Query<T> {

	/**
	 * Choose the items with a sort key.
	 * @param value the sort key
	 * @return the query
	 */
	Query<T> sortEquals(Object value);

	/**
	 * Choose the items whose sort key begins with a text.
	 * @param prefix the text, or binary where the sort key is binary
	 * @return the query
	 */
	Query<T> sortBeginsWith(Object prefix);

	/**
	 * Choose the items whose sort key lies between two values, both included.
	 * @param low the lower one
	 * @param high the higher one
	 * @return the query
	 */
	Query<T> sortBetween(Object low, Object high);

	/**
	 * Choose the items whose sort key is less than a value.
	 * @param value the value
	 * @return the query
	 */
	Query<T> sortBelow(Object value);

	/**
	 * Choose the items whose sort key is less than or equal to a value.
	 * @param value the value
	 * @return the query
	 */
	Query<T> sortAtMost(Object value);

	/**
	 * Choose the items whose sort key is greater than a value.
	 * @param value the value
	 * @return the query
	 */
	Query<T> sortAbove(Object value);

	/**
	 * Choose the items whose sort key is greater than or equal to a value.
	 * @param value the value
	 * @return the query
	 */
	Query<T> sortAtLeast(Object value);

}
