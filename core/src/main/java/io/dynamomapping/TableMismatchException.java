package io.dynamomapping;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A table is not what it is declared to be. The message lists every difference.
 *
 * @see DynamoTables#validate(TableDefinition)
 * @see DynamoTables#reconcile(TableDefinition, ReconcileOption...)
 */
public class TableMismatchException extends DynamoMappingException {

	private final String tableName;

	private final TableDifference[] differences;

	/**
	 * Create an exception.
	 * @param tableName the table
	 * @param differences what differs
	 * @param advice what to do
	 */
	public TableMismatchException(String tableName, List<TableDifference> differences, String advice) {
		super("Table '" + tableName + "' is not what it is declared to be:\n"
				+ differences.stream().map((difference) -> "- " + difference + "\n").collect(Collectors.joining())
				+ advice, null);
		this.tableName = tableName;
		this.differences = differences.toArray(TableDifference[]::new);
	}

	@Override
	public String tableName() {
		return this.tableName;
	}

	/**
	 * Return what differs.
	 * @return one or more differences
	 */
	public List<TableDifference> differences() {
		return List.of(this.differences);
	}

}
