package io.dynamomapping.property;

import java.util.List;
import java.util.function.BiFunction;

import io.dynamomapping.Condition;
import io.dynamomapping.Operand;

/**
 * The verbs that compare, as functions.
 */
final class Verbs {

	private Verbs() {
	}

	static <V> List<BiFunction<Operand<V>, V, Condition>> equality() {
		return List.of((operand, value) -> operand.eq(value), (operand, value) -> operand.ne(value));
	}

	static <V> List<BiFunction<Operand<V>, V, Condition>> order() {
		return List.of((operand, value) -> operand.lt(value), (operand, value) -> operand.le(value),
				(operand, value) -> operand.gt(value), (operand, value) -> operand.ge(value));
	}

	static <V> List<BiFunction<Operand<V>, Operand<? extends V>, Condition>> equalityOfOperands() {
		return List.of((operand, other) -> operand.eq(other), (operand, other) -> operand.ne(other));
	}

	static <V> List<BiFunction<Operand<V>, Operand<? extends V>, Condition>> orderOfOperands() {
		return List.of((operand, other) -> operand.lt(other), (operand, other) -> operand.le(other),
				(operand, other) -> operand.gt(other), (operand, other) -> operand.ge(other));
	}

}
