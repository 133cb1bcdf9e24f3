package io.dynamomapping.sample.airport;

import java.util.Locale;

import io.dynamomapping.Attribute;
import io.dynamomapping.Condition;
import io.dynamomapping.DynamoIndex;
import io.dynamomapping.DynamoMapping;
import io.dynamomapping.Partition;
import io.dynamomapping.Query;
import io.dynamomapping.Selection;
import io.dynamomapping.sample.web.RefusedException;
import org.jspecify.annotations.Nullable;

import static io.dynamomapping.Attribute.attr;

/**
 * Which airports a client looks for. DynamoDB compares text as it is stored, upper and
 * lower case included.
 *
 * @param country the ISO code of a country, whose airports are found in the order of
 * their names; or {@code null} to look through the whole table
 * @param prefix what names begin with, within a country only; or {@code null} for
 * anything
 * @param text what is part of name or municipality, or is a keyword or code, outside of a
 * country only; or {@code null} for anything
 * @param type how large airports are, or {@code null} for any
 * @param minElevationFeet how high they are at least, or {@code null} for any
 * @param iata whether they have an IATA code, or {@code null} for any
 */
record AirportSearch(@Nullable String country, @Nullable String prefix, @Nullable String text,
		@Nullable AirportType type, @Nullable Integer minElevationFeet, @Nullable Boolean iata) {

	private static final Attribute<String> IATA_CODE = attr(Airport::iataCode);

	AirportSearch {
		country = orNull(country);
		prefix = orNull(prefix);
		text = orNull(text);
	}

	private static @Nullable String orNull(@Nullable String text) {
		return (text == null || text.isBlank()) ? null : text;
	}

	/**
	 * Return what is looked for, without reading anything.
	 * @param airports the table
	 * @return a query of the index by country, or a scan of the table
	 */
	Selection<Airport, ?> in(DynamoMapping<String, Airport> airports) {
		if (this.country != null) {
			return byName(airports.index("by-country"), this.country).filter(condition());
		}
		if (this.prefix != null) {
			throw new RefusedException("Expected 'prefix' together with 'country', found no country. The table is"
					+ " sorted by name within a country only; give one, or use 'text'.");
		}
		return airports.scan().filter(condition().andIfPresent(this.text, AirportSearch::mentions));
	}

	private Query<Airport> byName(DynamoIndex<Airport> index, String country) {
		if (this.text != null) {
			throw new RefusedException("Expected 'prefix' together with 'country', found 'text'. DynamoDB can tell"
					+ " what the names in a country begin with, but not what is within them.");
		}
		Partition<Airport> partition = index.partition(country.toUpperCase(Locale.ROOT));
		return (this.prefix != null) ? partition.sortBeginsWith(this.prefix) : partition;
	}

	private Condition condition() {
		return Condition.all()
			.andIfPresent(this.type, attr(Airport::type)::eq)
			.andIfPresent(this.minElevationFeet, attr(Airport::elevationFeet)::ge)
			.andIfPresent(this.iata, (present) -> present ? IATA_CODE.exists() : IATA_CODE.missing());
	}

	private static Condition mentions(String text) {
		String code = text.strip().toUpperCase(Locale.ROOT);
		return Condition.anyOf(attr(Airport::name).contains(text), attr(Airport::municipality).contains(text),
				attr(Airport::keywords).contains(text), attr(Airport::ident).eq(code), IATA_CODE.eq(code));
	}

}
