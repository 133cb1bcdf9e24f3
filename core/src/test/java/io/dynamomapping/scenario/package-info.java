/**
 * Whole uses of a mapping, numbered as the scenarios that the project started from.
 */
@NullMarked
package io.dynamomapping.scenario;

import org.jspecify.annotations.NullMarked;
