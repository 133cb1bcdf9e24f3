package io.dynamomapping;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The name of a criterion: an attribute and an operator in one text.
 *
 * @param text such as {@code age__gte}
 * @param attribute the attribute
 * @param operator the operator
 */
record TextCriterion(String text, Attribute<Object> attribute, TextOperator operator) {

	private static final String SEPARATOR = "__";

	static TextCriterion parse(String text) {
		List<String> parts = split(text);
		if (parts.contains("")) {
			throw new IllegalArgumentException("Expected names and an operator with '" + SEPARATOR
					+ "' between them, found '" + text + "'. Put a name that holds '" + SEPARATOR + "' in backquotes.");
		}
		int last = parts.size() - 1;
		TextOperator operator = (last > 0) ? operator(text, parts.remove(last)) : TextOperator.EQ;
		return new TextCriterion(text, Attribute.attr(String.join(".", parts)), operator);
	}

	private static List<String> split(String text) {
		List<String> parts = new ArrayList<>();
		boolean quoted = false;
		int start = 0;
		for (int i = 0; i < text.length(); i++) {
			quoted ^= text.charAt(i) == '`';
			if (!quoted && text.startsWith(SEPARATOR, i)) {
				parts.add(text.substring(start, i));
				start = i + SEPARATOR.length();
				i = start - 1;
			}
		}
		parts.add(text.substring(start));
		return parts;
	}

	private static TextOperator operator(String text, String name) {
		return TextOperator.find(name)
			.orElseThrow(() -> new IllegalArgumentException(
					"Expected one of " + TextOperator.names() + " after the last '" + SEPARATOR + "' of '" + text
							+ "', found '" + name + "'. Put a name that holds '" + SEPARATOR
							+ "' in backquotes, and add '" + SEPARATOR + "eq' to the names of a nested attribute."));
	}

	Condition condition(@Nullable Object value) {
		return this.operator.condition(this.attribute, new TextArgument(this.text, value));
	}

}
