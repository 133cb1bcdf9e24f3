/**
 * An application to test.
 */
@NullMarked
package io.dynamomapping.test.autoconfigure.example;

import org.jspecify.annotations.NullMarked;
