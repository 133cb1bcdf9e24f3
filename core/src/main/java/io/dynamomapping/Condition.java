package io.dynamomapping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * What may hold of an item: the guard of a write, or the filter of a selection. Made by
 * the verbs of {@link Attribute}. Immutable, and equal when made equal, so that it can be
 * kept in a constant. Its text shows attributes and operators, never values.
 *
 * <pre>
 * Condition cheap = attr(Book::price).lt(TEN).and(attr(Book::tags).contains("sf").or(attr(Book::year).ge(1950)));
 * </pre>
 *
 * Names and values reach DynamoDB as placeholders only, so that any name is safe.
 *
 * @see ItemHandle#onlyIf(Condition)
 * @see Selection#filter(Condition)
 */
public sealed interface Condition {

	/**
	 * Return the condition that always holds, to start a chain of optional ones with.
	 * @return a condition without terms, which is not sent
	 */
	static Condition all() {
		return new Junction(false, List.of());
	}

	/**
	 * Return the condition that all of some conditions hold.
	 * @param conditions the conditions; {@link #all()} if there are none
	 * @return the condition
	 */
	static Condition allOf(Condition... conditions) {
		return allOf(Arrays.asList(conditions));
	}

	/**
	 * Return the condition that all of some conditions hold.
	 * @param conditions the conditions; {@link #all()} if there are none
	 * @return the condition
	 */
	static Condition allOf(Collection<? extends Condition> conditions) {
		return Junction.of(false, conditions);
	}

	/**
	 * Return the condition that at least one of some conditions holds.
	 * @param conditions the conditions, at least one
	 * @return the condition
	 */
	static Condition anyOf(Condition... conditions) {
		return anyOf(Arrays.asList(conditions));
	}

	/**
	 * Return the condition that at least one of some conditions holds.
	 * @param conditions the conditions, at least one
	 * @return the condition
	 */
	static Condition anyOf(Collection<? extends Condition> conditions) {
		if (conditions.isEmpty()) {
			throw new IllegalArgumentException(
					"Expected at least one condition of which any is to hold, found none. Give one.");
		}
		return Junction.of(true, conditions);
	}

	/**
	 * Demand another condition as well.
	 * @param other the other condition
	 * @return the condition that both hold
	 */
	default Condition and(Condition other) {
		return Junction.of(false, List.of(this, other));
	}

	/**
	 * Demand another condition as well, or not.
	 * @param flag whether to demand it
	 * @param other makes the other condition, asked only if it is demanded
	 * @return the condition that both hold, or this one
	 */
	default Condition andIf(boolean flag, Supplier<? extends Condition> other) {
		return flag ? and(other.get()) : this;
	}

	/**
	 * Demand another condition as well if there is a value for it.
	 * @param value the value, or {@code null} to demand no more
	 * @param other makes the other condition of the value, such as
	 * {@code attr(Book::year)::ge}
	 * @param <T> the type of the value
	 * @return the condition that both hold, or this one
	 */
	default <T> Condition andIfPresent(@Nullable T value, Function<? super T, ? extends Condition> other) {
		return (value != null) ? and(other.apply(value)) : this;
	}

	/**
	 * Let another condition do as well.
	 * @param other the other condition
	 * @return the condition that at least one of both holds
	 */
	default Condition or(Condition other) {
		return Junction.of(true, List.of(this, other));
	}

	/**
	 * Turn the condition into its opposite.
	 * @return the condition that this one does not hold
	 */
	default Condition not() {
		return new Negation(this);
	}

	/**
	 * Return whether this is {@link #all()}, or made of nothing else.
	 * @return {@code true} if it always holds
	 */
	default boolean isEmpty() {
		return this instanceof Junction junction && junction.terms().isEmpty();
	}

	/**
	 * Return the condition in the words of DynamoDB's expressions.
	 * @param operands returns what is to stand for an attribute or a size
	 * @param values returns what is to stand for a value
	 * @return the text, empty if this is {@link #all()}
	 */
	String format(Function<? super Operand<?>, String> operands, Function<Object, String> values);

	/**
	 * How one operand is tested.
	 */
	enum Operator {

		/** Is equal to the argument. */
		EQ("%s = %s"),

		/** Is not equal to the argument. */
		NE("%s <> %s"),

		/** Is less than the argument. */
		LT("%s < %s"),

		/** Is less than or equal to the argument. */
		LE("%s <= %s"),

		/** Is greater than the argument. */
		GT("%s > %s"),

		/** Is greater than or equal to the argument. */
		GE("%s >= %s"),

		/** Lies between the two arguments, or is one of them. */
		BETWEEN("%s BETWEEN %s AND %s"),

		/** Is equal to one of the arguments. */
		IN("%s IN (%s)"),

		/** Is there. */
		EXISTS("attribute_exists(%s)"),

		/** Is not there. */
		MISSING("attribute_not_exists(%s)"),

		/** Is of the {@link AttributeType} that is the argument. */
		TYPE("attribute_type(%s, %s)"),

		/** Begins with the argument. */
		BEGINS_WITH("begins_with(%s, %s)"),

		/** Is a text with the argument in it, or a set or list with it as element. */
		CONTAINS("contains(%s, %s)");

		private final String template;

		Operator(String template) {
			this.template = template;
		}

		private String format(String subject, List<String> arguments) {
			if (this == IN) {
				return this.template.formatted(subject, String.join(", ", arguments));
			}
			List<Object> all = new ArrayList<>(arguments);
			all.add(0, subject);
			return this.template.formatted(all.toArray());
		}

	}

	/**
	 * A test of one operand.
	 *
	 * @param subject what is tested
	 * @param operator how
	 * @param arguments what it is tested against, each another operand or a value
	 */
	record Test(Operand<?> subject, Operator operator, List<Object> arguments) implements Condition {

		public Test {
			Objects.requireNonNull(subject, "subject");
			Objects.requireNonNull(operator, "operator");
			arguments = arguments.stream().map(Snapshots::of).toList();
		}

		@Override
		public String format(Function<? super Operand<?>, String> operands, Function<Object, String> values) {
			return this.operator.format(operands.apply(this.subject),
					this.arguments.stream()
						.map((argument) -> (argument instanceof Operand<?> operand) ? operands.apply(operand)
								: values.apply(argument))
						.toList());
		}

		@Override
		public String toString() {
			return format(Object::toString, (value) -> "?");
		}

	}

	/**
	 * Several conditions together.
	 *
	 * @param any whether one of them suffices
	 * @param terms the conditions
	 */
	record Junction(boolean any, List<Condition> terms) implements Condition {

		public Junction {
			terms = List.copyOf(terms);
		}

		static Condition of(boolean any, Collection<? extends Condition> conditions) {
			List<Condition> terms = new ArrayList<>();
			for (Condition condition : conditions) {
				if (condition instanceof Junction junction && (junction.any == any || junction.terms.size() == 1)) {
					terms.addAll(junction.terms);
				}
				else if (any && condition.isEmpty()) {
					return all();
				}
				else {
					terms.add(condition);
				}
			}
			return (terms.size() == 1) ? terms.get(0) : new Junction(any, terms);
		}

		@Override
		public String format(Function<? super Operand<?>, String> operands, Function<Object, String> values) {
			return this.terms.stream().map((term) -> {
				String text = term.format(operands, values);
				return (term instanceof Junction) ? "(" + text + ")" : text;
			}).collect(Collectors.joining(this.any ? " OR " : " AND "));
		}

		@Override
		public String toString() {
			return isEmpty() ? "TRUE" : format(Object::toString, (value) -> "?");
		}

	}

	/**
	 * The opposite of a condition.
	 *
	 * @param term the condition
	 */
	record Negation(Condition term) implements Condition {

		public Negation {
			if (term.isEmpty()) {
				throw new IllegalArgumentException(
						"Expected a condition that may fail, found one without terms. Negate another one.");
			}
		}

		@Override
		public Condition not() {
			return this.term;
		}

		@Override
		public String format(Function<? super Operand<?>, String> operands, Function<Object, String> values) {
			return "NOT (" + this.term.format(operands, values) + ")";
		}

		@Override
		public String toString() {
			return format(Object::toString, (value) -> "?");
		}

	}

}
