package io.dynamomapping;

/**
 * How to turn a table into what it is declared to be.
 *
 * @see DynamoTables#reconcile(TableDefinition, ReconcileOption...)
 */
public enum ReconcileOption {

	/** Only say what is to be done. */
	DRY_RUN,

	/**
	 * Delete global indexes that are not declared, or declared otherwise. Applications
	 * that query them will fail.
	 */
	DELETE_INDEXES

}
