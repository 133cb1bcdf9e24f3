package io.dynamomapping.internal.table;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says what to do about a change or condition that DynamoDB does not apply. Its own
 * sentences name neither the attribute nor a way out, and quote values at times.
 */
final class ExpressionErrors {

	private static final Pattern OPERAND = Pattern
		.compile("operator or function: ([^,;]+), operand type: ([A-Z]+|\\{[A-Z,]+})");

	private ExpressionErrors() {
	}

	/**
	 * Explain a refusal.
	 * @param text what DynamoDB says
	 * @return what was expected, what was found and what to do, or empty if there is
	 * nothing to add
	 */
	static Optional<String> explain(String text) {
		if (text.contains("refers to an attribute that does not exist")) {
			return Optional.of("expected all attributes that the change computes with, found that the item lacks one. "
					+ "Use incrementOrSet, appendOrSet or prependOrSet, or say by orElse what to take instead.");
		}
		if (text.contains("incorrect data type")) {
			return Optional.of("expected attributes of the types that the change is for, found one of another type in "
					+ "the item. Increment numbers, append to lists, include in and exclude from sets of the same "
					+ "type; or set the attribute.");
		}
		if (text.contains("BETWEEN operator requires")) {
			return Optional.of("expected two bounds of one type, the lower one first, found others. "
					+ "Swap them, or leave the condition out.");
		}
		Matcher operand = OPERAND.matcher(text);
		if (operand.find()) {
			return Optional.of("expected an operand that '" + operand.group(1) + "' can take, found one of type "
					+ operand.group(2) + ". Use a value of another type, or another operator.");
		}
		return Optional.empty();
	}

}
