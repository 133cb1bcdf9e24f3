package io.dynamomapping.internal.codec;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.dynamomapping.ItemMappingException;
import io.dynamomapping.spi.ItemCodec;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Values that are objects: their members are the attributes of the item.
 *
 * @param <V> the type of the values
 */
final class ObjectItemCodec<V> implements ItemCodec<V> {

	private final ValueCodec values;

	private final @Nullable Set<String> attributes;

	ObjectItemCodec(ValueCodec values, @Nullable Set<String> attributes) {
		this.values = values;
		this.attributes = attributes;
	}

	@Override
	public Map<String, AttributeValue> encode(V value) {
		AttributeGenerator generator = this.values.write(value);
		Map<String, AttributeValue> item = generator.item();
		if (item != null) {
			return item;
		}
		throw new ItemMappingException("",
				"Expected " + this.values.failures().typeName() + " to be stored as attributes of an item, found "
						+ ((generator.attribute() != null) ? AttributeTypes.describe(generator.attribute()) : "nothing")
						+ ". Let its serializer tell what it writes by acceptJsonFormatVisitor.",
				true, null);
	}

	@Override
	@SuppressWarnings("unchecked") // The codec reads no other type.
	public V decode(Map<String, AttributeValue> item) {
		return (V) this.values.read(item);
	}

	@Override
	public Optional<Set<String>> attributes() {
		return Optional.ofNullable(this.attributes);
	}

}
