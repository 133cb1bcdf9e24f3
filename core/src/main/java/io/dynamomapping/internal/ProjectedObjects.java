package io.dynamomapping.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.dynamomapping.AttributePath;
import io.dynamomapping.spi.ItemCodec;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The attributes that a type declares, as objects of this type.
 *
 * @param codec the codec of the type
 * @param <P> the type
 */
record ProjectedObjects<P>(ItemCodec<P> codec) implements Projection<P> {

	@Override
	public Optional<Set<String>> attributes() {
		return this.codec.attributes();
	}

	@Override
	public @Nullable List<AttributePath> paths() {
		return attributes().map((names) -> names.stream().map(AttributePath::of).toList()).orElse(null);
	}

	@Override
	public P result(Map<String, AttributeValue> item, boolean partial) {
		return this.codec.decode(item);
	}

}
