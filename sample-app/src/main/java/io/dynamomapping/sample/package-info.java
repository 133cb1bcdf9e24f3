/**
 * A catalogue of the world's airports, kept in DynamoDB.
 */
@NullMarked
package io.dynamomapping.sample;

import org.jspecify.annotations.NullMarked;
