package io.dynamomapping.internal.codec;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.databind.JavaType;

/**
 * A list, set, array, map or optional around a value. A property knows how its contents
 * are stored only as a whole: to learn how one element is, it is put into a container of
 * its own and taken out again once that is written.
 *
 * @param type the type of the container
 * @param key the key of the value, where the container is a map
 * @param path where the value is within the container, for messages
 */
record Container(JavaType type, @Nullable Object key, String path) {

	/**
	 * Return whether values can be put into containers of a type.
	 * @param type the type
	 * @return {@code true} for those of the JDK
	 */
	static boolean isOptional(JavaType type) {
		return type.hasRawClass(Optional.class) || type.hasRawClass(AtomicReference.class);
	}

	/**
	 * Return a container with one value.
	 * @param value the value
	 * @return the container
	 */
	Object wrap(Object value) {
		Class<?> raw = this.type.getRawClass();
		if (raw.isArray()) {
			Object array = Array.newInstance(raw.getComponentType(), 1);
			Array.set(array, 0, value);
			return array;
		}
		if (isOptional(this.type)) {
			return (raw == Optional.class) ? Optional.of(value) : new AtomicReference<>(value);
		}
		if (this.type.isMapLikeType()) {
			return Collections.singletonMap(this.key, value);
		}
		if (EnumSet.class.isAssignableFrom(raw)) {
			return enumSet(value);
		}
		return Set.class.isAssignableFrom(raw) ? Collections.singleton(value) : new ArrayList<>(List.of(value));
	}

	@SuppressWarnings({ "unchecked", "rawtypes" }) // Only constants of the enum get here.
	private static Object enumSet(Object constant) {
		return EnumSet.of((Enum) constant);
	}

	/**
	 * Return the value of a container.
	 * @param container what a container of one value was written as
	 * @return what its value was written as, or {@code null} if it was left out
	 */
	@Nullable AttributeValue unwrap(AttributeValue container) {
		if (isOptional(this.type)) {
			return container;
		}
		return switch (container.type()) {
			case L -> container.l().isEmpty() ? null : container.l().get(0);
			case M -> container.m().isEmpty() ? null : container.m().values().iterator().next();
			case SS -> AttributeValue.fromS(container.ss().get(0));
			case NS -> AttributeValue.fromN(container.ns().get(0));
			case BS -> AttributeValue.fromB(container.bs().get(0));
			default -> throw new IllegalStateException("Expected a list, set or map for " + this.type.toCanonical()
					+ ", found " + AttributeTypes.describe(container) + ".");
		};
	}

}
