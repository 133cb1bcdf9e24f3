package io.dynamomapping.internal.expression;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

import io.dynamomapping.Attribute;
import io.dynamomapping.AttributePath;
import io.dynamomapping.Change;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Attributes to set and to remove, at places that do not overlap. Not safe for use by
 * several threads.
 */
public final class ItemChanges {

	private final Map<AttributePath, @Nullable AttributeValue> changes = new LinkedHashMap<>();

	/**
	 * Set or remove an attribute. A later change of the same place takes the place of an
	 * earlier one.
	 * @param path where
	 * @param value the new value, or {@code null} to remove the attribute
	 * @return these changes
	 * @throws IllegalArgumentException if the place overlaps with another one
	 */
	public ItemChanges change(AttributePath path, @Nullable AttributeValue value) {
		for (AttributePath other : this.changes.keySet()) {
			if (!other.equals(path)) {
				requireApart(other, path);
			}
		}
		this.changes.put(path, value);
		return this;
	}

	/**
	 * Refuse two changes that DynamoDB refuses in one request: of the same place, of one
	 * within the other, or of places of which one is in a map that is a list to the
	 * other.
	 * @param one a place
	 * @param other another place
	 * @throws IllegalArgumentException if they are such places
	 */
	public static void requireApart(AttributePath one, AttributePath other) {
		if (one.equals(other)) {
			throw new IllegalArgumentException(
					"Expected changes of separate attributes, found two of '" + one + "'. Change it once.");
		}
		if (one.overlaps(other)) {
			throw new IllegalArgumentException("Expected changes of separate attributes, found '" + one + "' and '"
					+ other + "', one of which holds the other. Change one of them.");
		}
		List<Object> names = one.elements();
		List<Object> others = other.elements();
		int fork = 0;
		while (names.get(fork).equals(others.get(fork))) {
			fork++;
		}
		if (names.get(fork).getClass() != others.get(fork).getClass()) {
			throw new IllegalArgumentException("Expected changes of one item, found '" + one + "' and '" + other
					+ "', of which one is in a map and one in a list of the same name. Change one of them.");
		}
	}

	/**
	 * Return whether there is nothing to change.
	 * @return {@code true} if there is not
	 */
	public boolean isEmpty() {
		return this.changes.isEmpty();
	}

	/**
	 * Hand out each change.
	 * @param action gets the place and the new value, or {@code null}
	 */
	public void forEach(BiConsumer<AttributePath, @Nullable AttributeValue> action) {
		this.changes.forEach(action);
	}

	/**
	 * Return the changes as a bound change.
	 * @return a change whose values are attribute values
	 */
	public Change toChange() {
		List<Change> actions = new ArrayList<>();
		this.changes.forEach((path, value) -> {
			Attribute<Object> attribute = Attribute.attr(path);
			actions.add((value != null) ? attribute.set(value) : attribute.remove());
		});
		return Change.allOf(actions);
	}

}
