package io.dynamomapping.sample.airport;

import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class AirportFilterTests {

	private static final Airport MUNICH = new Airport("EDDM", AirportType.LARGE, "Munich Airport", 48.353802, 11.7861,
			1487, "EU", "DE", "DE-BY", "Munich", true, "MUC", null, null, Set.of("Franz Josef Strauß"));

	@ParameterizedTest
	@CsvSource({ ",", "DE,", "de,", "'',''", ",munich", ",MUC", ",eddm", ",josef", "DE,' muc '" })
	void accepts(@Nullable String country, @Nullable String text) {
		assertThat(new AirportFilter(country, text)).accepts(MUNICH);
	}

	@ParameterizedTest
	@CsvSource({ "AT,", "AT,munich", "DE,vienna", ",DE-BY" })
	void rejects(@Nullable String country, @Nullable String text) {
		assertThat(new AirportFilter(country, text)).rejects(MUNICH);
	}

}
