/**
 * Usage: what requests to DynamoDB cost, from the metrics of the application.
 */
@NullMarked
package io.dynamomapping.sample.usage;

import org.jspecify.annotations.NullMarked;
