package io.dynamomapping.sample.airport;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import io.dynamomapping.sample.csv.CsvFile;
import io.dynamomapping.sample.csv.CsvLine;
import org.jspecify.annotations.Nullable;

/**
 * The airports that come with the application.
 */
final class AirportFile {

	private AirportFile() {
	}

	/**
	 * Read all airports.
	 * @return the airports, in the order of the file
	 */
	static List<Airport> read() {
		return CsvFile.onClasspath("data/airports.csv").read(AirportFile::airport);
	}

	private static Airport airport(CsvLine line) {
		return new Airport(line.text("ident"), type(line.text("type")), line.text("name"),
				Double.parseDouble(line.text("latitude_deg")), Double.parseDouble(line.text("longitude_deg")),
				number(line.textOrNull("elevation_ft")), line.text("continent"), line.text("iso_country"),
				line.text("iso_region"), line.textOrNull("municipality"), line.text("scheduled_service").equals("yes"),
				line.textOrNull("iata_code"), line.textOrNull("home_link"), line.textOrNull("wikipedia_link"),
				keywords(line.textOrNull("keywords")));
	}

	private static AirportType type(String text) {
		return AirportType.valueOf(text.replace("_airport", "").toUpperCase(Locale.ROOT));
	}

	private static @Nullable Integer number(@Nullable String text) {
		return (text != null) ? Integer.valueOf(text) : null;
	}

	private static Set<String> keywords(@Nullable String text) {
		if (text == null) {
			return Set.of();
		}
		return Arrays.stream(text.split(","))
			.map(String::strip)
			.filter((keyword) -> !keyword.isEmpty())
			.collect(Collectors.toSet());
	}

}
