package io.dynamomapping.internal.expression;

import io.dynamomapping.Change;
import io.dynamomapping.Condition;
import io.dynamomapping.Expression;
import io.dynamomapping.Size;
import org.jspecify.annotations.Nullable;

/**
 * What DynamoDB takes for an expression, counted as it does.
 */
final class ExpressionLimits {

	private static final int MAX_LENGTH = 4096;

	private static final int MAX_OPERATORS = 300;

	private ExpressionLimits() {
	}

	static String requireLength(String expression) {
		if (expression.length() > MAX_LENGTH) {
			throw new IllegalArgumentException(
					"Expected an expression of at most " + MAX_LENGTH + " bytes, found one of " + expression.length()
							+ ". Split it, or name fewer attributes and values.");
		}
		return expression;
	}

	static void requireOperators(int operators) {
		if (operators > MAX_OPERATORS) {
			throw new IllegalArgumentException("Expected an expression of at most " + MAX_OPERATORS
					+ " operators and functions, found one of " + operators
					+ ". Split it; where it compares all attributes of an item, compare fewer than 150, or put them "
					+ "into maps.");
		}
	}

	static int operators(Condition condition) {
		if (condition instanceof Condition.Junction junction) {
			return Math.max(0, junction.terms().size() - 1)
					+ junction.terms().stream().mapToInt(ExpressionLimits::operators).sum();
		}
		if (condition instanceof Condition.Negation negation) {
			return 1 + operators(negation.term());
		}
		Condition.Test test = (Condition.Test) condition;
		return 1 + ((test.subject() instanceof Size) ? 1 : 0)
				+ (int) test.arguments().stream().filter(Size.class::isInstance).count();
	}

	static int operators(Change change) {
		int operators = 0;
		for (Change.Action action : change.actions()) {
			if (action instanceof Change.Set set) {
				operators += 1 + computed(set.value());
			}
			else if (action instanceof Change.Membership) {
				operators++;
			}
		}
		return operators;
	}

	private static int computed(@Nullable Object value) {
		if (value instanceof Expression.Fallback<?> fallback) {
			return 1 + computed(fallback.otherwise());
		}
		if (value instanceof Expression.Sum<?> sum) {
			return 1 + computed(sum.left()) + computed(sum.right());
		}
		if (value instanceof Expression.Concatenation<?> lists) {
			return 1 + computed(lists.left()) + computed(lists.right());
		}
		return 0;
	}

}
