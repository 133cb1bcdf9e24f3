package io.dynamomapping.testing;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import software.amazon.awssdk.core.SdkRequest;

/**
 * The expressions of requests.
 */
public final class Expressions {

	private static final List<String> FIELDS = List.of("ConditionExpression", "UpdateExpression",
			"ProjectionExpression", "FilterExpression", "KeyConditionExpression");

	private static final Set<String> WORDS = Set.of("SET", "REMOVE", "ADD", "DELETE", "AND", "OR", "NOT", "BETWEEN",
			"IN", "attribute_exists", "attribute_not_exists", "attribute_type", "begins_with", "contains", "size",
			"if_not_exists", "list_append");

	private static final Pattern WORD = Pattern.compile("[#:]?[\\p{L}_][\\p{L}\\p{N}_]*");

	private Expressions() {
	}

	/**
	 * Return the expressions of a request.
	 * @param request any request
	 * @return its expressions, of whatever kind
	 */
	public static List<String> of(SdkRequest request) {
		return FIELDS.stream()
			.flatMap((field) -> request.getValueForField(field, String.class).stream())
			.flatMap(Stream::of)
			.toList();
	}

	/**
	 * Return what an expression spells out instead of using a placeholder.
	 * @param expression an expression
	 * @return the first name or word that is neither a placeholder nor part of the
	 * language, or empty if there is none
	 */
	public static Optional<String> spelledOut(String expression) {
		Matcher words = WORD.matcher(expression);
		while (words.find()) {
			String word = words.group();
			boolean placeholder = word.startsWith("#") || word.startsWith(":");
			if (!placeholder && !WORDS.contains(word)) {
				return Optional.of(word);
			}
		}
		return Optional.empty();
	}

}
