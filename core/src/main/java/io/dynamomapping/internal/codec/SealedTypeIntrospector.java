package io.dynamomapping.internal.codec;

import java.util.Set;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;

/**
 * Tells the permitted subclasses of a sealed type apart by an attribute, and sees to it
 * that no item ever names a class to be loaded.
 */
final class SealedTypeIntrospector extends JacksonAnnotationIntrospector {

	private static final String DISCRIMINATOR = "@type";

	private static final JsonTypeInfo.Value BY_NAME = JsonTypeInfo.Value.construct(JsonTypeInfo.Id.NAME,
			JsonTypeInfo.As.PROPERTY, DISCRIMINATOR, null, false, false);

	private final transient Set<String> discriminators;

	SealedTypeIntrospector(Set<String> discriminators) {
		this.discriminators = discriminators;
	}

	@Override
	public JsonTypeInfo.@Nullable Value findPolymorphicTypeInfo(MapperConfig<?> config, Annotated annotated) {
		JsonTypeInfo.Value declared = super.findPolymorphicTypeInfo(config, annotated);
		if (declared != null) {
			requireNoClassNames(declared, annotated);
			addDiscriminator(declared);
			return declared;
		}
		if (!(annotated instanceof AnnotatedClass) || !SealedTypes.isMember(annotated.getRawType())) {
			return null;
		}
		SealedTypes.requireDistinctNames(annotated.getRawType());
		addDiscriminator(BY_NAME);
		return BY_NAME;
	}

	private static void requireNoClassNames(JsonTypeInfo.Value declared, Annotated annotated) {
		JsonTypeInfo.Id id = declared.getIdType();
		if (id == JsonTypeInfo.Id.CLASS || id == JsonTypeInfo.Id.MINIMAL_CLASS) {
			throw new IllegalArgumentException("Expected subtypes of " + annotated.getName()
					+ " to be told apart by names, found @JsonTypeInfo(use = " + id
					+ "), which stores class names. Use JsonTypeInfo.Id.NAME and @JsonSubTypes, or a sealed type.");
		}
	}

	private void addDiscriminator(JsonTypeInfo.Value typeInfo) {
		String property = typeInfo.getPropertyName();
		String name = (property != null) ? property : typeInfo.getIdType().getDefaultPropertyName();
		if (name != null && !name.isEmpty()) {
			this.discriminators.add(name);
		}
	}

	@Override
	public @Nullable String findTypeName(MapperConfig<?> config, AnnotatedClass annotated) {
		String declared = super.findTypeName(config, annotated);
		if (declared != null || super.findPolymorphicTypeInfo(config, annotated) != null) {
			return declared;
		}
		Class<?> type = annotated.getRawType();
		return SealedTypes.isMember(type) ? SealedTypes.requireName(type) : null;
	}

}
