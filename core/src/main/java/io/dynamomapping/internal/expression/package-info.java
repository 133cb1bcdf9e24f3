/**
 * Conditions and changes, turned into expression text.
 */
@NullMarked
package io.dynamomapping.internal.expression;

import org.jspecify.annotations.NullMarked;
