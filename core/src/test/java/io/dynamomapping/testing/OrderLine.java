package io.dynamomapping.testing;

import io.dynamomapping.annotation.PartitionKey;
import io.dynamomapping.annotation.SortKey;

/**
 * A line of an order, on a table with partition key and sort key.
 *
 * @param order the order
 * @param line the number of the line within the order
 * @param isbn the book
 * @param quantity how many
 */
public record OrderLine(@PartitionKey String order, @SortKey int line, String isbn, int quantity) {
}
