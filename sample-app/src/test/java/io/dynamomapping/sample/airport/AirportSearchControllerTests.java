package io.dynamomapping.sample.airport;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.dynamomapping.sample.RequestLog;
import io.dynamomapping.sample.SampleTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.client.RestTestClient;

import static org.assertj.core.api.Assertions.assertThat;

@SampleTest
class AirportSearchControllerTests {

	private static final List<Airport> IN_FILE = AirportFile.read();

	private static final Comparator<Airport> BY_NAME = Comparator
		.comparing((airport) -> airport.name().getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

	@Autowired
	private RequestLog requests;

	private final RestTestClient client;

	AirportSearchControllerTests(@LocalServerPort int port) {
		this.client = RestTestClient.bindToServer().baseUrl("http://localhost:" + port).build();
	}

	@Test
	void listsAPage() {
		AirportPage page = page("limit=20", null);

		assertThat(page.airports()).hasSize(20);
		assertThat(page.next()).isNotNull();
		assertThat(page.scannedCount()).isEqualTo(20);
		assertThat(page.consumedCapacity()).isPositive();
	}

	@Test
	void listsTwentyFiveUnlessAskedForMore() {
		assertThat(page("", null).airports()).hasSize(25);
		assertThat(page("limit=1000", null).airports()).hasSize(1000);
	}

	@Test
	void listsEveryAirportOfACountryOnceInTheOrderOfNames() {
		List<Airport> listed = all("country=NO&limit=7");

		assertThat(listed).containsExactlyInAnyOrderElementsOf(inFile((airport) -> airport.country().equals("NO")))
			.isSortedAccordingTo(BY_NAME);
	}

	@Test
	void listsACountryByQueriesOnly() {
		assertThat(this.requests.during(() -> all("country=NO&limit=20"))).hasSize(3).containsOnly("Query airports");
		assertThat(this.requests.during(() -> count("country=NO"))).containsExactly("Query airports");
	}

	@Test
	void findsNamesThatBeginWithAPrefix() {
		AirportPage page = page("country=at&prefix=Vienna", null);

		assertThat(page.airports()).extracting(Airport::ident).containsExactly("LOWW");
		assertThat(page.scannedCount()).isOne();
		assertThat(page("country=AT&prefix=vienna", null).airports()).isEmpty();
	}

	@Test
	void findsNothingInACountryThatIsNotThere() {
		assertThat(page("country=ZZ", null).airports()).isEmpty();
	}

	@ParameterizedTest
	@MethodSource
	void listsAndCountsWhatTheFileHas(String search, Predicate<Airport> predicate) {
		List<Airport> expected = inFile(predicate);

		assertThat(expected).isNotEmpty();
		assertThat(all(search + "&limit=100")).containsExactlyInAnyOrderElementsOf(expected);
		assertThat(count(search)).isEqualTo(expected.size());
	}

	static Stream<Arguments> listsAndCountsWhatTheFileHas() {
		return Stream.of(arguments("text=", (airport) -> true),
				arguments("type=LARGE", (airport) -> airport.type() == AirportType.LARGE),
				arguments("minElevationFeet=8000",
						(airport) -> airport.elevationFeet() != null && airport.elevationFeet() >= 8000),
				arguments("iata=false", (airport) -> airport.iataCode() == null),
				arguments("type=LARGE&iata=true&minElevationFeet=-100",
						(airport) -> airport.type() == AirportType.LARGE && airport.iataCode() != null
								&& airport.elevationFeet() != null && airport.elevationFeet() >= -100),
				arguments("text=Field", (airport) -> mentions(airport, "Field")),
				arguments("text=Wien", (airport) -> mentions(airport, "Wien")),
				arguments("text=lhr", (airport) -> "LHR".equals(airport.iataCode()) || mentions(airport, "lhr")),
				arguments("country=US&prefix=San&type=MEDIUM", (airport) -> airport.country().equals("US")
						&& airport.name().startsWith("San") && airport.type() == AirportType.MEDIUM));
	}

	@Test
	void readsNoFurtherThanAPageNeeds() {
		assertThat(this.requests.during(() -> page("type=MEDIUM&limit=10", null))).containsExactly("Scan airports");
	}

	private static boolean mentions(Airport airport, String text) {
		return airport.name().contains(text)
				|| (airport.municipality() != null && airport.municipality().contains(text))
				|| airport.keywords().contains(text);
	}

	private static Arguments arguments(String search, Predicate<Airport> predicate) {
		return Arguments.of(search, predicate);
	}

	private static List<Airport> inFile(Predicate<Airport> predicate) {
		return IN_FILE.stream().filter(predicate).toList();
	}

	private List<Airport> all(String search) {
		AirportPage page = page(search, null);
		List<Airport> all = new ArrayList<>(page.airports());
		while (page.next() != null) {
			page = page(search, page.next());
			all.addAll(page.airports());
		}
		return all;
	}

	private AirportPage page(String search, @Nullable String after) {
		return get("/api/airports?" + search + ((after != null) ? "&after=" + after : ""), AirportPage.class);
	}

	private long count(String search) {
		return get("/api/airport-count?" + search, AirportCount.class).count();
	}

	private <T> T get(String uri, Class<T> type) {
		T answer = this.client.get()
			.uri(uri)
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(type)
			.returnResult()
			.getResponseBody();
		return Objects.requireNonNull(answer);
	}

}
