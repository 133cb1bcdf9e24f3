package io.dynamomapping.internal;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.dynamomapping.Attribute;
import io.dynamomapping.AttributePath;
import io.dynamomapping.Condition;
import io.dynamomapping.KeySchema;
import io.dynamomapping.KeySchemaException;
import io.dynamomapping.internal.codec.KeyCodec;
import io.dynamomapping.internal.codec.KeyComponent;
import io.dynamomapping.internal.table.Expiry;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The keys of a mapping, bound to the key attributes of its table.
 *
 * @param <K> the type of the keys
 */
final class KeyBinding<K> {

	private final KeyCodec<K> codec;

	private final KeySchema schema;

	/** The attribute of each component, in the order of the components. */
	private final List<String> names;

	private final Expiry expiry;

	private KeyBinding(KeyCodec<K> codec, KeySchema schema, List<String> names, Expiry expiry) {
		this.expiry = expiry;
		this.codec = codec;
		this.schema = schema;
		this.names = names;
	}

	/**
	 * Bind keys to a table.
	 * @param mapping the name of the mapping
	 * @param table the name of the table
	 * @param codec turns keys into attribute values
	 * @param schema the key attributes of the table
	 * @param byPosition whether components may have other names than the attributes
	 * @param expiry when items count as absent
	 * @param <K> the type of the keys
	 * @return the binding
	 * @throws KeySchemaException if the keys do not fit
	 */
	static <K> KeyBinding<K> bind(String mapping, String table, KeyCodec<K> codec, KeySchema schema, boolean byPosition,
			Expiry expiry) {
		List<KeyComponent> components = codec.components();
		List<String> attributes = schema.attributeNames();
		if (components.size() != attributes.size()) {
			throw new KeySchemaException("Mapping '" + mapping + "' has keys of " + components.size()
					+ " component(s), found key attributes " + attributes + " in table '" + table + "'. Use "
					+ (schema.isComposite() ? "a record of two components for a table with a sort key."
							: "a scalar key for a table without sort key."));
		}
		List<String> names = names(components, attributes, byPosition);
		if (names == null) {
			throw new KeySchemaException("Mapping '" + mapping + "' has keys with components "
					+ components.stream().map(KeyComponent::name).toList() + ", found key attributes " + attributes
					+ " in table '" + table + "'. Give the components the names of the attributes.");
		}
		for (int i = 0; i < names.size(); i++) {
			String name = names.get(i);
			Object type = name.equals(schema.partitionKey()) ? schema.partitionKeyType() : schema.sortKeyType();
			if (components.get(i).type() != type) {
				throw new KeySchemaException("Mapping '" + mapping + "' stores key attribute '" + name + "' as "
						+ components.get(i).type() + ", found type " + type + " in table '" + table
						+ "'. Use a key type that is stored as " + type + ".");
			}
		}
		return new KeyBinding<>(codec, schema, names, expiry);
	}

	private static @Nullable List<String> names(List<KeyComponent> components, List<String> attributes,
			boolean byPosition) {
		if (components.size() == 1) {
			return attributes;
		}
		List<String> names = components.stream().map(KeyComponent::name).toList();
		if (names.containsAll(attributes)) {
			return names;
		}
		// Half a match is more likely a slip than a matter of position.
		return (byPosition && Collections.disjoint(names, attributes)) ? attributes : null;
	}

	KeySchema schema() {
		return this.schema;
	}

	/**
	 * Return the paths of the key attributes.
	 * @return one or two paths
	 */
	List<AttributePath> paths() {
		return this.names.stream().map(AttributePath::of).toList();
	}

	/**
	 * Return the condition that an item is there, and has not expired: every item has a
	 * partition key.
	 * @return the condition
	 */
	Condition itemExists() {
		return Attribute.attr(AttributePath.of(this.schema.partitionKey())).exists().and(this.expiry.alive());
	}

	/**
	 * Return the condition that there is no item, or one that has expired.
	 * @return the condition
	 */
	Condition itemMissing() {
		return this.expiry.orExpired(nothingStored());
	}

	/**
	 * Return the condition that DynamoDB holds no item, not even one that has expired.
	 * @return the condition
	 */
	Condition nothingStored() {
		return Attribute.attr(AttributePath.of(this.schema.partitionKey())).missing();
	}

	boolean isKeyAttribute(String name) {
		return this.names.contains(name);
	}

	/**
	 * Return the key attributes of a key.
	 * @param values the attribute values of the key, in the order of its components
	 * @return the attributes by name
	 * @throws IllegalArgumentException if a value is too long
	 */
	Map<String, AttributeValue> attributes(List<AttributeValue> values) {
		if (values.size() == 1) {
			return Map.of(this.names.get(0), checkLength(this.names.get(0), values.get(0)));
		}
		Map<String, AttributeValue> attributes = new LinkedHashMap<>();
		for (int i = 0; i < values.size(); i++) {
			attributes.put(this.names.get(i), checkLength(this.names.get(i), values.get(i)));
		}
		return attributes;
	}

	private AttributeValue checkLength(String name, AttributeValue value) {
		KeyLength length = name.equals(this.schema.partitionKey()) ? KeyLength.PARTITION_KEY : KeyLength.SORT_KEY;
		return length.require(value, "key attribute '" + name + "'");
	}

	/**
	 * Return the key of an item.
	 * @param item its attributes
	 * @return the key
	 * @throws IllegalArgumentException if a key attribute is missing
	 */
	K key(Map<String, AttributeValue> item) {
		return this.codec.decode(this.names.stream().map((name) -> {
			AttributeValue value = item.get(name);
			if (value == null) {
				throw new IllegalArgumentException(
						"Expected key attribute '" + name + "', found " + item.keySet() + ". Give the value its key.");
			}
			return value;
		}).toList());
	}

	/**
	 * Return the key attributes of an item.
	 * @param item its attributes
	 * @return those that are key attributes
	 */
	Map<String, AttributeValue> keyAttributes(Map<String, AttributeValue> item) {
		Map<String, AttributeValue> key = new LinkedHashMap<>();
		for (String name : this.names) {
			AttributeValue value = item.get(name);
			if (value != null) {
				key.put(name, value);
			}
		}
		return key;
	}

}
