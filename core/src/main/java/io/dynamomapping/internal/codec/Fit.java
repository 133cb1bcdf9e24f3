package io.dynamomapping.internal.codec;

import java.lang.invoke.MethodType;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JavaType;

/**
 * Whether objects are what a generic type promises, down to their elements: a serializer
 * of a property takes nothing else.
 */
final class Fit {

	private Fit() {
	}

	static boolean fits(JavaType type, @Nullable Object value) {
		if (value == null) {
			return true;
		}
		Class<?> boxed = MethodType.methodType(type.getRawClass()).wrap().returnType();
		if (!boxed.isInstance(value) && !isOfTheSameKind(boxed, value)) {
			return false;
		}
		if (value instanceof Map<?, ?> map && type.isMapLikeType()) {
			return all(type.getKeyType(), map.keySet()) && all(type.getContentType(), map.values());
		}
		if (value instanceof Collection<?> collection && type.isCollectionLikeType()) {
			return all(type.getContentType(), collection);
		}
		if (value instanceof Optional<?> optional && type.isReferenceType()) {
			return fits(type.getContentType(), optional.orElse(null));
		}
		return true;
	}

	private static boolean all(JavaType type, Collection<?> values) {
		return values.stream().allMatch((value) -> fits(type, value));
	}

	// Conditions and changes hold copies, of other classes than the originals.
	private static boolean isOfTheSameKind(Class<?> type, Object value) {
		if (!type.getName().startsWith("java.util.") || EnumSet.class.isAssignableFrom(type)
				|| EnumMap.class.isAssignableFrom(type)) {
			return false;
		}
		return (Set.class.isAssignableFrom(type) && value instanceof Set<?>)
				|| (List.class.isAssignableFrom(type) && value instanceof List<?>)
				|| (Map.class.isAssignableFrom(type) && value instanceof Map<?, ?>);
	}

}
