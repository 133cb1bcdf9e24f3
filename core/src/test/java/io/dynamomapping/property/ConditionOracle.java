package io.dynamomapping.property;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntPredicate;

import io.dynamomapping.Attribute;
import io.dynamomapping.Condition;
import io.dynamomapping.Condition.Operator;
import io.dynamomapping.Operand;
import io.dynamomapping.Size;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Says whether a bound condition holds of an item.
 */
class ConditionOracle {

	final boolean holds(Condition condition, Map<String, AttributeValue> item) {
		if (condition instanceof Condition.Junction junction) {
			return junction.any() ? junction.terms().stream().anyMatch((term) -> holds(term, item))
					: junction.terms().stream().allMatch((term) -> holds(term, item));
		}
		if (condition instanceof Condition.Negation negation) {
			return !holds(negation.term(), item);
		}
		Condition.Test test = (Condition.Test) condition;
		List<@Nullable AttributeValue> arguments = new ArrayList<>();
		test.arguments().forEach((argument) -> arguments.add(value(argument, item)));
		return holds(test.operator(), value(test.subject(), item), arguments);
	}

	private @Nullable AttributeValue value(Object part, Map<String, AttributeValue> item) {
		if (part instanceof Operand<?> operand) {
			return (operand instanceof Size size) ? size(Comparisons.find(item, size.attribute().elements()))
					: Comparisons.find(item, ((Attribute<?>) operand).elements());
		}
		return (AttributeValue) part;
	}

	@Nullable AttributeValue size(@Nullable AttributeValue value) {
		return Comparisons.size(value);
	}

	boolean holds(Operator operator, @Nullable AttributeValue subject, List<@Nullable AttributeValue> arguments) {
		AttributeValue argument = arguments.isEmpty() ? null : arguments.get(0);
		return switch (operator) {
			case EXISTS -> subject != null;
			case MISSING -> subject == null;
			case EQ -> same(subject, argument);
			case NE -> !same(subject, argument);
			case LT -> compares(subject, argument, (order) -> order < 0);
			case LE -> compares(subject, argument, (order) -> order <= 0);
			case GT -> compares(subject, argument, (order) -> order > 0);
			case GE -> compares(subject, argument, (order) -> order >= 0);
			case BETWEEN -> compares(subject, argument, (order) -> order >= 0)
					&& compares(subject, arguments.get(1), (order) -> order <= 0);
			case IN -> arguments.stream().anyMatch((candidate) -> same(subject, candidate));
			case TYPE -> subject != null && Objects.requireNonNull(argument).s().equals(type(subject));
			case BEGINS_WITH -> subject != null && argument != null && Comparisons.startsWith(subject, argument);
			case CONTAINS -> subject != null && argument != null && Comparisons.contains(subject, argument);
		};
	}

	boolean same(@Nullable AttributeValue one, @Nullable AttributeValue other) {
		return one != null && other != null && Comparisons.same(one, other);
	}

	boolean compares(@Nullable AttributeValue one, @Nullable AttributeValue other, IntPredicate order) {
		Integer compared = Comparisons.compare(one, other);
		return compared != null && order.test(compared);
	}

	private static String type(AttributeValue value) {
		return (value.nul() != null) ? "NULL" : value.type().name();
	}

}
