package io.dynamomapping.test.autoconfigure.example;

import java.time.Instant;

import io.dynamomapping.annotation.PartitionKey;
import io.dynamomapping.annotation.SortKey;
import io.dynamomapping.annotation.TimeToLive;
import io.dynamomapping.annotation.Version;

/**
 * A price for a while.
 *
 * @param isbn the number of the book
 * @param line the number of the price
 * @param cents the price
 * @param until when it ends
 * @param version its version
 */
public record Price(@PartitionKey String isbn, @SortKey int line, int cents, @TimeToLive Instant until,
		@Version long version) {

}
