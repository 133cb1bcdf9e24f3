package io.dynamomapping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * What to change in an item: sent as one {@code UpdateItem}, applied as a whole or not at
 * all. Made by the verbs of {@link Attribute}. Immutable, and equal when made equal, so
 * that it can be kept in a constant. Its text shows attributes, never values.
 *
 * <pre>
 * Change sold = attr(Book::stock).increment(-1).and(attr(Book::tags).include("sold"));
 * </pre>
 *
 * All parts see the item as it was before. Two parts must not change the same attribute,
 * nor one within the other; key attributes cannot be changed.
 *
 * @see ItemHandle#update(Change)
 */
public final class Change {

	private static final Change NONE = new Change(List.of());

	private final List<Action> actions;

	private Change(List<Action> actions) {
		this.actions = List.copyOf(actions);
	}

	/**
	 * Return the change that is made of one part.
	 * @param action the part
	 * @return the change
	 */
	public static Change of(Action action) {
		return new Change(List.of(action));
	}

	/**
	 * Return the change of nothing, to start a chain of optional ones with.
	 * @return a change for which no request is sent
	 */
	public static Change none() {
		return NONE;
	}

	/**
	 * Return several changes as one.
	 * @param changes the changes
	 * @return the change
	 */
	public static Change allOf(Change... changes) {
		return allOf(Arrays.asList(changes));
	}

	/**
	 * Return several changes as one.
	 * @param changes the changes
	 * @return the change
	 */
	public static Change allOf(Collection<Change> changes) {
		return new Change(changes.stream().flatMap((change) -> change.actions.stream()).toList());
	}

	/**
	 * Change something else as well, in the same request.
	 * @param other the other change
	 * @return both changes
	 */
	public Change and(Change other) {
		List<Action> both = new ArrayList<>(this.actions);
		both.addAll(other.actions);
		return new Change(both);
	}

	/**
	 * Return the parts of the change.
	 * @return the parts, in the order they were given
	 */
	public List<Action> actions() {
		return this.actions;
	}

	/**
	 * Return whether there is nothing to change.
	 * @return {@code true} if no request is sent
	 */
	public boolean isEmpty() {
		return this.actions.isEmpty();
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof Change change && this.actions.equals(change.actions);
	}

	@Override
	public int hashCode() {
		return this.actions.hashCode();
	}

	@Override
	public String toString() {
		return isEmpty() ? "nothing" : this.actions.stream().map(Object::toString).collect(Collectors.joining(", "));
	}

	/**
	 * What to change in one attribute.
	 */
	public sealed interface Action {

		/**
		 * Return what is changed.
		 * @return the attribute
		 */
		Attribute<?> attribute();

	}

	/**
	 * Give an attribute a value.
	 *
	 * @param attribute the attribute
	 * @param value an {@link Expression}, a value, or {@code null}, which is treated as
	 * the mapping's {@link NullPolicy} says
	 */
	public record Set(Attribute<?> attribute, @Nullable Object value) implements Action {

		public Set {
			Objects.requireNonNull(attribute, "attribute");
			value = (value != null) ? Snapshots.of(value) : null;
			if (value != null && !(value instanceof Expression<?>)) {
				Snapshots.requireValue(value, attribute);
			}
		}

		@Override
		public String toString() {
			return "SET " + this.attribute + " = " + ((this.value instanceof Expression<?>) ? this.value : "?");
		}

	}

	/**
	 * Remove an attribute.
	 *
	 * @param attribute the attribute
	 */
	public record Remove(Attribute<?> attribute) implements Action {

		public Remove {
			Objects.requireNonNull(attribute, "attribute");
		}

		@Override
		public String toString() {
			return "REMOVE " + this.attribute;
		}

	}

	/**
	 * Include elements in a set, or exclude them from it.
	 *
	 * @param attribute the attribute
	 * @param exclude whether to exclude them
	 * @param elements the elements
	 */
	public record Membership(Attribute<?> attribute, boolean exclude, Object elements) implements Action {

		public Membership {
			Objects.requireNonNull(attribute, "attribute");
			elements = Snapshots.of(elements);
			Snapshots.requireValue(elements, attribute);
		}

		@Override
		public String toString() {
			return (this.exclude ? "DELETE " : "ADD ") + this.attribute + " ?";
		}

	}

}
