package io.dynamomapping.memory;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What the names and values in the expressions of one request stand for.
 */
final class Placeholders {

	private final Map<String, String> names;

	private final Map<String, AttributeValue> values;

	private final Set<String> used = new HashSet<>();

	private final Map<String, String> documents = new TreeMap<>();

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

	/**
	 * Remember that an expression leads into an attribute.
	 * @param attribute the name of the attribute
	 * @param kind the kind of the expression
	 */
	void leadsInto(String attribute, String kind) {
		this.documents.put(attribute, kind);
	}

	/**
	 * Check what is known when all expressions have been read.
	 * @param table the table that they are about
	 */
	void check(StoredTable table) {
		requireUsed(this.names.keySet(), "ExpressionAttributeNames");
		requireUsed(this.values.keySet(), "ExpressionAttributeValues");
		requireScalarKeys(table, false);
	}

	/**
	 * Refuse to look for elements in key attributes.
	 * @param table the table that has the keys
	 * @param updates whether to look at updates, of which DynamoDB finds out when it
	 * applies them, or at all else
	 */
	void requireScalarKeys(StoredTable table, boolean updates) {
		this.documents.forEach((attribute, kind) -> {
			if (kind.equals(UpdateParser.KIND) == updates && table.isKey(attribute)) {
				throw Errors.validation("Invalid " + kind + ": Key attributes must be scalars; list random access '[]' "
						+ "and map lookup '.' are not allowed: Key: " + attribute);
			}
		});
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
