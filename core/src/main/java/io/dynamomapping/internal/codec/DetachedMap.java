package io.dynamomapping.internal.codec;

import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;

/**
 * A plain map that keeps its binary when it is serialized: {@link SdkBytes} is
 * serializable, but comes back empty.
 */
final class DetachedMap extends LinkedHashMap<String, @Nullable Object> {

	private static final long serialVersionUID = 1L;

	private Object writeReplace() {
		LinkedHashMap<String, @Nullable Object> content = new LinkedHashMap<>();
		forEach((name, value) -> content.put(name, serializable(value)));
		return new SerializedMap(content);
	}

	private void readObject(ObjectInputStream in) throws InvalidObjectException {
		throw new InvalidObjectException("Expected the serialized form of a map, found the map itself.");
	}

	// Maps within see to themselves.
	private static @Nullable Object serializable(@Nullable Object value) {
		if (value instanceof SdkBytes bytes) {
			return new SerializedBytes(bytes.asByteArray());
		}
		if (value instanceof ArrayList<?> list) {
			return copy(list, new ArrayList<>());
		}
		if (value instanceof LinkedHashSet<?> set) {
			return copy(set, new LinkedHashSet<>());
		}
		return value;
	}

	private static Collection<@Nullable Object> copy(Collection<?> elements, Collection<@Nullable Object> copy) {
		elements.forEach((element) -> copy.add(serializable(element)));
		return copy;
	}

	/**
	 * A map on its way.
	 *
	 * @param content its content, without {@link SdkBytes}
	 */
	private record SerializedMap(LinkedHashMap<String, @Nullable Object> content) implements Serializable {

		private Object readResolve() {
			DetachedMap map = new DetachedMap();
			map.putAll(this.content);
			return map;
		}

	}

	/**
	 * Binary on its way.
	 *
	 * @param bytes its content
	 */
	@SuppressWarnings("ArrayRecordComponent") // never compared
	private record SerializedBytes(byte[] bytes) implements Serializable {

		private Object readResolve() {
			return SdkBytes.fromByteArrayUnsafe(this.bytes);
		}

	}

}
