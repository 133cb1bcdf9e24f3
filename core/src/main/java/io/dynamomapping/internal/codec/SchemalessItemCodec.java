package io.dynamomapping.internal.codec;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import io.dynamomapping.ItemMappingException;
import io.dynamomapping.spi.ItemCodec;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Values that are maps of anything.
 */
final class SchemalessItemCodec implements ItemCodec<Map<String, @Nullable Object>> {

	private final ObjectItemCodec<Map<String, @Nullable Object>> documents;

	SchemalessItemCodec(ValueCodec values) {
		this.documents = new ObjectItemCodec<>(values, null);
	}

	@Override
	public Map<String, AttributeValue> encode(Map<String, @Nullable Object> value) {
		Objects.requireNonNull(value, "value");
		if (value instanceof AttributeSource source) {
			return new LinkedHashMap<>(source.attributes());
		}
		return this.documents.encode(value);
	}

	@Override
	public Map<String, @Nullable Object> decode(Map<String, AttributeValue> item) {
		try {
			return DetachedValues.map(item);
		}
		catch (RefusedException ex) {
			throw new ItemMappingException("", "Item: " + ex.sentence(), null);
		}
	}

	@Override
	public Optional<Set<String>> attributes() {
		return Optional.empty();
	}

}
