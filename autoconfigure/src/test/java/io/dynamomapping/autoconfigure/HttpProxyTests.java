package io.dynamomapping.autoconfigure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@NullMarked
class HttpProxyTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DynamoDbAutoConfiguration.class))
		.withPropertyValues("dynamodb.region=eu-central-1", "dynamodb.credentials.provider=anonymous",
				"dynamodb.retry.max-attempts=1");

	@ParameterizedTest
	@ValueSource(strings = { "apache5", "apache", "url-connection", "aws-crt" })
	void requestsGoThroughIt(String client) {
		try (FakeServer proxy = FakeServer.http(FakeServer.with(200, FakeServer.NO_TABLES))) {
			this.contextRunner
				.withPropertyValues("dynamodb.http.client=" + client, "dynamodb.endpoint=http://dynamodb.invalid",
						"dynamodb.http.proxy.endpoint=" + proxy.endpoint())
				.run((context) -> {
					context.getBean(DynamoDbClient.class).listTables();

					assertThat(proxy.requests()).singleElement()
						.satisfies((request) -> assertThat(request.header("Host")).startsWith("dynamodb.invalid"));
				});
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "apache5", "apache", "url-connection", "aws-crt" })
	void nameAndPasswordAreShown(String client) {
		String expected = "Basic "
				+ Base64.getEncoder().encodeToString("seldon:terminus".getBytes(StandardCharsets.UTF_8));
		try (FakeServer proxy = FakeServer.http(HttpProxyTests::askForPassword)) {
			this.contextRunner
				.withPropertyValues("dynamodb.http.client=" + client, "dynamodb.endpoint=http://dynamodb.invalid",
						"dynamodb.http.proxy.endpoint=" + proxy.endpoint(), "dynamodb.http.proxy.username=seldon",
						"dynamodb.http.proxy.password=terminus")
				.run((context) -> {
					context.getBean(DynamoDbClient.class).listTables();

					assertThat(proxy.requests()).last()
						.satisfies((request) -> assertThat(request.header("Proxy-Authorization")).isEqualTo(expected));
				});
		}
	}

	private static void askForPassword(FakeServer.Request request) throws IOException {
		if (request.header("Proxy-Authorization") == null) {
			request.exchange().getResponseHeaders().add("Proxy-Authenticate", "Basic realm=\"trantor\"");
			request.answer(407, "");
			return;
		}
		request.answer(200, FakeServer.NO_TABLES);
	}

	@ParameterizedTest
	@ValueSource(strings = { "apache5", "apache", "url-connection", "aws-crt" })
	void requestsToThisMachineGoPastIt(String client) {
		try (FakeServer server = FakeServer.http(FakeServer.with(200, FakeServer.NO_TABLES));
				FakeServer proxy = FakeServer.http(FakeServer.with(500, "{}"))) {
			this.contextRunner
				.withPropertyValues("dynamodb.http.client=" + client, "dynamodb.endpoint=" + server.endpoint(),
						"dynamodb.http.proxy.endpoint=" + proxy.endpoint())
				.run((context) -> {
					context.getBean(DynamoDbClient.class).listTables();

					assertThat(server.requests()).hasSize(1);
					assertThat(proxy.requests()).isEmpty();
				});
		}
	}

	@ParameterizedTest
	@CsvSource({ "apache5, dynamodb.*", "apache5, *.INVALID", "apache5, *", "apache, *.invalid",
			"url-connection, *.invalid", "aws-crt, *.invalid", "aws-crt, dynamodb.invalid" })
	void requestsToCertainHostsGoPastIt(String client, String hosts) {
		try (FakeServer proxy = FakeServer.http(FakeServer.with(200, FakeServer.NO_TABLES))) {
			this.contextRunner
				.withPropertyValues("dynamodb.http.client=" + client, "dynamodb.endpoint=http://dynamodb.invalid",
						"dynamodb.http.proxy.endpoint=" + proxy.endpoint(),
						"dynamodb.http.proxy.non-proxy-hosts=other.example.com," + hosts)
				.run((context) -> {
					assertThatExceptionOfType(RuntimeException.class)
						.isThrownBy(() -> context.getBean(DynamoDbClient.class).listTables())
						.withStackTraceContaining("aws-crt".equals(client) ? "dns resolution" : "dynamodb.invalid");
					assertThat(proxy.requests()).isEmpty();
				});
		}
	}

	@Test
	void aDotIsADot() {
		try (FakeServer proxy = FakeServer.http(FakeServer.with(200, FakeServer.NO_TABLES))) {
			this.contextRunner
				.withPropertyValues("dynamodb.endpoint=http://dynamodb.invalid",
						"dynamodb.http.proxy.endpoint=" + proxy.endpoint(),
						"dynamodb.http.proxy.non-proxy-hosts=dynamodb.i.valid")
				.run((context) -> {
					context.getBean(DynamoDbClient.class).listTables();

					assertThat(proxy.requests()).hasSize(1);
				});
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "localhost:3128", "socks://localhost:1080", "http:///proxy", "http://proxy.example.com",
			"http://seldon:terminus@proxy.example.com:3128" })
	void anAddressIsNeeded(String endpoint) {
		assertFailure(
				"Expected 'dynamodb.http.proxy.endpoint' to be an http or https address with host and port and "
						+ "without user information, found another one.",
				"Set 'dynamodb.http.proxy.endpoint' to an address such as http://proxy.example.com:3128, and "
						+ "'dynamodb.http.proxy.username' and 'dynamodb.http.proxy.password' if it asks for them.",
				"dynamodb.http.proxy.endpoint=" + endpoint);
	}

	@Test
	void aPasswordNeedsAName() {
		assertFailure(
				"Expected 'dynamodb.http.proxy.username' and 'dynamodb.http.proxy.password' together, found only "
						+ "one of them.",
				"Set both, or none of them.", "dynamodb.http.proxy.endpoint=http://proxy.example.com:3128",
				"dynamodb.http.proxy.password=terminus");
	}

	@Test
	void aNameNeedsAProxy() {
		this.contextRunner
			.withPropertyValues("dynamodb.http.proxy.username=seldon", "dynamodb.http.proxy.password=terminus")
			.run((context) -> assertThat(FailureTexts.of(context).getDescription()).endsWith("found none."));
	}

	@Test
	void hostsBesideAProxyNeedOne() {
		this.contextRunner.withPropertyValues("dynamodb.http.proxy.non-proxy-hosts=*.internal.example.com")
			.run((context) -> assertThat(FailureTexts.of(context).getDescription())
				.startsWith("Expected 'dynamodb.http.proxy.endpoint'")
				.endsWith("found none."));
	}

	@Test
	void theJdkClientTalksToNoProxyByHttps() {
		assertFailure(
				"Expected 'dynamodb.http.proxy.endpoint' to be an http address, since url-connection knows no "
						+ "others, found an https address.",
				"Correct 'dynamodb.http.proxy.endpoint', or set 'dynamodb.http.client' to another HTTP client.",
				"dynamodb.http.client=url-connection", "dynamodb.http.proxy.endpoint=https://proxy.example.com:3128");
	}

	@Test
	void theCommonRuntimeKnowsOneKindOfAsterisk() {
		assertFailure(
				"Expected 'dynamodb.http.proxy.non-proxy-hosts' to have asterisks as in '*.example.com' only, "
						+ "since aws-crt knows no others, found '10.*'.",
				"Correct 'dynamodb.http.proxy.non-proxy-hosts', or set 'dynamodb.http.client' to another HTTP client.",
				"dynamodb.http.client=aws-crt", "dynamodb.http.proxy.endpoint=http://proxy.example.com:3128",
				"dynamodb.http.proxy.non-proxy-hosts=*.example.com,10.*");
	}

	private void assertFailure(String description, String action, String... properties) {
		this.contextRunner.withPropertyValues(properties).run((context) -> {
			FailureAnalysis analysis = FailureTexts.of(context);

			assertThat(analysis.getDescription()).isEqualTo(description);
			assertThat(analysis.getAction()).isEqualTo(action);
		});
	}

}
