/**
 * Observations and metrics of the requests to DynamoDB.
 */
@NullMarked
package io.dynamomapping.autoconfigure.observation;

import org.jspecify.annotations.NullMarked;
