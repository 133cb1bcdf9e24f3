package io.dynamomapping.memory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Places in a document: to be projected, or to be given values or removed.
 */
final class DocumentTree {

	/** By name or, in a list, by position. */
	private final Map<Object, DocumentTree> places = new TreeMap<>(
			Comparator.comparing((Object element) -> (element instanceof Integer) ? 0 : 1)
				.thenComparing((element) -> (element instanceof Integer position) ? position : 0)
				.thenComparing(Object::toString));

	private boolean whole;

	private @Nullable AttributeValue outcome;

	/**
	 * Add a place.
	 * @param path the way to it
	 * @param value what it is to be given, or {@code null} to remove it
	 */
	void add(DocumentPath path, @Nullable AttributeValue value) {
		DocumentTree place = this;
		for (Object element : path.elements()) {
			place = place.places.computeIfAbsent(element, (key) -> new DocumentTree());
		}
		place.whole = true;
		place.outcome = value;
	}

	Map<String, AttributeValue> project(Map<String, AttributeValue> item) {
		Map<String, AttributeValue> projected = new LinkedHashMap<>();
		this.places.forEach((name, place) -> {
			AttributeValue part = place.project(item.get(String.valueOf(name)));
			if (part != null && name instanceof String key) {
				projected.put(key, part);
			}
		});
		return projected;
	}

	private @Nullable AttributeValue project(@Nullable AttributeValue value) {
		if (this.whole || value == null) {
			return value;
		}
		if (value.hasM()) {
			Map<String, AttributeValue> parts = project(value.m());
			return parts.isEmpty() ? null : AttributeValue.fromM(parts);
		}
		List<AttributeValue> parts = new ArrayList<>();
		this.places.forEach((element, place) -> {
			boolean present = element instanceof Integer position && position < value.l().size();
			AttributeValue part = present ? place.project(value.l().get((Integer) element)) : null;
			if (part != null) {
				parts.add(part);
			}
		});
		return parts.isEmpty() ? null : AttributeValue.fromL(parts);
	}

	/**
	 * Return an item with the outcomes at their places.
	 * @param item the item as it is
	 * @return the item as it is to be
	 */
	Map<String, AttributeValue> edit(Map<String, AttributeValue> item) {
		Map<String, AttributeValue> edited = new LinkedHashMap<>(item);
		this.places.forEach((element, place) -> {
			AttributeValue value = place.edit(item.get(String.valueOf(element)));
			if (value != null) {
				edited.put((String) element, value);
			}
			else {
				edited.remove(String.valueOf(element));
			}
		});
		return edited;
	}

	private @Nullable AttributeValue edit(@Nullable AttributeValue present) {
		if (this.whole) {
			return this.outcome;
		}
		boolean positions = this.places.keySet().iterator().next() instanceof Integer;
		if (present == null || !(positions ? present.hasL() : present.hasM())) {
			throw Errors.validation("The document path provided in the update expression is invalid for update");
		}
		return positions ? AttributeValue.fromL(edit(present.l())) : AttributeValue.fromM(edit(present.m()));
	}

	// Positions are those before the change; what is beyond the end is appended.
	private List<AttributeValue> edit(List<AttributeValue> list) {
		List<@Nullable AttributeValue> edited = new ArrayList<>(list);
		this.places.forEach((element, place) -> {
			int position = (Integer) element;
			if (position < list.size()) {
				edited.set(position, place.edit(list.get(position)));
			}
			else {
				edited.add(place.edit((AttributeValue) null));
			}
		});
		return edited.stream().filter(Objects::nonNull).map(Objects::requireNonNull).toList();
	}

}
