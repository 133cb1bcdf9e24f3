package io.dynamomapping.autoconfigure;

import java.time.Duration;
import java.util.Objects;

import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpConfigurationOption;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.http.crt.AwsCrtHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.utils.AttributeMap;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.test.util.ReflectionTestUtils;

import static org.assertj.core.api.Assertions.assertThat;

@NullMarked
class HttpSettingsTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DynamoDbAutoConfiguration.class))
		.withPropertyValues("dynamodb.region=eu-central-1", "dynamodb.credentials.provider=anonymous");

	@ParameterizedTest
	@ValueSource(strings = { "apache5", "apache" })
	void everythingIsSetOfAnApacheClient(String client) {
		AttributeMap options = options("dynamodb.http.client=" + client, "dynamodb.http.connect-timeout=1s",
				"dynamodb.http.read-timeout=2s", "dynamodb.http.connection-acquisition-timeout=3s",
				"dynamodb.http.max-connections=7", "dynamodb.http.connection-max-idle-time=11s",
				"dynamodb.http.keep-alive=true");

		assertThat(options.get(SdkHttpConfigurationOption.CONNECTION_TIMEOUT)).isEqualTo(Duration.ofSeconds(1));
		assertThat(options.get(SdkHttpConfigurationOption.READ_TIMEOUT)).isEqualTo(Duration.ofSeconds(2));
		assertThat(options.get(SdkHttpConfigurationOption.CONNECTION_ACQUIRE_TIMEOUT)).isEqualTo(Duration.ofSeconds(3));
		assertThat(options.get(SdkHttpConfigurationOption.MAX_CONNECTIONS)).isEqualTo(7);
		assertThat(options.get(SdkHttpConfigurationOption.CONNECTION_MAX_IDLE_TIMEOUT))
			.isEqualTo(Duration.ofSeconds(11));
		assertThat(options.get(SdkHttpConfigurationOption.TCP_KEEPALIVE)).isTrue();
	}

	@Test
	void timeoutsAreSetOfTheJdkClient() {
		AttributeMap options = options("dynamodb.http.client=url-connection", "dynamodb.http.connect-timeout=1s",
				"dynamodb.http.read-timeout=2s");

		assertThat(options.get(SdkHttpConfigurationOption.CONNECTION_TIMEOUT)).isEqualTo(Duration.ofSeconds(1));
		assertThat(options.get(SdkHttpConfigurationOption.READ_TIMEOUT)).isEqualTo(Duration.ofSeconds(2));
	}

	@Test
	void poolIsSetOfTheCommonRuntime() {
		AttributeMap options = options("dynamodb.http.client=aws-crt", "dynamodb.http.connect-timeout=1s",
				"dynamodb.http.connection-acquisition-timeout=3s", "dynamodb.http.max-connections=7",
				"dynamodb.http.connection-max-idle-time=11s");

		assertThat(options.get(SdkHttpConfigurationOption.CONNECTION_TIMEOUT)).isEqualTo(Duration.ofSeconds(1));
		assertThat(options.get(SdkHttpConfigurationOption.CONNECTION_ACQUIRE_TIMEOUT)).isEqualTo(Duration.ofSeconds(3));
		assertThat(options.get(SdkHttpConfigurationOption.MAX_CONNECTIONS)).isEqualTo(7);
		assertThat(options.get(SdkHttpConfigurationOption.CONNECTION_MAX_IDLE_TIMEOUT))
			.isEqualTo(Duration.ofSeconds(11));
	}

	@ParameterizedTest
	@CsvSource({ "apache5, Apache5", "apache, Apache", "url-connection, UrlConnection", "aws-crt, AwsCommonRuntime" })
	void requestsAreSentByTheClientThatIsSet(String client, String name) {
		try (FakeServer server = FakeServer.http(FakeServer.with(200, FakeServer.NO_TABLES))) {
			this.contextRunner
				.withPropertyValues("dynamodb.endpoint=" + server.endpoint(), "dynamodb.http.client=" + client)
				.run((context) -> {
					context.getBean(DynamoDbClient.class).listTables();

					assertThat(server.requests()).singleElement()
						.satisfies((request) -> assertThat(request.header("User-Agent")).containsIgnoringCase(name));
				});
		}
	}

	@Test
	void theFirstThatIsPresentIsChosen() {
		assertChoice(Apache5HttpClient.class);
		assertChoice(ApacheHttpClient.class, Apache5HttpClient.class);
		assertChoice(UrlConnectionHttpClient.class, Apache5HttpClient.class, ApacheHttpClient.class);
		assertChoice(AwsCrtHttpClient.class, Apache5HttpClient.class, ApacheHttpClient.class,
				UrlConnectionHttpClient.class);
	}

	private void assertChoice(Class<? extends SdkHttpClient> chosen, Class<?>... absent) {
		this.contextRunner.withClassLoader(new FilteredClassLoader(absent))
			.withPropertyValues("dynamodb.http.connect-timeout=1s")
			.run((context) -> {
				SdkHttpClient.Builder<?> builder = builder(context.getBean(HttpClients.class));

				assertThat(builder.getClass().getEnclosingClass()).isEqualTo(chosen);
			});
	}

	@ParameterizedTest
	@CsvSource({ "apache5, software.amazon.awssdk.http.apache5", "apache, software.amazon.awssdk.http.apache.",
			"url-connection, software.amazon.awssdk.http.urlconnection", "aws-crt, software.amazon.awssdk.http.crt" })
	void theOneThatIsSetHasToBePresent(String client, String absent) {
		this.contextRunner.withClassLoader(new FilteredClassLoader((name) -> name.startsWith(absent)))
			.withPropertyValues("dynamodb.http.client=" + client)
			.run((context) -> {
				FailureAnalysis analysis = FailureTexts.of(context);

				assertThat(analysis.getDescription()).startsWith("Expected software.amazon.awssdk:" + client
						+ "-client on the class path, since 'dynamodb.http.client' is '" + client + "', found only ");
				assertThat(analysis.getAction()).isEqualTo("Add the dependency software.amazon.awssdk:" + client
						+ "-client, or correct 'dynamodb.http.client'.");
			});
	}

	@Test
	void oneHasToBePresent() {
		ApplicationContextRunner without = this.contextRunner
			.withClassLoader(new FilteredClassLoader(Apache5HttpClient.class, ApacheHttpClient.class,
					UrlConnectionHttpClient.class, AwsCrtHttpClient.class));

		without.withPropertyValues("dynamodb.http.connect-timeout=1s").run((context) -> {
			FailureAnalysis analysis = FailureTexts.of(context);

			assertThat(analysis.getDescription()).isEqualTo("Expected an HTTP client of the AWS SDK on the class "
					+ "path, since properties under 'dynamodb.http' are set, found none.");
			assertThat(analysis.getAction()).isEqualTo("Add the dependency software.amazon.awssdk:apache5-client.");
		});
		without.withPropertyValues("dynamodb.http.client=apache5")
			.run((context) -> assertThat(FailureTexts.of(context).getDescription()).endsWith("found no HTTP client."));
	}

	@ParameterizedTest
	@CsvSource({ "url-connection, max-connections, 7", "url-connection, connection-acquisition-timeout, 1s",
			"url-connection, connection-max-idle-time, 1s", "url-connection, keep-alive, false",
			"aws-crt, read-timeout, 1s", "aws-crt, keep-alive, true", "aws-crt, ssl-bundle, trantor" })
	void whatAClientCannotDoIsRefused(String client, String property, String value) {
		assertFailure(
				"Expected 'dynamodb.http." + property + "' with an HTTP client that knows such a setting, found "
						+ client + ", which does not.",
				"Remove 'dynamodb.http." + property + "', or set 'dynamodb.http.client' to 'apache5' and add the "
						+ "dependency software.amazon.awssdk:apache5-client.",
				"dynamodb.http.client=" + client, "dynamodb.http." + property + "=" + value);
	}

	@Test
	void noTimeIsRefused() {
		assertFailure("Expected 'dynamodb.http.read-timeout' to be more than no time, found 0s.",
				"Set 'dynamodb.http.read-timeout' to a duration such as 2s.", "dynamodb.http.read-timeout=0s");
	}

	@Test
	void noConnectionsAreRefused() {
		assertFailure("Expected 'dynamodb.http.max-connections' to be 1 or more, found 0.",
				"Correct 'dynamodb.http.max-connections', or remove it.", "dynamodb.http.max-connections=0");
	}

	@Test
	void anSslBundleHasToBeThere() {
		assertFailure("Expected 'dynamodb.http.ssl-bundle' to name one of the SSL bundles [], found 'trantor'.",
				"Correct the name, or declare the bundle under 'spring.ssl.bundle'.",
				"dynamodb.http.ssl-bundle=trantor");
	}

	private void assertFailure(String description, String action, String... properties) {
		this.contextRunner.withPropertyValues(properties).run((context) -> {
			FailureAnalysis analysis = FailureTexts.of(context);

			assertThat(analysis.getDescription()).isEqualTo(description);
			assertThat(analysis.getAction()).isEqualTo(action);
		});
	}

	private AttributeMap options(String... properties) {
		AttributeMap[] options = new AttributeMap[1];
		this.contextRunner.withPropertyValues(properties)
			.run((context) -> options[0] = ((AttributeMap.Builder) Objects.requireNonNull(
					ReflectionTestUtils.getField(builder(context.getBean(HttpClients.class)), "standardOptions")))
				.build());
		return options[0];
	}

	private static SdkHttpClient.Builder<?> builder(HttpClients clients) {
		HttpSettings settings = (HttpSettings) ReflectionTestUtils.getField(clients, "settings");
		return Objects.requireNonNull(settings).builder();
	}

}
