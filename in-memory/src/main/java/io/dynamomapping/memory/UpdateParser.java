package io.dynamomapping.memory;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Reads update expressions.
 */
final class UpdateParser extends ExpressionParser {

	static final String KIND = "UpdateExpression";

	private static final Set<String> SETS = Set.of("SS", "NS", "BS");

	private static final Set<String> NUMBER_OR_SET = Set.of("N", "SS", "NS", "BS");

	private final OperandRules rules = new OperandRules(this::invalid);

	private final List<UpdateExpression.Action> actions = new ArrayList<>();

	private UpdateParser(String expression, Placeholders placeholders) {
		super(KIND, expression, placeholders);
	}

	static UpdateExpression parse(String expression, Placeholders placeholders) {
		UpdateParser parser = new UpdateParser(expression, placeholders);
		Set<String> clauses = new HashSet<>();
		while (!parser.atEnd()) {
			String clause = parser.next().toUpperCase(Locale.ROOT);
			if (!clauses.add(clause)) {
				throw parser.invalid("The \"" + clause + "\" section can only be used once in an update expression;");
			}
			do {
				parser.add(clause);
			}
			while (parser.skip(","));
		}
		return new UpdateExpression(List.copyOf(parser.actions));
	}

	private void add(String clause) {
		if (!Set.of("SET", "REMOVE", "ADD", "DELETE").contains(clause)) {
			throw invalid("Syntax error; token: \"" + clause + "\"");
		}
		DocumentPath path = path();
		this.actions.forEach((earlier) -> earlier.path().requireApartFrom(path, kind()));
		UpdateExpression.Action action = switch (clause) {
			case "SET" -> {
				expect("=");
				countOperator();
				yield new UpdateExpression.Set(path, assigned());
			}
			case "REMOVE" -> new UpdateExpression.Remove(path);
			case "ADD" -> new UpdateExpression.Add(path, value("ADD", NUMBER_OR_SET));
			default -> new UpdateExpression.Delete(path, value("DELETE", SETS));
		};
		this.actions.add(action);
	}

	private AttributeValue value(String clause, Set<String> types) {
		AttributeValue value = value();
		countOperator();
		this.rules.requireType(clause, new Operand.Constant(value), types);
		return value;
	}

	private Operand assigned() {
		if (isNext("(") && !isSign(tokenAt(closing(position()) + 1))) {
			expect("(");
			return group(this::assigned);
		}
		Operand left = operand();
		if (isSign(tokenAt(position()))) {
			String operator = next();
			countOperator();
			return joined(left, operator, operand(), "N");
		}
		return left;
	}

	private static boolean isSign(String token) {
		return token.equals("+") || token.equals("-");
	}

	private Operand joined(Operand left, String operator, Operand right, String type) {
		this.rules.requireType(operator, left, Set.of(type));
		this.rules.requireType(operator, right, Set.of(type));
		return new Operand.Joined(left, operator, right);
	}

	private Operand operand() {
		if (skip("(")) {
			return group(this::operand);
		}
		if (skipFunction("if_not_exists")) {
			Operand attribute = attribute();
			expect(",");
			Operand otherwise = operand();
			expect(")");
			return new Operand.IfNotExists(attribute, otherwise);
		}
		if (skipFunction(Arithmetic.LIST_APPEND)) {
			Operand left = operand();
			expect(",");
			Operand right = operand();
			expect(")");
			return joined(left, Arithmetic.LIST_APPEND, right, "L");
		}
		return attributeOrValue();
	}

	private Operand attribute() {
		return skip("(") ? group(this::attribute) : new Operand.Attribute(path());
	}

}
