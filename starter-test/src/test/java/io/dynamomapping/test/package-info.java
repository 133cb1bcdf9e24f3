/**
 * Tests of what tests are given.
 */
@NullMarked
package io.dynamomapping.test;

import org.jspecify.annotations.NullMarked;
