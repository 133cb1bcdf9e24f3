package io.dynamomapping.autoconfigure;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.KeySchemaException;
import io.dynamomapping.MappingOptions;
import io.dynamomapping.autoconfigure.DynamoMappingProperties.OnStartup;
import io.dynamomapping.autoconfigure.DynamoMappingProperties.Table;
import io.dynamomapping.client.DynamoMappings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.ResolvableType;

/**
 * Opens the mappings of the beans that {@link DynamoMappingRegistrar} defines.
 */
final class DynamoMappingFactory {

	static final String BEAN_NAME = "dynamoMappingFactory";

	static final String METHOD_NAME = "open";

	private static final Logger logger = LoggerFactory.getLogger(DynamoMappingFactory.class);

	private final DynamoMappingProperties properties;

	private final ConnectedDynamoMappings mappings;

	private final ConfigurableListableBeanFactory beanFactory;

	DynamoMappingFactory(DynamoMappingProperties properties, ConnectedDynamoMappings mappings,
			ConfigurableListableBeanFactory beanFactory) {
		this.properties = properties;
		this.mappings = mappings;
		this.beanFactory = beanFactory;
	}

	DynamoMapping<?, ?> open(String name) {
		Table table = this.properties.table(name);
		DynamoMappings mappings = this.mappings.of(name, table);
		// Not from the properties: what is injected goes by the bean definition, and
		// ahead
		// of time processing fixes that when the application is built.
		ResolvableType type = this.beanFactory.getMergedBeanDefinition(name).getResolvableType();
		DynamoMapping<?, ?> mapping = open(mappings, name, type, options(name, table));
		if (table.onStartup() == OnStartup.CREATE) {
			createTable(mappings, mapping);
		}
		return mapping;
	}

	private static DynamoMapping<?, ?> open(DynamoMappings mappings, String name, ResolvableType type,
			MappingOptions options) {
		try {
			return mappings.open(name, type.getGeneric(0).getType(), type.getGeneric(1).getType(), options);
		}
		catch (IllegalArgumentException | KeySchemaException ex) {
			throw new DynamoConfigurationException(
					"Expected types and names that DynamoDB can hold for mapping '" + name + "', found: "
							+ ex.getMessage(),
					"Correct the types, or 'key-type' and 'value-type' under 'dynamodb.tables." + name + "'.", ex);
		}
	}

	private static void createTable(DynamoMappings mappings, DynamoMapping<?, ?> mapping) {
		try {
			if (mappings.createTableIfMissing(mapping)) {
				logger.info("Created table '{}' of mapping '{}'", mapping.tableName(), mapping.name());
			}
		}
		catch (KeySchemaException ex) {
			throw new DynamoConfigurationException(
					"Expected to know the key attributes of mapping '" + mapping.name()
							+ "' to create its table, found none declared.",
					"Set 'dynamodb.tables." + mapping.name()
							+ ".partition-key-name', or mark them in the type of the values.",
					ex);
		}
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
			.withValueAttribute(table.valueAttribute())
			.withVersionAttribute(table.versionAttribute())
			.withTimeToLiveAttribute(table.timeToLiveAttribute())
			.withShowExpired(table.showExpired());
	}

}
