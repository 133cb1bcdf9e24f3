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

	private static final int MAX_NESTING = 32;

	private Snapshots() {
	}

	static Object of(Object value) {
		return of(value, 0);
	}

	private static Object of(Object value, int depth) {
		Objects.requireNonNull(value, "value");
		if (value instanceof byte[] bytes) {
			// Unlike the array, equal when its content is.
			return SdkBytes.fromByteArray(bytes);
		}
		if (value instanceof ByteBuffer buffer) {
			return SdkBytes.fromByteBuffer(buffer.duplicate());
		}
		if (value.getClass().isArray()) {
			return elements(value, nested(depth));
		}
		if (value instanceof Collection<?> || value instanceof Map<?, ?>) {
			return isPlain(value) ? copy(value, nested(depth)) : value;
		}
		return value;
	}

	// One that holds itself has no end.
	private static int nested(int depth) {
		if (depth == MAX_NESTING) {
			throw new IllegalArgumentException("Expected at most " + MAX_NESTING + " maps and lists within each other, "
					+ "found more. Give a flatter value, or store a part of it as text.");
		}
		return depth + 1;
	}

	private static @Nullable Object ofNullable(@Nullable Object value, int depth) {
		return (value != null) ? of(value, depth) : null;
	}

	private static List<@Nullable Object> elements(Object array, int depth) {
		List<@Nullable Object> elements = new ArrayList<>();
		for (int i = 0; i < Array.getLength(array); i++) {
			elements.add(ofNullable(Array.get(array, i), depth));
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
		requireValue(value, target, 0);
	}

	private static void requireValue(@Nullable Object value, Object target, int depth) {
		if (value instanceof Operand<?> || value instanceof Expression<?> || value instanceof Condition
				|| value instanceof Change) {
			throw new IllegalArgumentException("Expected a value for '" + target + "', found '" + value
					+ "', which is none. Give a value, or use the verb for what is computed.");
		}
		if (value instanceof Collection<?> elements) {
			elements.forEach((element) -> requireValue(element, target, nested(depth)));
		}
		if (value instanceof Map<?, ?> members) {
			members.values().forEach((member) -> requireValue(member, target, nested(depth)));
		}
	}

	// Others have more to them than their elements: an order, a type of elements.
	private static boolean isPlain(Object value) {
		boolean special = value instanceof SortedSet || value instanceof SortedMap || value instanceof EnumSet
				|| value instanceof EnumMap;
		return !special && value.getClass().getPackageName().startsWith("java.util");
	}

	private static Object copy(Object value, int depth) {
		if (value instanceof Set<?> set) {
			Set<@Nullable Object> copy = new LinkedHashSet<>();
			set.forEach((element) -> copy.add(ofNullable(element, depth)));
			return Collections.unmodifiableSet(copy);
		}
		if (value instanceof List<?> list) {
			List<@Nullable Object> copy = new ArrayList<>();
			list.forEach((element) -> copy.add(ofNullable(element, depth)));
			return Collections.unmodifiableList(copy);
		}
		if (value instanceof Map<?, ?> map) {
			Map<@Nullable Object, @Nullable Object> copy = new LinkedHashMap<>();
			map.forEach((name, member) -> copy.put(name, ofNullable(member, depth)));
			return Collections.unmodifiableMap(copy);
		}
		return value;
	}

}
