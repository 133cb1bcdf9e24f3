package io.dynamomapping.internal.codec;

import org.jspecify.annotations.Nullable;

/**
 * The keys of a secondary index, as a type of values declares them.
 *
 * @param name the name of the index
 * @param partitionKey its partition key, or {@code null} where it is the table's own, as
 * that of a local index is
 * @param sortKey its sort key, or {@code null} where it has none
 */
public record DeclaredIndex(String name, @Nullable KeyComponent partitionKey, @Nullable KeyComponent sortKey) {

}
