/**
 * For tests of applications that use DynamoMapping.
 */
@NullMarked
package io.dynamomapping.test;

import org.jspecify.annotations.NullMarked;
