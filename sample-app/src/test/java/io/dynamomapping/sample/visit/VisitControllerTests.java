package io.dynamomapping.sample.visit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.sample.RequestLog;
import io.dynamomapping.sample.SampleTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.client.RestTestClient;

import static org.assertj.core.api.Assertions.assertThat;

@SampleTest
class VisitControllerTests {

	private static final Instant NOON = Instant.parse("1951-06-01T12:00:00Z");

	private static final Visit SELDON = new Visit("LOWW", NOON, "Hari Seldon", "On the way to Trantor");

	private static final Visit IN_LONDON = new Visit("EGLL", NOON, "Hari Seldon", null);

	@Autowired
	private DynamoMapping<VisitKey, Visit> visits;

	@Autowired
	private RequestLog requests;

	private final RestTestClient client;

	VisitControllerTests(@LocalServerPort int port) {
		this.client = RestTestClient.bindToServer().baseUrl("http://localhost:" + port).build();
	}

	@BeforeEach
	void clear() {
		this.visits.clear();
	}

	@Test
	void addsAVisitNow() {
		Instant before = Instant.now();

		this.client.post()
			.uri("/api/visits")
			.body(Map.of("airport", "LOWW", "visitor", "Hari Seldon"))
			.exchange()
			.expectStatus()
			.isCreated();

		assertThat(this.visits.values()).singleElement().satisfies((visit) -> {
			assertThat(visit.airport()).isEqualTo("LOWW");
			assertThat(visit.visitor()).isEqualTo("Hari Seldon");
			assertThat(visit.note()).isNull();
			assertThat(visit.at()).isBetween(before, Instant.now());
		});
	}

	@Test
	void addsAVisitOfAGivenTime() {
		this.client.post()
			.uri("/api/visits")
			.body(SELDON)
			.exchange()
			.expectStatus()
			.isCreated()
			.expectHeader()
			.location("/api/visits/LOWW/1951-06-01T12%3A00%3A00Z");

		assertThat(this.visits.get(new VisitKey("LOWW", NOON))).isEqualTo(SELDON);
	}

	@Test
	void refusesASecondVisitAtTheSameTime() {
		this.visits.insert(SELDON);

		this.client.post().uri("/api/visits").body(SELDON).exchange().expectStatus().isEqualTo(409);
	}

	@Test
	void refusesAVisitToAnAirportThatIsNotThere() {
		this.client.post()
			.uri("/api/visits")
			.body(Map.of("airport", "NONE", "visitor", "Hari Seldon"))
			.exchange()
			.expectStatus()
			.isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT)
			.expectBody()
			.jsonPath("$.detail")
			.isEqualTo("There is no airport 'NONE'. Give the ident of another as 'airport'.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "-0001-01-01T00:00:00Z", "+1000000000-12-31T23:59:59Z", "+10000-01-01T00:00:00Z" })
	void refusesAVisitOfAnotherAge(String at) {
		String detail = "Expected a year from 0000 to 9999 in 'at', found another. Use a nearer date.";

		this.client.post()
			.uri("/api/visits")
			.body(Map.of("airport", "LOWW", "visitor", "Hari Seldon", "at", at))
			.exchange()
			.expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.detail")
			.isEqualTo(detail);
		this.client.get()
			.uri("/api/visits/LOWW/{at}", at)
			.exchange()
			.expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.detail")
			.isEqualTo(detail);
	}

	@Test
	void refusesAMemberThatVisitsDoNotHave() {
		this.client.post()
			.uri("/api/visits")
			.body(Map.of("airport", "LOWW", "visitor", "Hari Seldon", "notes", "On the way to Trantor"))
			.exchange()
			.expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.detail")
			.isEqualTo("'notes' is not known. Expected some of [airport, at, note, visitor].");
	}

	@Test
	void refusesAVisitOfNobody() {
		this.client.post()
			.uri("/api/visits")
			.body(Map.of("airport", "LOWW", "visitor", " "))
			.exchange()
			.expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.detail")
			.isEqualTo("A visit has an airport and a visitor. Give the ident of an airport as 'airport' and the name"
					+ " of a person as 'visitor'.");
	}

	@Test
	void listsVisitsOfOneAirportFromTheLatestByAQuery() {
		Visit later = new Visit("LOWW", NOON.plusSeconds(1), "Salvor Hardin", null);
		this.visits.insert(SELDON);
		this.visits.insert(later);
		this.visits.insert(IN_LONDON);

		assertThat(this.requests.during(() -> assertThat(list("?airport=LOWW")).containsExactly(later, SELDON)))
			.containsExactly("Query visits");
	}

	@Test
	void listsVisitsOfAllAirports() {
		this.visits.insert(SELDON);
		this.visits.insert(IN_LONDON);

		assertThat(list("")).containsExactlyInAnyOrder(SELDON, IN_LONDON);
	}

	@Test
	void refusesToListVisitsOfABlankAirport() {
		this.client.get()
			.uri("/api/visits?airport=")
			.exchange()
			.expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.detail")
			.isEqualTo("Expected 1 to 100 characters as 'airport', found none. Use another key.");
	}

	@Test
	void getsAndDeletesByBothPartsOfTheKey() {
		this.visits.insert(SELDON);

		this.client.get()
			.uri("/api/visits/LOWW/1951-06-01T12:00:00Z")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(Visit.class)
			.isEqualTo(SELDON);
		this.client.delete().uri("/api/visits/LOWW/1951-06-01T12:00:00Z").exchange().expectStatus().isNoContent();

		this.client.get().uri("/api/visits/LOWW/1951-06-01T12:00:00Z").exchange().expectStatus().isNotFound();
	}

	private List<Visit> list(String query) {
		List<Visit> list = this.client.get()
			.uri("/api/visits" + query)
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(new ParameterizedTypeReference<List<Visit>>() {
			})
			.returnResult()
			.getResponseBody();
		return Objects.requireNonNull(list);
	}

}
