/**
 * An Amazon DynamoDB table as a {@link java.util.concurrent.ConcurrentMap}.
 */
@NullMarked
package io.dynamomapping;

import org.jspecify.annotations.NullMarked;
