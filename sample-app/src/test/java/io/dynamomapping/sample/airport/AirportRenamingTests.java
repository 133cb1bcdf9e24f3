package io.dynamomapping.sample.airport;

import java.util.Map;
import java.util.Set;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.sample.RequestLog;
import io.dynamomapping.sample.SampleTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two clients that rename an airport, each on what it saw.
 */
@SampleTest
class AirportRenamingTests {

	private static final Airport TRANTOR = new Airport("TRAN", AirportType.LARGE, "Trantor Spaceport", 0.5, -12.25,
			null, "EU", "ZZ", "ZZ-1", "Trantor", true, null, null, null, Set.of());

	@Autowired
	private DynamoMapping<String, Airport> airports;

	@Autowired
	private RequestLog requests;

	private final RestTestClient client;

	AirportRenamingTests(@LocalServerPort int port) {
		this.client = RestTestClient.bindToServer().baseUrl("http://localhost:" + port).build();
	}

	@BeforeEach
	void storeTrantor() {
		this.airports.put("TRAN", TRANTOR);
	}

	@AfterEach
	void removeTrantor() {
		this.airports.removeAll(Set.of("TRAN"));
	}

	@Test
	void renamesWhatTheClientSawByOneRequest() {
		assertThat(this.requests
			.during(() -> patch(Map.of("name", "Seldon Spaceport", "seenName", "Trantor Spaceport")).expectStatus()
				.isOk()
				.expectBody()
				.jsonPath("$.name")
				.isEqualTo("Seldon Spaceport")))
			.containsExactly("UpdateItem airports");

		assertThat(name()).isEqualTo("Seldon Spaceport");
	}

	@Test
	void findsTheNewNameInItsCountry() {
		patch(Map.of("name", "Seldon Spaceport", "seenName", "Trantor Spaceport")).expectStatus().isOk();

		this.client.get()
			.uri("/api/airports?country=ZZ&prefix=Seldon")
			.exchange()
			.expectBody()
			.jsonPath("$.airports[0].ident")
			.isEqualTo("TRAN");
	}

	@Test
	void refusesTheSecondOfTwoClientsAndTellsThePresentName() {
		patch(Map.of("name", "Seldon Spaceport", "seenName", "Trantor Spaceport")).expectStatus().isOk();

		assertThat(this.requests.during(
				() -> patch(Map.of("name", "Hardin Spaceport", "elevationFeet", 12, "seenName", "Trantor Spaceport"))
					.expectStatus()
					.isEqualTo(409)
					.expectHeader()
					.contentType(MediaType.APPLICATION_PROBLEM_JSON)
					.expectBody()
					.jsonPath("$.detail")
					.isEqualTo(
							"Expected the airport to have the name that was seen, found 'Seldon Spaceport'. Nothing was"
									+ " changed: look at the airport, and decide anew.")
					.jsonPath("$.present.name")
					.isEqualTo("Seldon Spaceport")))
			.containsExactly("UpdateItem airports");

		assertThat(this.airports.at("TRAN").require()).satisfies((airport) -> {
			assertThat(airport.name()).isEqualTo("Seldon Spaceport");
			assertThat(airport.elevationFeet()).isNull();
		});
	}

	@Test
	void renamesInSpiteOfAnotherOnceItWasSeen() {
		patch(Map.of("name", "Seldon Spaceport", "seenName", "Trantor Spaceport")).expectStatus().isOk();

		patch(Map.of("name", "Hardin Spaceport", "seenName", "Seldon Spaceport")).expectStatus().isOk();

		assertThat(name()).isEqualTo("Hardin Spaceport");
	}

	@Test
	void acceptsTheSameRenamingAgain() {
		Map<String, String> renaming = Map.of("name", "Seldon Spaceport", "seenName", "Trantor Spaceport");

		patch(renaming).expectStatus().isOk();
		patch(renaming).expectStatus().isOk();

		assertThat(name()).isEqualTo("Seldon Spaceport");
	}

	@Test
	void changesWithoutGuardWhatNobodySaw() {
		patch(Map.of("name", "Seldon Spaceport")).expectStatus().isOk();
		patch("{\"name\": \"Hardin Spaceport\", \"seenName\": null}").expectStatus().isOk();

		assertThat(name()).isEqualTo("Hardin Spaceport");
	}

	@Test
	void takesTheLastOfARepeatedMember() {
		patch("{\"name\": \"Seldon Spaceport\", \"name\": \"Hardin Spaceport\"}").expectStatus().isOk();

		assertThat(name()).isEqualTo("Hardin Spaceport");
	}

	@Test
	void refusesToRenameWhatIsNotThere() {
		this.airports.remove("TRAN");

		patch(Map.of("name", "Seldon Spaceport", "seenName", "Trantor Spaceport")).expectStatus()
			.isNotFound()
			.expectBody()
			.jsonPath("$.detail")
			.isEqualTo("Table 'airports' holds no item with key TRAN.");
	}

	@Test
	void refusesASeenNameThatNoItemCanHave() {
		patch("{\"name\": \"Seldon Spaceport\", \"seenName\": \"\\ud800\"}").expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.detail")
			.isEqualTo("Attribute 'name': expected text, found half of a surrogate pair at position 0, which UTF-8"
					+ " cannot hold. Store it as binary, or correct the text.");
	}

	@Test
	void namesNoPresentAirportThatCannotBeRead() {
		this.airports.client()
			.updateItem((request) -> request.tableName("airports")
				.key(Map.of("ident", AttributeValue.fromS("TRAN")))
				.updateExpression("SET latitude = :latitude")
				.expressionAttributeValues(Map.of(":latitude", AttributeValue.fromS("north"))));

		patch(Map.of("name", "Hardin Spaceport", "seenName", "Seldon Spaceport")).expectStatus()
			.isEqualTo(409)
			.expectBody()
			.jsonPath("$.detail")
			.isEqualTo("Expected the airport to have the name that was seen, found another one. Nothing was changed:"
					+ " look at the airport, and decide anew.")
			.jsonPath("$.present")
			.doesNotExist();
	}

	private String name() {
		return this.airports.at("TRAN").require().name();
	}

	private RestTestClient.ResponseSpec patch(Object body) {
		return this.client.patch()
			.uri("/api/airports/TRAN")
			.contentType(MediaType.APPLICATION_JSON)
			.body(body)
			.exchange();
	}

}
