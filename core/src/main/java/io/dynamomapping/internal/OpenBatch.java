package io.dynamomapping.internal;

import java.util.List;
import java.util.function.Supplier;

import io.dynamomapping.internal.table.BatchElement;

/**
 * A batch for as long as the block runs that says what is in it.
 */
final class OpenBatch {

	private final BatchElements elements = new BatchElements();

	private boolean over;

	synchronized void add(Supplier<BatchElement> element) {
		if (this.over) {
			throw new IllegalStateException(
					"Expected a batch within its block, found one that is over. Start another one.");
		}
		this.elements.add(element.get());
	}

	synchronized List<BatchElement> close() {
		this.over = true;
		return this.elements.list();
	}

}
