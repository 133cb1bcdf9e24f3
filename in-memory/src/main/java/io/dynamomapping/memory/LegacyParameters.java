package io.dynamomapping.memory;

import java.util.List;
import java.util.Map;

import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/**
 * Parameters from the time before expressions, which are not supported here.
 */
final class LegacyParameters {

	private static final List<String> NAMES = List.of("AttributesToGet", "AttributeUpdates", "ConditionalOperator",
			"Expected", "KeyConditions", "QueryFilter", "ScanFilter");

	private LegacyParameters() {
	}

	/**
	 * Check a request or a part of one.
	 * @param request what is asked
	 */
	static void refuse(SdkPojo request) {
		for (SdkField<?> field : request.sdkFields()) {
			// A collection that was never set is empty.
			Object value = field.getValueOrDefault(request);
			boolean present = value != null && !value.equals(List.of()) && !value.equals(Map.of());
			if (present && NAMES.contains(field.memberName())) {
				throw new UnsupportedOperationException(
						"Expected expressions, found the legacy parameter " + field.memberName()
								+ ", which tables in memory do not know. Use an expression, or DynamoDB Local.");
			}
		}
	}

}
