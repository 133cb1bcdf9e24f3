package io.dynamomapping.testing;

import io.dynamomapping.annotation.PartitionKey;
import io.dynamomapping.annotation.SortKey;

/**
 * The key of an order line.
 *
 * @param order the order
 * @param line the number of the line within the order
 */
public record LineKey(@PartitionKey String order, @SortKey int line) {
}
