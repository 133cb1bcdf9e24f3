package io.dynamomapping.internal.table;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import io.dynamomapping.Attribute;
import io.dynamomapping.AttributePath;
import io.dynamomapping.Condition;
import io.dynamomapping.internal.expression.AttributeValues;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * How to tell that an item still is what it was when it was read.
 *
 * @param attributes the attributes that values are made of, none if any may be
 * @param version the attribute that every write changes, or {@code null} if there is none
 */
record ItemComparison(Set<String> attributes, @Nullable String version) {

	/**
	 * Each takes two of the 300 operators of an expression, and the caller wants some.
	 */
	private static final int MAX_TERMS = 140;

	/**
	 * Return the condition that an item has not changed. An attribute that it did not
	 * have, and that is not named, goes unnoticed.
	 * @param key its key attributes
	 * @param item the item as it was read, or {@code null} if there was none
	 * @param further attributes that matter besides those of values
	 * @return the condition
	 */
	Condition unchanged(Map<String, AttributeValue> key, @Nullable Map<String, AttributeValue> item,
			Collection<String> further) {
		Attribute<Object> there = attribute(key.keySet().iterator().next());
		if (item == null) {
			return there.missing();
		}
		List<Condition> terms = new ArrayList<>();
		item.forEach((name, value) -> {
			if (!key.containsKey(name)) {
				terms.add(attribute(name).eq(value));
			}
		});
		Set<String> absent = new TreeSet<>(this.attributes);
		absent.addAll(further);
		absent.removeAll(item.keySet());
		absent.forEach((name) -> terms.add(attribute(name).missing()));
		AttributeValue present = (this.version != null) ? item.get(this.version) : null;
		if (this.version != null && present != null && terms.size() > MAX_TERMS) {
			return attribute(this.version).eq(present);
		}
		return terms.isEmpty() ? there.exists() : Condition.allOf(terms);
	}

	boolean isSame(@Nullable Map<String, AttributeValue> one, @Nullable Map<String, AttributeValue> other) {
		return (one == null || other == null) ? one == other : AttributeValues.same(one, other);
	}

	private static Attribute<Object> attribute(String name) {
		return Attribute.attr(AttributePath.of(name));
	}

}
