/**
 * Airports: a typed mapping with one key attribute.
 */
@NullMarked
package io.dynamomapping.sample.airport;

import org.jspecify.annotations.NullMarked;
