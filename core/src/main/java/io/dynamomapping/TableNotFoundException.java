package io.dynamomapping;

import org.jspecify.annotations.Nullable;

/**
 * The table of a mapping does not exist where its client looks for it.
 */
public class TableNotFoundException extends DynamoMappingException {

	private final String mappingName;

	private final String tableName;

	/**
	 * Create an exception.
	 * @param mappingName the name of the mapping
	 * @param tableName the name of the table
	 * @param location the endpoint and region that were asked
	 * @param cause what DynamoDB answered
	 */
	public TableNotFoundException(String mappingName, String tableName, String location, @Nullable Throwable cause) {
		super("Mapping '" + mappingName + "' expected a table '" + tableName + "' at " + location
				+ ", found none. Create the table, or check table name, prefix, region, endpoint and account.", cause);
		this.mappingName = mappingName;
		this.tableName = tableName;
	}

	/**
	 * Return the name of the mapping.
	 * @return the logical name
	 */
	public String mappingName() {
		return this.mappingName;
	}

	@Override
	public String tableName() {
		return this.tableName;
	}

}
