package io.dynamomapping.sample.airport;

import java.net.URI;
import java.util.List;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.ItemEdit;
import io.dynamomapping.ItemHandle;
import io.dynamomapping.sample.web.KeyText;
import io.dynamomapping.sample.web.RefusedException;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Airports over HTTP: each request is a verb of the map, or of the handle on one item.
 */
@RestController
@RequestMapping("/api/airports")
class AirportController {

	private static final int LARGEST_LIMIT = 1000;

	private final DynamoMapping<String, Airport> airports;

	AirportController(DynamoMapping<String, Airport> airports) {
		this.airports = airports;
	}

	/**
	 * Return a page of airports. The values of the map are scanned page by page, and not
	 * further than it takes to fill this one.
	 * @param limit how many airports, at most
	 * @param skip how many to leave out first
	 * @param country the ISO code of a country, or {@code null} for all of them
	 * @param text what to look for in names and codes, or {@code null} for anything
	 * @return the airports, in the order in which the table yields them
	 */
	@GetMapping
	AirportPage list(@RequestParam(defaultValue = "50") int limit, @RequestParam(defaultValue = "0") int skip,
			@RequestParam(required = false) @Nullable String country,
			@RequestParam(required = false) @Nullable String text) {
		if (limit < 1 || limit > LARGEST_LIMIT || skip < 0) {
			throw new RefusedException("Expected a limit from 1 to " + LARGEST_LIMIT
					+ " and a skip that is not negative, found limit " + limit + " and skip " + skip + ".");
		}
		List<Airport> found = this.airports.values()
			.stream()
			.filter(new AirportFilter(country, text))
			.skip(skip)
			.limit(limit + 1)
			.toList();
		return AirportPage.of(found, skip, limit);
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

	@PatchMapping("/{ident}")
	Airport update(@PathVariable String ident, @RequestBody AirportChanges changes) {
		ItemEdit<Airport> edit = RefusedException.unlessStorable(() -> at(ident).edit().putAll(changes.attributes()));
		return edit.save().orElseGet(() -> get(ident));
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
