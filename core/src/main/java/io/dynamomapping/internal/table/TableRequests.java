package io.dynamomapping.internal.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import io.dynamomapping.Billing;
import io.dynamomapping.IndexDefinition;
import io.dynamomapping.IndexProjection;
import io.dynamomapping.KeySchema;
import io.dynamomapping.StreamView;
import io.dynamomapping.TableDefinition;
import io.dynamomapping.Throughput;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.CreateGlobalSecondaryIndexAction;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughput;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;
import software.amazon.awssdk.services.dynamodb.model.Tag;

/**
 * Puts definitions into the words of DynamoDB.
 */
final class TableRequests {

	private TableRequests() {
	}

	static CreateTableRequest create(TableDefinition table) {
		// Declared, and not only assumed: a new table has to know what to bill its
		// indexes
		// by.
		TableDefinition complete = (table.billing() != null) ? table : table.withBilling(Billing.onDemand());
		return create(complete, Objects.requireNonNull(complete.billing()));
	}

	private static CreateTableRequest create(TableDefinition table, Billing billing) {
		List<KeySchema> schemas = new ArrayList<>(List.of(table.keys()));
		List<GlobalSecondaryIndex> global = new ArrayList<>();
		List<LocalSecondaryIndex> local = new ArrayList<>();
		for (IndexDefinition index : table.indexes()) {
			schemas.add(index.keySchema());
			if (index.local()) {
				local.add(local(index));
			}
			else {
				global.add(global(index, billing));
			}
		}
		return CreateTableRequest.builder()
			.tableName(table.tableName())
			.billingMode(billing.mode())
			.provisionedThroughput(throughput(billing.throughput()))
			.keySchema(keys(table.keys()))
			.attributeDefinitions(attributes(schemas))
			.globalSecondaryIndexes(global.isEmpty() ? null : global)
			.localSecondaryIndexes(local.isEmpty() ? null : local)
			.streamSpecification(
					(table.stream() != null && table.stream() != StreamView.NONE) ? stream(table.stream()) : null)
			.deletionProtectionEnabled(table.deletionProtection())
			.tableClass(table.tableClass())
			.tags(table.tags().isEmpty() ? null : tags(table.tags()))
			.build();
	}

	private static LocalSecondaryIndex local(IndexDefinition index) {
		return LocalSecondaryIndex.builder()
			.indexName(index.name())
			.keySchema(keys(index.keySchema()))
			.projection(projection(index.projection()))
			.build();
	}

	private static GlobalSecondaryIndex global(IndexDefinition index, Billing billing) {
		return GlobalSecondaryIndex.builder()
			.indexName(index.name())
			.keySchema(keys(index.keySchema()))
			.projection(projection(index.projection()))
			.provisionedThroughput(throughput((index.throughput() != null) ? index.throughput() : billing.throughput()))
			.build();
	}

	static CreateGlobalSecondaryIndexAction create(IndexDefinition index) {
		return CreateGlobalSecondaryIndexAction.builder()
			.indexName(index.name())
			.keySchema(keys(index.keySchema()))
			.projection(projection(index.projection()))
			.provisionedThroughput(throughput(index.throughput()))
			.build();
	}

	static List<AttributeDefinition> attributes(List<KeySchema> schemas) {
		Map<String, ScalarAttributeType> attributes = new LinkedHashMap<>();
		for (KeySchema schema : schemas) {
			attributes.put(schema.partitionKey(), schema.partitionKeyType());
			String sortKey = schema.sortKey();
			ScalarAttributeType sortKeyType = schema.sortKeyType();
			if (sortKey != null && sortKeyType != null) {
				attributes.put(sortKey, sortKeyType);
			}
		}
		return attributes.entrySet()
			.stream()
			.map((attribute) -> AttributeDefinition.builder()
				.attributeName(attribute.getKey())
				.attributeType(attribute.getValue())
				.build())
			.toList();
	}

	private static List<KeySchemaElement> keys(KeySchema schema) {
		List<KeySchemaElement> elements = new ArrayList<>();
		elements.add(KeySchemaElement.builder().attributeName(schema.partitionKey()).keyType(KeyType.HASH).build());
		if (schema.sortKey() != null) {
			elements.add(KeySchemaElement.builder().attributeName(schema.sortKey()).keyType(KeyType.RANGE).build());
		}
		return elements;
	}

	private static Projection projection(@Nullable IndexProjection projection) {
		if (projection == null) {
			return Projection.builder().projectionType(ProjectionType.ALL).build();
		}
		return Projection.builder()
			.projectionType(projection.type())
			.nonKeyAttributes(projection.included().isEmpty() ? null : projection.included())
			.build();
	}

	static @Nullable ProvisionedThroughput throughput(@Nullable Throughput throughput) {
		return (throughput != null) ? ProvisionedThroughput.builder()
			.readCapacityUnits(throughput.readUnits())
			.writeCapacityUnits(throughput.writeUnits())
			.build() : null;
	}

	static StreamSpecification stream(StreamView view) {
		boolean enabled = view != StreamView.NONE;
		return StreamSpecification.builder()
			.streamEnabled(enabled)
			.streamViewType(enabled ? view.name() : null)
			.build();
	}

	static List<Tag> tags(Map<String, String> tags) {
		return new TreeMap<>(tags).entrySet()
			.stream()
			.map((tag) -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
			.toList();
	}

}
