package io.dynamomapping.internal;

import java.util.List;
import java.util.Set;

import io.dynamomapping.Condition;
import io.dynamomapping.Condition.Operator;
import io.dynamomapping.internal.expression.AttributeValues;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The values that an attribute is compared with, of which DynamoDB takes only some.
 */
final class ComparedValues {

	private static final Set<Operator> ORDERING = Set.of(Operator.LT, Operator.LE, Operator.GT, Operator.GE,
			Operator.BETWEEN);

	private static final Set<AttributeValue.Type> ORDERED = Set.of(AttributeValue.Type.S, AttributeValue.Type.N,
			AttributeValue.Type.B);

	private ComparedValues() {
	}

	/**
	 * Refuse a comparison that DynamoDB refuses, whatever the item holds.
	 * @param test a bound comparison
	 * @return the same
	 * @throws IllegalArgumentException if it refuses it
	 */
	static Condition.Test require(Condition.Test test) {
		boolean ordering = ORDERING.contains(test.operator());
		for (Object argument : test.arguments()) {
			if (ordering && argument instanceof AttributeValue value && !ORDERED.contains(value.type())) {
				throw new IllegalArgumentException("Expected text, a number or binary to order '" + test.subject()
						+ "' by, found a value that is stored as " + value.type() + ". Ask whether it is equal, or "
						+ "compare another attribute.");
			}
		}
		if (test.operator() == Operator.BETWEEN && test.arguments().get(0) instanceof AttributeValue lower
				&& test.arguments().get(1) instanceof AttributeValue upper) {
			requireBounds(test, lower, upper);
		}
		return test;
	}

	private static void requireBounds(Condition.Test test, AttributeValue lower, AttributeValue upper) {
		if (lower.type() != upper.type()) {
			throw new IllegalArgumentException("Expected bounds of one type for '" + test.subject() + "', found "
					+ List.of(lower.type(), upper.type()) + ". Give both as what is stored.");
		}
		if (AttributeValues.compare(lower, upper) > 0) {
			throw new IllegalArgumentException("Expected the lower bound of '" + test.subject()
					+ "' first, found the higher one. Swap them, or leave the condition out.");
		}
	}

}
