package io.dynamomapping.internal.codec;

import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.std.DelegatingDeserializer;
import tools.jackson.databind.type.CollectionType;

/**
 * Reads a set that is absent as an empty one, since that is how an empty one is stored.
 */
final class AbsentSetModifier extends ValueDeserializerModifier {

	@Override
	public ValueDeserializer<?> modifyCollectionDeserializer(DeserializationConfig config, CollectionType type,
			BeanDescription.Supplier description, ValueDeserializer<?> deserializer) {
		return Set.class.isAssignableFrom(type.getRawClass()) ? new AbsentSetDeserializer(deserializer) : deserializer;
	}

	private static final class AbsentSetDeserializer extends DelegatingDeserializer {

		AbsentSetDeserializer(ValueDeserializer<?> delegate) {
			super(delegate);
		}

		@Override
		protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> delegate) {
			return new AbsentSetDeserializer(delegate);
		}

		@Override
		public @Nullable Object getAbsentValue(DeserializationContext context) {
			return getEmptyValue(context);
		}

	}

}
