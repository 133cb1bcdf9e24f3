package io.dynamomapping.sample.airport;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.sample.SampleTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is refused of airports, and with which sentence.
 */
@SampleTest
class AirportRefusalTests {

	private static final Airport TRANTOR = new Airport("TRAN", AirportType.LARGE, "Trantor Spaceport", 0.5, -12.25,
			null, "EU", "ZZ", "ZZ-1", "Trantor", true, null, null, null, Set.of("Foundation", "Imperial Port"));

	private static final String TOO_LARGE = "Expected what a table can hold: an item of at most 400 KB, nested at most"
			+ " 32 deep, with a name of at most 1,024 bytes. Send less.";

	private static final String UNREADABLE = "The database does not hold what was expected. The log says more.";

	@Autowired
	private DynamoMapping<String, Airport> airports;

	private final RestTestClient client;

	AirportRefusalTests(@LocalServerPort int port) {
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
	void getsNoneWithAProblem() {
		problem("GET", "/api/airports/NONE", null, 404, "Table 'airports' holds no item with key NONE.");
	}

	@Test
	void refusesToInsertADuplicate() {
		problem("POST", "/api/airports", TRANTOR, 409, "Table 'airports' already holds an item with key TRAN.");
	}

	@Test
	void refusesAnAirportWithoutName() {
		problem("POST", "/api/airports",
				Map.of("ident", "TRAN", "type", "LARGE", "latitude", 1, "longitude", 2, "scheduledService", true), 400,
				"An airport has 'name', found none. Give it a value.");
	}

	@Test
	void refusesAnAirportWithoutPosition() {
		problem("POST", "/api/airports", Map.of("ident", "TRAN", "name", "Trantor Spaceport"), 400,
				"'latitude' is missing or not of the expected type.");
	}

	@Test
	void refusesAMemberThatAirportsDoNotHave() {
		this.airports.remove("TRAN");

		problem("POST", "/api/airports", with("elevationFt", "12"), 400,
				"'elevationFt' is not known. Expected some of [continent, country, elevationFeet, homePage, iataCode,"
						+ " ident, keywords, latitude, longitude, municipality, name, region, scheduledService, type,"
						+ " wikipediaPage].");
		assertThat(this.airports).doesNotContainKey("TRAN");
	}

	@ParameterizedTest
	@CsvSource({ "POST,/api/airports", "PUT,/api/airports/TRAN" })
	void refusesANumberThatIsTooLarge(String method, String uri) {
		this.airports.remove("TRAN");

		problem(method, uri, with("latitude", "1e400"), 400, "Attribute 'latitude' of Airport: expected a finite"
				+ " number, found NaN or an infinity. Leave it out, or store it as text.");
		assertThat(this.airports).doesNotContainKey("TRAN");
	}

	@ParameterizedTest
	@CsvSource({ "POST,/api/airports", "PUT,/api/airports/TRAN" })
	void refusesAnAirportThatIsTooLarge(String method, String uri) {
		this.airports.remove("TRAN");

		problem(method, uri, with("homePage", '"' + "x".repeat(410_000) + '"'), 400, TOO_LARGE);
		assertThat(this.airports).doesNotContainKey("TRAN");
	}

	@Test
	void refusesAChangeThatIsTooLarge() {
		problem("PATCH", "/api/airports/TRAN", Map.of("municipality", "x".repeat(410_000)), 400, TOO_LARGE);
		assertThat(this.airports.get("TRAN")).isEqualTo(TRANTOR);
	}

	@Test
	void refusesTextThatCannotBeStored() {
		problem("PATCH", "/api/airports/TRAN", "{\"municipality\": \"\\ud800\"}", 400,
				"Attribute 'municipality': expected text, found half of a surrogate pair at position 0, which UTF-8"
						+ " cannot hold. Store it as binary, or correct the text.");
		assertThat(this.airports.get("TRAN")).isEqualTo(TRANTOR);
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET", "PATCH", "DELETE" })
	void refusesAnIdentThatIsTooLong(String method) {
		problem(method, "/api/airports/" + "x".repeat(3000), method.equals("PATCH") ? Map.of() : null, 400,
				"Expected 1 to 100 characters as 'ident', found 3000. Use another key.");
	}

	@Test
	void refusesToInsertAnIdentThatIsTooLong() {
		problem("POST", "/api/airports", with("ident", '"' + "x".repeat(101) + '"'), 400,
				"Expected 1 to 100 characters as 'ident', found 101. Use another key.");
	}

	@Test
	void tellsNothingOfAnItemThatCannotBeRead() {
		this.airports.client()
			.updateItem((request) -> request.tableName("airports")
				.key(Map.of("ident", AttributeValue.fromS("TRAN")))
				.updateExpression("SET latitude = :latitude")
				.expressionAttributeValues(Map.of(":latitude", AttributeValue.fromS("north"))));

		problem("GET", "/api/airports/TRAN", null, 500, UNREADABLE);
		problem("PATCH", "/api/airports/TRAN", Map.of("elevationFeet", 12), 500, UNREADABLE);
		problem("PUT", "/api/airports/TRAN", TRANTOR, 500, UNREADABLE);
	}

	@Test
	void refusesWhatIsNoJson() {
		problem("POST", "/api/airports", "{", 400, "Expected a body that is JSON.");
	}

	@Test
	void refusesToReplaceByAnotherAirport() {
		problem("PUT", "/api/airports/LOWW", TRANTOR, 400, "Expected ident 'LOWW' as in the address, found 'TRAN'."
				+ " The key of an item cannot be changed; store another airport instead.");
	}

	@Test
	void refusesToChangeTheKey() {
		problem("PATCH", "/api/airports/TRAN", Map.of("ident", "TERM"), 400, "'ident' cannot be changed."
				+ " Expected some of name, municipality, elevationFeet, scheduledService and keywords.");
	}

	@Test
	void refusesAChangeOfAnotherType() {
		problem("PATCH", "/api/airports/TRAN", Map.of("elevationFeet", "high"), 400,
				"'elevationFeet' is missing or not of the expected type.");
	}

	@Test
	void refusesAnElevationThatIsNotWhole() {
		problem("PATCH", "/api/airports/TRAN", Map.of("elevationFeet", 1.5), 400,
				"'elevationFeet' is missing or not of the expected type.");
	}

	@Test
	void refusesAKeywordThatIsNull() {
		problem("PATCH", "/api/airports/TRAN", "{\"keywords\": [null]}", 400,
				"'keywords' is missing or not of the expected type.");
	}

	@Test
	void refusesToRemoveTheName() {
		problem("PATCH", "/api/airports/TRAN", "{\"name\": null}", 400,
				"An airport has 'name', found none. Leave it out to keep the present one.");
	}

	@Test
	void refusesToChangeAnAirportThatIsNotThere() {
		problem("PATCH", "/api/airports/NONE", Map.of("name", "Nowhere"), 404,
				"Table 'airports' holds no item with key NONE.");
	}

	@Test
	void deletesNoneWithAProblem() {
		problem("DELETE", "/api/airports/NONE", null, 404, "Table 'airports' holds no item with key NONE.");
	}

	private static String with(String member, String json) {
		Map<String, String> members = new TreeMap<>(Map.of("ident", "\"TRAN\"", "type", "\"LARGE\"", "name",
				"\"Trantor Spaceport\"", "latitude", "0.5", "longitude", "-12.25", "continent", "\"EU\"", "country",
				"\"ZZ\"", "region", "\"ZZ-1\"", "scheduledService", "true"));
		members.put(member, json);
		return members.entrySet()
			.stream()
			.map((entry) -> '"' + entry.getKey() + "\": " + entry.getValue())
			.collect(Collectors.joining(", ", "{", "}"));
	}

	private void problem(String method, String uri, @Nullable Object body, int status, String detail) {
		RestTestClient.RequestBodySpec request = this.client.method(HttpMethod.valueOf(method)).uri(uri);
		if (body != null) {
			request.contentType(MediaType.APPLICATION_JSON).body(body);
		}
		request.exchange()
			.expectStatus()
			.isEqualTo(status)
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectBody()
			.jsonPath("$.detail")
			.isEqualTo(detail);
	}

}
