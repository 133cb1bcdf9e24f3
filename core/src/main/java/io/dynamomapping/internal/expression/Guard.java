package io.dynamomapping.internal.expression;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

import io.dynamomapping.AttributePath;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What must hold of an item for a write to be applied: a conjunction. Immutable.
 */
public final class Guard {

	private static final AttributeValue NULL = AttributeValue.fromNul(true);

	private final List<Term> terms;

	private Guard(List<Term> terms) {
		this.terms = List.copyOf(terms);
	}

	/**
	 * Demand that an attribute is there.
	 * @param path where
	 * @return the guard
	 */
	public static Guard exists(AttributePath path) {
		return new Guard(List.of(new Term(Kind.EXISTS, path, null)));
	}

	/**
	 * Demand that an attribute is not there.
	 * @param path where
	 * @return the guard
	 */
	public static Guard missing(AttributePath path) {
		return new Guard(List.of(new Term(Kind.MISSING, path, null)));
	}

	/**
	 * Demand that an attribute is not there, or {@code NULL}.
	 * @param path where
	 * @return the guard
	 */
	public static Guard missingOrNull(AttributePath path) {
		return new Guard(List.of(new Term(Kind.MISSING_OR_NULL, path, NULL)));
	}

	/**
	 * Demand that an attribute has a value.
	 * @param path where
	 * @param value the value
	 * @return the guard
	 */
	public static Guard equal(AttributePath path, AttributeValue value) {
		return new Guard(List.of(new Term(Kind.EQUAL, path, value)));
	}

	/**
	 * Demand several things at once.
	 * @param guards what, at least one
	 * @return a guard that demands them all
	 */
	public static Guard allOf(Collection<Guard> guards) {
		return new Guard(guards.stream().flatMap((guard) -> guard.terms.stream()).toList());
	}

	/**
	 * Write the guard as a condition expression.
	 * @param writer the source of placeholders
	 * @return the expression
	 */
	public String write(ExpressionWriter writer) {
		return this.terms.stream().map((term) -> term.write(writer)).collect(Collectors.joining(" AND "));
	}

	private enum Kind {

		EXISTS, MISSING, MISSING_OR_NULL, EQUAL

	}

	private record Term(Kind kind, AttributePath path, @Nullable AttributeValue value) {

		String write(ExpressionWriter writer) {
			String text = writer.path(this.path);
			String equal = (this.value != null) ? text + " = " + writer.value(this.value) : "";
			return switch (this.kind) {
				case EXISTS -> "attribute_exists(" + text + ")";
				case MISSING -> "attribute_not_exists(" + text + ")";
				case MISSING_OR_NULL -> "(attribute_not_exists(" + text + ") OR " + equal + ")";
				case EQUAL -> equal;
			};
		}

	}

}
