package io.dynamomapping.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.dynamomapping.internal.table.BatchElement;

/**
 * The elements of a batch, where the last one of each item wins.
 */
final class BatchElements {

	private final Map<BatchElement.Id, BatchElement> byId = new LinkedHashMap<>();

	void add(BatchElement element) {
		this.byId.put(element.id(), element);
	}

	List<BatchElement> list() {
		return List.copyOf(this.byId.values());
	}

}
