package io.dynamomapping.internal.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

import io.dynamomapping.IndexDefinition;
import io.dynamomapping.StreamView;
import io.dynamomapping.TableOperation;
import io.dynamomapping.TableOperation.ChangeBilling;
import io.dynamomapping.TableOperation.ChangeDeletionProtection;
import io.dynamomapping.TableOperation.ChangeIndexThroughput;
import io.dynamomapping.TableOperation.ChangePointInTimeRecovery;
import io.dynamomapping.TableOperation.ChangeTableClass;
import io.dynamomapping.TableOperation.CreateIndex;
import io.dynamomapping.TableOperation.CreateTable;
import io.dynamomapping.TableOperation.DeleteIndex;
import io.dynamomapping.TableOperation.DisableTimeToLive;
import io.dynamomapping.TableOperation.EnableStream;
import io.dynamomapping.TableOperation.EnableTimeToLive;
import io.dynamomapping.TableOperation.SetTags;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexUpdate;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableRequest;

/**
 * Performs operations. DynamoDB allows one {@code UpdateTable} at a time: each waits
 * until its effect is to be seen and the table is active again. Time to live and tags are
 * requested only.
 */
final class TableOperations {

	private final TableCalls calls;

	private final TableWait wait;

	private final TableSettings settings;

	TableOperations(TableCalls calls, TableWait wait, TableSettings settings) {
		this.calls = calls;
		this.wait = wait;
		this.settings = settings;
	}

	/**
	 * Perform an operation on a table that exists.
	 * @param operation any but {@link CreateTable}
	 * @param arn the Amazon resource name of the table
	 */
	void perform(TableOperation operation, String arn) {
		if (operation instanceof EnableTimeToLive enable) {
			this.settings.updateTimeToLive(enable.attribute(), true);
		}
		else if (operation instanceof DisableTimeToLive disable) {
			this.settings.updateTimeToLive(disable.attribute(), false);
		}
		else if (operation instanceof ChangePointInTimeRecovery change) {
			this.settings.updatePointInTimeRecovery(change.enabled());
		}
		else if (operation instanceof SetTags set) {
			this.settings.setTags(arn, set.tags());
		}
		else {
			update(operation);
		}
	}

	private void update(TableOperation operation) {
		if (operation instanceof ChangeBilling change) {
			changeBilling(change);
		}
		else if (operation instanceof ChangeIndexThroughput change) {
			update((request) -> request.globalSecondaryIndexUpdates(throughput(change)),
					(table) -> index(table, change.index()).filter(
							(index) -> change.throughput().equals(TableInfos.throughput(index.provisionedThroughput())))
						.isPresent());
		}
		else if (operation instanceof CreateIndex create) {
			IndexDefinition index = create.index();
			update((request) -> request.attributeDefinitions(TableRequests.attributes(List.of(index.keySchema())))
				.globalSecondaryIndexUpdates(create(index)), (table) -> index(table, index.name()).isPresent());
		}
		else if (operation instanceof DeleteIndex delete) {
			update((request) -> request.globalSecondaryIndexUpdates(delete(delete.index())),
					(table) -> index(table, delete.index()).isEmpty());
		}
		else if (operation instanceof ChangeTableClass change) {
			update((request) -> request.tableClass(change.tableClass()),
					(table) -> TableInfos.tableClass(table) == change.tableClass());
		}
		else if (operation instanceof ChangeDeletionProtection change) {
			update((request) -> request.deletionProtectionEnabled(change.enabled()),
					(table) -> Boolean.TRUE.equals(table.deletionProtectionEnabled()) == change.enabled());
		}
		else {
			StreamView view = (operation instanceof EnableStream enable) ? enable.view() : StreamView.NONE;
			update((request) -> request.streamSpecification(TableRequests.stream(view)),
					(table) -> TableInfos.stream(table) == view);
		}
	}

	private void changeBilling(ChangeBilling change) {
		List<GlobalSecondaryIndexUpdate> indexes = new ArrayList<>();
		change.indexes()
			.forEach((index, throughput) -> indexes.add(throughput(new ChangeIndexThroughput(index, throughput))));
		update((request) -> request.billingMode(change.billing().mode())
			.provisionedThroughput(TableRequests.throughput(change.billing().throughput()))
			.globalSecondaryIndexUpdates(indexes.isEmpty() ? null : indexes),
				(table) -> TableInfos.billing(table).equals(change.billing()));
	}

	private static GlobalSecondaryIndexUpdate throughput(ChangeIndexThroughput change) {
		return GlobalSecondaryIndexUpdate.builder()
			.update((index) -> index.indexName(change.index())
				.provisionedThroughput(TableRequests.throughput(change.throughput())))
			.build();
	}

	private static GlobalSecondaryIndexUpdate create(IndexDefinition index) {
		return GlobalSecondaryIndexUpdate.builder().create(TableRequests.create(index)).build();
	}

	private static GlobalSecondaryIndexUpdate delete(String name) {
		return GlobalSecondaryIndexUpdate.builder().delete((index) -> index.indexName(name)).build();
	}

	private static Optional<GlobalSecondaryIndexDescription> index(TableDescription table, String name) {
		return table.globalSecondaryIndexes().stream().filter((index) -> index.indexName().equals(name)).findFirst();
	}

	private void update(Consumer<UpdateTableRequest.Builder> change, Predicate<TableDescription> changed) {
		UpdateTableRequest.Builder request = UpdateTableRequest.builder().tableName(this.calls.table());
		change.accept(request);
		this.calls.call("UpdateTable", request.build(), this.calls.client()::updateTable);
		this.wait.untilActive(changed);
	}

}
