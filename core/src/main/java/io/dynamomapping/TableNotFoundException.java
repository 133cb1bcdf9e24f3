package io.dynamomapping;

import org.jspecify.annotations.Nullable;

/**
 * The table of a mapping does not exist where its client looks for it.
 */
public class TableNotFoundException extends DynamoMappingException {

	private final @Nullable String mappingName;

	private final String tableName;

	/**
	 * Create an exception.
	 * @param mappingName the name of the mapping, or {@code null} if the table was asked
	 * for by its own
	 * @param tableName the name of the table
	 * @param location the endpoint and region that were asked
	 * @param cause what DynamoDB answered
	 */
	public TableNotFoundException(@Nullable String mappingName, String tableName, String location,
			@Nullable Throwable cause) {
		super(((mappingName != null) ? "Mapping '" + mappingName + "' expected" : "Expected") + " a table '" + tableName
				+ "' at " + location
				+ ", found none. Create the table, or check table name, prefix, region, endpoint and account.", cause);
		this.mappingName = mappingName;
		this.tableName = tableName;
	}

	/**
	 * Return the name of the mapping.
	 * @return the logical name, or {@code null} if the table was asked for by its own
	 */
	public @Nullable String mappingName() {
		return this.mappingName;
	}

	@Override
	public String tableName() {
		return this.tableName;
	}

}
