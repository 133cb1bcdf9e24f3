package io.dynamomapping;

import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;

/**
 * Copies of values that conditions and changes hold, collections within collections
 * included: what the caller does to the originals later on does not show.
 */
final class Snapshots {

	private Snapshots() {
	}

	static Object of(Object value) {
		Objects.requireNonNull(value, "value");
		if (value instanceof byte[] bytes) {
			// Unlike the array, equal when its content is.
			return SdkBytes.fromByteArray(bytes);
		}
		if (value instanceof ByteBuffer buffer) {
			return SdkBytes.fromByteBuffer(buffer.duplicate());
		}
		if (value.getClass().isArray()) {
			return elements(value);
		}
		if (value instanceof Collection<?> || value instanceof Map<?, ?>) {
			return isPlain(value) ? copy(value) : value;
		}
		return value;
	}

	private static @Nullable Object ofNullable(@Nullable Object value) {
		return (value != null) ? of(value) : null;
	}

	private static List<@Nullable Object> elements(Object array) {
		List<@Nullable Object> elements = new ArrayList<>();
		for (int i = 0; i < Array.getLength(array); i++) {
			elements.add(ofNullable(Array.get(array, i)));
		}
		return Collections.unmodifiableList(elements);
	}

	/**
	 * Refuse what a method that takes any value was given although it is none.
	 * @param value the value
	 * @param target the attribute or size that it was given for
	 * @throws IllegalArgumentException if it is part of a condition or change
	 */
	static void requireValue(@Nullable Object value, Object target) {
		if (value instanceof Operand<?> || value instanceof Expression<?> || value instanceof Condition
				|| value instanceof Change) {
			throw new IllegalArgumentException("Expected a value for '" + target + "', found '" + value
					+ "', which is none. Give a value, or use the verb for what is computed.");
		}
		if (value instanceof Collection<?> elements) {
			elements.forEach((element) -> requireValue(element, target));
		}
		if (value instanceof Map<?, ?> members) {
			members.values().forEach((member) -> requireValue(member, target));
		}
	}

	// Others have more to them than their elements: an order, a type of elements.
	private static boolean isPlain(Object value) {
		boolean special = value instanceof SortedSet || value instanceof SortedMap || value instanceof EnumSet
				|| value instanceof EnumMap;
		return !special && value.getClass().getPackageName().startsWith("java.util");
	}

	private static Object copy(Object value) {
		if (value instanceof Set<?> set) {
			Set<@Nullable Object> copy = new LinkedHashSet<>();
			set.forEach((element) -> copy.add(ofNullable(element)));
			return Collections.unmodifiableSet(copy);
		}
		if (value instanceof List<?> list) {
			List<@Nullable Object> copy = new ArrayList<>();
			list.forEach((element) -> copy.add(ofNullable(element)));
			return Collections.unmodifiableList(copy);
		}
		if (value instanceof Map<?, ?> map) {
			Map<@Nullable Object, @Nullable Object> copy = new LinkedHashMap<>();
			map.forEach((name, member) -> copy.put(name, ofNullable(member)));
			return Collections.unmodifiableMap(copy);
		}
		return value;
	}

}
