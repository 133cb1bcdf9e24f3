package io.dynamomapping.sample.airport;

import java.net.URI;
import java.util.Optional;

import io.dynamomapping.ConditionFailedException;
import io.dynamomapping.DynamoMapping;
import io.dynamomapping.GuardedItem;
import io.dynamomapping.ItemHandle;
import io.dynamomapping.sample.web.KeyText;
import io.dynamomapping.sample.web.RefusedException;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Single airports over HTTP: each request is a verb of the map, or of the handle on one
 * item.
 */
@RestController
@RequestMapping("/api/airports")
class AirportController {

	private final DynamoMapping<String, Airport> airports;

	AirportController(DynamoMapping<String, Airport> airports) {
		this.airports = airports;
	}

	@GetMapping("/{ident}")
	Airport get(@PathVariable String ident) {
		return at(ident).require();
	}

	@PostMapping
	ResponseEntity<Airport> insert(@RequestBody Airport airport) {
		this.airports.at(key(airport)).insert(airport);
		return created(airport);
	}

	@PutMapping("/{ident}")
	ResponseEntity<Airport> put(@PathVariable String ident, @RequestBody Airport airport) {
		String key = key(airport);
		if (!key.equals(ident)) {
			throw new RefusedException("Expected ident '" + ident + "' as in the address, found '" + key
					+ "'. The key of an item cannot be changed; store another airport instead.");
		}
		Airport before = this.airports.put(ident, airport);
		return (before != null) ? ResponseEntity.ok(airport) : created(airport);
	}

	/**
	 * Change an airport: one conditional {@code UpdateItem}.
	 * @param ident its ident
	 * @param changes what to change, and perhaps the name that the client saw; if the
	 * airport has another one by now, nothing is changed
	 * @return the airport as it is now
	 */
	@PatchMapping("/{ident}")
	Airport update(@PathVariable String ident, @RequestBody AirportChanges changes) {
		ItemHandle<String, Airport> handle = at(ident);
		// Encodes and sends nothing: a failure of the update is none of the client then.
		RefusedException.unlessStorable(() -> handle.edit().change(changes.change()));
		GuardedItem<Airport> guarded = RefusedException.unlessStorable(() -> handle.onlyIf(changes.guard()));
		return guarded.orThrow().update(changes.change()).orElseGet(handle::require);
	}

	@ExceptionHandler
	ProblemDetail renamed(ConditionFailedException ex) {
		Optional<Airport> present = ex.item(Airport.class);
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT,
				"Expected the airport to have the name that was seen, found "
						+ present.map((airport) -> "'" + airport.name() + "'").orElse("another one")
						+ ". Nothing was changed: look at the airport, and decide anew.");
		present.ifPresent((airport) -> problem.setProperty("present", airport));
		return problem;
	}

	@DeleteMapping("/{ident}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void delete(@PathVariable String ident) {
		at(ident).delete();
	}

	private String key(Airport airport) {
		return KeyText.require("ident", RefusedException.unlessStorable(() -> this.airports.keyOf(airport)));
	}

	private ItemHandle<String, Airport> at(String ident) {
		return this.airports.at(KeyText.require("ident", ident));
	}

	private static ResponseEntity<Airport> created(Airport airport) {
		URI address = UriComponentsBuilder.fromPath("/api/airports/{ident}").build(airport.ident());
		return ResponseEntity.created(address).body(airport);
	}

}
