package io.dynamomapping.sample.visit;

import java.time.Instant;

import io.dynamomapping.sample.web.RefusedException;
import org.jspecify.annotations.Nullable;

/**
 * A visit as a client reports it.
 *
 * @param airport the ident of the airport
 * @param visitor who
 * @param note what there is to remember, or {@code null}
 * @param at when, or {@code null} for now
 */
record NewVisit(String airport, String visitor, @Nullable String note, @Nullable Instant at) {

	NewVisit {
		if (airport == null || airport.isBlank() || visitor == null || visitor.isBlank()) {
			throw new RefusedException("A visit has an airport and a visitor. Give the ident of an airport as"
					+ " 'airport' and the name of a person as 'visitor'.");
		}
	}

	Visit toVisit() {
		return new Visit(this.airport, (this.at != null) ? this.at : Instant.now(), this.visitor, this.note);
	}

}
