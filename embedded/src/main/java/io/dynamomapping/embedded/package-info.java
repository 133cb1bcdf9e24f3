/**
 * DynamoDB Local in the same JVM, for development and tests. Its licence allows nothing
 * else: keep this module out of what you ship.
 */
@NullMarked
package io.dynamomapping.embedded;

import org.jspecify.annotations.NullMarked;
