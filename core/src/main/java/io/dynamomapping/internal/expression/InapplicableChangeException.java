package io.dynamomapping.internal.expression;

import java.io.Serial;

/**
 * An item does not have what a change needs. Never leaves the package.
 */
final class InapplicableChangeException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	private InapplicableChangeException() {
		super(null, null, false, false);
	}

	static void requireThat(boolean applicable) {
		if (!applicable) {
			throw new InapplicableChangeException();
		}
	}

}
