package io.dynamomapping.internal.codec;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

import io.dynamomapping.AttributePath;
import io.dynamomapping.ItemMappingException;
import io.dynamomapping.NullPolicy;
import io.dynamomapping.spi.AttributeCodec;
import io.dynamomapping.spi.ItemCodec;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes codecs for values and keys, all of them on one private mapper. Safe for use by
 * many threads.
 */
public final class Codecs {

	private final StorageMapper mapper;

	/**
	 * Create codecs.
	 * @param customizer what users change on the mapper
	 * @param attributeCodecs the users' codecs for types of their own
	 * @throws IllegalArgumentException if the mapper would store class names
	 */
	public Codecs(Consumer<? super JsonMapper.Builder> customizer,
			Collection<? extends AttributeCodec<?>> attributeCodecs) {
		this.mapper = new StorageMapper(customizer, attributeCodecs);
	}

	/**
	 * Return whether a type is {@code Map<String, Object>}, whose values are DynamoDB's
	 * own types.
	 * @param valueType a type of values
	 * @return {@code true} for this type, for {@code Map<String, ?>} and for the raw map
	 */
	public static boolean isSchemaless(Type valueType) {
		if (valueType instanceof JavaType type) {
			boolean names = type.hasRawClass(Map.class)
					&& (type.getKeyType().hasRawClass(String.class) || type.getKeyType().isJavaLangObject());
			return names && type.getContentType().isJavaLangObject();
		}
		if (valueType instanceof ParameterizedType type) {
			Type[] arguments = type.getActualTypeArguments();
			return type.getRawType() == Map.class && arguments[0] == String.class && isAnything(arguments[1]);
		}
		return valueType == Map.class;
	}

	private static boolean isAnything(Type type) {
		if (type instanceof WildcardType wildcard) {
			return wildcard.getUpperBounds()[0] == Object.class;
		}
		return type == Object.class;
	}

	/**
	 * Return the codec for a type of values.
	 * @param valueType the type
	 * @param nullPolicy what becomes of members that are {@code null}
	 * @param valueAttribute the attribute that holds values which are no objects
	 * @param <V> the type
	 * @return its codec
	 * @throws IllegalArgumentException if values of this type cannot be stored
	 */
	@SuppressWarnings({ "unchecked", "TypeParameterUnusedInFormals" }) // Types as read.
	public <V> ItemCodec<V> itemCodec(Type valueType, NullPolicy nullPolicy, String valueAttribute) {
		JavaType type = javaType(valueType);
		if (isSchemaless(valueType)) {
			return (ItemCodec<V>) new SchemalessItemCodec(valueCodec(type, nullPolicy, ""));
		}
		ValueShape shape = shapes().of(type);
		return switch (shape.kind()) {
			case OBJECT -> new ObjectItemCodec<>(valueCodec(type, nullPolicy, ""),
					Collections.unmodifiableSet(shape.attributes()));
			case DOCUMENT, UNKNOWN -> new ObjectItemCodec<>(valueCodec(type, nullPolicy, ""), null);
			case SCALAR, LIST -> new ScalarItemCodec<>(valueCodec(type, nullPolicy, valueAttribute), valueAttribute);
		};
	}

	/**
	 * Return whether values of a type are held in a single attribute.
	 * @param valueType the type
	 * @return {@code true} if they are no objects
	 */
	public boolean isScalar(Type valueType) {
		if (isSchemaless(valueType)) {
			return false;
		}
		ValueShape.Kind kind = shapes().of(javaType(valueType)).kind();
		return kind == ValueShape.Kind.SCALAR || kind == ValueShape.Kind.LIST;
	}

	private ValueCodec valueCodec(JavaType type, NullPolicy nullPolicy, String base) {
		return new ValueCodec(this.mapper, type, nullPolicy, new Failures(this.mapper.mapper(), type, "Item", base));
	}

	/**
	 * Return the codec for a type of keys.
	 * @param keyType the type
	 * @param <K> the type
	 * @return its codec
	 * @throws IllegalArgumentException if the type cannot serve as key
	 */
	@SuppressWarnings("TypeParameterUnusedInFormals") // The type as read.
	public <K> KeyCodec<K> keyCodec(Type keyType) {
		return KeyCodecs.of(this.mapper, shapes(), javaType(keyType));
	}

	/**
	 * Return the keys that a type of values declares by
	 * {@link io.dynamomapping.annotation.PartitionKey} and
	 * {@link io.dynamomapping.annotation.SortKey}.
	 * @param valueType the type
	 * @return its keys, by the names of the attributes
	 * @throws IllegalArgumentException if the declarations contradict each other
	 */
	public DeclaredKeys declaredKeys(Type valueType) {
		return new KeyDeclarations(shapes()).of(javaType(valueType));
	}

	/**
	 * Return the attributes that mean something to a mapping: as they are named, else as
	 * {@link io.dynamomapping.annotation.Version} and
	 * {@link io.dynamomapping.annotation.TimeToLive} mark them.
	 * @param valueType the type of the values
	 * @param version the name of the version attribute, or {@code null}
	 * @param timeToLive the name of the attribute that says when an item expires, or
	 * {@code null}
	 * @return the attributes
	 * @throws IllegalArgumentException if a property cannot be what it is said to be
	 */
	public ManagedAttributes managedAttributes(Type valueType, @Nullable String version, @Nullable String timeToLive) {
		return ManagedAttributes.of(shapes(), javaType(valueType), version, timeToLive);
	}

	/**
	 * Return whether values of a type have a place for an attribute.
	 * @param valueType the type
	 * @param attribute the name of the attribute
	 * @return {@code true} if they do
	 */
	public boolean holds(Type valueType, String attribute) {
		if (isSchemaless(valueType)) {
			return true;
		}
		ValueShape shape = shapes().of(javaType(valueType));
		return switch (shape.kind()) {
			case OBJECT -> shape.attributes().contains(attribute);
			case DOCUMENT, UNKNOWN -> true;
			case SCALAR, LIST -> false;
		};
	}

	/**
	 * Return whether a number can be when an item expires.
	 * @param seconds seconds since 1970
	 * @return {@code true} if it is a time from 1970 to 2999
	 */
	public static boolean isExpiry(double seconds) {
		return EpochSeconds.isTime(seconds);
	}

	/**
	 * Return the attribute value that makes an item expire.
	 * @param seconds when, in seconds since 1970
	 * @return a number
	 * @throws IllegalArgumentException if it is before 1970 or after 2999
	 */
	public static AttributeValue expiry(long seconds) {
		try {
			return EpochSeconds.of(seconds);
		}
		catch (RefusedException ex) {
			throw new IllegalArgumentException("Time to live: " + ex.sentence());
		}
	}

	/**
	 * Return what values of a type store an attribute as that is a key.
	 * @param valueType the type
	 * @param attribute the name of the attribute
	 * @return its type, or {@code null} if there is no such property, or none that tells
	 * what it is stored as
	 */
	public @Nullable ScalarAttributeType keyAttributeType(Type valueType, String attribute) {
		ValueShapes shapes = shapes();
		return shapes.concreteTypes(javaType(valueType))
			.stream()
			.flatMap((type) -> shapes.properties(type).stream())
			.filter((property) -> property.name().equals(attribute))
			.map((property) -> property.shape().scalarType())
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(null);
	}

	/**
	 * Return what values of a type store a property as that is to be a key of an index.
	 * @param valueType the type
	 * @param attribute the name of the attribute
	 * @return its type, or {@code null} if there is no such property
	 * @throws IllegalArgumentException if it cannot be a key
	 */
	public @Nullable ScalarAttributeType indexKeyType(Type valueType, String attribute) {
		ValueShapes shapes = shapes();
		ScalarAttributeType found = null;
		for (JavaType type : shapes.concreteTypes(javaType(valueType))) {
			for (ValueProperty property : shapes.properties(type)) {
				if (property.name().equals(attribute)) {
					found = KeyCodecs.scalarType(property.type(), property.shape());
					if (found == null) {
						throw new IllegalArgumentException("a string, a number or binary as key, found '" + attribute
								+ "' of type " + property.type().getRawClass().getName()
								+ ". Name another attribute, or store this one as one of them.");
					}
				}
			}
		}
		return found;
	}

	/**
	 * Return the attributes that a type of values declares.
	 * @param valueType the type
	 * @return their names, or {@code null} if values may have any
	 */
	public @Nullable Set<String> attributeNames(Type valueType) {
		if (isSchemaless(valueType)) {
			return null;
		}
		ValueShape shape = shapes().of(javaType(valueType));
		return (shape.kind() == ValueShape.Kind.OBJECT) ? Collections.unmodifiableSet(shape.attributes()) : null;
	}

	/**
	 * Return what knows the attributes of a type of values.
	 * @param valueType the type
	 * @param keyCodec the codec of the keys, whose components are attributes as well
	 * @param valueAttribute the attribute that holds values which are no objects
	 * @return a new resolver
	 */
	public AttributeResolver attributeResolver(Type valueType, KeyCodec<?> keyCodec, String valueAttribute) {
		return new AttributeResolver(this, this.mapper, valueType, keyCodec.type(), valueAttribute);
	}

	/**
	 * Return the attribute value of an object.
	 * @param path where in the item it is going to be, for messages
	 * @param value whatever the mapper can write
	 * @param policy what becomes of {@code null}
	 * @return the attribute value, or {@code null} if there is to be no attribute: for an
	 * empty set, and for {@code null} under {@link NullPolicy#OMIT}
	 * @throws ItemMappingException if DynamoDB cannot hold the value
	 */
	public @Nullable AttributeValue encodeAttribute(AttributePath path, @Nullable Object value, NullPolicy policy) {
		if (value == null) {
			return (policy == NullPolicy.STORE) ? AttributeValue.fromNul(true) : null;
		}
		AttributeGenerator generator = this.mapper.attributeGenerator(policy, path.elements().size());
		try {
			this.mapper.mapper().writeValue(generator, value);
		}
		catch (RuntimeException ex) {
			throw Failures.ofAttribute(this.mapper.mapper(), path, "").ofWriting(ex, generator.path());
		}
		return generator.attribute();
	}

	/**
	 * Return the plain object of an attribute value.
	 * @param value the attribute value
	 * @return a {@code String}, {@code BigDecimal}, {@code SdkBytes}, {@code Boolean}, a
	 * modifiable {@code Set} of one of the first three, a modifiable {@code List} or
	 * {@code Map}, or {@code null}
	 * @throws ItemMappingException if it is of a type that this version does not know
	 */
	public static @Nullable Object decodeAttribute(AttributeValue value) {
		try {
			return DetachedValues.of(Objects.requireNonNull(value, "value"));
		}
		catch (RefusedException ex) {
			throw new ItemMappingException("", "Attribute: " + ex.sentence(), null);
		}
	}

	// Not kept, as it is for one thread.
	private ValueShapes shapes() {
		return new ValueShapes(this.mapper.mapper());
	}

	private JavaType javaType(Type type) {
		return this.mapper.mapper().constructType(Objects.requireNonNull(type, "type"));
	}

}
