package io.dynamomapping.test.autoconfigure;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.TableDefinition;
import io.dynamomapping.autoconfigure.DynamoMappingProperties.OnStartup;
import io.dynamomapping.autoconfigure.OnStartupResolver;

/**
 * Has every table created that is missing.
 */
final class CreateTables implements OnStartupResolver {

	@Override
	public OnStartup resolve(DynamoMapping<?, ?> mapping, OnStartup configured) {
		TestClients.refuseAws(mapping, "create");
		return OnStartup.CREATE;
	}

	/**
	 * Without backups, which DynamoDB Local does not have.
	 */
	@Override
	public TableDefinition toCreate(TableDefinition declared) {
		return declared.withPointInTimeRecovery(null);
	}

}
