package io.dynamomapping.internal;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.dynamomapping.MappingOptions;
import io.dynamomapping.internal.codec.AttributeResolver;
import io.dynamomapping.internal.codec.Codecs;
import io.dynamomapping.internal.codec.KeyCodec;
import io.dynamomapping.spi.ItemCodec;

/**
 * What keys and values are stored as, whatever table they are in.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
final class StoredTypes<K, V> {

	private final Codecs codecs;

	private final KeyCodec<K> keyCodec;

	private final ItemCodec<V> codec;

	private final Type valueType;

	private final MappingOptions options;

	private final boolean schemaless;

	private final AttributeResolver attributes;

	private final Map<Class<?>, ItemCodec<?>> projections = new ConcurrentHashMap<>();

	StoredTypes(Codecs codecs, KeyCodec<K> keyCodec, Type valueType, MappingOptions options) {
		this.codecs = codecs;
		this.keyCodec = keyCodec;
		this.codec = codecs.itemCodec(valueType, options.nullPolicy(), options.valueAttribute());
		this.valueType = valueType;
		this.options = options;
		this.schemaless = Codecs.isSchemaless(valueType);
		this.attributes = codecs.attributeResolver(valueType, keyCodec, options.valueAttribute());
	}

	KeyCodec<K> keyCodec() {
		return this.keyCodec;
	}

	ItemCodec<V> codec() {
		return this.codec;
	}

	MappingOptions options() {
		return this.options;
	}

	/**
	 * Return what knows the names and encodings of attributes.
	 * @return the resolver for the type of the values
	 */
	AttributeResolver attributes() {
		return this.attributes;
	}

	/**
	 * Return whether values have no place for the key: a map has any names, but no key.
	 * @return {@code true} if they are maps
	 */
	boolean isKeyOutside() {
		return Map.class.isAssignableFrom(rawType());
	}

	/**
	 * Return whether values are held in a single attribute.
	 * @return {@code true} if they are no objects
	 */
	boolean isScalar() {
		return this.codecs.isScalar(this.valueType);
	}

	/**
	 * Return whether values are whole items, rather than certain attributes of them.
	 * @return {@code true} if every attribute belongs to the value
	 */
	boolean isOpen() {
		return declaredAttributes().isEmpty();
	}

	/**
	 * Return the attributes that values are made of.
	 * @return their names, or empty if every attribute belongs to the value
	 */
	Optional<Set<String>> declaredAttributes() {
		return this.codec.attributes();
	}

	/**
	 * Return the codec of a projection.
	 * @param type the type of the projection
	 * @param <P> the type of the projection
	 * @return its codec, made on first use
	 */
	@SuppressWarnings("unchecked") // each codec is kept under its own type
	<P> ItemCodec<P> projection(Class<P> type) {
		return (ItemCodec<P>) this.projections.computeIfAbsent(type,
				(key) -> this.codecs.itemCodec(key, this.options.nullPolicy(), this.options.valueAttribute()));
	}

	boolean isSchemaless() {
		return this.schemaless;
	}

	/**
	 * Return whether an object can be a value at all.
	 * @param object the object
	 * @return {@code true} if it is of the type of the values
	 */
	boolean isValue(Object object) {
		return rawType().isInstance(object);
	}

	private Class<?> rawType() {
		Type raw = (this.valueType instanceof ParameterizedType type) ? type.getRawType() : this.valueType;
		return (raw instanceof Class<?> type) ? type : Object.class;
	}

}
