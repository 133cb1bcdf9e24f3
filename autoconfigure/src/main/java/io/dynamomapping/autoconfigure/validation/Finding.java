package io.dynamomapping.autoconfigure.validation;

import io.dynamomapping.ItemValidationException.Violation;
import jakarta.validation.ConstraintViolation;

/**
 * A violation, and where it was looked for.
 *
 * @param parent the path of the property around it, with a dot, or empty
 * @param violation what the validator found
 */
record Finding(String parent, ConstraintViolation<?> violation) {

	Violation describe() {
		return new Violation(this.parent + this.violation.getPropertyPath(), this.violation.getMessage());
	}

}
