/**
 * Marks on the record components or properties of a value.
 */
@NullMarked
package io.dynamomapping.annotation;

import org.jspecify.annotations.NullMarked;
