package io.dynamomapping.internal.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.dynamomapping.internal.codec.EmptySetInstantiator.SetProperty;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.BeanDeserializerBuilder;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.std.DelegatingDeserializer;
import tools.jackson.databind.introspect.AnnotatedField;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.BeanPropertyDefinition;
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

	@Override
	public BeanDeserializerBuilder updateBuilder(DeserializationConfig config, BeanDescription.Supplier description,
			BeanDeserializerBuilder builder) {
		List<SetProperty> properties = new ArrayList<>();
		builder.getProperties().forEachRemaining((property) -> {
			boolean settable = SetProperty.isSupported(property.getType()) && !property.isCreatorProperty();
			AnnotatedMember field = settable ? field(description.get(), property.getName()) : null;
			if (field != null) {
				field.fixAccess(true);
				properties.add(new SetProperty(property, field));
			}
		});
		if (!properties.isEmpty()) {
			builder.setValueInstantiator(new EmptySetInstantiator(builder.getValueInstantiator(), properties));
		}
		return builder;
	}

	private static @Nullable AnnotatedMember field(BeanDescription description, String name) {
		for (BeanPropertyDefinition definition : description.findProperties()) {
			if (definition.getName().equals(name)) {
				for (AnnotatedField field : description.getClassInfo().fields()) {
					if (field.getName().equals(definition.getInternalName())) {
						return field;
					}
				}
			}
		}
		return null;
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
