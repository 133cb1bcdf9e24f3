package io.dynamomapping;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A secondary index of a table, to read by other keys. Global indexes lag behind the
 * table by a moment, and hold only the items that have their key attributes.
 * <p>
 * Keys and projection are as the type of the values declares them, else as one
 * {@code DescribeTable} says on first use.
 *
 * @param <V> the type of the values
 * @see DynamoMapping#index(String)
 */
public interface DynamoIndex<V> {

	/**
	 * Return the name of the index.
	 * @return the name
	 */
	String name();

	/**
	 * Return the key attributes of the index.
	 * @return the key schema
	 * @throws KeySchemaException if the table has no such index
	 */
	KeySchema keySchema();

	/**
	 * Select the items of a partition of the index.
	 * @param partitionKey the partition key of the index
	 * @return the partition
	 */
	Partition<V> partition(Object partitionKey);

	/**
	 * Select all items of the index.
	 * @return the scan
	 */
	Scan<V> scan();

	/**
	 * Select the items of the index that meet some criteria.
	 * @param criteria as for {@link DynamoMapping#find(Map)}, among them one for the
	 * partition key of the index
	 * @return the query
	 */
	Query<V> find(Map<String, ? extends @Nullable Object> criteria);

}
