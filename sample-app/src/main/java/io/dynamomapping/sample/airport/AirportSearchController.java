package io.dynamomapping.sample.airport;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.sample.web.RefusedException;
import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Lists of airports over HTTP: each is a selection, read page by page or counted.
 */
@RestController
class AirportSearchController {

	private static final int LARGEST_LIMIT = 1000;

	// A megabyte is read at once where nothing is said, and paid for, for a page of 25.
	private static final int READ_AT_ONCE = 500;

	private final DynamoMapping<String, Airport> airports;

	AirportSearchController(DynamoMapping<String, Airport> airports) {
		this.airports = airports;
	}

	/**
	 * Return a page of airports.
	 * @param search which airports
	 * @param limit how many, at most
	 * @param after the token of the page before, or {@code null} for the first page
	 * @return the airports, in the order of their names within a country, else in the
	 * order in which the table yields them
	 */
	@GetMapping("/api/airports")
	AirportPage list(AirportSearch search, @RequestParam(defaultValue = "25") int limit,
			@RequestParam(required = false) @Nullable String after) {
		if (limit < 1 || limit > LARGEST_LIMIT) {
			throw new RefusedException("Expected a limit from 1 to " + LARGEST_LIMIT + ", found " + limit + ".");
		}
		return RefusedException.unlessSelectable(
				() -> AirportPage.of(search.in(this.airports).limit(limit).pageSize(READ_AT_ONCE).after(after).page()));
	}

	/**
	 * Count airports. Reads as much as a list of all of them would, and sends nothing.
	 * @param search which airports
	 * @return their number
	 */
	@GetMapping("/api/airport-count")
	AirportCount count(AirportSearch search) {
		return RefusedException.unlessSelectable(() -> new AirportCount(search.in(this.airports).count()));
	}

}
