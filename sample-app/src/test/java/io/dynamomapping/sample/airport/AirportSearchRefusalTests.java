package io.dynamomapping.sample.airport;

import java.util.Objects;

import io.dynamomapping.sample.SampleTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

/**
 * What is refused of searches, and with which sentence.
 */
@SampleTest
class AirportSearchRefusalTests {

	private static final String INDEX = "Expected a page token for a query of index 'by-country' of table 'airports', found ";

	private static final String TABLE = "Expected a page token for a scan of table 'airports', found ";

	private static final String CHANGED = "one that was changed, or made for another table, index, partition or"
			+ " segment. Go on with the token of a page as it is, or start without one.";

	private static final String NONE = "a text that is none. Go on with the token of a page as it is, or start"
			+ " without one.";

	private final RestTestClient client;

	AirportSearchRefusalTests(@LocalServerPort int port) {
		this.client = RestTestClient.bindToServer().baseUrl("http://localhost:" + port).build();
	}

	@ParameterizedTest
	@ValueSource(ints = { -1, 0, 1001 })
	void refusesALimitOutOfRange(int limit) {
		problem("/api/airports?limit=" + limit, "Expected a limit from 1 to 1000, found " + limit + ".");
	}

	@Test
	void refusesALimitThatIsNoNumber() {
		problem("/api/airports?limit=many", "Failed to convert 'limit' with value: 'many'");
	}

	@ParameterizedTest
	@CsvSource({ "type,SMALL", "minElevationFeet,high", "minElevationFeet,1.5", "iata,perhaps" })
	void refusesAnotherType(String name, String value) {
		problem("/api/airports?" + name + "=" + value, "'" + name + "' is not of the expected type.");
		problem("/api/airport-count?" + name + "=" + value, "'" + name + "' is not of the expected type.");
	}

	@Test
	void refusesAPrefixWithoutCountry() {
		problem("/api/airports?prefix=Vienna",
				"Expected 'prefix' together with 'country', found no country. The table is sorted by name within a"
						+ " country only; give one, or use 'text'.");
	}

	@Test
	void refusesATextWithinACountry() {
		problem("/api/airport-count?country=AT&text=Vienna",
				"Expected 'prefix' together with 'country', found 'text'. DynamoDB can tell what the names in a country"
						+ " begin with, but not what is within them.");
	}

	@Test
	void refusesAPrefixThatIsTooLong() {
		problem("/api/airports?country=AT&prefix=" + "x".repeat(1025),
				"Expected at most 1024 bytes in key attribute 'name' of index 'by-country' of table 'airports', found"
						+ " 1025. Use a shorter key.");
	}

	@Test
	void refusesAForgedToken() {
		String token = token("/api/airports?country=AT&limit=2");
		char first = token.charAt(10);
		String forged = token.substring(0, 10) + ((first == 'A') ? 'B' : 'A') + token.substring(11);

		problem("/api/airports?country=AT&limit=2&after=" + forged, INDEX + CHANGED);
	}

	@Test
	void refusesTheTokenOfAnotherList() {
		problem("/api/airports?country=DE&after=" + token("/api/airports?country=AT&limit=2"), INDEX + CHANGED);
		problem("/api/airports?country=AT&after=" + token("/api/airports?limit=2"), INDEX + CHANGED);
		problem("/api/airports?after=" + token("/api/airports?country=AT&limit=2"), TABLE + CHANGED);
	}

	@ParameterizedTest
	@ValueSource(strings = { "25", "page two", "ÄÖÜ", "AAAA====" })
	void refusesATextThatIsNoToken(String after) {
		this.client.get()
			.uri("/api/airports?after={after}", after)
			.exchange()
			.expectStatus()
			.isBadRequest()
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectBody()
			.jsonPath("$.detail")
			.isEqualTo(TABLE + NONE);
	}

	private String token(String uri) {
		AirportPage page = this.client.get()
			.uri(uri)
			.exchange()
			.expectBody(AirportPage.class)
			.returnResult()
			.getResponseBody();
		return Objects.requireNonNull(Objects.requireNonNull(page).next());
	}

	private void problem(String uri, String detail) {
		this.client.get()
			.uri(uri)
			.exchange()
			.expectStatus()
			.isBadRequest()
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectBody()
			.jsonPath("$.detail")
			.isEqualTo(detail);
	}

}
