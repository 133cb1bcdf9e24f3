package io.dynamomapping.internal.table;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Finds the elements of a chunk again by what DynamoDB answers.
 */
final class ElementsById {

	private final Map<BatchElement.Id, BatchElement> elements = new HashMap<>();

	/** Any element of each table knows the names of its key attributes. */
	private final Map<String, BatchElement> samples = new HashMap<>();

	ElementsById(List<BatchElement> chunk) {
		for (BatchElement element : chunk) {
			this.elements.put(element.id(), element);
			this.samples.put(element.calls().table(), element);
		}
	}

	BatchElement find(String table, Map<String, AttributeValue> item) {
		BatchElement sample = this.samples.get(table);
		BatchElement element = (sample != null) ? this.elements.get(sample.id(item)) : null;
		if (element == null) {
			throw new IllegalStateException("DynamoDB answered with a key that was not asked for.");
		}
		return element;
	}

}
