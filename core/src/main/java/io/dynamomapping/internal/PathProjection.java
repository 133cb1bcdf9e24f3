package io.dynamomapping.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import io.dynamomapping.AttributePath;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Takes attributes out of whole items, as DynamoDB's projections do: nested as they are,
 * elements of lists moved together, nothing where there is nothing.
 */
final class PathProjection {

	private PathProjection() {
	}

	static Map<String, AttributeValue> apply(Map<String, AttributeValue> item, List<AttributePath> paths) {
		return members(item, paths.stream().map(AttributePath::elements).toList());
	}

	private static Map<String, AttributeValue> members(Map<String, AttributeValue> map, List<List<Object>> paths) {
		Map<String, AttributeValue> projected = new LinkedHashMap<>();
		byFirst(paths).forEach((first, rests) -> {
			AttributeValue value = (first instanceof String) ? map.get(first) : null;
			AttributeValue part = (value != null) ? part(value, rests) : null;
			if (part != null) {
				projected.put((String) first, part);
			}
		});
		return projected;
	}

	private static List<AttributeValue> elements(List<AttributeValue> list, List<List<Object>> paths) {
		SortedMap<Integer, AttributeValue> projected = new TreeMap<>();
		byFirst(paths).forEach((first, rests) -> {
			if (first instanceof Integer position && position < list.size()) {
				AttributeValue part = part(list.get(position), rests);
				if (part != null) {
					projected.put(position, part);
				}
			}
		});
		return List.copyOf(projected.values());
	}

	private static @Nullable AttributeValue part(AttributeValue value, List<List<Object>> paths) {
		if (paths.stream().anyMatch(List::isEmpty)) {
			return value;
		}
		if (value.hasM()) {
			Map<String, AttributeValue> members = members(value.m(), paths);
			return members.isEmpty() ? null : AttributeValue.fromM(members);
		}
		List<AttributeValue> elements = value.hasL() ? elements(value.l(), paths) : List.of();
		return elements.isEmpty() ? null : AttributeValue.fromL(elements);
	}

	private static Map<Object, List<List<Object>>> byFirst(List<List<Object>> paths) {
		Map<Object, List<List<Object>>> byFirst = new LinkedHashMap<>();
		paths.forEach((path) -> byFirst.computeIfAbsent(path.get(0), (key) -> new ArrayList<>())
			.add(path.subList(1, path.size())));
		return byFirst;
	}

}
