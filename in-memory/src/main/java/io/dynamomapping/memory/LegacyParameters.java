package io.dynamomapping.memory;

import java.util.List;
import java.util.Map;

import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;

/**
 * Parameters from the time before expressions, which are not supported here.
 */
final class LegacyParameters {

	private static final List<String> NAMES = List.of("AttributesToGet", "AttributeUpdates", "ConditionalOperator",
			"Expected", "KeyConditions", "QueryFilter", "ScanFilter");

	private LegacyParameters() {
	}

	static void refuse(DynamoDbRequest request) {
		for (String name : NAMES) {
			// A collection that was never set is empty.
			Object value = request.getValueForField(name, Object.class).orElse(List.of());
			if (!value.equals(List.of()) && !value.equals(Map.of())) {
				throw new UnsupportedOperationException("Expected expressions, found the legacy parameter " + name
						+ ", which tables in memory do not know. Use an expression, or DynamoDB Local.");
			}
		}
	}

}
