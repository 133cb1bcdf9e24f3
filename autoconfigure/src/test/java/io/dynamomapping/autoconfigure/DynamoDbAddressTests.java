package io.dynamomapping.autoconfigure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpConfigurationOption;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.utils.AttributeMap;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Where requests go to.
 */
@NullMarked
class DynamoDbAddressTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DynamoDbAutoConfiguration.class, DynamoMappingAutoConfiguration.class))
		.withPropertyValues("dynamodb.region=us-east-1", "dynamodb.credentials.provider=anonymous",
				"dynamodb.retry.max-attempts=1");

	@ParameterizedTest
	@CsvSource({ "false, false, dynamodb.us-east-1.amazonaws.com", "true, false, dynamodb-fips.us-east-1.amazonaws.com",
			"false, true, dynamodb.us-east-1.api.aws", "true, true, dynamodb-fips.us-east-1.api.aws" })
	void variantsOfTheRegion(boolean fips, boolean dualstack, String host) {
		Nowhere nowhere = new Nowhere();

		this.contextRunner.withBean(SdkHttpClient.class, () -> nowhere)
			.withPropertyValues("dynamodb.fips-enabled=" + fips, "dynamodb.dualstack-enabled=" + dualstack)
			.run((context) -> nowhere.ask(context.getBean(DynamoDbClient.class)));

		assertThat(nowhere.hosts).containsExactly(host);
	}

	@Test
	void variantsOfAClient() {
		Nowhere nowhere = new Nowhere();

		this.contextRunner.withBean(SdkHttpClient.class, () -> nowhere)
			.withPropertyValues("dynamodb.fips-enabled=true", "dynamodb.clients.archive.fips-enabled=false",
					"dynamodb.clients.audit.dualstack-enabled=true", "dynamodb.tables.archive.client=archive",
					"dynamodb.tables.audit.client=audit", "dynamodb.tables.books.read-only=true")
			.run((context) -> {
				DynamoMappingRegistry registry = context.getBean(DynamoMappingRegistry.class);
				nowhere.ask(registry.get("archive").client());
				nowhere.ask(registry.get("audit").client());
				nowhere.ask(registry.get("books").client());
			});

		assertThat(nowhere.hosts).containsExactly("dynamodb.us-east-1.amazonaws.com", "dynamodb-fips.us-east-1.api.aws",
				"dynamodb-fips.us-east-1.amazonaws.com");
	}

	@ParameterizedTest
	@CsvSource({ "dynamodb.endpoint, dynamodb.fips-enabled", "dynamodb.endpoint, dynamodb.dualstack-enabled",
			"dynamodb.clients.archive.endpoint, dynamodb.fips-enabled",
			"dynamodb.endpoint, dynamodb.clients.archive.dualstack-enabled" })
	void anEndpointHasNone(String endpoint, String variant) {
		this.contextRunner.withPropertyValues(endpoint + "=http://localhost:8000", variant + "=true").run((context) -> {
			FailureAnalysis analysis = FailureTexts.of(context);

			assertThat(analysis.getDescription())
				.isEqualTo("Expected '" + endpoint + "' or '" + variant + "=true', found both.");
			assertThat(analysis.getAction()).isEqualTo("Remove one of them: an address of one's own is what it is.");
		});
	}

	@Test
	void defaultsModeIsThatOfTheProperties() {
		List<Duration> connectTimeouts = new ArrayList<>();
		Defaults defaults = new Defaults(connectTimeouts);

		this.contextRunner.withBean(Defaults.class, () -> defaults)
			.withPropertyValues("dynamodb.defaults-mode=in-region")
			.run((context) -> assertThat(context).hasNotFailed());
		this.contextRunner.withBean(Defaults.class, () -> defaults)
			.withPropertyValues("dynamodb.defaults-mode=mobile")
			.run((context) -> assertThat(context).hasNotFailed());

		assertThat(connectTimeouts).containsExactly(Duration.ofMillis(1100), Duration.ofSeconds(30));
	}

	/**
	 * Sends nothing, and knows where it would have gone to.
	 */
	private static final class Nowhere implements SdkHttpClient {

		private final List<String> hosts = new ArrayList<>();

		void ask(DynamoDbClient client) {
			assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> client.listTables());
		}

		@Override
		public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
			this.hosts.add(request.httpRequest().host());
			throw new UnsupportedOperationException();
		}

		@Override
		public void close() {
			// holds nothing
		}

	}

	/**
	 * Learns what the AWS SDK takes for a good time to wait for a connection.
	 *
	 * @param connectTimeouts what it has learnt
	 */
	private record Defaults(List<Duration> connectTimeouts) implements SdkHttpClient.Builder<Defaults> {

		@Override
		public SdkHttpClient buildWithDefaults(AttributeMap defaults) {
			this.connectTimeouts.add(defaults.get(SdkHttpConfigurationOption.CONNECTION_TIMEOUT));
			return new Nowhere();
		}

	}

}
