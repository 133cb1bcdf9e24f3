package io.dynamomapping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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
	 * Return the condition that top-level attributes have values.
	 * @param values the values by the names of the attributes, which are taken as they
	 * are, dots included; {@code null} stands for an attribute that is missing or
	 * {@code NULL}
	 * @return the condition that each of them holds; {@link #all()} if there are none
	 */
	static Condition matching(Map<String, ? extends @Nullable Object> values) {
		List<Condition> conditions = new ArrayList<>();
		values.forEach((name, value) -> {
			Attribute<Object> attribute = Attribute.attr(AttributePath.of(name));
			conditions.add((value != null) ? attribute.eq(value) : TextOperator.nothing(attribute));
		});
		return allOf(conditions);
	}

	/**
	 * Read a criterion as REST parameters and properties have them: the name of an
	 * attribute, {@code __} and an operator, such as {@code age__gte}.
	 * <table>
	 * <caption>Operators</caption>
	 * <tr>
	 * <th>Operator</th>
	 * <th>Value</th>
	 * </tr>
	 * <tr>
	 * <td>{@code eq}, {@code ne}</td>
	 * <td>any; {@code null} stands for missing or {@code NULL}</td>
	 * </tr>
	 * <tr>
	 * <td>{@code lt}, {@code lte}, {@code gt}, {@code gte}</td>
	 * <td>a text, number or binary</td>
	 * </tr>
	 * <tr>
	 * <td>{@code between}</td>
	 * <td>two of these: a collection, an array, or a text with a comma</td>
	 * </tr>
	 * <tr>
	 * <td>{@code in}, {@code not_in}</td>
	 * <td>1 to 100 values: a collection, an array, or a text with commas</td>
	 * </tr>
	 * <tr>
	 * <td>{@code begins_with}</td>
	 * <td>a text or binary</td>
	 * </tr>
	 * <tr>
	 * <td>{@code contains}, {@code not_contains}</td>
	 * <td>a part of a text, or an element</td>
	 * </tr>
	 * <tr>
	 * <td>{@code exists}, {@code not_exists}</td>
	 * <td>{@code true}, or {@code false} for the opposite</td>
	 * </tr>
	 * <tr>
	 * <td>{@code type}</td>
	 * <td>an {@link AttributeType} or its name</td>
	 * </tr>
	 * </table>
	 * Without an operator it is {@code eq}. The names of a nested attribute are joined by
	 * {@code __}, and the operator is there: {@code address__city__eq}; or by dots, as
	 * {@link AttributePath#parse(String)} reads them. A name that holds {@code __} itself
	 * stands in backquotes: {@code `my__name`__gte}. {@code ne} and {@code not_…} hold
	 * also where the attribute is missing.
	 * <p>
	 * Values that are texts are {@linkplain TextValue taken for what the mapping stores};
	 * other ones are compared as they are. Nothing is removed around commas.
	 * @param attributeAndOperator the criterion
	 * @param value the value
	 * @return the condition
	 * @throws IllegalArgumentException if the operator is not known, or not made for the
	 * value
	 */
	static Condition parse(String attributeAndOperator, @Nullable Object value) {
		return TextCriterion.parse(attributeAndOperator).condition(value);
	}

	/**
	 * Read criteria as {@link #parse(String, Object)} does.
	 * @param criteria the values by criterion
	 * @return the condition that all of them hold; {@link #all()} if there are none
	 * @throws IllegalArgumentException if an operator is not known, or not made for its
	 * value
	 */
	static Condition parse(Map<String, ? extends @Nullable Object> criteria) {
		List<Condition> conditions = new ArrayList<>();
		criteria.forEach((criterion, value) -> conditions.add(parse(criterion, value)));
		return allOf(conditions);
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
	 * A value that has come as text, such as a REST parameter. A mapping takes it for
	 * what its type of values stores in the attribute: {@code "18"} for a number or a
	 * text, {@code "true"} for a truth value, a time with any offset for that time; and
	 * for a text where the type does not say what is stored, as for schemaless items.
	 *
	 * @param text the text
	 */
	record TextValue(String text) {

		public TextValue {
			Objects.requireNonNull(text, "text");
		}

		@Override
		public String toString() {
			return "?";
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
			if (subject instanceof Attribute<?> && arguments.contains(subject)) {
				throw new IllegalArgumentException("Expected something else to compare '" + subject
						+ "' with, found itself, which DynamoDB refuses. Compare it with another attribute or a value.");
			}
			for (Object argument : arguments) {
				if (!(argument instanceof Operand<?>)) {
					Snapshots.requireValue(argument, subject);
				}
			}
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
