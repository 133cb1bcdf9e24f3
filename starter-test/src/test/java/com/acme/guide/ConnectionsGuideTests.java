package com.acme.guide;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.autoconfigure.DynamoCredentialsProperties.AssumeRole;
import io.dynamomapping.autoconfigure.DynamoDbAutoConfiguration;
import io.dynamomapping.autoconfigure.DynamoDbClientBuilderCustomizer;
import io.dynamomapping.autoconfigure.DynamoHttpProperties;
import io.dynamomapping.autoconfigure.DynamoMappingAutoConfiguration;
import io.dynamomapping.autoconfigure.DynamoMappingProperties;
import io.dynamomapping.test.autoconfigure.EmbeddedDynamoDbAutoConfiguration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbServiceClientConfiguration;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The listings of the page on connections.
 */
class ConnectionsGuideTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DynamoDbAutoConfiguration.class, DynamoMappingAutoConfiguration.class))
		.withInitializer((context) -> context.getEnvironment()
			.getPropertySources()
			.addLast(GuidePage.CONNECTIONS.configuration(3)))
		.withPropertyValues("ARCHIVE_KEY_ID=archivist", "ARCHIVE_SECRET=trantor");

	@Test
	void tablesHaveTheClientsThatTheConfigurationSays() {
		this.contextRunner.run((context) -> {
			assertThat(client(context, "books").region()).isEqualTo(Region.EU_CENTRAL_1);
			assertThat(client(context, "old-books").region()).isEqualTo(Region.EU_WEST_1);
			assertThat(client(context, "old-books").credentialsProvider().resolveIdentity().join())
				.isEqualTo(AwsBasicCredentials.create("archivist", "trantor"));
			assertThat(client(context, "american-books").region()).isEqualTo(Region.US_EAST_1);
		});
	}

	@Test
	void customizersChangeAllClients() {
		DynamoDbClientBuilderCustomizer patient = (builder) -> builder
			.overrideConfiguration((overrides) -> overrides.apiCallTimeout(Duration.ofSeconds(20)));

		this.contextRunner.withBean(DynamoDbClientBuilderCustomizer.class, () -> patient).run((context) -> {
			for (String name : new String[] { "books", "old-books", "american-books" }) {
				assertThat(client(context, name).overrideConfiguration().apiCallTimeout())
					.contains(Duration.ofSeconds(20));
			}
		});
	}

	@Test
	void noClientLeavesTheEmbeddedDynamoDb() {
		this.contextRunner.withConfiguration(AutoConfigurations.of(EmbeddedDynamoDbAutoConfiguration.class))
			.withPropertyValues("dynamodb.clients.archive.endpoint=https://dynamodb.eu-west-1.amazonaws.com")
			.run((context) -> assertThat(client(context, "old-books").endpointOverride())
				.isEqualTo(client(context, "books").endpointOverride())
				.isPresent());
	}

	@Test
	void aRoleIsAssumed() {
		DynamoMappingProperties properties = properties(0);

		assertThat(properties.profile()).isEqualTo("library");
		assertThat(properties.credentials().assumeRole())
			.isEqualTo(new AssumeRole("arn:aws:iam::123456789012:role/librarian", null, "gaia", null));
	}

	@Test
	void callsEndInTime() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(DynamoDbAutoConfiguration.class))
			.withInitializer((context) -> context.getEnvironment()
				.getPropertySources()
				.addLast(GuidePage.CONNECTIONS.configuration(1)))
			.withPropertyValues("dynamodb.region=eu-central-1")
			.run((context) -> {
				ClientOverrideConfiguration overrides = context.getBean(DynamoDbClient.class)
					.serviceClientConfiguration()
					.overrideConfiguration();

				assertThat(overrides.apiCallTimeout()).contains(Duration.ofSeconds(5));
				assertThat(overrides.apiCallAttemptTimeout()).contains(Duration.ofMillis(1500));
				assertThat(overrides.retryStrategy().map(RetryStrategy::maxAttempts)).contains(3);
			});
	}

	@Test
	void theHttpClientIsSet() {
		DynamoHttpProperties http = properties(2).http();

		assertThat(http.connectTimeout()).isEqualTo(Duration.ofSeconds(1));
		assertThat(http.readTimeout()).isEqualTo(Duration.ofSeconds(2));
		assertThat(http.maxConnections()).isEqualTo(100);
		assertThat(http.sslBundle()).isEqualTo("library");
		assertThat(http.proxy().endpoint()).isEqualTo(URI.create("http://proxy.example.com:3128"));
		assertThat(http.proxy().nonProxyHosts()).containsExactly("localhost", "*.internal.example.com");
	}

	@Test
	void requestsAreTraced() {
		List<String> traces = new ArrayList<>();
		SdkHttpClient observed = new SdkHttpClient() {

			private final SdkHttpClient client = Apache5HttpClient.create();

			@Override
			public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
				traces.addAll(request.httpRequest().matchingHeaders("X-Trace"));
				return this.client.prepareRequest(request);
			}

			@Override
			public void close() {
				this.client.close();
			}

		};

		this.contextRunner.withConfiguration(AutoConfigurations.of(EmbeddedDynamoDbAutoConfiguration.class))
			.withBean(SdkHttpClient.class, () -> new Tracing(observed))
			.run((context) -> {
				context.getBean(DynamoDbClient.class).listTables();

				assertThat(traces).containsExactly("reading-room");
			});
	}

	private static DynamoMappingProperties properties(int listing) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources().addLast(GuidePage.CONNECTIONS.configuration(listing));
		environment.getPropertySources().addLast(new MapPropertySource("secrets", Map.of("ROLE_EXTERNAL_ID", "gaia")));
		return Binder.get(environment).bind("dynamodb", DynamoMappingProperties.class).get();
	}

	private static DynamoDbServiceClientConfiguration client(BeanFactory beanFactory, String name) {
		return beanFactory.getBean(name, DynamoMapping.class).client().serviceClientConfiguration();
	}

}
