package io.dynamomapping.internal.codec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.dynamomapping.ItemMappingException;
import io.dynamomapping.spi.ItemCodec;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Values that are no objects: each is held by one attribute of the item.
 *
 * @param <V> the type of the values
 */
final class ScalarItemCodec<V> implements ItemCodec<V> {

	private final ValueCodec values;

	private final String attribute;

	ScalarItemCodec(ValueCodec values, String attribute) {
		this.values = values;
		this.attribute = attribute;
	}

	@Override
	public Map<String, AttributeValue> encode(V value) {
		AttributeValue encoded = this.values.write(value).attribute();
		Map<String, AttributeValue> item = new LinkedHashMap<>();
		// DynamoDB has no empty set, and without an attribute there would be no value.
		item.put(this.attribute, (encoded != null) ? encoded : AttributeValue.fromL(List.of()));
		return item;
	}

	@Override
	@SuppressWarnings("unchecked") // The codec reads no other type.
	public V decode(Map<String, AttributeValue> item) {
		AttributeValue stored = item.get(this.attribute);
		Object value = (stored != null) ? this.values.read(stored) : null;
		if (value == null) {
			throw new ItemMappingException(this.attribute,
					"Expected " + this.values.failures().typeName() + " in attribute '" + this.attribute + "', found "
							+ ((stored != null) ? AttributeTypes.describe(stored) : "no such attribute")
							+ ". Set the value attribute of the mapping to the one that holds its values.",
					null);
		}
		return (V) value;
	}

	@Override
	public Optional<Set<String>> attributes() {
		return Optional.of(Set.of(this.attribute));
	}

}
