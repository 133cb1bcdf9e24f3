package io.dynamomapping.autoconfigure.validation;

import java.beans.Introspector;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.dynamomapping.Attribute;
import io.dynamomapping.Change;
import io.dynamomapping.Expression;
import io.dynamomapping.Property;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import jakarta.validation.metadata.PropertyDescriptor;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import org.springframework.util.ClassUtils;
import org.springframework.util.NumberUtils;

/**
 * Finds what values and changes violate. A change is judged by what it sets to plain
 * values, or removes: what DynamoDB computes is not known, and the rest is not touched.
 */
final class Constraints {

	private final Validator validator;

	Constraints(Validator validator) {
		this.validator = validator;
	}

	List<Finding> violations(Object value) {
		return findings("", this.validator.validate(value));
	}

	List<Finding> violations(Class<?> type, Change change) {
		List<Finding> findings = new ArrayList<>();
		for (Change.Action action : change.actions()) {
			if (action instanceof Change.Remove) {
				findings.addAll(violations(type, action.attribute(), null));
			}
			else if (action instanceof Change.Set set && isPlain(set.value())) {
				findings.addAll(violations(type, action.attribute(), set.value()));
			}
		}
		return findings;
	}

	private static boolean isPlain(@Nullable Object value) {
		return !(value instanceof Expression<?>) && !(value instanceof AttributeValue);
	}

	private List<Finding> violations(Class<?> type, Attribute<?> attribute, @Nullable Object value) {
		List<Object> elements = attribute.elements();
		Class<?> owner = type;
		String parent = "";
		for (Object element : elements.subList(0, elements.size() - 1)) {
			PropertyDescriptor property = property(owner, element);
			// As in whole values, constraints within count where @Valid says so.
			if (property == null || !property.isCascaded()) {
				return List.of();
			}
			owner = property.getElementClass();
			parent += property.getPropertyName() + ".";
		}
		PropertyDescriptor property = property(owner, elements.get(elements.size() - 1));
		return (property != null) ? violations(owner, parent, property, value) : List.of();
	}

	private List<Finding> violations(Class<?> owner, String parent, PropertyDescriptor property,
			@Nullable Object value) {
		Class<?> type = property.getElementClass();
		// A set that was removed reads as an empty one.
		Object read = (value == null && type == Set.class) ? Set.of() : converted(value, type);
		if (read != null && !ClassUtils.isAssignableValue(type, read)) {
			return List.of();
		}
		List<Finding> findings = new ArrayList<>(
				findings(parent, this.validator.validateValue(owner, property.getPropertyName(), read)));
		if (property.isCascaded() && read != null) {
			findings.addAll(findings(parent + property.getPropertyName() + ".", this.validator.validate(read)));
		}
		return findings;
	}

	private static List<Finding> findings(String parent, Set<? extends ConstraintViolation<?>> violations) {
		return violations.stream().map((violation) -> new Finding(parent, violation)).toList();
	}

	private @Nullable PropertyDescriptor property(Class<?> owner, Object element) {
		if (element instanceof Property property) {
			return this.validator.getConstraintsForClass(owner)
				.getConstraintsForProperty(nameOf(owner, property.accessor()));
		}
		return (element instanceof String name)
				? this.validator.getConstraintsForClass(owner).getConstraintsForProperty(name) : null;
	}

	private static String nameOf(Class<?> owner, String accessor) {
		if (owner.isRecord()) {
			return accessor;
		}
		return Introspector.decapitalize(accessor.replaceFirst("^(get|is)(?=\\p{Lu})", ""));
	}

	@SuppressWarnings("unchecked") // a class of numbers
	private static @Nullable Object converted(@Nullable Object value, Class<?> type) {
		Class<?> wanted = ClassUtils.resolvePrimitiveIfNecessary(type);
		if (value instanceof Number number && Number.class.isAssignableFrom(wanted) && !wanted.isInstance(value)) {
			try {
				return NumberUtils.convertNumberToTargetClass(number, (Class<? extends Number>) wanted);
			}
			catch (IllegalArgumentException ex) {
				// Refused for a better reason when it is stored.
				return value;
			}
		}
		return value;
	}

}
