package io.dynamomapping.sample.airport;

import java.util.List;
import java.util.Map;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.sample.SampleTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

@SampleTest
@ExtendWith(OutputCaptureExtension.class)
class AirportLoaderTests {

	@Autowired
	private AirportLoader loader;

	@Autowired
	private DynamoMapping<String, Airport> airports;

	@Autowired
	private DynamoMapping<String, Map<String, Object>> settings;

	@Test
	void storesEveryAirportAsItStandsInTheFile() {
		List<Airport> inFile = AirportFile.read();

		assertThat(this.airports.count()).isEqualTo(5210);
		assertThat(List.copyOf(this.airports.values())).containsExactlyInAnyOrderElementsOf(inFile);
	}

	@Test
	void leavesLoadedAirportsAlone(CapturedOutput output) {
		this.airports.at("LOWW").put("name", "Wien-Schwechat");

		String printed = start(output);

		assertThat(this.airports.at("LOWW").require().name()).isEqualTo("Wien-Schwechat");
		assertThat(printed).contains("5,210 airports loaded").doesNotContain("airports stored");
		this.airports.at("LOWW").put("name", "Vienna International Airport");
	}

	@Test
	void repeatsALoadThatWasCutShort(CapturedOutput output) {
		this.settings.remove("catalogue");
		this.airports.remove("LOWW");

		String printed = start(output);

		assertThat(this.airports).containsKey("LOWW");
		assertThat(printed).contains("1,000 of 5,210 airports stored", "5,000 of 5,210 airports stored",
				"5,210 of 5,210 airports stored", "5,210 airports loaded");
	}

	private String start(CapturedOutput output) {
		int before = output.getOut().length();
		this.loader.start();
		return output.getOut().substring(before);
	}

}
