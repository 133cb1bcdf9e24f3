package io.dynamomapping.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.dynamomapping.AttributePath;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Whole items, as the values of a mapping.
 *
 * @param store what makes values of items
 * @param <V> the type of the values
 */
record WholeItems<V>(ItemStore<?, V> store) implements Projection<V> {

	@Override
	public Optional<Set<String>> attributes() {
		return this.store.types().declaredAttributes();
	}

	@Override
	public @Nullable List<AttributePath> paths() {
		return null;
	}

	@Override
	public V result(Map<String, AttributeValue> item, boolean partial) {
		return this.store.values().value(item, partial);
	}

}
