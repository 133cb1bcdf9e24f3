package io.dynamomapping.autoconfigure;

import java.time.Duration;
import java.util.concurrent.Callable;

import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.retries.AdaptiveRetryStrategy;
import software.amazon.awssdk.retries.LegacyRetryStrategy;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@NullMarked
class CallSettingsTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DynamoDbAutoConfiguration.class, DynamoMappingAutoConfiguration.class))
		.withPropertyValues("dynamodb.region=eu-central-1", "dynamodb.credentials.access-key-id=local",
				"dynamodb.credentials.secret-access-key=local");

	@Test
	void timeoutsAreThoseOfTheProperties() {
		this.contextRunner.withPropertyValues("dynamodb.api-call-timeout=20s", "dynamodb.api-call-attempt-timeout=15s")
			.run((context) -> {
				ClientOverrideConfiguration overrides = context.getBean(DynamoDbClient.class)
					.serviceClientConfiguration()
					.overrideConfiguration();

				assertThat(overrides.apiCallTimeout()).contains(Duration.ofSeconds(20));
				assertThat(overrides.apiCallAttemptTimeout()).contains(Duration.ofSeconds(15));
			});
	}

	@Test
	void anAttemptEndsInTime() {
		try (FakeServer server = FakeServer.http(FakeServer.after(5000))) {
			this.contextRunner
				.withPropertyValues("dynamodb.endpoint=" + server.endpoint(), "dynamodb.api-call-attempt-timeout=100ms",
						"dynamodb.retry.max-attempts=2")
				.run((context) -> {
					DynamoDbClient client = context.getBean(DynamoDbClient.class);

					assertThatExceptionOfType(ApiCallAttemptTimeoutException.class)
						.isThrownBy(() -> client.listTables());
					assertThat(server.requests()).hasSize(2);
				});
		}
	}

	@Test
	void aCallEndsInTime() {
		try (FakeServer server = FakeServer.http(FakeServer.after(5000))) {
			this.contextRunner
				.withPropertyValues("dynamodb.endpoint=" + server.endpoint(), "dynamodb.api-call-timeout=150ms",
						"dynamodb.api-call-attempt-timeout=150ms")
				.run((context) -> {
					DynamoDbClient client = context.getBean(DynamoDbClient.class);

					assertThat(took(client::listTables)).isLessThan(Duration.ofSeconds(3));
				});
		}
	}

	private static Duration took(Callable<?> call) {
		long start = System.nanoTime();
		assertThatExceptionOfType(ApiCallTimeoutException.class).isThrownBy(call::call);
		return Duration.ofNanos(System.nanoTime() - start);
	}

	@ParameterizedTest
	@CsvSource({ "standard, 1", "standard, 3", "legacy, 2", "adaptive, 2" })
	void attemptsAreCounted(String mode, int attempts) {
		try (FakeServer server = FakeServer.http(FakeServer.with(500, "{}"))) {
			this.contextRunner
				.withPropertyValues("dynamodb.endpoint=" + server.endpoint(), "dynamodb.retry.mode=" + mode,
						"dynamodb.retry.max-attempts=" + attempts)
				.run((context) -> {
					DynamoDbClient client = context.getBean(DynamoDbClient.class);

					assertThatExceptionOfType(DynamoDbException.class).isThrownBy(() -> client.listTables());
					assertThat(server.requests()).hasSize(attempts);
				});
		}
	}

	@Test
	void retriesAreThoseOfTheMode() {
		assertThat(retryStrategy("standard")).isInstanceOf(StandardRetryStrategy.class);
		assertThat(retryStrategy("ADAPTIVE")).isInstanceOf(AdaptiveRetryStrategy.class);
		assertThat(retryStrategy("legacy")).isInstanceOf(LegacyRetryStrategy.class);
	}

	private RetryStrategy retryStrategy(String mode) {
		RetryStrategy[] strategy = new RetryStrategy[1];
		this.contextRunner.withPropertyValues("dynamodb.retry.mode=" + mode)
			.run((context) -> strategy[0] = context.getBean(DynamoDbClient.class)
				.serviceClientConfiguration()
				.overrideConfiguration()
				.retryStrategy()
				.orElseThrow());
		// A copy is of the strategy without what tells of its attempts.
		return strategy[0].toBuilder().build();
	}

	@ParameterizedTest
	@CsvSource({ "dynamodb.api-call-timeout=2s, 2, 2", "dynamodb.api-call-timeout=5s, 5, 4",
			"dynamodb.api-call-attempt-timeout=10s, 10, 10", "dynamodb.api-call-attempt-timeout=6s, 9, 6" })
	void aDefaultGivesWayToTheTimeoutThatIsSet(String property, long call, long attempt) {
		this.contextRunner.withPropertyValues(property).run((context) -> {
			ClientOverrideConfiguration overrides = context.getBean(DynamoDbClient.class)
				.serviceClientConfiguration()
				.overrideConfiguration();

			assertThat(overrides.apiCallTimeout()).contains(Duration.ofSeconds(call));
			assertThat(overrides.apiCallAttemptTimeout()).contains(Duration.ofSeconds(attempt));
		});
	}

	@Test
	void aContradictionIsRefused() {
		this.contextRunner.withPropertyValues("dynamodb.api-call-timeout=3s", "dynamodb.api-call-attempt-timeout=4s")
			.run((context) -> {
				FailureAnalysis analysis = FailureTexts.of(context);

				assertThat(analysis.getDescription())
					.isEqualTo("Expected 'dynamodb.api-call-attempt-timeout' to be no longer than "
							+ "'dynamodb.api-call-timeout', found 4s and 3s.");
				assertThat(analysis.getAction()).isEqualTo("Set both: an attempt is part of a call, and a call that "
						+ "may take as long as two attempts can be retried.");
			});
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			textBlock = """
					dynamodb.api-call-timeout=0 | Expected 'dynamodb.api-call-timeout' to be more than no time, found 0s. | Set \
					'dynamodb.api-call-timeout' to a duration such as 2s.
					dynamodb.api-call-attempt-timeout=-20ms | Expected 'dynamodb.api-call-attempt-timeout' to be more than no \
					time, found -20ms. | Set 'dynamodb.api-call-attempt-timeout' to a duration such as 2s.
					dynamodb.retry.max-attempts=0 | Expected 'dynamodb.retry.max-attempts' to be 1 or more, found 0. | Set \
					'dynamodb.retry.max-attempts' to 1 for no retries, as the first attempt counts.
					""")
	void mistakesAreToldAtStart(String property, String description, String action) {
		this.contextRunner.withPropertyValues(property).run((context) -> {
			FailureAnalysis analysis = FailureTexts.of(context);

			assertThat(analysis.getDescription()).isEqualTo(description);
			assertThat(analysis.getAction()).isEqualTo(action);
		});
	}

	@ParameterizedTest
	@CsvSource({ "dynamodb.retry.mode=sometimes", "dynamodb.api-call-timeout=soon", "dynamodb.defaults-mode=far" })
	void valuesOfAnotherTypeAreToldByTheirProperty(String property) {
		this.contextRunner.withPropertyValues(property)
			.run((context) -> assertThat(FailureTexts.of(context).getDescription())
				.contains(property.substring(0, property.indexOf('='))));
	}

	@Test
	void allClientsHaveThem() {
		this.contextRunner
			.withPropertyValues("dynamodb.api-call-timeout=20s", "dynamodb.clients.archive.region=us-east-1",
					"dynamodb.tables.books.client=archive")
			.run((context) -> assertThat(context.getBean(DynamoMappingRegistry.class)
				.get("books")
				.client()
				.serviceClientConfiguration()
				.overrideConfiguration()
				.apiCallTimeout()).contains(Duration.ofSeconds(20)));
	}

}
