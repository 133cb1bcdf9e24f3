package io.dynamomapping.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Reads conditions, filters and key conditions.
 */
final class ConditionParser extends ExpressionParser {

	private static final Set<String> COMPARATORS = Set.of("=", "<>", "<", "<=", ">", ">=");

	private static final List<String> FUNCTIONS = List.of("attribute_exists", "attribute_not_exists", "attribute_type",
			"begins_with", "contains");

	private final OperandRules rules = new OperandRules(this::invalid);

	private ConditionParser(String kind, String expression, Placeholders placeholders) {
		super(kind, expression, placeholders);
	}

	static Condition parse(String kind, @Nullable String expression, Placeholders placeholders) {
		if (expression == null) {
			return Condition.ALWAYS;
		}
		return new ConditionParser(kind, expression, placeholders).whole();
	}

	/**
	 * Read the filter of a query.
	 * @param expression the filter, or {@code null} for none
	 * @param placeholders what it refers to
	 * @param page what is queried: key attributes are not to be filtered by, nor what an
	 * index lacks
	 * @return the filter
	 */
	static Condition parseFilter(@Nullable String expression, Placeholders placeholders, PageRequest page) {
		if (expression == null) {
			return Condition.ALWAYS;
		}
		ConditionParser parser = new ConditionParser("FilterExpression", expression, placeholders);
		Condition filter = parser.whole();
		SecondaryIndex index = page.index();
		for (String name : parser.attributes()) {
			if (index != null && !index.projects(name)) {
				throw Errors.invalidParameter("Secondary index " + index.name()
						+ " does not project one or more filter attributes: [" + name + "]");
			}
			if (page.keys().names().contains(name)) {
				throw Errors.validation("Filter Expression can only contain non-primary key attributes: Primary key "
						+ "attribute: " + name);
			}
		}
		return filter;
	}

	private Condition whole() {
		Condition condition = any();
		expectEnd();
		return condition;
	}

	private Condition any() {
		List<Condition> terms = new ArrayList<>(List.of(all()));
		while (skip("OR")) {
			countOperator();
			terms.add(all());
		}
		return (terms.size() == 1) ? terms.get(0) : new Condition.Junction(true, List.copyOf(terms));
	}

	private Condition all() {
		List<Condition> terms = new ArrayList<>(List.of(term()));
		while (skip("AND")) {
			countOperator();
			terms.add(term());
		}
		return (terms.size() == 1) ? terms.get(0) : new Condition.Junction(false, List.copyOf(terms));
	}

	private Condition term() {
		if (skip("NOT")) {
			countOperator();
			return new Condition.Negation(term());
		}
		if (skip("(")) {
			return group(this::any);
		}
		for (String function : FUNCTIONS) {
			if (skipFunction(function)) {
				return test(function, operands());
			}
		}
		return comparison();
	}

	private Condition comparison() {
		Operand subject = operand();
		if (skip("BETWEEN")) {
			Operand lower = operand();
			expect("AND");
			return counted("BETWEEN", List.of(subject, lower, operand()));
		}
		if (skip("IN")) {
			expect("(");
			return counted("IN", Stream.concat(Stream.of(subject), operands().stream()).toList());
		}
		if (!COMPARATORS.contains(tokenAt(position()))) {
			throw unexpected();
		}
		return counted(next(), List.of(subject, operand()));
	}

	private Condition counted(String operator, List<Operand> operands) {
		countOperator();
		return test(operator, operands);
	}

	private Condition test(String operator, List<Operand> operands) {
		this.rules.check(operator, operands);
		return new Condition.Test(operator, operands);
	}

	private List<Operand> operands() {
		List<Operand> operands = new ArrayList<>();
		do {
			operands.add(operand());
		}
		while (skip(","));
		expect(")");
		return List.copyOf(operands);
	}

	private Operand operand() {
		if (!skipFunction("size")) {
			return attributeOrValue();
		}
		Operand measured = operand();
		expect(")");
		this.rules.check("size", List.of(measured));
		return new Operand.Size(measured);
	}

}
