package io.dynamomapping.autoconfigure;

import java.util.UUID;

import io.dynamomapping.annotation.PartitionKey;
import io.dynamomapping.annotation.SortKey;
import org.jspecify.annotations.NullMarked;

@NullMarked
record Loan(@PartitionKey @SortKey(index = "by-reader") UUID id, @PartitionKey(index = "by-reader") String reader) {

}
