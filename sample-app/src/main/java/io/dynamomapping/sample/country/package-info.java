/**
 * Countries: for showing names rather than codes, held in memory.
 */
@NullMarked
package io.dynamomapping.sample.country;

import org.jspecify.annotations.NullMarked;
