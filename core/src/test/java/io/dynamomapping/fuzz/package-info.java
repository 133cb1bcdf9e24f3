/**
 * What reads texts and items of others, fed with inputs that nobody thought of.
 */
@NullMarked
package io.dynamomapping.fuzz;

import org.jspecify.annotations.NullMarked;
