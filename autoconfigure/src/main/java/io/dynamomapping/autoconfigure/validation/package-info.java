/**
 * Validation of values by the constraints of Jakarta Bean Validation.
 */
@NullMarked
package io.dynamomapping.autoconfigure.validation;

import org.jspecify.annotations.NullMarked;
