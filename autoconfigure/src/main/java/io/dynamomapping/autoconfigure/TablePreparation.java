package io.dynamomapping.autoconfigure;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.DynamoTables;
import io.dynamomapping.KeySchemaException;
import io.dynamomapping.TableDefinition;
import io.dynamomapping.TableDifference;
import io.dynamomapping.TableMismatchException;
import io.dynamomapping.TableNotFoundException;
import io.dynamomapping.autoconfigure.DynamoMappingProperties.OnStartup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does with the table of a mapping what {@code on-startup} asks for. Without that, it
 * checks what is declared, and requests nothing.
 */
final class TablePreparation {

	private static final Logger logger = LoggerFactory.getLogger(TablePreparation.class);

	private final DeclaredTable table;

	private final DynamoTables tables;

	private final OnStartupResolver resolver;

	TablePreparation(DeclaredTable table, DynamoTables tables, OnStartupResolver resolver) {
		this.table = table;
		this.tables = tables;
		this.resolver = resolver;
	}

	/**
	 * Prepare the table.
	 * @param mapping its mapping
	 * @return whether the table was created
	 */
	boolean prepare(DynamoMapping<?, ?> mapping) {
		OnStartup onStartup = this.resolver.resolve(mapping, this.table.properties().onStartup());
		TableDefinition definition;
		try {
			definition = this.tables.definition(mapping);
		}
		catch (KeySchemaException ex) {
			if (onStartup == OnStartup.NONE) {
				return false;
			}
			throw withoutKeys(onStartup, ex);
		}
		if (onStartup == OnStartup.VALIDATE) {
			validate(definition);
		}
		return onStartup == OnStartup.CREATE && create(this.resolver.toCreate(definition));
	}

	private boolean create(TableDefinition definition) {
		try {
			boolean created = this.tables.createIfMissing(definition);
			if (created) {
				logger.info("Created table '{}' of mapping '{}'", definition.tableName(), this.table.name());
			}
			return created;
		}
		catch (IllegalArgumentException ex) {
			throw this.table.refused("indexes", ex);
		}
	}

	private void validate(TableDefinition definition) {
		String name = this.table.name();
		try {
			this.tables.validate(definition);
		}
		catch (TableMismatchException ex) {
			StringBuilder differences = new StringBuilder();
			for (TableDifference difference : ex.differences()) {
				differences.append("\n\t- ").append(difference);
			}
			throw new DynamoConfigurationException(
					"Expected table '%s' to be what mapping '%s' declares, since 'dynamodb.tables.%s.on-startup' is 'validate', found:%s"
						.formatted(definition.tableName(), name, name, differences),
					"Correct the properties under 'dynamodb.tables.%s' and its types, or change the table, for which there is DynamoTables.reconcile(…)."
						.formatted(name),
					ex);
		}
		catch (TableNotFoundException ex) {
			throw new DynamoConfigurationException(
					"Expected table '%s' of mapping '%s' to be there, since 'dynamodb.tables.%s.on-startup' is 'validate', found none."
						.formatted(definition.tableName(), name, name),
					"Create the table, set 'dynamodb.tables.%s.on-startup' to 'create', or check table name, prefix, region, endpoint and account."
						.formatted(name),
					ex);
		}
	}

	private DynamoConfigurationException withoutKeys(OnStartup onStartup, KeySchemaException ex) {
		return new DynamoConfigurationException(
				"Expected to know the key attributes of mapping '%s' to %s its table, found none declared."
					.formatted(this.table.name(), (onStartup == OnStartup.CREATE) ? "create" : "validate"),
				"Set 'dynamodb.tables.%s.partition-key-name', or mark them in the type of the values."
					.formatted(this.table.name()),
				ex);
	}

}
