package io.dynamomapping.memory;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughput;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;
import software.amazon.awssdk.services.dynamodb.model.TableClass;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableRequest;

/**
 * Makes descriptions of tables out of requests.
 */
final class TableDescriptions {

	private static final String ARN = "arn:aws:dynamodb:" + InMemoryDynamoDbClient.REGION + ":000000000000:table/";

	private final Clock clock;

	TableDescriptions(Clock clock) {
		this.clock = clock;
	}

	TableDescription create(CreateTableRequest request) {
		boolean onDemand = request.billingMode() == BillingMode.PAY_PER_REQUEST;
		requireThroughput(onDemand, request.provisionedThroughput());
		TableDescription.Builder table = TableDescription.builder()
			.tableName(request.tableName())
			.tableArn(ARN + request.tableName())
			.tableStatus(TableStatus.ACTIVE)
			.creationDateTime(this.clock.instant())
			.keySchema(request.keySchema())
			.attributeDefinitions(request.attributeDefinitions())
			.deletionProtectionEnabled(Boolean.TRUE.equals(request.deletionProtectionEnabled()));
		bill(table, request.billingMode(), request.provisionedThroughput());
		classify(table, request.tableClass());
		stream(table, request.tableName(), request.streamSpecification());
		if (request.hasGlobalSecondaryIndexes()) {
			table.globalSecondaryIndexes(request.globalSecondaryIndexes().stream().map((index) -> {
				ProvisionedThroughput own = index.provisionedThroughput();
				return IndexDescriptions.of(request.tableName(), index.indexName(), index.keySchema(),
						index.projection(), (own != null || onDemand) ? own : request.provisionedThroughput());
			}).toList());
		}
		if (request.hasLocalSecondaryIndexes()) {
			table.localSecondaryIndexes(request.localSecondaryIndexes()
				.stream()
				.map((index) -> IndexDescriptions.of(request.tableName(), request.keySchema(), index))
				.toList());
		}
		return requireConsistent(table.build());
	}

	private static void requireThroughput(boolean onDemand, @Nullable ProvisionedThroughput throughput) {
		if (onDemand && throughput != null) {
			throw Errors.invalidParameter("Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when "
					+ "BillingMode is PAY_PER_REQUEST");
		}
		if (!onDemand && throughput == null) {
			throw Errors.invalidParameter("ReadCapacityUnits and WriteCapacityUnits must both be specified when "
					+ "BillingMode is PROVISIONED");
		}
	}

	private static void bill(TableDescription.Builder table, @Nullable BillingMode mode,
			@Nullable ProvisionedThroughput throughput) {
		if (mode != null) {
			table.billingModeSummary((summary) -> summary.billingMode(mode));
		}
		table.provisionedThroughput(IndexDescriptions.throughput(throughput));
	}

	private static void classify(TableDescription.Builder table, @Nullable TableClass tableClass) {
		if (tableClass != null) {
			table.tableClassSummary((summary) -> summary.tableClass(tableClass));
		}
	}

	private void stream(TableDescription.Builder table, String name, @Nullable StreamSpecification stream) {
		if (stream == null) {
			return;
		}
		boolean enabled = Boolean.TRUE.equals(stream.streamEnabled());
		table.streamSpecification(enabled ? stream : null);
		if (enabled) {
			String label = this.clock.instant().toString();
			table.latestStreamLabel(label).latestStreamArn(ARN + name + "/stream/" + label);
		}
	}

	TableDescription update(TableDescription present, UpdateTableRequest request) {
		TableDescription.Builder table = present.toBuilder();
		if (request.billingMode() != null || request.provisionedThroughput() != null) {
			BillingMode mode = (request.billingMode() != null) ? request.billingMode()
					: (present.billingModeSummary() != null) ? present.billingModeSummary().billingMode() : null;
			requireThroughput(mode == BillingMode.PAY_PER_REQUEST, request.provisionedThroughput());
			bill(table, mode, request.provisionedThroughput());
		}
		if (request.deletionProtectionEnabled() != null) {
			table.deletionProtectionEnabled(request.deletionProtectionEnabled());
		}
		classify(table, request.tableClass());
		if (request.streamSpecification() != null) {
			boolean enabled = present.streamSpecification() != null;
			if (enabled == Boolean.TRUE.equals(request.streamSpecification().streamEnabled())) {
				throw Errors
					.validation(enabled ? "Table already has an enabled stream: TableName: " + present.tableName()
							: "Table does not have a stream to disable: TableName: " + present.tableName());
			}
			stream(table, present.tableName(), request.streamSpecification());
		}
		Map<String, GlobalSecondaryIndexDescription> indexes = new LinkedHashMap<>();
		present.globalSecondaryIndexes().forEach((index) -> indexes.put(index.indexName(), index));
		request.globalSecondaryIndexUpdates().forEach((update) -> IndexDescriptions.apply(update, present, indexes));
		boolean toOnDemand = request.billingMode() == BillingMode.PAY_PER_REQUEST;
		table.globalSecondaryIndexes(indexes.isEmpty() ? null
				: toOnDemand ? indexes.values().stream().map(IndexDescriptions::onDemand).toList() : indexes.values());
		return requireConsistent(table.attributeDefinitions(definitions(present, request, indexes.values())).build());
	}

	private static List<AttributeDefinition> definitions(TableDescription present, UpdateTableRequest request,
			Iterable<GlobalSecondaryIndexDescription> indexes) {
		Map<String, AttributeDefinition> definitions = new LinkedHashMap<>();
		Stream.concat(present.attributeDefinitions().stream(), request.attributeDefinitions().stream())
			.forEach((definition) -> definitions.put(definition.attributeName(), definition));
		Set<String> used = new HashSet<>(names(present.keySchema()));
		present.localSecondaryIndexes().forEach((index) -> used.addAll(names(index.keySchema())));
		indexes.forEach((index) -> used.addAll(names(index.keySchema())));
		definitions.keySet().retainAll(used);
		return List.copyOf(definitions.values());
	}

	private static List<String> names(List<KeySchemaElement> keys) {
		return keys.stream().map(KeySchemaElement::attributeName).toList();
	}

	private static TableDescription requireConsistent(TableDescription table) {
		Set<String> used = new HashSet<>(names(table.keySchema()));
		List<String> indexNames = new ArrayList<>();
		for (GlobalSecondaryIndexDescription index : table.globalSecondaryIndexes()) {
			used.addAll(names(index.keySchema()));
			indexNames.add(index.indexName());
		}
		for (LocalSecondaryIndexDescription index : table.localSecondaryIndexes()) {
			used.addAll(names(index.keySchema()));
			indexNames.add(index.indexName());
		}
		Set<String> defined = table.attributeDefinitions()
			.stream()
			.map(AttributeDefinition::attributeName)
			.collect(Collectors.toSet());
		if (!used.containsAll(defined)) {
			throw Errors.invalidParameter("Some AttributeDefinitions are not used. AttributeDefinitions: " + defined
					+ ", keys used: " + used);
		}
		indexNames.forEach(Tables::requireName);
		if (new HashSet<>(indexNames).size() < indexNames.size()) {
			throw Errors.invalidParameter("Duplicate index name: " + indexNames);
		}
		return Objects.requireNonNull(table);
	}

}
