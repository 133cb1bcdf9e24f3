/**
 * Opens mappings from a {@code DynamoDbClient}, without Spring.
 */
@NullMarked
package io.dynamomapping.client;

import org.jspecify.annotations.NullMarked;
