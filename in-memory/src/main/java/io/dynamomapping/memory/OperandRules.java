package io.dynamomapping.memory;

import java.util.List;
import java.util.Set;
import java.util.function.Function;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What can be found wrong with the operands of an expression before there is an item.
 */
final class OperandRules {

	private static final Set<String> TYPES = Set.of("S", "N", "B", "SS", "NS", "BS", "BOOL", "NULL", "L", "M");

	private static final int MAX_CANDIDATES = 100;

	private final Function<String, RuntimeException> invalid;

	OperandRules(Function<String, RuntimeException> invalid) {
		this.invalid = invalid;
	}

	void check(String operator, List<Operand> operands) {
		checkNumber(operator, operands);
		switch (operator) {
			case "<", "<=", ">", ">=", "BETWEEN" ->
				operands.forEach((operand) -> requireType(operator, operand, Set.of("S", "N", "B")));
			case "begins_with" -> operands.forEach((operand) -> requireType(operator, operand, Set.of("S", "B")));
			case "size" -> requireType(operator, operands.get(0), Set.of("S", "B", "SS", "NS", "BS", "L", "M"));
			case "attribute_type" -> checkTypeName(operands.get(1));
			case "attribute_exists", "attribute_not_exists" -> requirePath(operator, operands.get(0));
			default -> {
			}
		}
		if (operator.equals("BETWEEN")) {
			checkBounds(operands.get(1), operands.get(2));
		}
		if (operands.subList(1, operands.size()).contains(operands.get(0))
				&& operands.get(0) instanceof Operand.Attribute same) {
			throw this.invalid.apply("The first operand must be distinct from the remaining operands for this operator "
					+ "or function; operator: " + operator + ", first operand: " + same.path());
		}
	}

	private void checkNumber(String operator, List<Operand> operands) {
		int expected = switch (operator) {
			case "attribute_exists", "attribute_not_exists", "size" -> 1;
			case "BETWEEN" -> 3;
			case "IN" -> operands.size();
			default -> 2;
		};
		if (operands.size() != expected || operands.size() > MAX_CANDIDATES + 1) {
			throw this.invalid.apply("Incorrect number of operands for operator or function; operator or function: "
					+ operator + ", number of operands: " + operands.size());
		}
	}

	void requireType(String operator, Operand operand, Set<String> types) {
		if (operand instanceof Operand.Constant constant && !types.contains(typeName(constant))) {
			throw incorrectType(operator, typeName(constant));
		}
		if (operand instanceof Operand.Size && !types.contains("N")) {
			throw incorrectType(operator, "N");
		}
	}

	private RuntimeException incorrectType(String operator, String type) {
		return this.invalid.apply("Incorrect operand type for operator or function; operator or function: " + operator
				+ ", operand type: " + type);
	}

	private static String typeName(Operand.Constant constant) {
		return AttributeValues.typeName(constant.value());
	}

	private void checkTypeName(Operand type) {
		requireType("attribute_type", type, Set.of("S"));
		if (!(type instanceof Operand.Constant constant)) {
			throw incorrectType("attribute_type", "{NS,SS,L,BS,N,M,B,BOOL,NULL,S}");
		}
		if (!TYPES.contains(constant.value().s())) {
			throw this.invalid.apply("Invalid attribute type name found; type: " + constant.value().s()
					+ ", valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}");
		}
	}

	private void requirePath(String operator, Operand operand) {
		if (!(operand instanceof Operand.Attribute)) {
			throw this.invalid
				.apply("Operator or function requires a document path; operator or function: " + operator);
		}
	}

	private void checkBounds(Operand lower, Operand upper) {
		if (!(lower instanceof Operand.Constant first && upper instanceof Operand.Constant last)) {
			return;
		}
		if (first.value().type() != last.value().type()) {
			throw bounds("same data type for lower and upper bounds", first.value(), last.value());
		}
		if (ValueOrder.compare(first.value(), last.value()) > 0) {
			throw bounds("upper bound to be greater than or equal to lower bound", first.value(), last.value());
		}
	}

	private RuntimeException bounds(String rule, AttributeValue lower, AttributeValue upper) {
		return this.invalid.apply("The BETWEEN operator requires " + rule + "; lower bound operand: AttributeValue: "
				+ text(lower) + ", upper bound operand: AttributeValue: " + text(upper));
	}

	private static String text(AttributeValue value) {
		return "{" + value.type() + ":" + ((value.s() != null) ? value.s() : value.n()) + "}";
	}

}
