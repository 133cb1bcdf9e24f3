package io.dynamomapping.memory;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What the names and values in the expressions of one request stand for.
 */
final class Placeholders {

	private final Map<String, String> names;

	private final Map<String, AttributeValue> values;

	private final Set<String> used = new HashSet<>();

	Placeholders(Map<String, String> names, Map<String, AttributeValue> values) {
		this.names = names;
		this.values = AttributeValues.normalize(values);
	}

	String name(String placeholder, String kind) {
		String name = this.names.get(placeholder);
		if (name == null) {
			throw Errors.validation("Invalid " + kind
					+ ": An expression attribute name used in the document path is not defined; attribute name: "
					+ placeholder);
		}
		this.used.add(placeholder);
		return name;
	}

	AttributeValue value(String placeholder, String kind) {
		AttributeValue value = this.values.get(placeholder);
		if (value == null) {
			throw Errors.validation("Invalid " + kind
					+ ": An expression attribute value used in expression is not defined; attribute value: "
					+ placeholder);
		}
		this.used.add(placeholder);
		return value;
	}

	void requireUsed() {
		requireUsed(this.names.keySet(), "ExpressionAttributeNames");
		requireUsed(this.values.keySet(), "ExpressionAttributeValues");
	}

	private void requireUsed(Set<String> placeholders, String field) {
		Set<String> unused = new TreeSet<>(placeholders);
		unused.removeAll(this.used);
		if (!unused.isEmpty()) {
			throw Errors.validation(
					"Value provided in " + field + " unused in expressions: keys: {" + String.join(", ", unused) + "}");
		}
	}

}
