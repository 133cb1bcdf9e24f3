package io.dynamomapping.internal.expression;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

import io.dynamomapping.AttributePath;
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
			if (!other.equals(path) && other.overlaps(path)) {
				throw new IllegalArgumentException("Expected changes of separate attributes, found '" + other
						+ "' and '" + path + "', one of which holds the other. Change one of them.");
			}
		}
		this.changes.put(path, value);
		return this;
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
	 * Write the changes as an update expression.
	 * @param writer the source of placeholders
	 * @return the expression, or {@code null} if there is nothing to change
	 */
	public @Nullable String write(ExpressionWriter writer) {
		List<String> set = new ArrayList<>();
		List<String> remove = new ArrayList<>();
		this.changes.forEach((path, value) -> {
			if (value != null) {
				set.add(writer.path(path) + " = " + writer.value(value));
			}
			else {
				remove.add(writer.path(path));
			}
		});
		List<String> clauses = new ArrayList<>();
		if (!set.isEmpty()) {
			clauses.add("SET " + String.join(", ", set));
		}
		if (!remove.isEmpty()) {
			clauses.add("REMOVE " + String.join(", ", remove));
		}
		return clauses.isEmpty() ? null : String.join(" ", clauses);
	}

}
