/**
 * Tests of applications with mappings, and auto-configuration of DynamoDB Local in the
 * same JVM, for development and tests.
 */
@NullMarked
package io.dynamomapping.test.autoconfigure;

import org.jspecify.annotations.NullMarked;
