package io.dynamomapping.memory;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Reads the words that all kinds of expressions are made of.
 */
class ExpressionParser {

	private static final Pattern TOKEN = Pattern.compile("\\s*([#:]?\\w+|<>|<=|>=|[()\\[\\],.=<>+-])\\s*");

	private static final int MAX_LENGTH = 4096;

	private static final int MAX_OPERATORS = 300;

	private final String kind;

	private final Placeholders placeholders;

	private final List<String> tokens = new ArrayList<>();

	private final Set<String> attributes = new LinkedHashSet<>();

	private int position;

	private int operators;

	ExpressionParser(String kind, String expression, Placeholders placeholders) {
		this.kind = kind;
		this.placeholders = placeholders;
		if (expression.isBlank()) {
			throw invalid("The expression can not be empty;");
		}
		if (expression.length() > MAX_LENGTH) {
			throw invalid(
					"Expression size has exceeded the maximum allowed size; expression size: " + expression.length());
		}
		Matcher matcher = TOKEN.matcher(expression);
		while (matcher.regionStart() < expression.length()) {
			if (!matcher.lookingAt()) {
				throw invalid("Syntax error; token: \"" + expression.charAt(matcher.regionStart()) + "\"");
			}
			this.tokens.add(matcher.group(1));
			matcher.region(matcher.end(), expression.length());
		}
	}

	final String kind() {
		return this.kind;
	}

	/**
	 * Return what the expression is about.
	 * @return the names of the attributes that were read so far
	 */
	final Set<String> attributes() {
		return this.attributes;
	}

	final RuntimeException invalid(String reason) {
		return Errors.validation("Invalid " + this.kind + ": " + reason);
	}

	final int position() {
		return this.position;
	}

	final String tokenAt(int index) {
		return (index < this.tokens.size()) ? this.tokens.get(index) : "<EOF>";
	}

	final boolean atEnd() {
		return this.position == this.tokens.size();
	}

	final RuntimeException unexpected() {
		return invalid(
				"Syntax error; token: \""
						+ tokenAt(this.position) + "\", near: \"" + String.join(" ", this.tokens
							.subList(Math.max(0, this.position - 1), Math.min(this.tokens.size(), this.position + 2)))
						+ "\"");
	}

	final String next() {
		if (atEnd()) {
			throw unexpected();
		}
		return this.tokens.get(this.position++);
	}

	final boolean isNext(String token) {
		return tokenAt(this.position).toUpperCase(Locale.ROOT).equals(token);
	}

	final boolean skip(String token) {
		boolean found = isNext(token);
		if (found) {
			this.position++;
		}
		return found;
	}

	final void expect(String token) {
		if (!skip(token)) {
			throw unexpected();
		}
	}

	/**
	 * Read what is in parentheses, of which the first one has been read.
	 * @param parser reads it
	 * @param <T> the type of what is read
	 * @return what was read
	 */
	final <T> T group(Supplier<T> parser) {
		int start = this.position;
		boolean nested = isNext("(");
		T inside = parser.get();
		if (nested && closing(start) == this.position - 1) {
			throw invalid("The expression has redundant parentheses;");
		}
		expect(")");
		return inside;
	}

	/**
	 * Return where a parenthesis is closed.
	 * @param opening where it is opened
	 * @return the index of the token that closes it, or that of the last token
	 */
	final int closing(int opening) {
		int depth = 0;
		int index = opening;
		do {
			depth += tokenAt(index).equals("(") ? 1 : tokenAt(index).equals(")") ? -1 : 0;
			index++;
		}
		while (depth > 0 && index < this.tokens.size());
		return index - 1;
	}

	final void expectEnd() {
		if (!atEnd()) {
			throw unexpected();
		}
	}

	final void countOperator() {
		if (++this.operators > MAX_OPERATORS) {
			throw invalid("The expression contains too many operators; operators: " + this.operators);
		}
	}

	/**
	 * Return whether a function begins here, and if so go to its first operand.
	 * @param name the name of the function
	 * @return whether it does
	 */
	final boolean skipFunction(String name) {
		boolean found = tokenAt(this.position).equals(name) && tokenAt(this.position + 1).equals("(");
		if (found) {
			this.position += 2;
			countOperator();
		}
		return found;
	}

	final Operand attributeOrValue() {
		return tokenAt(this.position).startsWith(":") ? new Operand.Constant(value()) : new Operand.Attribute(path());
	}

	final AttributeValue value() {
		String token = next();
		if (!token.startsWith(":")) {
			this.position--;
			throw unexpected();
		}
		return this.placeholders.value(token, this.kind);
	}

	final DocumentPath path() {
		List<Object> elements = new ArrayList<>();
		elements.add(name());
		while (true) {
			if (skip(".")) {
				elements.add(name());
			}
			else if (skip("[")) {
				elements.add(listPosition());
				expect("]");
			}
			else {
				DocumentPath path = new DocumentPath(List.copyOf(elements));
				this.attributes.add(path.attribute());
				if (elements.size() > 1) {
					this.placeholders.leadsInto(path.attribute(), this.kind);
				}
				return path;
			}
		}
	}

	private String name() {
		String token = next();
		if (token.startsWith("#")) {
			return this.placeholders.name(token, this.kind);
		}
		if (!Character.isLetter(token.charAt(0))) {
			this.position--;
			throw unexpected();
		}
		return token;
	}

	private Integer listPosition() {
		String token = next();
		try {
			return Integer.valueOf(token);
		}
		catch (NumberFormatException ex) {
			throw invalid("List index is not within the allowable range; index: [" + token + "]");
		}
	}

}
