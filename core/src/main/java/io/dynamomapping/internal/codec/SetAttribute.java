package io.dynamomapping.internal.codec;

import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The elements of a {@link Set}, as DynamoDB's set where it has one.
 */
final class SetAttribute {

	private static final Set<AttributeValue.Type> SET_TYPES = EnumSet.of(AttributeValue.Type.S, AttributeValue.Type.N,
			AttributeValue.Type.B);

	private SetAttribute() {
	}

	/**
	 * Return the attribute value of a set.
	 * @param elements its elements; different objects may have become equal
	 * @return a set of strings, numbers or binary without duplicates, a list of anything
	 * else, or {@code null} for an empty set, which DynamoDB has not
	 */
	static @Nullable AttributeValue of(List<AttributeValue> elements) {
		if (elements.isEmpty()) {
			return null;
		}
		Set<AttributeValue.Type> types = EnumSet.noneOf(AttributeValue.Type.class);
		elements.forEach((element) -> types.add(element.type()));
		if (types.stream().noneMatch(SET_TYPES::contains)) {
			return AttributeValue.fromL(elements);
		}
		if (types.size() > 1) {
			throw new RefusedException("expected a set of strings, of numbers or of binary, found one that mixes "
					+ String.join(" and ", types.stream().map(AttributeTypes::describe).toList())
					+ ". Store it as a list, or in several sets.");
		}
		return switch (types.iterator().next()) {
			case S -> AttributeValue.fromSs(distinct(elements, AttributeValue::s));
			case N -> AttributeValue.fromNs(distinct(elements, AttributeValue::n));
			default -> AttributeValue.fromBs(distinct(elements, AttributeValue::b));
		};
	}

	/**
	 * Return the attribute of the elements of a set, which are to stay different.
	 * @param elements the elements
	 * @return a set, a list if they can only be elements of a list, or {@code null} if
	 * there are none
	 * @throws RefusedException if they are of several types, or two are stored alike
	 */
	static @Nullable AttributeValue ofDifferent(List<AttributeValue> elements) {
		AttributeValue set = of(elements);
		if (set != null && !set.hasL() && size(set) < elements.size()) {
			throw new RefusedException("expected a set of elements that are stored differently, found two that are"
					+ " stored alike. Store it as a list, or leave one of them out.");
		}
		return set;
	}

	private static int size(AttributeValue set) {
		return set.hasSs() ? set.ss().size() : set.hasNs() ? set.ns().size() : set.bs().size();
	}

	private static <T> List<T> distinct(Collection<AttributeValue> elements, Function<AttributeValue, T> content) {
		Set<T> distinct = new LinkedHashSet<>();
		elements.forEach((element) -> distinct.add(content.apply(element)));
		return List.copyOf(distinct);
	}

}
