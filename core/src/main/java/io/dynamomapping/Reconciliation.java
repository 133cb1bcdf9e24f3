package io.dynamomapping;

import java.util.List;

/**
 * What turns a table into what it is declared to be.
 *
 * @param operations what was done, or is to be done after a dry run, in this order
 * @param skipped what was left out for want of {@link ReconcileOption#DELETE_INDEXES}
 */
public record Reconciliation(List<TableOperation> operations, List<TableOperation> skipped) {

	public Reconciliation {
		operations = List.copyOf(operations);
		skipped = List.copyOf(skipped);
	}

	/**
	 * Return whether there was nothing to do.
	 * @return {@code true} if no operation is listed, not even a skipped one
	 */
	public boolean isEmpty() {
		return this.operations.isEmpty() && this.skipped.isEmpty();
	}

}
