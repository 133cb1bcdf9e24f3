package io.dynamomapping.sample.visit;

import java.time.Instant;

import io.dynamomapping.annotation.PartitionKey;
import io.dynamomapping.annotation.SortKey;
import org.jspecify.annotations.Nullable;

/**
 * A visit to an airport, as one item of the table {@code visits}.
 *
 * @param airport the ident of the airport
 * @param at when
 * @param visitor who
 * @param note what there is to remember, or {@code null}
 */
public record Visit(@PartitionKey String airport, @SortKey Instant at, String visitor, @Nullable String note) {

	VisitKey key() {
		return new VisitKey(this.airport, this.at);
	}

}
