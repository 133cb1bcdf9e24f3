package io.dynamomapping.sample.visit;

import java.net.URI;
import java.time.Instant;
import java.util.List;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.sample.airport.Airport;
import io.dynamomapping.sample.web.KeyText;
import io.dynamomapping.sample.web.RefusedException;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Visits over HTTP.
 */
@RestController
@RequestMapping("/api/visits")
class VisitController {

	private static final int LIMIT = 100;

	private final DynamoMapping<VisitKey, Visit> visits;

	private final DynamoMapping<String, Airport> airports;

	VisitController(DynamoMapping<VisitKey, Visit> visits, DynamoMapping<String, Airport> airports) {
		this.visits = visits;
		this.airports = airports;
	}

	/**
	 * Return visits, at most a hundred.
	 * @param airport the ident of an airport, or {@code null} for all of them
	 * @return the visits of an airport, the latest first, or those of all in the order in
	 * which the table yields them
	 */
	@GetMapping
	List<Visit> list(@RequestParam(required = false) @Nullable String airport) {
		if (airport == null) {
			return this.visits.scan().limit(LIMIT).list();
		}
		return this.visits.partition(KeyText.require("airport", airport)).descending().limit(LIMIT).list();
	}

	@GetMapping("/{airport}/{at}")
	Visit get(@PathVariable String airport, @PathVariable Instant at) {
		return this.visits.at(new VisitKey(airport, at)).require();
	}

	@PostMapping
	ResponseEntity<Visit> insert(@RequestBody NewVisit newVisit) {
		Visit visit = newVisit.toVisit();
		VisitKey key = visit.key();
		RefusedException.unlessStorable(() -> this.visits.keyOf(visit));
		if (!this.airports.containsKey(visit.airport())) {
			throw new RefusedException(HttpStatus.UNPROCESSABLE_CONTENT,
					"There is no airport '" + visit.airport() + "'. Give the ident of another as 'airport'.");
		}
		this.visits.at(key).insert(visit);
		URI address = UriComponentsBuilder.fromPath("/api/visits/{airport}/{at}").build(visit.airport(), visit.at());
		return ResponseEntity.created(address).body(visit);
	}

	@DeleteMapping("/{airport}/{at}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void delete(@PathVariable String airport, @PathVariable Instant at) {
		this.visits.at(new VisitKey(airport, at)).delete();
	}

}
