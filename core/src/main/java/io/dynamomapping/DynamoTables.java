package io.dynamomapping;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tables rather than items: lists, describes, creates, changes and deletes them. Names
 * are those that DynamoDB knows, prefix and suffix included. Safe for use by many
 * threads.
 * <p>
 * What DynamoDB does in the background is waited for, for 3 minutes unless
 * {@linkplain #withTimeout set otherwise}. Who is interrupted or runs out of time gets a
 * {@link TableNotReadyException}; every other failure is a {@link DynamoRequestException}
 * or {@link TableNotFoundException}.
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/WorkingWithTables.html">Working
 * with tables</a>
 */
public interface DynamoTables {

	/**
	 * Return the same with another time to wait for what DynamoDB does. To fill a new
	 * index of a large table takes hours.
	 * @param timeout how long each operation may take. Requests that are not answered end
	 * the wait a second later at most
	 * @return a copy
	 */
	DynamoTables withTimeout(Duration timeout);

	/**
	 * Return the names of the tables of this account and region: one {@code ListTables}
	 * for each hundred of them, requested as the stream gets there.
	 * @return the names, lazily
	 */
	Stream<String> names();

	/**
	 * Return the names of tables that start alike. Costs as much as {@link #names()}.
	 * @param prefix how they start
	 * @return the names, lazily
	 */
	Stream<String> names(String prefix);

	/**
	 * Return whether there is a table, in whatever state. One {@code DescribeTable}.
	 * @param tableName its name
	 * @return {@code true} if there is
	 */
	boolean exists(String tableName);

	/**
	 * Return whether the table of a mapping is there. One {@code DescribeTable}.
	 * @param mapping the mapping
	 * @return {@code true} if it is
	 */
	boolean exists(DynamoMapping<?, ?> mapping);

	/**
	 * Return what DynamoDB says of a table, but for time to live, backups and tags. One
	 * {@code DescribeTable}.
	 * @param tableName its name
	 * @return what it is like at this moment
	 * @throws TableNotFoundException if there is none
	 */
	TableInfo describe(String tableName);

	/**
	 * Return what DynamoDB says of the table of a mapping. One {@code DescribeTable}.
	 * @param mapping the mapping
	 * @return what it is like at this moment
	 * @throws TableNotFoundException if there is none
	 * @see #describe(String)
	 */
	TableInfo describe(DynamoMapping<?, ?> mapping);

	/**
	 * Return all that DynamoDB says of a table: {@code DescribeTable},
	 * {@code DescribeTimeToLive}, {@code DescribeContinuousBackups} and
	 * {@code ListTagsOfResource}, 4 round trips or more. DynamoDB Local knows neither
	 * backups nor tags.
	 * @param tableName its name
	 * @return what it is like at this moment
	 * @throws TableNotFoundException if there is none
	 */
	TableInfo describeFully(String tableName);

	/**
	 * Return what the table of a mapping is declared to be, by the type of its values and
	 * its options: name, keys, indexes and time to live. The rest is open, to be added
	 * to. Requests nothing.
	 * @param mapping the mapping
	 * @return the definition
	 * @throws KeySchemaException if it declares no keys
	 */
	TableDefinition definition(DynamoMapping<?, ?> mapping);

	/**
	 * Create the table of a mapping unless it exists, as {@link #definition} says.
	 * @param mapping the mapping
	 * @return whether this call created it
	 * @throws KeySchemaException if it declares no keys
	 * @see #createIfMissing(TableDefinition)
	 */
	boolean createIfMissing(DynamoMapping<?, ?> mapping);

	/**
	 * Create a table unless it exists, and wait until it can be used, indexes included.
	 * Racing with others that create it is fine. {@code DescribeTable}; then, if need be,
	 * {@code CreateTable}, {@code DescribeTable} until it is there, and one or two
	 * requests each for time to live and backups, where they are declared. A table that
	 * is there is left as it is.
	 * @param definition what it is declared to be
	 * @return whether this call created it
	 * @throws IllegalArgumentException if it would be billed on demand, and one of its
	 * indexes has units of its own
	 */
	boolean createIfMissing(TableDefinition definition);

	/**
	 * Wait until a table and its indexes can be used: {@code DescribeTable} until then.
	 * @param tableName its name
	 * @return what it is like then
	 * @throws TableNotReadyException if there is no such table when the time is up, or it
	 * cannot be used
	 */
	TableInfo awaitActive(String tableName);

	/**
	 * Delete a table with all its items, and wait until it is gone. Nothing else in this
	 * library does. {@code DeleteTable}, then {@code DescribeTable} until it is gone.
	 * @param tableName its name
	 * @return whether there was one
	 */
	boolean deleteIfExists(String tableName);

	/**
	 * Delete the table of a mapping with all its items, and wait until it is gone.
	 * @param mapping the mapping
	 * @return whether there was one
	 */
	boolean deleteIfExists(DynamoMapping<?, ?> mapping);

	/**
	 * Bill a table otherwise, and wait until that is done: {@code DescribeTable}, and
	 * {@code UpdateTable} if it differs. Global indexes without units get as many as the
	 * table.
	 * @param tableName its name
	 * @param billing what it is to be billed by
	 * @return whether it was billed otherwise before
	 */
	boolean updateBilling(String tableName, Billing billing);

	/**
	 * Give a table other provisioned units.
	 * @param tableName its name
	 * @param throughput the units
	 * @return whether it had others before
	 * @see #updateBilling(String, Billing)
	 */
	default boolean updateThroughput(String tableName, Throughput throughput) {
		return updateBilling(tableName, Billing.provisioned(throughput.readUnits(), throughput.writeUnits()));
	}

	/**
	 * Give a global index other provisioned units, and wait until that is done:
	 * {@code DescribeTable}, and {@code UpdateTable} if they differ.
	 * @param tableName the name of its table
	 * @param indexName its name
	 * @param throughput the units
	 * @return whether it had others before
	 * @throws KeySchemaException if the table has no such global index
	 */
	boolean updateThroughput(String tableName, String indexName, Throughput throughput);

	/**
	 * Let expired items be deleted: {@code DescribeTimeToLive}, and
	 * {@code UpdateTimeToLive} if it is not so already.
	 * @param tableName the name of the table
	 * @param attribute the attribute that says when an item expires, in seconds since
	 * 1970
	 * @return whether it was not so before
	 * @throws TableMismatchException if items expire by another attribute
	 * @see <a href=
	 * "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/TTL.html">Time to
	 * live</a>
	 */
	boolean enableTimeToLive(String tableName, String attribute);

	/**
	 * Return every point in which a table is not what it is declared to be. What is not
	 * declared is not compared: indexes and tags that the table has besides are fine. One
	 * {@code DescribeTable}, and one more request each for time to live, backups and tags
	 * where they are declared.
	 * @param definition what it is declared to be
	 * @return the differences, none if it is
	 * @throws TableNotFoundException if there is no such table
	 */
	List<TableDifference> differences(TableDefinition definition);

	/**
	 * Refuse a table that is not what it is declared to be. Costs as much as
	 * {@link #differences}.
	 * @param definition what it is declared to be
	 * @throws TableMismatchException if anything differs
	 * @throws TableNotFoundException if there is no such table
	 */
	void validate(TableDefinition definition);

	/**
	 * Turn a table into what it is declared to be, or create it. Asks what it is like, as
	 * {@link #differences} does; then goes from operation to operation, one request each,
	 * and waits until the table is changed. Time to live and tags are requested and not
	 * waited for. To be called again after a failure: what is done is not done again.
	 * <p>
	 * Time to live comes last. By another attribute it takes two operations, and for up
	 * to an hour DynamoDB refuses the second one.
	 * <p>
	 * Global indexes that are not declared are deleted only with
	 * {@link ReconcileOption#DELETE_INDEXES}, and listed as skipped without. Those whose
	 * keys or projection differ have to be deleted to be created anew.
	 * @param definition what it is declared to be
	 * @param options whether to do it, and whether to delete indexes
	 * @return what was done, or is to be done
	 * @throws TableMismatchException if keys or local indexes differ, which cannot be
	 * changed; nothing is done then
	 * @throws IllegalArgumentException if indexes are declared with capacity units, while
	 * the table is billed on demand and not declared otherwise; nothing is done then
	 */
	Reconciliation reconcile(TableDefinition definition, ReconcileOption... options);

}
