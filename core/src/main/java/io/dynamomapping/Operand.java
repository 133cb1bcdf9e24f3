package io.dynamomapping;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

import io.dynamomapping.Condition.Operator;

/**
 * What DynamoDB can compare: an {@link Attribute}, or the {@link Size} of one. Immutable.
 * <p>
 * Values are encoded as the property of the attribute is, where the mapping knows one and
 * the value is of its type, else by their own type. DynamoDB compares values of the same
 * type only: one of another type is neither equal, nor less, nor greater, but different
 * ({@link #ne}). A comparison with an attribute that an item does not have does not hold,
 * {@code ne} excepted.
 *
 * @param <V> the type of the values
 * @see <a href=
 * "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.OperatorsAndFunctions.html">Condition
 * and filter expressions</a>
 */
public abstract sealed class Operand<V> permits Attribute, Size {

	private static final int MAX_IN = 100;

	Operand() {
	}

	/**
	 * Demand that this is equal to a value.
	 * @param value the value; for an attribute that is not there, use
	 * {@link Attribute#missing()}
	 * @return the condition
	 */
	public final Condition eq(V value) {
		return test(Operator.EQ, value);
	}

	/**
	 * Demand that this is equal to another operand.
	 * @param other the other one
	 * @return the condition
	 */
	public final Condition eq(Operand<? extends V> other) {
		return test(Operator.EQ, other);
	}

	/**
	 * Demand that this is not equal to a value. Holds also where the attribute is
	 * missing.
	 * @param value the value
	 * @return the condition
	 */
	public final Condition ne(V value) {
		return test(Operator.NE, value);
	}

	/**
	 * Demand that this is not equal to another operand.
	 * @param other the other one
	 * @return the condition
	 */
	public final Condition ne(Operand<? extends V> other) {
		return test(Operator.NE, other);
	}

	/**
	 * Demand that this is less than a value: numbers by size, text and binary by bytes.
	 * @param value the value
	 * @return the condition
	 */
	public final Condition lt(V value) {
		return test(Operator.LT, value);
	}

	/**
	 * Demand that this is less than another operand.
	 * @param other the other one
	 * @return the condition
	 */
	public final Condition lt(Operand<? extends V> other) {
		return test(Operator.LT, other);
	}

	/**
	 * Demand that this is less than or equal to a value.
	 * @param value the value
	 * @return the condition
	 */
	public final Condition le(V value) {
		return test(Operator.LE, value);
	}

	/**
	 * Demand that this is less than or equal to another operand.
	 * @param other the other one
	 * @return the condition
	 */
	public final Condition le(Operand<? extends V> other) {
		return test(Operator.LE, other);
	}

	/**
	 * Demand that this is greater than a value.
	 * @param value the value
	 * @return the condition
	 */
	public final Condition gt(V value) {
		return test(Operator.GT, value);
	}

	/**
	 * Demand that this is greater than another operand.
	 * @param other the other one
	 * @return the condition
	 */
	public final Condition gt(Operand<? extends V> other) {
		return test(Operator.GT, other);
	}

	/**
	 * Demand that this is greater than or equal to a value.
	 * @param value the value
	 * @return the condition
	 */
	public final Condition ge(V value) {
		return test(Operator.GE, value);
	}

	/**
	 * Demand that this is greater than or equal to another operand.
	 * @param other the other one
	 * @return the condition
	 */
	public final Condition ge(Operand<? extends V> other) {
		return test(Operator.GE, other);
	}

	/**
	 * Demand that this lies between two values, both included.
	 * @param low the lower one
	 * @param high the higher one
	 * @return the condition
	 */
	public final Condition between(V low, V high) {
		return test(Operator.BETWEEN, low, high);
	}

	/**
	 * Demand that this lies between two other operands, both included.
	 * @param low the lower one
	 * @param high the higher one
	 * @return the condition
	 */
	public final Condition between(Operand<? extends V> low, Operand<? extends V> high) {
		return test(Operator.BETWEEN, low, high);
	}

	/**
	 * Demand that this is equal to one of some values.
	 * @param values the values, 1 to 100
	 * @return the condition
	 * @throws IllegalArgumentException if there are none, or more than DynamoDB allows
	 */
	@SafeVarargs
	public final Condition in(V... values) {
		return in(Arrays.asList(values));
	}

	/**
	 * Demand that this is equal to one of some values.
	 * @param values the values, 1 to 100
	 * @return the condition
	 * @throws IllegalArgumentException if there are none, or more than DynamoDB allows
	 */
	public final Condition in(Collection<? extends V> values) {
		if (values.isEmpty() || values.size() > MAX_IN) {
			throw new IllegalArgumentException("Expected 1 to " + MAX_IN + " values for '" + this + "', found "
					+ values.size() + ". Split the values over several conditions or requests.");
		}
		return test(Operator.IN, values.toArray());
	}

	final Condition test(Operator operator, Object... arguments) {
		return new Condition.Test(this, operator, List.of(arguments));
	}

}
