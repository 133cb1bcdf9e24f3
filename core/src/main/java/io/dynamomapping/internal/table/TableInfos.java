package io.dynamomapping.internal.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.dynamomapping.Billing;
import io.dynamomapping.IndexInfo;
import io.dynamomapping.IndexProjection;
import io.dynamomapping.KeySchema;
import io.dynamomapping.StreamView;
import io.dynamomapping.TableInfo;
import io.dynamomapping.Throughput;
import io.dynamomapping.TimeToLiveInfo;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputDescription;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;
import software.amazon.awssdk.services.dynamodb.model.TableClass;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/**
 * Reads descriptions of tables.
 */
final class TableInfos {

	private TableInfos() {
	}

	static TableInfo of(TableDescription table, @Nullable TimeToLiveInfo timeToLive,
			@Nullable Boolean pointInTimeRecovery, @Nullable Map<String, String> tags) {
		return new TableInfo(table.tableName(), table.tableArn(), table.tableStatus(), table.creationDateTime(),
				zeroIfNull(table.itemCount()), zeroIfNull(table.tableSizeBytes()), TableDescriptions.keySchema(table),
				indexes(table), billing(table), stream(table), table.latestStreamArn(),
				Boolean.TRUE.equals(table.deletionProtectionEnabled()), tableClass(table), timeToLive,
				pointInTimeRecovery, tags);
	}

	private static long zeroIfNull(@Nullable Long number) {
		return (number != null) ? number : 0;
	}

	static Billing billing(TableDescription table) {
		boolean onDemand = table.billingModeSummary() != null
				&& table.billingModeSummary().billingMode() == BillingMode.PAY_PER_REQUEST;
		Throughput throughput = onDemand ? null : throughput(table.provisionedThroughput());
		return (throughput != null) ? new Billing(BillingMode.PROVISIONED, throughput) : Billing.onDemand();
	}

	static @Nullable Throughput throughput(@Nullable ProvisionedThroughputDescription units) {
		if (units == null || zeroIfNull(units.readCapacityUnits()) == 0) {
			return null;
		}
		return new Throughput(units.readCapacityUnits(), units.writeCapacityUnits());
	}

	static StreamView stream(TableDescription table) {
		StreamSpecification stream = table.streamSpecification();
		return (stream != null && Boolean.TRUE.equals(stream.streamEnabled()))
				? StreamView.valueOf(stream.streamViewTypeAsString()) : StreamView.NONE;
	}

	static TableClass tableClass(TableDescription table) {
		return (table.tableClassSummary() != null) ? table.tableClassSummary().tableClass() : TableClass.STANDARD;
	}

	private static List<IndexInfo> indexes(TableDescription table) {
		List<IndexInfo> indexes = new ArrayList<>();
		table.globalSecondaryIndexes()
			.forEach((index) -> indexes.add(new IndexInfo(index.indexName(), false, index.indexStatus(),
					names(index.keySchema()), keys(table, index.keySchema()), projection(index.projection()),
					throughput(index.provisionedThroughput()), zeroIfNull(index.itemCount()),
					zeroIfNull(index.indexSizeBytes()))));
		table.localSecondaryIndexes()
			.forEach((index) -> indexes.add(new IndexInfo(index.indexName(), true, IndexStatus.ACTIVE,
					names(index.keySchema()), keys(table, index.keySchema()), projection(index.projection()), null,
					zeroIfNull(index.itemCount()), zeroIfNull(index.indexSizeBytes()))));
		indexes.sort(Comparator.comparing(IndexInfo::name));
		return indexes;
	}

	private static List<String> names(List<KeySchemaElement> keys) {
		return keys.stream().map(KeySchemaElement::attributeName).toList();
	}

	private static @Nullable KeySchema keys(TableDescription table, List<KeySchemaElement> keys) {
		boolean oneOfEach = keys.stream().map(KeySchemaElement::keyType).distinct().count() == keys.size();
		// DynamoDB Local forgets the types while it deletes an index.
		boolean typed = table.attributeDefinitions()
			.stream()
			.map(AttributeDefinition::attributeName)
			.collect(Collectors.toSet())
			.containsAll(names(keys));
		return (oneOfEach && typed) ? TableDescriptions.keySchema(table, keys) : null;
	}

	private static IndexProjection projection(Projection projection) {
		return new IndexProjection(projection.projectionType(), projection.nonKeyAttributes());
	}

}
