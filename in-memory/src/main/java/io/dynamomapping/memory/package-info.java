/**
 * DynamoDB in the heap of the JVM, for unit tests.
 */
@NullMarked
package io.dynamomapping.memory;

import org.jspecify.annotations.NullMarked;
