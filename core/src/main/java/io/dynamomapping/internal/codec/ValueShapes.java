package io.dynamomapping.internal.codec;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TreeNode;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.BeanPropertyDefinition;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.TypeSerializer;
import tools.jackson.databind.ser.BeanPropertyWriter;
import tools.jackson.databind.util.ClassUtil;

/**
 * Finds out what values of a type are stored as, by asking their serializers.
 */
final class ValueShapes {

	private final JsonMapper mapper;

	private final SerializationContext context;

	ValueShapes(JsonMapper mapper) {
		this.mapper = mapper;
		this.context = mapper._serializationContext();
	}

	/**
	 * Return what values of a type are stored as.
	 * @param type the type
	 * @return its shape
	 * @throws IllegalArgumentException if the type cannot be written
	 */
	ValueShape of(JavaType type) {
		try {
			return find(type);
		}
		catch (JacksonException ex) {
			throw new IllegalArgumentException("Expected a type that Jackson can write, found "
					+ type.getRawClass().getName() + ": " + ex.getOriginalMessage(), ex);
		}
		catch (RefusedException ex) {
			throw new IllegalArgumentException(type.getRawClass().getName() + ": " + ex.sentence());
		}
	}

	private ValueShape find(JavaType type) {
		if (TreeNode.class.isAssignableFrom(type.getRawClass())) {
			return ValueShape.of(ValueShape.Kind.DOCUMENT);
		}
		AnnotatedClass annotated = this.context.introspectClassAnnotations(type);
		TypeSerializer typeSerializer = this.context.findTypeSerializer(type, annotated);
		if (typeSerializer == null) {
			return of(type, this.context.findValueSerializer(type));
		}
		if (typeSerializer.getTypeInclusion() == JsonTypeInfo.As.WRAPPER_OBJECT) {
			return ValueShape.of(ValueShape.Kind.DOCUMENT);
		}
		return ofSubtypes(annotated, typeSerializer);
	}

	private ValueShape ofSubtypes(AnnotatedClass annotated, TypeSerializer typeSerializer) {
		Set<String> attributes = new LinkedHashSet<>();
		String discriminator = typeSerializer.getPropertyName();
		if (discriminator != null) {
			attributes.add(discriminator);
		}
		for (JavaType type : subtypes(annotated)) {
			ValueShape shape = of(type, this.context.findValueSerializer(type));
			if (shape.kind() != ValueShape.Kind.OBJECT) {
				return shape;
			}
			attributes.addAll(shape.attributes());
		}
		return ValueShape.object(attributes);
	}

	/**
	 * Return the types that values of a type may have.
	 * @param type the type
	 * @return its subtypes that can be told apart, or itself
	 */
	List<JavaType> concreteTypes(JavaType type) {
		AnnotatedClass annotated = this.context.introspectClassAnnotations(type);
		boolean polymorphic = this.context.findTypeSerializer(type, annotated) != null;
		return polymorphic ? subtypes(annotated) : List.of(type);
	}

	private List<JavaType> subtypes(AnnotatedClass annotated) {
		SerializationConfig config = this.mapper.serializationConfig();
		return config.getSubtypeResolver()
			.collectAndResolveSubtypesByClass(config, annotated)
			.stream()
			.map((subtype) -> this.mapper.constructType(subtype.getType()))
			.filter((type) -> !type.isAbstract() || type.isEnumType())
			.sorted(Comparator.comparing((type) -> type.getRawClass().getName()))
			.toList();
	}

	/**
	 * Return the properties of an object, as they are written.
	 * @param type the type of the object
	 * @return its properties, none if it is no object
	 */
	List<ValueProperty> properties(JavaType type) {
		Map<String, BeanProperty> writers = new HashMap<>();
		this.context.findValueSerializer(type)
			.properties()
			.forEachRemaining((writer) -> writers.put(writer.getName(), writer));
		List<ValueProperty> properties = new ArrayList<>();
		for (BeanPropertyDefinition definition : this.context.introspectBeanDescription(type).findProperties()) {
			BeanProperty writer = writers.get(definition.getName());
			if (writer != null) {
				properties.add(new ValueProperty(definition, writer.getType(), of(writer)));
			}
		}
		return properties;
	}

	/**
	 * Return whether a serializer is Jackson's own for its type.
	 * @param type the type
	 * @return {@code true} if nobody has put another in its place
	 */
	boolean isStandard(JavaType type) {
		return ClassUtil.isJacksonStdImpl(this.context.findValueSerializer(type));
	}

	private ValueShape of(BeanProperty property) {
		JavaType type = property.getType();
		ValueSerializer<Object> serializer = null;
		if (property instanceof BeanPropertyWriter writer) {
			serializer = writer.getSerializer();
		}
		if (serializer == null) {
			serializer = this.context.findPrimaryPropertySerializer(type, property);
		}
		return of(type, serializer);
	}

	/**
	 * Return what a serializer stores values as.
	 * @param type the type of the values
	 * @param serializer the serializer
	 * @return the shape
	 */
	ValueShape of(JavaType type, ValueSerializer<?> serializer) {
		if (serializer instanceof AttributeSerializer<?> attributeSerializer) {
			ScalarAttributeType scalarType = attributeSerializer.scalarType();
			return (scalarType != null) ? ValueShape.scalar(scalarType) : ValueShape.of(ValueShape.Kind.UNKNOWN);
		}
		if (isBinary(type)) {
			return ValueShape.scalar(ScalarAttributeType.B);
		}
		ShapeVisitor visitor = new ShapeVisitor(this.context);
		serializer.acceptJsonFormatVisitor(visitor, type);
		ValueShape shape = visitor.shape();
		if (shape.kind() == ValueShape.Kind.OBJECT && hasAnyGetter(type, new LinkedHashSet<>())) {
			return ValueShape.of(ValueShape.Kind.DOCUMENT);
		}
		return shape;
	}

	private static boolean isBinary(JavaType type) {
		return type.hasRawClass(byte[].class) || ByteBuffer.class.isAssignableFrom(type.getRawClass());
	}

	private boolean hasAnyGetter(JavaType type, Set<JavaType> seen) {
		if (!seen.add(type)) {
			return false;
		}
		var description = this.context.introspectBeanDescription(type);
		if (description.findAnyGetter() != null) {
			return true;
		}
		return description.findProperties().stream().anyMatch((property) -> {
			AnnotatedMember accessor = property.getAccessor();
			return accessor != null && isUnwrapped(accessor) && hasAnyGetter(accessor.getType(), seen);
		});
	}

	private boolean isUnwrapped(@Nullable AnnotatedMember member) {
		return this.mapper.serializationConfig()
			.getAnnotationIntrospector()
			.findUnwrappingNameTransformer(this.mapper.serializationConfig(), member) != null;
	}

}
