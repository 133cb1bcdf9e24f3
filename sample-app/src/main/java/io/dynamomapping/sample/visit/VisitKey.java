package io.dynamomapping.sample.visit;

import java.time.Instant;

/**
 * The key of a visit: two components, named like the key attributes of the table.
 *
 * @param airport the ident of the airport, the partition key
 * @param at when, the sort key
 */
public record VisitKey(String airport, Instant at) {

}
