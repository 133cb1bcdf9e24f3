package io.dynamomapping.property;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What becomes of the places of a document: each is given a value, removed, or changed
 * within.
 */
final class Edits {

	// By name or by position: a place is a map or a list.
	private final Map<Object, Edits> children = new TreeMap<>();

	private boolean whole;

	private @Nullable AttributeValue outcome;

	void add(List<Object> path, @Nullable AttributeValue value) {
		Edits place = this;
		for (Object element : path) {
			place = place.children.computeIfAbsent(element, (key) -> new Edits());
		}
		place.whole = true;
		place.outcome = value;
	}

	@Nullable AttributeValue apply(@Nullable AttributeValue present) {
		if (this.whole) {
			return this.outcome;
		}
		if (present != null && present.hasM() && this.children.keySet().stream().allMatch(String.class::isInstance)) {
			return map(present.m());
		}
		if (present != null && present.hasL() && this.children.keySet().stream().allMatch(Integer.class::isInstance)) {
			return list(present.l());
		}
		throw new RefusedException();
	}

	private AttributeValue map(Map<String, AttributeValue> present) {
		Map<String, AttributeValue> map = new HashMap<>(present);
		this.children.forEach((name, child) -> {
			AttributeValue value = child.apply(present.get(name));
			if (value != null) {
				map.put((String) name, value);
			}
			else {
				map.remove(name);
			}
		});
		return AttributeValue.fromM(map);
	}

	private AttributeValue list(List<AttributeValue> present) {
		List<@Nullable AttributeValue> list = new ArrayList<>(present);
		this.children.forEach((element, child) -> {
			int position = (Integer) element;
			if (position < present.size()) {
				list.set(position, child.apply(present.get(position)));
			}
			else {
				list.add(child.apply(null));
			}
		});
		return AttributeValue.fromL(list.stream().filter(Objects::nonNull).toList());
	}

}
