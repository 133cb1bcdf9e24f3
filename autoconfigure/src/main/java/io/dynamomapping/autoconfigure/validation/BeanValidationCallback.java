package io.dynamomapping.autoconfigure.validation;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.dynamomapping.Change;
import io.dynamomapping.ItemValidationException;
import io.dynamomapping.ItemValidationException.Violation;
import io.dynamomapping.spi.ItemCallback;
import io.dynamomapping.spi.ItemContext;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;

/**
 * Refuses values that do not meet their constraints.
 */
final class BeanValidationCallback implements ItemCallback<Object> {

	private final Constraints constraints;

	private final boolean onWrite;

	private final boolean onLoad;

	BeanValidationCallback(Constraints constraints, boolean onWrite, boolean onLoad) {
		this.constraints = constraints;
		this.onWrite = onWrite;
		this.onLoad = onLoad;
	}

	@Override
	public Class<Object> type() {
		return Object.class;
	}

	@Override
	public Object beforeSave(Object value, ItemContext item) {
		if (this.onWrite) {
			require(this.constraints.violations(value), item);
		}
		return value;
	}

	@Override
	public Change beforeUpdate(Change change, ItemContext item) {
		if (this.onWrite) {
			require(this.constraints.violations(valueClass(item.valueType()), change), item);
		}
		return change;
	}

	@Override
	public Object afterLoad(Object value, ItemContext item) {
		if (this.onLoad && !item.partial()) {
			require(this.constraints.violations(value), item);
		}
		return value;
	}

	private static Class<?> valueClass(Type type) {
		Type raw = (type instanceof ParameterizedType parameterized) ? parameterized.getRawType() : type;
		return (raw instanceof Class<?> found) ? found : Object.class;
	}

	private static void require(List<Finding> findings, ItemContext item) {
		if (findings.isEmpty()) {
			return;
		}
		List<Violation> violations = findings.stream()
			.map(Finding::describe)
			.sorted(Comparator.comparing(Violation::path).thenComparing(Violation::message))
			.toList();
		Set<ConstraintViolation<?>> found = findings.stream().map(Finding::violation).collect(Collectors.toSet());
		throw new ItemValidationException(item.tableName(), item.key(), violations,
				new ConstraintViolationException(violations.toString(), found));
	}

}
