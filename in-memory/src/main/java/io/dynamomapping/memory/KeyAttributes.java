package io.dynamomapping.memory;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;

/**
 * The key attributes of a table or an index, each with its type.
 */
record KeyAttributes(AttributeDefinition partition, @Nullable AttributeDefinition sort) {

	private static final int MAX_PARTITION_KEY = 2048;

	private static final int MAX_SORT_KEY = 1024;

	private static final String MISMATCH = "The provided key element does not match the schema";

	static KeyAttributes of(List<KeySchemaElement> schema, List<AttributeDefinition> definitions) {
		boolean plain = schema.size() <= 2 && !schema.isEmpty() && schema.get(0).keyType() == KeyType.HASH
				&& schema.stream().skip(1).allMatch((element) -> element.keyType() == KeyType.RANGE);
		if (!plain) {
			throw Errors.invalidParameter("Expected one partition key and then at most one sort key");
		}
		List<AttributeDefinition> found = schema.stream().map((element) -> type(element, definitions)).toList();
		return new KeyAttributes(found.get(0), (found.size() > 1) ? found.get(1) : null);
	}

	private static AttributeDefinition type(KeySchemaElement element, List<AttributeDefinition> definitions) {
		return definitions.stream()
			.filter((definition) -> definition.attributeName().equals(element.attributeName()))
			.findFirst()
			.orElseThrow(() -> Errors
				.invalidParameter("Some index key attributes are not defined in AttributeDefinitions. Keys: ["
						+ element.attributeName() + "], AttributeDefinitions: "
						+ definitions.stream().map(AttributeDefinition::attributeName).toList()));
	}

	List<AttributeDefinition> definitions() {
		return (this.sort != null) ? List.of(this.partition, this.sort) : List.of(this.partition);
	}

	List<String> names() {
		return definitions().stream().map(AttributeDefinition::attributeName).toList();
	}

	/**
	 * Return whether an item can be kept by these attributes.
	 * @param item the item
	 * @return {@code true} if it has all of them, each of its type and not empty
	 */
	boolean areIn(Map<String, AttributeValue> item) {
		return definitions().stream().allMatch((attribute) -> isOf(attribute, item) && size(attribute, item) > 0);
	}

	/**
	 * Return the key attributes of an item.
	 * @param item an item that has them
	 * @return the key
	 */
	Map<String, AttributeValue> of(Map<String, AttributeValue> item) {
		Map<String, AttributeValue> key = new LinkedHashMap<>();
		names().forEach((name) -> key.put(name, Objects.requireNonNull(item.get(name))));
		return key;
	}

	/**
	 * Check a key.
	 * @param given the key as it is in a request
	 * @return the key as it is kept
	 */
	Map<String, AttributeValue> requireKey(Map<String, AttributeValue> given) {
		Map<String, AttributeValue> key = AttributeValues.normalize(given);
		if (!key.keySet().equals(Set.copyOf(names()))) {
			throw Errors.validation(MISMATCH);
		}
		if (!definitions().stream().allMatch((attribute) -> isOf(attribute, key))) {
			throw Errors.unfit(MISMATCH);
		}
		requireSizes(key);
		return key;
	}

	/**
	 * Check the key attributes of an item that is to be kept.
	 * @param item the item
	 */
	void requireIn(Map<String, AttributeValue> item) {
		for (AttributeDefinition attribute : definitions()) {
			AttributeValue value = item.get(attribute.attributeName());
			if (value == null) {
				throw Errors.invalidParameter("Missing the key " + attribute.attributeName() + " in the item");
			}
			if (!isOf(attribute, item)) {
				throw Errors.unfit(Errors.INVALID + "Type mismatch for key " + attribute.attributeName() + " expected: "
						+ attribute.attributeType() + " actual: " + AttributeValues.typeName(value));
			}
		}
		requireSizes(item);
	}

	static boolean isOf(AttributeDefinition attribute, Map<String, AttributeValue> item) {
		AttributeValue value = item.get(attribute.attributeName());
		return value != null && value.type().name().equals(attribute.attributeTypeAsString());
	}

	private void requireSizes(Map<String, AttributeValue> item) {
		definitions().forEach((attribute) -> requireNotEmpty(attribute.attributeName(), item));
		if (size(this.partition, item) > MAX_PARTITION_KEY) {
			throw Errors.unfit(Errors.INVALID + "Size of hashkey has exceeded the maximum size limit of "
					+ MAX_PARTITION_KEY + " bytes");
		}
		if (this.sort != null && size(this.sort, item) > MAX_SORT_KEY) {
			throw Errors.unfit(Errors.INVALID + "Aggregated size of all range keys has exceeded the size limit of "
					+ MAX_SORT_KEY + " bytes");
		}
	}

	private static void requireNotEmpty(String name, Map<String, AttributeValue> item) {
		if (ItemSize.of(Objects.requireNonNull(item.get(name))) == 0) {
			throw Errors
				.validation("One or more parameter values are not valid. The AttributeValue for a key attribute "
						+ "cannot contain an empty " + ((item.get(name).s() != null) ? "string" : "binary")
						+ " value. Key: " + name);
		}
	}

	private static int size(AttributeDefinition attribute, Map<String, AttributeValue> item) {
		return ItemSize.of(Objects.requireNonNull(item.get(attribute.attributeName())));
	}

}
