package io.dynamomapping.sample.airport;

import java.util.Map;
import java.util.Set;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.sample.SampleTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

import static org.assertj.core.api.Assertions.assertThat;

@SampleTest
class AirportControllerTests {

	private static final Airport TRANTOR = new Airport("TRAN", AirportType.LARGE, "Trantor Spaceport", 0.5, -12.25,
			null, "EU", "ZZ", "ZZ-1", "Trantor", true, null, null, null, Set.of("Foundation", "Imperial Port"));

	@Autowired
	private DynamoMapping<String, Airport> airports;

	private final RestTestClient client;

	AirportControllerTests(@LocalServerPort int port) {
		this.client = RestTestClient.bindToServer().baseUrl("http://localhost:" + port).build();
	}

	@BeforeEach
	void storeTrantor() {
		this.airports.put("TRAN", TRANTOR);
	}

	@AfterEach
	void removeTrantor() {
		this.airports.remove("TRAN");
	}

	@Test
	void getsOne() {
		this.client.get()
			.uri("/api/airports/LOWW")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.name")
			.isEqualTo("Vienna International Airport")
			.jsonPath("$.elevationFeet")
			.isEqualTo(600);
	}

	@Test
	void insertsOne() {
		this.airports.remove("TRAN");

		this.client.post()
			.uri("/api/airports")
			.body(TRANTOR)
			.exchange()
			.expectStatus()
			.isCreated()
			.expectHeader()
			.location("/api/airports/TRAN");

		assertThat(this.airports.get("TRAN")).isEqualTo(TRANTOR);
	}

	@Test
	void replacesOne() {
		Airport quiet = new Airport("TRAN", AirportType.MEDIUM, "Trantor Field", 0.5, -12.25, 7, "EU", "ZZ", "ZZ-1",
				null, false, null, null, null, Set.of());

		this.client.put().uri("/api/airports/TRAN").body(quiet).exchange().expectStatus().isOk();

		assertThat(this.airports.get("TRAN")).isEqualTo(quiet);
	}

	@Test
	void createsByPut() {
		this.airports.remove("TRAN");

		this.client.put().uri("/api/airports/TRAN").body(TRANTOR).exchange().expectStatus().isCreated();

		assertThat(this.airports.get("TRAN")).isEqualTo(TRANTOR);
	}

	@Test
	void changesWhatARequestNames() {
		this.client.patch()
			.uri("/api/airports/TRAN")
			.body(Map.of("name", "Seldon Spaceport", "elevationFeet", 12, "keywords", Set.of("Seldon")))
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.name")
			.isEqualTo("Seldon Spaceport");

		assertThat(this.airports.get("TRAN")).isEqualTo(new Airport("TRAN", AirportType.LARGE, "Seldon Spaceport", 0.5,
				-12.25, 12, "EU", "ZZ", "ZZ-1", "Trantor", true, null, null, null, Set.of("Seldon")));
	}

	@Test
	void removesWhatARequestSetsToNull() {
		String body = "{\"municipality\": null, \"keywords\": []}";

		this.client.patch()
			.uri("/api/airports/TRAN")
			.contentType(MediaType.APPLICATION_JSON)
			.body(body)
			.exchange()
			.expectStatus()
			.isOk();

		assertThat(this.airports.at("TRAN").attributes().orElseThrow()).doesNotContainKeys("municipality", "keywords");
	}

	@Test
	void changesNothingOnAnEmptyRequest() {
		this.client.patch().uri("/api/airports/TRAN").body(Map.of()).exchange().expectStatus().isOk();

		assertThat(this.airports.get("TRAN")).isEqualTo(TRANTOR);
	}

	@Test
	void deletesOne() {
		this.client.delete().uri("/api/airports/TRAN").exchange().expectStatus().isNoContent();

		assertThat(this.airports.get("TRAN")).isNull();
	}

}
