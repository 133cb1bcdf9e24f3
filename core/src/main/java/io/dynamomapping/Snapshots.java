package io.dynamomapping;

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

import software.amazon.awssdk.core.SdkBytes;

/**
 * Copies of values that conditions and changes hold: what the caller does to the original
 * later on does not show.
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
		if (value instanceof Collection<?> || value instanceof Map<?, ?>) {
			return isPlain(value) ? copy(value) : value;
		}
		return value;
	}

	// Others have more to them than their elements: an order, a type of elements.
	private static boolean isPlain(Object value) {
		boolean special = value instanceof SortedSet || value instanceof SortedMap || value instanceof EnumSet
				|| value instanceof EnumMap;
		return !special && value.getClass().getPackageName().startsWith("java.util");
	}

	private static Object copy(Object value) {
		if (value instanceof Set<?> set) {
			return Collections.unmodifiableSet(new LinkedHashSet<>(set));
		}
		if (value instanceof List<?> list) {
			return Collections.unmodifiableList(new ArrayList<>(list));
		}
		if (value instanceof Map<?, ?> map) {
			return Collections.unmodifiableMap(new LinkedHashMap<>(map));
		}
		return value;
	}

}
