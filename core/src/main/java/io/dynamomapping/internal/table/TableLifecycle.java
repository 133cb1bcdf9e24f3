package io.dynamomapping.internal.table;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.dynamomapping.Billing;
import io.dynamomapping.DynamoMappingException;
import io.dynamomapping.DynamoRequestException;
import io.dynamomapping.IndexInfo;
import io.dynamomapping.KeySchemaException;
import io.dynamomapping.ReconcileOption;
import io.dynamomapping.Reconciliation;
import io.dynamomapping.TableDefinition;
import io.dynamomapping.TableDifference;
import io.dynamomapping.TableInfo;
import io.dynamomapping.TableMismatchException;
import io.dynamomapping.TableNotFoundException;
import io.dynamomapping.TableOperation;
import io.dynamomapping.Throughput;
import io.dynamomapping.TimeToLiveInfo;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableRequest;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/**
 * The life of one table: what it is, and how it comes, changes and goes.
 */
public final class TableLifecycle {

	private final TableCalls calls;

	private final TableWait wait;

	private final TableSettings settings;

	private final TableOperations operations;

	TableLifecycle(TableCalls calls, Duration timeout) {
		this.calls = calls;
		this.wait = new TableWait(calls, timeout);
		this.settings = new TableSettings(calls, this.wait);
		this.operations = new TableOperations(calls, this.wait, this.settings);
	}

	/**
	 * Return the life cycle of a table that no mapping is for.
	 * @param connection how to reach DynamoDB
	 * @param table the name of the table
	 * @param timeout how long to wait for DynamoDB to do what it was asked
	 */
	public TableLifecycle(Connection connection, String table, Duration timeout) {
		this(new TableCalls(connection, null, TableName.require(table), null), timeout);
	}

	/**
	 * Return whether the table is there.
	 * @return {@code true} in whatever state it is
	 */
	public boolean exists() {
		try {
			this.calls.describe();
			return true;
		}
		catch (TableNotFoundException ex) {
			return false;
		}
	}

	/**
	 * Return what {@code DescribeTable} says.
	 * @return what the table is like
	 */
	public TableInfo describe() {
		return TableInfos.of(this.calls.describe(), null, null, null);
	}

	/**
	 * Return what is to be known of the table.
	 * @return what it is like
	 */
	public TableInfo describeFully() {
		return describe(true, true, true);
	}

	private TableInfo describe(TableDefinition definition) {
		return describe(definition.timeToLiveAttribute() != null, definition.pointInTimeRecovery() != null,
				!definition.tags().isEmpty());
	}

	private TableInfo describe(boolean withTimeToLive, boolean withBackups, boolean withTags) {
		TableDescription table = this.calls.describe();
		TimeToLiveInfo timeToLive = withTimeToLive ? this.settings.timeToLive() : null;
		Boolean backups = withBackups ? Boolean.valueOf(this.settings.pointInTimeRecovery()) : null;
		Map<String, String> tags = withTags ? this.settings.tags(table.tableArn()) : null;
		return TableInfos.of(table, timeToLive, backups, tags);
	}

	/**
	 * Wait until the table can be used.
	 * @return what it is like then
	 */
	public TableInfo awaitActive() {
		this.wait.untilActive();
		return describe();
	}

	/**
	 * Create the table unless it exists, and wait until it can be used. Racing with
	 * others that create it is fine.
	 * @param definition what it is declared to be
	 * @return whether this call created it
	 */
	public boolean createIfMissing(TableDefinition definition) {
		TableStatus status = status();
		if (status == TableStatus.DELETING) {
			this.wait.untilGone();
			status = null;
		}
		if (status != null && status != TableStatus.CREATING) {
			return false;
		}
		boolean created = status == null && create(definition);
		this.wait.untilActive();
		try {
			// Also where another instance has created it, which may not get as far as
			// this.
			applySettings(definition);
		}
		catch (DynamoRequestException ex) {
			throw new DynamoMappingException(
					"Table '" + this.calls.table() + "' was created, but not with all settings "
							+ "that are declared, and will not get them by being created again: " + ex.getMessage()
							+ " Let DynamoTables.reconcile(…) set them, or declare less.",
					ex);
		}
		return created;
	}

	private void applySettings(TableDefinition definition) {
		String attribute = definition.timeToLiveAttribute();
		if (attribute != null) {
			enableTimeToLive(attribute);
		}
		if (Boolean.TRUE.equals(definition.pointInTimeRecovery())) {
			this.settings.updatePointInTimeRecovery(true);
		}
	}

	private @Nullable TableStatus status() {
		try {
			return this.calls.describe().tableStatus();
		}
		catch (TableNotFoundException ex) {
			return null;
		}
	}

	private boolean create(TableDefinition definition) {
		CreateTableRequest request = TableRequests.create(definition);
		try {
			this.calls.call("CreateTable", request, this.calls.client()::createTable);
			return true;
		}
		catch (DynamoRequestException ex) {
			if (ex.getCause() instanceof ResourceInUseException) {
				// Another instance was faster.
				return false;
			}
			throw ex;
		}
	}

	/**
	 * Delete the table, and wait until it is gone.
	 * @return whether there was one
	 */
	public boolean deleteIfExists() {
		DeleteTableRequest request = DeleteTableRequest.builder().tableName(this.calls.table()).build();
		try {
			this.calls.call("DeleteTable", request, this.calls.client()::deleteTable);
		}
		catch (TableNotFoundException ex) {
			return false;
		}
		this.wait.untilGone();
		return true;
	}

	/**
	 * Bill the table otherwise.
	 * @param billing what it is to be billed by
	 * @return whether it was billed otherwise before
	 */
	public boolean updateBilling(Billing billing) {
		TableInfo found = describe();
		TableDefinition declared = TableDefinition.of(this.calls.table(), found.keys()).withBilling(billing);
		List<TableOperation> changes = new ReconcilePlan(declared, found, false).find().operations();
		changes.forEach((change) -> this.operations.perform(change, found.arn()));
		return !changes.isEmpty();
	}

	/**
	 * Give a global index other units.
	 * @param index its name
	 * @param throughput the units
	 * @return whether it had others before
	 */
	public boolean updateThroughput(String index, Throughput throughput) {
		TableInfo found = describe();
		IndexInfo present = found.index(index)
			.filter((candidate) -> !candidate.local())
			.orElseThrow(() -> new KeySchemaException(
					"Expected table '" + this.calls.table() + "' to have a global index '" + index + "', found "
							+ found.indexes().stream().filter((other) -> !other.local()).map(IndexInfo::name).toList()
							+ ". Name one of these, or create the index."));
		if (throughput.equals(present.throughput())) {
			return false;
		}
		this.operations.perform(new TableOperation.ChangeIndexThroughput(index, throughput), found.arn());
		return true;
	}

	/**
	 * Let expired items be deleted.
	 * @param attribute the attribute that says when an item expires
	 * @return whether it was not so before
	 */
	public boolean enableTimeToLive(String attribute) {
		TimeToLiveInfo present = this.settings.timeToLive();
		if (present.isEnabled()) {
			if (attribute.equals(present.attribute())) {
				return false;
			}
			throw new TableMismatchException(this.calls.table(),
					List.of(new TableDifference("time to live", attribute, String.valueOf(present.attribute()))),
					"Name the attribute that the table has, or reconcile the table with its definition.");
		}
		try {
			this.settings.updateTimeToLive(attribute, true);
			return true;
		}
		catch (DynamoRequestException ex) {
			if (isRefusal(ex) && isEnabledBy(attribute)) {
				// Another instance was faster.
				return false;
			}
			throw ex;
		}
	}

	private static boolean isRefusal(DynamoRequestException ex) {
		return "ValidationException".equals(ex.awsErrorCode()) || "ResourceInUseException".equals(ex.awsErrorCode());
	}

	private boolean isEnabledBy(String attribute) {
		TimeToLiveInfo present = this.settings.timeToLive();
		return present.isEnabled() && attribute.equals(present.attribute());
	}

	/**
	 * Return what differs from a definition.
	 * @param definition what the table is declared to be
	 * @return the differences
	 */
	public List<TableDifference> differences(TableDefinition definition) {
		return new TableComparison(definition, describe(definition)).differences();
	}

	/**
	 * Turn the table into what it is declared to be.
	 * @param definition what it is declared to be
	 * @param options whether to do it, and whether to delete indexes
	 * @return what was done, or is to be done
	 */
	public Reconciliation reconcile(TableDefinition definition, ReconcileOption... options) {
		List<ReconcileOption> chosen = Arrays.asList(options);
		boolean dryRun = chosen.contains(ReconcileOption.DRY_RUN);
		TableInfo found = dryRun ? find(definition) : findSettled(definition);
		if (found == null) {
			if (!dryRun) {
				createIfMissing(definition);
			}
			return ReconcilePlan.creation(definition);
		}
		List<TableDifference> unchangeable = new TableComparison(definition, found).unchangeable();
		if (!unchangeable.isEmpty()) {
			throw new TableMismatchException(this.calls.table(), unchangeable,
					"Keys and local indexes cannot be changed: declare them as they are, or move the items to a new table.");
		}
		boolean deleteIndexes = chosen.contains(ReconcileOption.DELETE_INDEXES);
		Reconciliation plan = new ReconcilePlan(definition, found, deleteIndexes).find();
		if (!dryRun) {
			plan.operations().forEach((operation) -> this.operations.perform(operation, found.arn()));
		}
		return plan;
	}

	private @Nullable TableInfo find(TableDefinition definition) {
		try {
			TableInfo found = describe(definition);
			return (found.status() != TableStatus.DELETING) ? found : null;
		}
		catch (TableNotFoundException ex) {
			return null;
		}
	}

	// What others have begun, or an earlier attempt, has to end before there is a plan.
	private @Nullable TableInfo findSettled(TableDefinition definition) {
		TableInfo found = find(definition);
		if (found == null || found.isActive()) {
			return found;
		}
		this.wait.untilActive();
		return find(definition);
	}

}
