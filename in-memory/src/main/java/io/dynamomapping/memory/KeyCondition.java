package io.dynamomapping.memory;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What a query asks of the keys.
 *
 * @param partition the partition key
 * @param sort what is asked of the sort key besides
 */
record KeyCondition(AttributeValue partition, Condition sort) {

	private static final String KIND = "KeyConditionExpression";

	private static final Set<String> SORT_OPERATORS = Set.of("=", "<", "<=", ">", ">=", "BETWEEN", "begins_with");

	private static final Map<String, String> MIRRORED = Map.of("=", "=", "<", ">", "<=", ">=", ">", "<", ">=", "<=");

	static KeyCondition parse(@Nullable String expression, Placeholders placeholders, KeyAttributes keys) {
		if (expression == null) {
			throw Errors.validation(
					"Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.");
		}
		Condition condition = ConditionParser.parse(KIND, expression, placeholders);
		Condition.Test partition = null;
		Condition.Test sort = null;
		for (Condition term : terms(condition)) {
			if (!(term instanceof Condition.Test given) || !SORT_OPERATORS.contains(given.operator())) {
				throw Errors.validation("Invalid " + KIND + ": Invalid operator used in KeyConditionExpression: "
						+ ((term instanceof Condition.Test given) ? given.operator() : "OR or NOT"));
			}
			Condition.Test test = turned(given);
			boolean ofPartition = keys.partition().attributeName().equals(attribute(test));
			if (ofPartition ? partition != null : sort != null) {
				throw Errors.validation("KeyConditionExpressions must only contain one condition per key");
			}
			if (ofPartition) {
				partition = test;
			}
			else {
				sort = test;
			}
		}
		return new KeyCondition(partition(partition, keys.partition()), sort(sort, keys.sort()));
	}

	private static List<Condition> terms(Condition condition) {
		if (!(condition instanceof Condition.Junction junction)) {
			return List.of(condition);
		}
		if (junction.any()) {
			throw Errors.validation("Invalid operator used in KeyConditionExpression: OR");
		}
		return junction.terms().stream().flatMap((term) -> terms(term).stream()).toList();
	}

	// A value may come first, too.
	private static Condition.Test turned(Condition.Test test) {
		List<Operand> operands = test.operands();
		boolean backward = operands.size() == 2 && operands.get(0) instanceof Operand.Constant
				&& operands.get(1) instanceof Operand.Attribute && MIRRORED.containsKey(test.operator());
		return backward ? new Condition.Test(Objects.requireNonNull(MIRRORED.get(test.operator())),
				List.of(operands.get(1), operands.get(0))) : test;
	}

	private static String attribute(Condition.Test test) {
		boolean values = test.operands().stream().skip(1).allMatch(Operand.Constant.class::isInstance);
		if (values && test.operands().get(0) instanceof Operand.Attribute attribute
				&& attribute.path().elements().size() == 1) {
			return attribute.path().attribute();
		}
		throw Errors.validation("Invalid " + KIND + ": Expected a key attribute, an operator and values");
	}

	private static AttributeValue partition(Condition.@Nullable Test test, AttributeDefinition key) {
		if (test == null) {
			throw missed(key);
		}
		if (!test.operator().equals("=")) {
			throw Errors.validation("Query key condition not supported");
		}
		requireTypes(test, key);
		return Objects.requireNonNull(test.operands().get(1).of(Map.of()));
	}

	private static Condition sort(Condition.@Nullable Test test, @Nullable AttributeDefinition key) {
		if (test == null) {
			return Condition.ALWAYS;
		}
		if (key == null) {
			throw Errors.validation("Query key condition not supported");
		}
		if (!attribute(test).equals(key.attributeName())) {
			throw missed(key);
		}
		requireTypes(test, key);
		return test;
	}

	private static RuntimeException missed(AttributeDefinition key) {
		return Errors.validation("Query condition missed key schema element: " + key.attributeName());
	}

	private static void requireTypes(Condition.Test test, AttributeDefinition key) {
		for (Operand operand : test.operands().subList(1, test.operands().size())) {
			AttributeValue value = Objects.requireNonNull(operand.of(Map.of()));
			if (!value.type().name().equals(key.attributeTypeAsString())) {
				throw Errors.invalidParameter("Condition parameter type does not match schema type");
			}
			if (ItemSize.of(value) == 0) {
				throw Errors.validation("One or more parameter values are not valid. The AttributeValue for a key "
						+ "attribute cannot contain an empty string value. Key: " + key.attributeName());
			}
		}
	}

}
