/**
 * Guava's suite for {@code ConcurrentMap}, run over mappings.
 */
@NullMarked
package io.dynamomapping.contract;

import org.jspecify.annotations.NullMarked;
