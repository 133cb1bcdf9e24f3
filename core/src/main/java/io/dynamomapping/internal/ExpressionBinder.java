package io.dynamomapping.internal;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.dynamomapping.Attribute;
import io.dynamomapping.AttributePath;
import io.dynamomapping.Change;
import io.dynamomapping.Condition;
import io.dynamomapping.NullPolicy;
import io.dynamomapping.Operand;
import io.dynamomapping.Size;
import io.dynamomapping.internal.codec.AttributeResolver;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Turns conditions and changes in terms of properties and objects into those in terms of
 * attributes, which are called bound.
 */
final class ExpressionBinder {

	private final AttributeResolver attributes;

	private final ChangeBinder changes;

	ExpressionBinder(AttributeResolver attributes, AttributeEdits edits) {
		this.attributes = attributes;
		this.changes = new ChangeBinder(attributes, edits);
	}

	/**
	 * Return the path of an attribute.
	 * @param attribute the attribute
	 * @return its path in names and positions
	 */
	AttributePath path(Attribute<?> attribute) {
		return this.attributes.path(attribute);
	}

	/**
	 * Bind a condition.
	 * @param condition the condition
	 * @return the same with names, positions and attribute values
	 * @throws IllegalArgumentException if it refers to a property that is not stored
	 * @throws io.dynamomapping.ItemMappingException if DynamoDB cannot hold a value
	 */
	Condition bind(Condition condition) {
		if (condition instanceof Condition.Test test) {
			return bind(test);
		}
		if (condition instanceof Condition.Junction junction) {
			return new Condition.Junction(junction.any(), junction.terms().stream().map(this::bind).toList());
		}
		return new Condition.Negation(bind(((Condition.Negation) condition).term()));
	}

	/**
	 * Return what a bound condition looks at.
	 * @param condition the condition
	 * @return the paths of all attributes in it
	 */
	static Set<AttributePath> paths(Condition condition) {
		Set<AttributePath> paths = new LinkedHashSet<>();
		condition.format((operand) -> {
			Attribute<?> attribute = (operand instanceof Size size) ? size.attribute() : (Attribute<?>) operand;
			paths.add(new AttributePath(attribute.elements()));
			return "";
		}, (value) -> "");
		return paths;
	}

	/**
	 * Bind a change.
	 * @param change the change
	 * @return the same with names, positions and attribute values; an attribute that is
	 * set to nothing, as the mapping stores it, is removed
	 * @throws IllegalArgumentException if it changes a key attribute, an attribute that
	 * values do not have, or one twice, or DynamoDB cannot compute it
	 * @throws io.dynamomapping.ItemMappingException if DynamoDB cannot hold a value, or
	 * values could not be read with it
	 */
	Change bind(Change change) {
		return this.changes.bind(change);
	}

	private Condition bind(Condition.Test test) {
		List<Object> arguments = test.arguments()
			.stream()
			.map((argument) -> (argument instanceof Operand<?> operand) ? operand(operand) : value(test, argument))
			.toList();
		return ComparedValues.require(new Condition.Test(operand(test.subject()), test.operator(), arguments));
	}

	private Operand<?> operand(Operand<?> operand) {
		return (operand instanceof Size size) ? attribute(size.attribute()).size() : attribute((Attribute<?>) operand);
	}

	private Attribute<Object> attribute(Attribute<?> attribute) {
		return Attribute.attr(path(attribute));
	}

	private AttributeValue value(Condition.Test test, Object value) {
		if (test.subject() instanceof Size && value instanceof Integer size) {
			// A number, whatever the attribute itself is stored as.
			return AttributeValue.fromN(size.toString());
		}
		AttributePath path = path(
				(test.subject() instanceof Size size) ? size.attribute() : (Attribute<?>) test.subject());
		if (test.operator() == Condition.Operator.TYPE) {
			return AttributeValue.fromS(value.toString());
		}
		if (value instanceof Condition.TextValue text) {
			return (test.operator() == Condition.Operator.CONTAINS)
					? this.attributes.encodeTextWithin(path, text.text())
					: this.attributes.encodeText(path, text.text());
		}
		AttributeValue bound = this.attributes.encode(path, value, NullPolicy.STORE);
		if (bound == null) {
			throw new IllegalArgumentException("Expected a value to compare '" + path
					+ "' with, found an empty set, which DynamoDB does not hold. Use missing().");
		}
		return bound;
	}

}
