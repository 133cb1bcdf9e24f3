package io.dynamomapping.internal.expression;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.dynamomapping.Attribute;
import io.dynamomapping.AttributePath;
import io.dynamomapping.Change;
import io.dynamomapping.Condition;
import io.dynamomapping.Expression;
import io.dynamomapping.Operand;
import io.dynamomapping.Size;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Hands out placeholders for the names and values of the expressions of one request.
 * Equal ones share a placeholder. Names and values of users never become expression text.
 */
public final class ExpressionWriter {

	private static final List<String> CLAUSES = List.of("SET", "REMOVE", "ADD", "DELETE");

	private final String namePrefix;

	private final String valuePrefix;

	private final Map<String, String> names = new LinkedHashMap<>();

	private final Map<AttributeValue, String> values = new LinkedHashMap<>();

	/**
	 * Create a writer for all expressions of a request.
	 */
	public ExpressionWriter() {
		this("n", "v");
	}

	/**
	 * Create a writer for an expression that is added to others.
	 * @param prefix starts its placeholders, and those of no other expression
	 */
	public ExpressionWriter(String prefix) {
		this(prefix, prefix);
	}

	private ExpressionWriter(String namePrefix, String valuePrefix) {
		this.namePrefix = "#" + namePrefix;
		this.valuePrefix = ":" + valuePrefix;
	}

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
	 * @throws IllegalArgumentException if it is longer than DynamoDB takes
	 */
	public String projection(Collection<AttributePath> paths) {
		return ExpressionLimits.requireLength(paths.stream().map(this::path).collect(Collectors.joining(", ")));
	}

	/**
	 * Write a condition expression.
	 * @param condition a bound condition: its attributes are names and positions, its
	 * values {@link AttributeValue}s
	 * @return the expression, or {@code null} if the condition always holds
	 * @throws IllegalArgumentException if it is longer than DynamoDB takes, or has more
	 * operators
	 */
	public @Nullable String condition(Condition condition) {
		if (condition.isEmpty()) {
			return null;
		}
		ExpressionLimits.requireOperators(ExpressionLimits.operators(condition));
		return ExpressionLimits.requireLength(condition.format(this::operand, this::value));
	}

	private String operand(Operand<?> operand) {
		return (operand instanceof Size size) ? "size(" + path(size.attribute()) + ")" : path((Attribute<?>) operand);
	}

	private String path(Attribute<?> attribute) {
		return path(new AttributePath(attribute.elements()));
	}

	private String value(Object value) {
		if (value instanceof AttributeValue attributeValue) {
			return value(attributeValue);
		}
		throw new IllegalArgumentException(
				"Expected a bound expression, found a value of " + value.getClass().getName() + ".");
	}

	/**
	 * Write an update expression.
	 * @param change a bound change: its attributes are names and positions, its values
	 * {@link AttributeValue}s
	 * @return the expression, or {@code null} if there is nothing to change
	 * @throws IllegalArgumentException if it is longer than DynamoDB takes, or has more
	 * operators
	 */
	public @Nullable String update(Change change) {
		Map<String, List<String>> clauses = new TreeMap<>(Comparator.comparing(CLAUSES::indexOf));
		for (Change.Action action : change.actions()) {
			String path = path(action.attribute());
			if (action instanceof Change.Set set) {
				clause(clauses, "SET", path + " = " + computed(Objects.requireNonNull(set.value(), "value")));
			}
			else if (action instanceof Change.Remove) {
				clause(clauses, "REMOVE", path);
			}
			else if (action instanceof Change.Membership membership) {
				clause(clauses, membership.exclude() ? "DELETE" : "ADD", path + " " + value(membership.elements()));
			}
		}
		ExpressionLimits.requireOperators(ExpressionLimits.operators(change));
		return clauses.isEmpty() ? null
				: ExpressionLimits.requireLength(clauses.entrySet()
					.stream()
					.map((clause) -> clause.getKey() + " " + String.join(", ", clause.getValue()))
					.collect(Collectors.joining(" ")));
	}

	private static void clause(Map<String, List<String>> clauses, String name, String action) {
		clauses.computeIfAbsent(name, (key) -> new ArrayList<>()).add(action);
	}

	private String computed(Object value) {
		if (value instanceof Attribute<?> attribute) {
			return path(attribute);
		}
		if (value instanceof Expression.Fallback<?> fallback) {
			return "if_not_exists(" + path(fallback.attribute()) + ", " + computed(fallback.otherwise()) + ")";
		}
		if (value instanceof Expression.Sum<?> sum) {
			return computed(sum.left()) + (sum.minus() ? " - " : " + ") + computed(sum.right());
		}
		if (value instanceof Expression.Concatenation<?> lists) {
			return "list_append(" + computed(lists.left()) + ", " + computed(lists.right()) + ")";
		}
		return value(value);
	}

	/**
	 * Return the placeholder of an attribute name.
	 * @param name the name
	 * @return its placeholder
	 */
	public String name(String name) {
		return this.names.computeIfAbsent(name, (key) -> this.namePrefix + this.names.size());
	}

	/**
	 * Return the placeholder of a value.
	 * @param value the value
	 * @return its placeholder
	 */
	public String value(AttributeValue value) {
		return this.values.computeIfAbsent(value, (key) -> this.valuePrefix + this.values.size());
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
