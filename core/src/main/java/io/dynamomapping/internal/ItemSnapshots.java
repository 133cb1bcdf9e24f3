package io.dynamomapping.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.dynamomapping.AttributePath;
import io.dynamomapping.internal.codec.Codecs;
import io.dynamomapping.internal.expression.ItemChanges;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Looks into items as they were read, and repeats on them what has been written.
 */
final class ItemSnapshots {

	private ItemSnapshots() {
	}

	/**
	 * Find an attribute.
	 * @param item the item
	 * @param path where, by names only
	 * @return its value, or {@code null} if there is none
	 */
	static @Nullable AttributeValue find(Map<String, AttributeValue> item, AttributePath path) {
		Map<String, AttributeValue> map = item;
		AttributeValue value = null;
		for (Object name : path.elements()) {
			value = map.get(name);
			if (value == null) {
				return null;
			}
			map = value.hasM() ? value.m() : Map.of();
		}
		return value;
	}

	/**
	 * Return an item with changes.
	 * @param item the item, left as it is
	 * @param changes what was changed, at places by names only
	 * @return a copy with the changes, as far as the item has the maps that they are in
	 */
	static Map<String, AttributeValue> apply(Map<String, AttributeValue> item, ItemChanges changes) {
		Map<String, AttributeValue> copy = new LinkedHashMap<>(item);
		changes.forEach((path, value) -> apply(copy, path.elements(), value));
		return copy;
	}

	private static void apply(Map<String, AttributeValue> map, List<Object> path, @Nullable AttributeValue value) {
		String name = (String) path.get(0);
		AttributeValue present = map.get(name);
		if (path.size() > 1) {
			if (present != null && present.hasM()) {
				Map<String, AttributeValue> inner = new LinkedHashMap<>(present.m());
				apply(inner, path.subList(1, path.size()), value);
				map.put(name, AttributeValue.fromM(inner));
			}
		}
		else if (value != null) {
			map.put(name, value);
		}
		else {
			map.remove(name);
		}
	}

	/**
	 * Return an attribute as an object that cannot be modified.
	 * @param value the attribute value
	 * @return the object
	 */
	static @Nullable Object unmodifiable(AttributeValue value) {
		return unmodifiable(Codecs.decodeAttribute(value));
	}

	private static @Nullable Object unmodifiable(@Nullable Object value) {
		if (value instanceof List<?> list) {
			List<@Nullable Object> copy = new ArrayList<>(list.size());
			list.forEach((element) -> copy.add(unmodifiable(element)));
			return Collections.unmodifiableList(copy);
		}
		if (value instanceof Set<?> set) {
			return Collections.unmodifiableSet(set);
		}
		if (value instanceof Map<?, ?> map) {
			Map<@Nullable Object, @Nullable Object> copy = new LinkedHashMap<>();
			map.forEach((name, member) -> copy.put(name, unmodifiable(member)));
			return Collections.unmodifiableMap(copy);
		}
		return value;
	}

}
