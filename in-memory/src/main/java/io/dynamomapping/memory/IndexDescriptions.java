package io.dynamomapping.memory;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.CreateGlobalSecondaryIndexAction;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexUpdate;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughput;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputDescription;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/**
 * Makes descriptions of indexes out of requests.
 */
final class IndexDescriptions {

	private static final int KEY_AND_SORT_KEY = 2;

	private IndexDescriptions() {
	}

	static GlobalSecondaryIndexDescription of(String table, String name, List<KeySchemaElement> keys,
			@Nullable Projection projection, @Nullable ProvisionedThroughput throughput) {
		return GlobalSecondaryIndexDescription.builder()
			.indexName(name)
			.indexArn("arn:aws:dynamodb:" + InMemoryDynamoDbClient.REGION + ":000000000000:table/" + table + "/index/"
					+ name)
			.indexStatus(IndexStatus.ACTIVE)
			.keySchema(keys)
			.projection(require(projection))
			.provisionedThroughput(throughput(throughput))
			.build();
	}

	static LocalSecondaryIndexDescription of(String table, List<KeySchemaElement> tableKeys,
			LocalSecondaryIndex index) {
		if (tableKeys.size() < KEY_AND_SORT_KEY) {
			throw Errors
				.invalidParameter("Table KeySchema does not have a range key, which is required when specifying "
						+ "a LocalSecondaryIndex");
		}
		if (index.keySchema().size() < KEY_AND_SORT_KEY || !index.keySchema().get(0).equals(tableKeys.get(0))) {
			throw Errors
				.invalidParameter("Index KeySchema does not have a range key, or not the hash key of the table, "
						+ "for index: " + index.indexName());
		}
		return LocalSecondaryIndexDescription.builder()
			.indexName(index.indexName())
			.indexArn("arn:aws:dynamodb:" + InMemoryDynamoDbClient.REGION + ":000000000000:table/" + table + "/index/"
					+ index.indexName())
			.keySchema(index.keySchema())
			.projection(require(index.projection()))
			.build();
	}

	private static Projection require(@Nullable Projection projection) {
		if (projection == null || projection.projectionType() == null) {
			throw Errors.invalidParameter("Unknown ProjectionType: null");
		}
		return projection;
	}

	static ProvisionedThroughputDescription throughput(@Nullable ProvisionedThroughput throughput) {
		return ProvisionedThroughputDescription.builder()
			.numberOfDecreasesToday(0L)
			.readCapacityUnits((throughput != null) ? throughput.readCapacityUnits() : Long.valueOf(0))
			.writeCapacityUnits((throughput != null) ? throughput.writeCapacityUnits() : Long.valueOf(0))
			.build();
	}

	static GlobalSecondaryIndexDescription onDemand(GlobalSecondaryIndexDescription index) {
		return index.copy((copy) -> copy.provisionedThroughput(throughput(null)));
	}

	static void apply(GlobalSecondaryIndexUpdate update, TableDescription table,
			Map<String, GlobalSecondaryIndexDescription> indexes) {
		if (update.create() != null) {
			CreateGlobalSecondaryIndexAction create = update.create();
			if (indexes.containsKey(create.indexName())) {
				throw Errors.invalidParameter("Duplicate index name: " + create.indexName());
			}
			indexes.put(create.indexName(), of(table.tableName(), create.indexName(), create.keySchema(),
					create.projection(), create.provisionedThroughput()));
			return;
		}
		String name = (update.delete() != null) ? update.delete().indexName() : update.update().indexName();
		GlobalSecondaryIndexDescription present = indexes.remove(name);
		if (present == null) {
			throw Errors.resourceNotFound("Index: " + name);
		}
		if (update.update() != null) {
			indexes.put(name, present
				.copy((copy) -> copy.provisionedThroughput(throughput(update.update().provisionedThroughput()))));
		}
	}

}
