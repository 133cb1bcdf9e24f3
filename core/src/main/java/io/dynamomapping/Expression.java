package io.dynamomapping;

import java.util.Collection;
import java.util.List;
import java.util.Objects;

/**
 * What DynamoDB computes when it applies a change, from the item as it was before: the
 * right side of {@code attr("a").set(…)}. Immutable.
 * <p>
 * DynamoDB refuses the change if an attribute is missing that the expression needs; see
 * {@link Attribute#orElse(Object)}.
 *
 * @param <V> the type of the value
 * @see <a href=
 * "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.UpdateExpressions.html">Update
 * expressions</a>
 */
public sealed interface Expression<V> {

	private static String text(Object part) {
		return (part instanceof Expression<?>) ? part.toString() : "?";
	}

	/**
	 * Values that can be a part of a computation.
	 *
	 * @param <V> the type of the value
	 */
	sealed interface Term<V> extends Expression<V> permits Attribute, Fallback {

		/**
		 * Add a number.
		 * @param number the number
		 * @return the sum
		 */
		default Expression<V> plus(Number number) {
			return new Sum<>(this, false, number);
		}

		/**
		 * Add another attribute.
		 * @param other the other attribute, or its fallback
		 * @return the sum
		 */
		default Expression<V> plus(Term<?> other) {
			return new Sum<>(this, false, other);
		}

		/**
		 * Subtract a number.
		 * @param number the number
		 * @return the difference
		 */
		default Expression<V> minus(Number number) {
			return new Sum<>(this, true, number);
		}

		/**
		 * Subtract another attribute.
		 * @param other the other attribute, or its fallback
		 * @return the difference
		 */
		default Expression<V> minus(Term<?> other) {
			return new Sum<>(this, true, other);
		}

		/**
		 * Append elements to this list.
		 * @param elements the elements
		 * @return the longer list
		 */
		default Expression<V> concat(Collection<?> elements) {
			return new Concatenation<>(this, List.copyOf(elements));
		}

		/**
		 * Append the elements of another attribute to this list.
		 * @param other the other list, or its fallback
		 * @return the longer list
		 */
		default Expression<V> concat(Term<?> other) {
			return new Concatenation<>(this, other);
		}

	}

	/**
	 * An attribute, or something else where the item does not have it.
	 *
	 * @param attribute the attribute
	 * @param otherwise what to take instead: another term or a value
	 * @param <V> the type of the value
	 */
	record Fallback<V>(Attribute<?> attribute, Object otherwise) implements Term<V> {

		public Fallback {
			Objects.requireNonNull(attribute, "attribute");
			otherwise = Snapshots.of(otherwise);
			if (otherwise.equals(attribute)) {
				throw new IllegalArgumentException("Expected something else to take where there is no '" + attribute
						+ "', found itself, which DynamoDB refuses. Take another attribute or a value.");
			}
			if (!(otherwise instanceof Term<?>)) {
				Snapshots.requireValue(otherwise, attribute);
			}
		}

		@Override
		public String toString() {
			return "if_not_exists(" + this.attribute + ", " + text(this.otherwise) + ")";
		}

	}

	/**
	 * The sum or difference of two numbers.
	 *
	 * @param left the first number
	 * @param minus whether the second one is subtracted
	 * @param right the second number: another term or a value
	 * @param <V> the type of the value
	 */
	record Sum<V>(Term<?> left, boolean minus, Object right) implements Expression<V> {

		public Sum {
			Objects.requireNonNull(left, "left");
			right = Snapshots.of(right);
		}

		@Override
		public String toString() {
			return text(this.left) + (this.minus ? " - " : " + ") + text(this.right);
		}

	}

	/**
	 * Two lists, one after the other.
	 *
	 * @param left the first list: a term or a list of elements
	 * @param right the second list: a term or a list of elements
	 * @param <V> the type of the value
	 */
	record Concatenation<V>(Object left, Object right) implements Expression<V> {

		public Concatenation {
			left = Snapshots.of(left);
			right = Snapshots.of(right);
			requireList(left, right);
			requireList(right, left);
		}

		private static void requireList(Object list, Object other) {
			if (!(list instanceof Term<?>)) {
				Snapshots.requireValue(list, text(other));
			}
		}

		@Override
		public String toString() {
			return "list_append(" + text(this.left) + ", " + text(this.right) + ")";
		}

	}

}
