package io.dynamomapping.internal.codec;

import java.lang.reflect.Type;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

import io.dynamomapping.AttributePath;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * Refuses attributes that values do not have, and those that are of another kind than a
 * change needs.
 */
final class DeclaredCheck {

	private final Places places;

	private final Type valueType;

	DeclaredCheck(Places places, Type valueType) {
		this.places = places;
		this.valueType = valueType;
	}

	/**
	 * Refuse attributes that values do not have, at any depth that their types tell.
	 * @param path the path of an attribute
	 * @throws IllegalArgumentException if values have no such attribute
	 */
	void require(AttributePath path) {
		if (!this.places.attribute(path).isNowhere()) {
			return;
		}
		for (int length = 1; length <= path.elements().size(); length++) {
			Reach reach = this.places.attribute(start(path, length));
			if (reach.isNowhere()) {
				String advice = reach.names().isEmpty() ? "It has none."
						: "Use one of " + new TreeSet<>(reach.names()) + ".";
				throw new IllegalArgumentException(
						"Expected an attribute of " + owner(path, length) + ", found '" + path + "'. " + advice);
			}
		}
	}

	private static AttributePath start(AttributePath path, int length) {
		return new AttributePath(path.elements().subList(0, length));
	}

	private String owner(AttributePath path, int length) {
		if (length == 1) {
			return this.valueType.getTypeName();
		}
		List<Place> owners = this.places.attribute(start(path, length - 1)).places();
		return owners.get(owners.size() - 1).type().getRawClass().getTypeName();
	}

	/**
	 * Refuse what is no list.
	 * @param path the path of an attribute
	 * @throws IllegalArgumentException if it is of another type
	 */
	void requireList(AttributePath path) {
		require(path, "a list to append elements to", "Set the attribute as a whole, or use include(…).",
				(place) -> place.shape().kind() == ValueShape.Kind.LIST
						&& !Set.class.isAssignableFrom(place.type().getRawClass()));
	}

	/**
	 * Refuse what is no set.
	 * @param path the path of an attribute
	 * @throws IllegalArgumentException if it is of another type
	 */
	void requireSet(AttributePath path) {
		require(path, "a set to include or exclude elements", "Set the attribute as a whole, or use append(…).",
				(place) -> place.shape().kind() == ValueShape.Kind.LIST && isSet(place.type().getRawClass()));
	}

	private static boolean isSet(Class<?> type) {
		return Set.class.isAssignableFrom(type) || type.isAssignableFrom(Set.class);
	}

	/**
	 * Refuse what is no number.
	 * @param path the path of an attribute
	 * @throws IllegalArgumentException if it is of another type
	 */
	void requireNumber(AttributePath path) {
		require(path, "a number to add to", "Set the attribute instead.",
				(place) -> place.shape().scalarType() == ScalarAttributeType.N);
	}

	private void require(AttributePath path, String expected, String advice, Predicate<Place> fits) {
		Reach reach = this.places.attribute(path);
		boolean possible = reach.open() || reach.places().isEmpty()
				|| reach.places().stream().anyMatch((place) -> isUnknown(place) || fits.test(place));
		if (!possible) {
			throw new IllegalArgumentException("Expected " + expected + ", found '" + path + "' of type "
					+ reach.places().get(0).type().getRawClass().getTypeName() + ". " + advice);
		}
	}

	private static boolean isUnknown(Place place) {
		return place.shape().kind() == ValueShape.Kind.UNKNOWN;
	}

}
