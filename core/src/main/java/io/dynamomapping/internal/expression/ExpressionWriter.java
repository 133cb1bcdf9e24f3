package io.dynamomapping.internal.expression;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

import io.dynamomapping.AttributePath;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Hands out placeholders for the names and values of the expressions of one request.
 * Equal ones share a placeholder. Names and values of users never become expression text.
 */
public final class ExpressionWriter {

	private final Map<String, String> names = new LinkedHashMap<>();

	private final Map<AttributeValue, String> values = new LinkedHashMap<>();

	/**
	 * Return the text of a path.
	 * @param path the path
	 * @return placeholders joined as the path is
	 */
	public String path(AttributePath path) {
		StringBuilder text = new StringBuilder();
		for (Object element : path.elements()) {
			if (element instanceof Integer) {
				text.append('[').append(element).append(']');
			}
			else {
				text.append(text.isEmpty() ? "" : ".").append(name((String) element));
			}
		}
		return text.toString();
	}

	/**
	 * Write a projection expression.
	 * @param paths which attributes
	 * @return the expression
	 */
	public String projection(Collection<AttributePath> paths) {
		return paths.stream().map(this::path).collect(Collectors.joining(", "));
	}

	/**
	 * Return the placeholder of an attribute name.
	 * @param name the name
	 * @return its placeholder
	 */
	public String name(String name) {
		return this.names.computeIfAbsent(name, (key) -> "#n" + this.names.size());
	}

	/**
	 * Return the placeholder of a value.
	 * @param value the value
	 * @return its placeholder
	 */
	public String value(AttributeValue value) {
		return this.values.computeIfAbsent(value, (key) -> ":v" + this.values.size());
	}

	/**
	 * Return the attribute names of all expressions written so far.
	 * @return the names by placeholder, or {@code null} if there are none, as DynamoDB
	 * refuses empty maps
	 */
	public @Nullable Map<String, String> names() {
		return byPlaceholder(this.names);
	}

	/**
	 * Return the attribute values of all expressions written so far.
	 * @return the values by placeholder, or {@code null} if there are none, as DynamoDB
	 * refuses empty maps
	 */
	public @Nullable Map<String, AttributeValue> values() {
		return byPlaceholder(this.values);
	}

	private static <T> @Nullable Map<String, T> byPlaceholder(Map<T, String> placeholders) {
		return placeholders.isEmpty() ? null
				: placeholders.entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
	}

}
