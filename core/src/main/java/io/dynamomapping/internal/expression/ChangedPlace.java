package io.dynamomapping.internal.expression;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A place of an item, which is given a value, emptied, or changed within.
 */
final class ChangedPlace {

	// By name or by position, never both: that would be a map and a list.
	private final Map<Object, ChangedPlace> within = new TreeMap<>();

	private boolean replaced;

	private @Nullable AttributeValue value;

	ChangedPlace at(List<Object> path) {
		ChangedPlace place = this;
		for (Object element : path) {
			place = place.within.computeIfAbsent(element, (key) -> new ChangedPlace());
		}
		return place;
	}

	void become(@Nullable AttributeValue value) {
		this.replaced = true;
		this.value = value;
	}

	/**
	 * Apply the changes.
	 * @param present what is at the place, or {@code null} if nothing is
	 * @return what is there then, or {@code null} if nothing is
	 * @throws InapplicableChangeException if there is nothing to be changed within
	 */
	@Nullable AttributeValue apply(@Nullable AttributeValue present) {
		if (this.replaced || this.within.isEmpty()) {
			return this.replaced ? this.value : present;
		}
		boolean byPosition = this.within.keySet().iterator().next() instanceof Integer;
		InapplicableChangeException.requireThat(present != null && (byPosition ? present.hasL() : present.hasM()));
		AttributeValue container = Objects.requireNonNull(present);
		return byPosition ? list(container.l()) : map(container.m());
	}

	private AttributeValue map(Map<String, AttributeValue> present) {
		Map<String, AttributeValue> map = new LinkedHashMap<>(present);
		this.within.forEach((name, place) -> {
			AttributeValue changed = place.apply(present.get(name));
			if (changed != null) {
				map.put((String) name, changed);
			}
			else {
				map.remove(name);
			}
		});
		return AttributeValue.fromM(map);
	}

	// Positions are those before the change, and what is set beyond the end is appended.
	private AttributeValue list(List<AttributeValue> present) {
		List<@Nullable AttributeValue> list = new ArrayList<>(present);
		this.within.forEach((element, place) -> {
			int position = (Integer) element;
			if (position < present.size()) {
				list.set(position, place.apply(present.get(position)));
			}
			else {
				list.add(place.apply(null));
			}
		});
		return AttributeValue.fromL(list.stream().filter(Objects::nonNull).toList());
	}

}
