package io.dynamomapping.sample.airport;

import java.util.Locale;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * Which airports a client wants to see.
 *
 * @param country the ISO code of a country, or {@code null} for all of them
 * @param text what is part of ident, name, municipality, IATA code or a keyword, in upper
 * or lower case, or {@code null} for anything
 */
record AirportFilter(@Nullable String country, @Nullable String text) implements Predicate<Airport> {

	@Override
	public boolean test(Airport airport) {
		return isIn(airport)
				&& (contains(airport.ident()) || contains(airport.name()) || contains(airport.municipality())
						|| contains(airport.iataCode()) || airport.keywords().stream().anyMatch(this::contains));
	}

	private boolean isIn(Airport airport) {
		return this.country == null || this.country.isEmpty() || this.country.equalsIgnoreCase(airport.country());
	}

	private boolean contains(@Nullable String value) {
		return this.text == null || (value != null && lower(value).contains(lower(this.text.strip())));
	}

	private static String lower(String value) {
		return value.toLowerCase(Locale.ROOT);
	}

}
