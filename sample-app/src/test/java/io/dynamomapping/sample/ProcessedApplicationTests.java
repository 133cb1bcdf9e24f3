package io.dynamomapping.sample;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.JarFile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Starts the application as {@code mvn verify} has packaged it, processed ahead of time.
 */
@EnabledIfSystemProperty(named = ProcessedApplicationTests.JAR, matches = ".+",
		disabledReason = "There is no processed application before the phase 'package'")
class ProcessedApplicationTests {

	static final String JAR = "sample.jar";

	private static final String HINTS = "META-INF/native-image/io.dynamomapping/dynamo-mapping-sample-app/reachability-metadata.json";

	// A terminal of Windows cannot ask a process to stop.
	@Test
	@DisabledOnOs(OS.WINDOWS)
	void servesAirportsVisitsAndSettingsAndStopsGracefully(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path directory) {
		Path jar = Path.of(System.getProperty(JAR));
		try (ProcessedApplication application = ProcessedApplication.start(jar, directory.resolve("log"))) {
			String address = application.awaitAddress();

			assertThat(application.output()).contains("Starting AOT-processed SampleApplication");
			application.run(() -> use(RestTestClient.bindToServer().baseUrl(address).build()));
			assertThat(application.stop()).as("exit code after SIGTERM").isEqualTo(143);
			assertThat(application.output()).contains("Graceful shutdown complete")
				.doesNotContain(" WARN ", " ERROR ", "Exception");
		}
	}

	@Test
	void typesOfTablesAreKnownToNativeImages() throws IOException {
		try (JarFile jar = new JarFile(System.getProperty(JAR))) {
			InputStream hints = jar.getInputStream(jar.getEntry(HINTS));

			// Nothing but the generics of a mapping leads to this one.
			assertThat(JsonMapper.shared().readTree(hints).get("reflection").valueStream())
				.extracting((type) -> type.get("type").asString(""))
				.contains("io.dynamomapping.sample.visit.VisitKey");
		}
	}

	private static void use(RestTestClient client) {
		client.get()
			.uri("/actuator/health")
			.exchange()
			.expectBody()
			.jsonPath("$.components.dynamodb.components.airports.status")
			.isEqualTo("UP");
		client.get()
			.uri("/api/airports?country=AT&prefix=V")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.airports[0].name")
			.isEqualTo("Vienna International Airport");
		client.patch()
			.uri("/api/airports/LOWW")
			.contentType(MediaType.APPLICATION_JSON)
			.body(Map.of("seenName", "Vienna International Airport", "municipality", "Wien"))
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.municipality")
			.isEqualTo("Wien");
		client.post()
			.uri("/api/visits")
			.contentType(MediaType.APPLICATION_JSON)
			.body(Map.of("airport", "LOWW", "visitor", "Ada", "at", "2026-11-21T10:00:00Z"))
			.exchange()
			.expectStatus()
			.isCreated();
		client.get()
			.uri("/api/visits/LOWW/2026-11-21T10:00:00Z")
			.exchange()
			.expectBody()
			.jsonPath("$.visitor")
			.isEqualTo("Ada");
		client.put()
			.uri("/api/settings/ui/theme")
			.contentType(MediaType.APPLICATION_JSON)
			.body("\"dark\"")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.theme")
			.isEqualTo("dark");
	}

}
