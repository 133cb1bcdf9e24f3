package io.dynamomapping.internal;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import io.dynamomapping.Billing;
import io.dynamomapping.DynamoMapping;
import io.dynamomapping.DynamoTables;
import io.dynamomapping.ReconcileOption;
import io.dynamomapping.Reconciliation;
import io.dynamomapping.TableDefinition;
import io.dynamomapping.TableDifference;
import io.dynamomapping.TableInfo;
import io.dynamomapping.TableMismatchException;
import io.dynamomapping.Throughput;
import io.dynamomapping.internal.table.Connection;
import io.dynamomapping.internal.table.TableLifecycle;
import io.dynamomapping.internal.table.TableNames;

/**
 * The tables that a connection reaches.
 */
public final class DefaultDynamoTables implements DynamoTables {

	private static final Duration TIMEOUT = Duration.ofMinutes(3);

	private final Connection connection;

	private final Duration timeout;

	/**
	 * Create tables. Requests nothing.
	 * @param connection how to reach DynamoDB
	 */
	public DefaultDynamoTables(Connection connection) {
		this(connection, TIMEOUT);
	}

	private DefaultDynamoTables(Connection connection, Duration timeout) {
		this.connection = connection;
		this.timeout = timeout;
	}

	@Override
	public DynamoTables withTimeout(Duration timeout) {
		if (timeout.isNegative() || timeout.isZero()) {
			throw new IllegalArgumentException(
					"Expected a time to wait, found " + timeout + ". Give a longer one, such as 3 minutes.");
		}
		return new DefaultDynamoTables(this.connection, timeout);
	}

	private TableLifecycle table(String tableName) {
		return new TableLifecycle(this.connection, Objects.requireNonNull(tableName, "tableName"), this.timeout);
	}

	private TableLifecycle table(DynamoMapping<?, ?> mapping) {
		return own(mapping).lifecycle(this.timeout);
	}

	private DefaultDynamoMapping<?, ?> own(DynamoMapping<?, ?> mapping) {
		if (!(mapping instanceof DefaultDynamoMapping<?, ?> own)) {
			throw new IllegalArgumentException(
					"Expected a mapping opened by DynamoMappings, found " + mapping.getClass().getName() + ".");
		}
		if (own.client() != this.connection.client()) {
			// A table of the same name elsewhere would be taken for it.
			throw new IllegalArgumentException(
					"Expected a mapping of the client that these tables are of, found mapping '" + mapping.name()
							+ "' of another one. Take the tables() of the DynamoMappings that opened it.");
		}
		return own;
	}

	@Override
	public Stream<String> names() {
		return StreamSupport.stream(
				() -> Spliterators.spliteratorUnknownSize(new TableNames(this.connection),
						Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.DISTINCT),
				Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.DISTINCT, false);
	}

	@Override
	public Stream<String> names(String prefix) {
		Objects.requireNonNull(prefix, "prefix");
		return names().filter((name) -> name.startsWith(prefix));
	}

	@Override
	public boolean exists(String tableName) {
		return table(tableName).exists();
	}

	@Override
	public boolean exists(DynamoMapping<?, ?> mapping) {
		return table(mapping).exists();
	}

	@Override
	public TableInfo describe(String tableName) {
		return table(tableName).describe();
	}

	@Override
	public TableInfo describe(DynamoMapping<?, ?> mapping) {
		return table(mapping).describe();
	}

	@Override
	public TableInfo describeFully(String tableName) {
		return table(tableName).describeFully();
	}

	@Override
	public TableDefinition definition(DynamoMapping<?, ?> mapping) {
		return own(mapping).definition();
	}

	@Override
	public boolean createIfMissing(DynamoMapping<?, ?> mapping) {
		return table(mapping).createIfMissing(definition(mapping));
	}

	@Override
	public boolean createIfMissing(TableDefinition definition) {
		return table(definition.tableName()).createIfMissing(definition);
	}

	@Override
	public TableInfo awaitActive(String tableName) {
		return table(tableName).awaitActive();
	}

	@Override
	public boolean deleteIfExists(String tableName) {
		return table(tableName).deleteIfExists();
	}

	@Override
	public boolean deleteIfExists(DynamoMapping<?, ?> mapping) {
		return table(mapping).deleteIfExists();
	}

	@Override
	public boolean updateBilling(String tableName, Billing billing) {
		return table(tableName).updateBilling(billing);
	}

	@Override
	public boolean updateThroughput(String tableName, String indexName, Throughput throughput) {
		return table(tableName).updateThroughput(indexName, throughput);
	}

	@Override
	public boolean enableTimeToLive(String tableName, String attribute) {
		return table(tableName).enableTimeToLive(attribute);
	}

	@Override
	public List<TableDifference> differences(TableDefinition definition) {
		return table(definition.tableName()).differences(definition);
	}

	@Override
	public void validate(TableDefinition definition) {
		List<TableDifference> differences = differences(definition);
		if (!differences.isEmpty()) {
			throw new TableMismatchException(definition.tableName(), differences,
					"Declare what the table is, or let DynamoTables.reconcile(…) change it.");
		}
	}

	@Override
	public Reconciliation reconcile(TableDefinition definition, ReconcileOption... options) {
		return table(definition.tableName()).reconcile(definition, options);
	}

}
