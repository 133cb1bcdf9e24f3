package io.dynamomapping.internal.codec;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;
import tools.jackson.databind.jsontype.TypeSerializer;
import tools.jackson.databind.ser.BeanPropertyWriter;
import tools.jackson.databind.ser.PropertyWriter;
import tools.jackson.databind.ser.std.StdContainerSerializer;
import tools.jackson.databind.util.NameTransformer;

/**
 * Finds what writes the properties of objects and what is in them. For one thread.
 */
final class Serializers {

	private final JsonMapper mapper;

	private final SerializationConfig config;

	private final SerializationContext context;

	Serializers(JsonMapper mapper) {
		this.mapper = mapper;
		this.config = mapper.serializationConfig();
		this.context = mapper._serializationContext();
	}

	ValueSerializer<?> of(JavaType type) {
		return this.context.findValueSerializer(type);
	}

	ValueSerializer<?> of(BeanPropertyWriter property) {
		ValueSerializer<?> own = property.getSerializer();
		return (own != null) ? own : this.context.findPrimaryPropertySerializer(property.getType(), property);
	}

	/**
	 * Return what writes a subtype.
	 * @param place where
	 * @param type the declared type of the place, or a subtype of it
	 * @return its serializer
	 */
	ValueSerializer<?> of(Place place, JavaType type) {
		if (type.equals(place.type())) {
			return place.serializer();
		}
		if (place.property() == null) {
			return of(type);
		}
		return place.containers().isEmpty() ? this.context.findPrimaryPropertySerializer(type, place.property())
				: this.context.findContentValueSerializer(type, place.property());
	}

	ValueSerializer<?> ofContent(Place container) {
		ValueSerializer<?> own = (container.serializer() instanceof StdContainerSerializer<?> serializer)
				? serializer.getContentSerializer() : null;
		return (own != null) ? own
				: this.context.findContentValueSerializer(container.type().getContentType(), container.property());
	}

	/**
	 * Return the properties that a serializer writes, those of unwrapped objects
	 * included.
	 * @param serializer the serializer of an object
	 * @return its properties by the names of the attributes
	 */
	List<BeanPropertyWriter> properties(ValueSerializer<?> serializer) {
		List<BeanPropertyWriter> properties = new ArrayList<>();
		for (BeanPropertyWriter property : declared(serializer)) {
			if (property.isUnwrapping()) {
				properties.addAll(properties(unwrapping(property)));
			}
			else {
				properties.add(property);
			}
		}
		return properties;
	}

	/**
	 * Return the properties of an object as Java has them.
	 * @param serializer the serializer of the object
	 * @return its properties, unwrapped objects as one
	 */
	List<BeanPropertyWriter> declared(ValueSerializer<?> serializer) {
		List<BeanPropertyWriter> properties = new ArrayList<>();
		serializer.properties().forEachRemaining((PropertyWriter property) -> {
			if (property instanceof BeanPropertyWriter writer) {
				properties.add(writer);
			}
		});
		return properties;
	}

	ValueSerializer<?> unwrapping(BeanPropertyWriter property) {
		ValueSerializer<?> own = of(property);
		if (own.isUnwrappingSerializer()) {
			return own;
		}
		NameTransformer names = this.config.getAnnotationIntrospector()
			.findUnwrappingNameTransformer(this.config, property.getMember());
		return own.unwrappingSerializer((names != null) ? names : NameTransformer.NOP);
	}

	@Nullable TypeSerializer typeSerializer(Place place) {
		if (place.type().isContainerType() || place.type().isReferenceType()) {
			return null;
		}
		return (place.property() != null)
				? this.context.findPropertyTypeSerializer(place.type(), place.property().getMember())
				: this.context.findTypeSerializer(place.type());
	}

	@Nullable String typeId(TypeSerializer typeSerializer, JavaType type) {
		return typeSerializer.getTypeIdResolver().idFromValueAndType(this.context, null, type.getRawClass());
	}

	/**
	 * Return the types that values may have.
	 * @param place where
	 * @return the subtypes that can be told apart, or the declared type
	 */
	List<JavaType> concreteTypes(Place place) {
		if (typeSerializer(place) == null) {
			return List.of(place.type());
		}
		List<JavaType> types = subtypes(place).stream()
			.map(NamedType::getType)
			.filter(place.type().getRawClass()::isAssignableFrom)
			.map((type) -> specialized(place.type(), type))
			.filter((type) -> !type.isAbstract() || type.isEnumType())
			.distinct()
			.toList();
		return types.isEmpty() ? List.of(place.type()) : types;
	}

	private Collection<NamedType> subtypes(Place place) {
		if (place.property() != null) {
			return this.config.getSubtypeResolver()
				.collectAndResolveSubtypesByClass(this.config, place.property().getMember(), place.type());
		}
		AnnotatedClass annotated = this.context.introspectClassAnnotations(place.type());
		return this.config.getSubtypeResolver().collectAndResolveSubtypesByClass(this.config, annotated);
	}

	JavaType specialized(JavaType type, Class<?> subtype) {
		return type.hasRawClass(subtype) ? type
				: this.mapper.getTypeFactory().constructSpecializedType(type, subtype, true);
	}

}
