package io.dynamomapping.testing;

import io.dynamomapping.annotation.PartitionKey;
import io.dynamomapping.annotation.SortKey;

/**
 * The key of an edition.
 *
 * @param author the author
 * @param title the title
 */
public record EditionKey(@PartitionKey String author, @SortKey String title) {
}
