package io.dynamomapping.sample.visit;

import java.time.Instant;

import io.dynamomapping.sample.web.KeyText;
import io.dynamomapping.sample.web.RefusedException;

/**
 * The key of a visit: two components, named like the key attributes of the table.
 *
 * @param airport the ident of the airport, the partition key
 * @param at when, the sort key
 */
public record VisitKey(String airport, Instant at) {

	private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");

	private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

	public VisitKey {
		KeyText.require("airport", airport);
		if (at.isBefore(FIRST) || !at.isBefore(END)) {
			throw new RefusedException("Expected a year from 0000 to 9999 in 'at', found another. Use a nearer date.");
		}
	}

}
