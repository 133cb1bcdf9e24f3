package io.dynamomapping.internal.codec;

import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.dynamomapping.ItemMappingException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Keys that are records of two components.
 *
 * @param <K> the type of the keys
 */
final class RecordKeyCodec<K> implements KeyCodec<K> {

	private final ValueCodec values;

	private final String typeName;

	private final KeyComponent first;

	private final KeyComponent second;

	private final boolean exact;

	/**
	 * Create a codec.
	 * @param values what writes and reads the records
	 * @param typeName the name of the record
	 * @param components the two components
	 * @param exact whether what is read is always written the same way
	 */
	RecordKeyCodec(ValueCodec values, String typeName, List<KeyComponent> components, boolean exact) {
		this.values = values;
		this.typeName = typeName;
		this.first = components.get(0);
		this.second = components.get(1);
		this.exact = exact;
	}

	@Override
	public Type type() {
		return this.values.type();
	}

	@Override
	public List<KeyComponent> components() {
		return List.of(this.first, this.second);
	}

	@Override
	public List<AttributeValue> encode(Object key) {
		Map<String, AttributeValue> attributes;
		try {
			attributes = this.values.write(key).item();
		}
		catch (ItemMappingException ex) {
			throw new IllegalArgumentException(ex.getMessage(), ex.getCause());
		}
		if (attributes == null) {
			throw new IllegalArgumentException("Key of " + this.typeName + ": expected it to be written as an object.");
		}
		return List.of(component(attributes, this.first), component(attributes, this.second));
	}

	private AttributeValue component(Map<String, AttributeValue> attributes, KeyComponent component) {
		AttributeValue value = attributes.get(component.name());
		String subject = "Attribute '" + component.name() + "' of " + this.typeName;
		if (value == null || value.type() == AttributeValue.Type.NUL) {
			throw new NullPointerException(subject + ": expected a value, found null. Give both components of a key.");
		}
		return KeyAttributes.require(value, component.type(), subject);
	}

	@Override
	@SuppressWarnings("unchecked") // The codec reads no other type.
	public K decode(List<AttributeValue> values) {
		Map<String, AttributeValue> item = new LinkedHashMap<>();
		item.put(this.first.name(), values.get(0));
		item.put(this.second.name(), values.get(1));
		K key = (K) this.values.read(item);
		List<AttributeValue> written = this.exact ? values : encode(key);
		for (int i = 0; i < 2; i++) {
			if (!written.get(i).equals(values.get(i))) {
				throw KeyAttributes.notCanonical(this.values.failures(), components().get(i).name());
			}
		}
		return key;
	}

}
