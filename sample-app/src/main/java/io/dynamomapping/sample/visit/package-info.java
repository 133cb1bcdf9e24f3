/**
 * Visits to airports: a typed mapping with a composite key.
 */
@NullMarked
package io.dynamomapping.sample.visit;

import org.jspecify.annotations.NullMarked;
