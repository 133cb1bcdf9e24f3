package io.dynamomapping.memory;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The way to an attribute or to an element within one.
 *
 * @param elements names, and positions in lists; the first one is the name of an
 * attribute
 */
record DocumentPath(List<Object> elements) {

	String attribute() {
		return (String) this.elements.get(0);
	}

	@Nullable AttributeValue find(Map<String, AttributeValue> item) {
		AttributeValue found = item.get(attribute());
		for (Object element : this.elements.subList(1, this.elements.size())) {
			if (found == null) {
				return null;
			}
			found = (element instanceof Integer position) ? at(found, position) : found.m().get((String) element);
		}
		return found;
	}

	private static @Nullable AttributeValue at(AttributeValue list, int position) {
		return (position < list.l().size()) ? list.l().get(position) : null;
	}

	/**
	 * Refuse another path that leads through the same place.
	 * @param other the other path
	 * @param kind the kind of the expression, for messages
	 */
	void requireApartFrom(DocumentPath other, String kind) {
		int common = Math.min(this.elements.size(), other.elements.size());
		for (int i = 0; i < common; i++) {
			Object one = this.elements.get(i);
			Object another = other.elements.get(i);
			if (one instanceof Integer != another instanceof Integer) {
				throw apart(kind, "conflict", other);
			}
			if (!one.equals(another)) {
				return;
			}
		}
		throw apart(kind, "overlap", other);
	}

	private RuntimeException apart(String kind, String verb, DocumentPath other) {
		return Errors.validation("Invalid " + kind + ": Two document paths " + verb
				+ " with each other; must remove or rewrite one of these paths; path one: " + this + ", path two: "
				+ other);
	}

	@Override
	public String toString() {
		return this.elements.stream()
			.map((element) -> (element instanceof Integer) ? "[" + element + "]" : element.toString())
			.toList()
			.toString();
	}

}
