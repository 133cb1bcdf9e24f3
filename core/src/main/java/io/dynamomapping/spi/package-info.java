/**
 * What an extender implements.
 */
@NullMarked
package io.dynamomapping.spi;

import org.jspecify.annotations.NullMarked;
