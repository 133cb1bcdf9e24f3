package io.dynamomapping.sample.airport;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AirportFileTests {

	private static final List<Airport> AIRPORTS = AirportFile.read();

	@Test
	void hasEveryAirportOnce() {
		assertThat(AIRPORTS).hasSize(5210).extracting(Airport::ident).doesNotHaveDuplicates();
	}

	@Test
	void readsAllColumns() {
		assertThat(airport("EGLL")).isEqualTo(new Airport("EGLL", AirportType.LARGE, "London Heathrow Airport", 51.4706,
				-0.461941, 83, "EU", "GB", "GB-ENG", "London", true, "LHR", "http://www.heathrowairport.com/",
				"https://en.wikipedia.org/wiki/Heathrow_Airport", Set.of("LON", "Londres")));
	}

	@Test
	void readsEmptyColumnsAsNull() {
		assertThat(airport("CN-0013"))
			.isEqualTo(new Airport("CN-0013", AirportType.MEDIUM, "Fengning Air Base", 41.260799407958984,
					116.61799621582031, null, "AS", "CN", "CN-13", null, false, null, null, null, Set.of()));
	}

	@Test
	void readsQuotedCommasAndDiacritics() {
		assertThat(airport("ENAL").name()).isEqualTo("Ålesund Airport, Vigra");
	}

	@Test
	void readsElevationsBelowTheSea() {
		assertThat(airport("EHAM").elevationFeet()).isEqualTo(-11);
	}

	@Test
	void readsARepeatedKeywordOnce() {
		assertThat(airport("RU-8709").keywords()).containsExactly("Bezhetsk", "Dorokhov");
	}

	private static Airport airport(String ident) {
		return AIRPORTS.stream().filter((airport) -> airport.ident().equals(ident)).findAny().orElseThrow();
	}

}
