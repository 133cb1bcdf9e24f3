package io.dynamomapping.client;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import io.dynamomapping.KeySchema;
import io.dynamomapping.KeySchemaException;
import io.dynamomapping.MappingOptions;
import io.dynamomapping.internal.codec.DeclaredKeys;
import io.dynamomapping.internal.codec.KeyCodec;
import io.dynamomapping.internal.codec.KeyComponent;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * Finds out what an application says of the keys of a table: by options first, then by
 * the annotations of the value, then by those of the key.
 */
final class DeclaredSchemas {

	private DeclaredSchemas() {
	}

	/**
	 * Return the declared key schema.
	 * @param mapping the name of the mapping
	 * @param options may name the key attributes
	 * @param value what the type of the values declares
	 * @param key what the type of the keys declares
	 * @param codec knows how keys are stored
	 * @param byPosition whether components of keys may have other names than the
	 * attributes
	 * @return the key schema, or {@code null} if nothing is declared
	 */
	static @Nullable KeySchema keySchema(String mapping, MappingOptions options, DeclaredKeys value, DeclaredKeys key,
			KeyCodec<?> codec, boolean byPosition) {
		if (options.partitionKey() != null) {
			return keySchema(mapping, options.partitionKey(), options.sortKey(), codec, byPosition);
		}
		if (value.partitionKey() != null) {
			return keySchema(mapping, value.partitionKey(), value.sortKey(), codec, byPosition);
		}
		if (key.partitionKey() != null) {
			return keySchema(mapping, key.partitionKey(), key.sortKey(), codec, byPosition);
		}
		return null;
	}

	private static KeySchema keySchema(String mapping, String partitionKey, @Nullable String sortKey, KeyCodec<?> codec,
			boolean byPosition) {
		List<KeyComponent> components = codec.components();
		if (components.size() != ((sortKey != null) ? 2 : 1)) {
			throw new KeySchemaException("Mapping '" + mapping + "' declares "
					+ ((sortKey != null) ? "partition key '" + partitionKey + "' and sort key '" + sortKey + "'"
							: "partition key '" + partitionKey + "' and no sort key")
					+ ", found a key type with " + components.size() + " component(s). Use "
					+ ((sortKey != null) ? "a record of two components as key type."
							: "a scalar key type, or declare the sort key."));
		}
		if (sortKey == null) {
			return KeySchema.simple(partitionKey, components.get(0).type());
		}
		boolean noneByName = components.stream()
			.noneMatch((component) -> List.of(partitionKey, sortKey).contains(component.name()));
		boolean positions = byPosition && noneByName;
		KeyComponent first = component(mapping, partitionKey, 0, components, positions);
		KeyComponent second = component(mapping, sortKey, 1, components, positions);
		return KeySchema.composite(partitionKey, first.type(), sortKey, second.type());
	}

	private static KeyComponent component(String mapping, String attribute, int position, List<KeyComponent> components,
			boolean byPosition) {
		return components.stream()
			.filter((component) -> component.name().equals(attribute))
			.findFirst()
			.or(() -> byPosition ? Optional.of(components.get(position)) : Optional.empty())
			.orElseThrow(() -> new KeySchemaException("Mapping '" + mapping + "' declares key attribute '" + attribute
					+ "', found a key type with components " + components.stream().map(KeyComponent::name).toList()
					+ ". Give the components the names of the attributes."));
	}

	/**
	 * Refuse keys that values would store as another type than the key itself.
	 * @param mapping the name of the mapping
	 * @param keys the declared key schema
	 * @param propertyType returns the type that values store an attribute as, or
	 * {@code null} if they do not have it
	 * @throws KeySchemaException if a type differs
	 */
	static void requireSameTypes(String mapping, KeySchema keys,
			Function<String, @Nullable ScalarAttributeType> propertyType) {
		requireSameType(mapping, keys.partitionKey(), keys.partitionKeyType(), propertyType.apply(keys.partitionKey()));
		String sortKey = keys.sortKey();
		if (sortKey != null) {
			requireSameType(mapping, sortKey, keys.sortKeyType(), propertyType.apply(sortKey));
		}
	}

	private static void requireSameType(String mapping, String key, @Nullable ScalarAttributeType type,
			@Nullable ScalarAttributeType found) {
		if (found != null && found != type) {
			throw new KeySchemaException("Mapping '" + mapping + "' has keys that are stored as " + type
					+ " in attribute '" + key + "', found that its values read and write this attribute as " + found
					+ ". Give key and property the same type.");
		}
	}

}
