package io.dynamomapping.autoconfigure;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.TableDefinition;
import io.dynamomapping.autoconfigure.DynamoMappingProperties.OnStartup;

/**
 * Has the last word on what to do about a table when its mapping is created, whatever
 * {@code on-startup} says. Define a bean of this type for rules that properties cannot
 * express; test support does, to have every table created.
 */
@FunctionalInterface
public interface OnStartupResolver {

	/**
	 * Decide what to do about a table.
	 * @param mapping the mapping of the table, which nobody has used yet
	 * @param configured what the properties ask for
	 * @return what to do
	 */
	OnStartup resolve(DynamoMapping<?, ?> mapping, OnStartup configured);

	/**
	 * Say how to create a table.
	 * @param declared what the table is declared to be
	 * @return what to create, which is the same unless said otherwise
	 */
	default TableDefinition toCreate(TableDefinition declared) {
		return declared;
	}

}
