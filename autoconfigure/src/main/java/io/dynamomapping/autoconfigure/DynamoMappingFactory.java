package io.dynamomapping.autoconfigure;

import java.util.List;

import io.dynamomapping.CapacityLimiter;
import io.dynamomapping.DynamoMapping;
import io.dynamomapping.IndexDefinition;
import io.dynamomapping.KeySchemaException;
import io.dynamomapping.MappingOptions;
import io.dynamomapping.autoconfigure.DynamoMappingProperties.OnStartup;
import io.dynamomapping.autoconfigure.DynamoMappingProperties.Table;
import io.dynamomapping.client.DynamoMappings;
import org.jspecify.annotations.Nullable;

import org.springframework.core.ResolvableType;

/**
 * Opens the mappings of the beans that {@link DynamoMappingRegistrar} defines.
 */
final class DynamoMappingFactory {

	static final String BEAN_NAME = "dynamoMappingFactory";

	static final String METHOD_NAME = "open";

	private final DynamoMappingProperties properties;

	private final ConnectedDynamoMappings mappings;

	private final DynamoRateLimits rateLimits;

	private final FrozenTables frozenTables;

	private final TableEvents events;

	private final OnStartupResolver onStartup;

	DynamoMappingFactory(DynamoMappingProperties properties, ConnectedDynamoMappings mappings,
			DynamoRateLimits rateLimits, FrozenTables frozenTables, TableEvents events, OnStartupResolver onStartup) {
		this.properties = properties;
		this.mappings = mappings;
		this.rateLimits = rateLimits;
		this.frozenTables = frozenTables;
		this.events = events;
		this.onStartup = onStartup;
	}

	DynamoMapping<?, ?> open(String name) {
		Table table = this.properties.table(name);
		DynamoMappings mappings = this.mappings.of(name, table);
		ResolvableType type = this.frozenTables.typeOf(name, table);
		DeclaredTable declared = new DeclaredTable(name, table);
		DynamoMapping<?, ?> mapping = open(mappings, type, declared);
		boolean created = new TablePreparation(declared, mappings.tables(), this.onStartup).prepare(mapping);
		this.events.publish(new TableReadyEvent(mapping, created));
		return mapping;
	}

	private DynamoMapping<?, ?> open(DynamoMappings mappings, ResolvableType type, DeclaredTable table) {
		List<IndexDefinition> indexes = table.indexes();
		try {
			return open(mappings, type, table, indexes);
		}
		catch (IllegalArgumentException | KeySchemaException ex) {
			if (!indexes.isEmpty()) {
				refuseIndexes(mappings, type, table, indexes);
			}
			throw new DynamoConfigurationException(
					"Expected types and names that DynamoDB can hold for mapping '" + table.name() + "', found: "
							+ ex.getMessage(),
					"Correct the types, or 'key-type' and 'value-type' under 'dynamodb.tables." + table.name() + "'.",
					ex);
		}
	}

	// Finds the index that is the mistake, if one is: to open a mapping requests nothing.
	private void refuseIndexes(DynamoMappings mappings, ResolvableType type, DeclaredTable table,
			List<IndexDefinition> indexes) {
		try {
			open(mappings, type, table, List.of());
		}
		catch (IllegalArgumentException | KeySchemaException ex) {
			return;
		}
		for (int count = 1; count <= indexes.size(); count++) {
			try {
				open(mappings, type, table, indexes.subList(0, count));
			}
			catch (IllegalArgumentException | KeySchemaException ex) {
				throw table.refused("indexes." + indexes.get(count - 1).name(), ex);
			}
		}
	}

	private DynamoMapping<?, ?> open(DynamoMappings mappings, ResolvableType type, DeclaredTable table,
			List<IndexDefinition> indexes) {
		return mappings.open(table.name(), type.getGeneric(0).getType(), type.getGeneric(1).getType(),
				options(table.name(), table.properties()).withIndexes(indexes)
					.withTableDefinition(table::definition)
					.withRateLimit(rateLimit(table.name(), table.properties().rateLimit())));
	}

	private @Nullable CapacityLimiter rateLimit(String name, @Nullable String limit) {
		if (limit == null) {
			return null;
		}
		String property = "dynamodb.tables." + name + ".rate-limit";
		return this.rateLimits.find(limit)
			.orElseThrow(() -> new DynamoConfigurationException(
					"Expected '" + property + "' to name one of the rate limits " + this.rateLimits.names()
							+ ", found '" + limit + "'.",
					"Set 'dynamodb.rate-limits." + limit + ".units-per-second', or correct '" + property + "'."));
	}

	private static MappingOptions options(String name, Table table) {
		if (table.readOnly() && table.onStartup() == OnStartup.CREATE) {
			throw new DynamoConfigurationException(
					"Expected 'dynamodb.tables.%1$s.read-only' or 'dynamodb.tables.%1$s.on-startup=create', found both."
						.formatted(name),
					"Remove one of them: creating a table is a write.");
		}
		if (table.sortKeyName() != null && table.partitionKeyName() == null) {
			throw new DynamoConfigurationException(
					"Expected 'dynamodb.tables.%1$s.sort-key-name' together with 'dynamodb.tables.%1$s.partition-key-name', found it alone."
						.formatted(name),
					"Set 'dynamodb.tables.%s.partition-key-name' as well, or neither of them.".formatted(name));
		}
		return MappingOptions.defaults()
			.withTableName(table.tableName())
			.withKeys(table.partitionKeyName(), table.sortKeyName())
			.withConsistentReads(table.consistentReads())
			.withExactSize(table.exactSize())
			.withReadOnly(table.readOnly())
			.withFullScans(table.fullScans())
			.withStrictKeys(table.strictKeys())
			.withNullPolicy(table.nullPolicy())
			.withAmbiguousWrites(table.ambiguousWrites())
			.withValueAttribute(table.valueAttribute())
			.withVersionAttribute(table.versionAttribute())
			.withTimeToLiveAttribute(table.timeToLiveAttribute())
			.withShowExpired(table.showExpired());
	}

}
