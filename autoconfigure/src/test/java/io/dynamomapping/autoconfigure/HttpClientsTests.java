package io.dynamomapping.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;
import software.amazon.awssdk.utils.AttributeMap;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Which HTTP client sends requests, and what becomes of it.
 */
@NullMarked
class HttpClientsTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DynamoDbAutoConfiguration.class, DynamoMappingAutoConfiguration.class))
		.withPropertyValues("dynamodb.region=eu-central-1", "dynamodb.credentials.provider=anonymous",
				"dynamodb.retry.max-attempts=1");

	@Test
	void aBeanSendsRequestsOfAllClientsAndIsClosedOnce() {
		Counting counting = new Counting();

		try (FakeServer server = FakeServer.http(FakeServer.with(200, FakeServer.NO_TABLES))) {
			this.contextRunner.withBean(SdkHttpClient.class, () -> counting)
				.withPropertyValues("dynamodb.endpoint=" + server.endpoint(),
						"dynamodb.clients.archive.region=us-east-1", "dynamodb.tables.books.client=archive")
				.run((context) -> {
					context.getBean(DynamoDbClient.class).listTables();
					context.getBean(DynamoMappingRegistry.class).get("books").client().listTables();

					assertThat(counting.requests).hasValue(2);
				});
		}

		assertThat(counting.closed).hasValue(1);
	}

	@Test
	void aBuilderBeanMakesAnHttpClientForEachClient() {
		CountingBuilder builder = new CountingBuilder();

		this.contextRunner.withBean(CountingBuilder.class, () -> builder)
			.withPropertyValues("dynamodb.clients.archive.region=us-east-1", "dynamodb.tables.books.client=archive")
			.run((context) -> {
				context.getBean("books");

				assertThat(builder.built).hasValue(2);
			});

		assertThat(builder.client.closed).hasValue(2);
	}

	@Test
	void aBuilderOfTheSdkCanBeTheBean() {
		try (FakeServer server = FakeServer.http(FakeServer.with(200, FakeServer.NO_TABLES))) {
			this.contextRunner.withUserConfiguration(JdkClient.class)
				.withPropertyValues("dynamodb.endpoint=" + server.endpoint())
				.run((context) -> {
					context.getBean(DynamoDbClient.class).listTables();

					assertThat(server.requests()).singleElement()
						.satisfies((request) -> assertThat(request.header("User-Agent"))
							.containsIgnoringCase("UrlConnection"));
				});
		}
	}

	@Test
	void aBeanAndPropertiesAreRefused() {
		this.contextRunner.withBean(SdkHttpClient.class, Counting::new)
			.withPropertyValues("dynamodb.http.read-timeout=1s")
			.run((context) -> {
				FailureAnalysis analysis = FailureTexts.of(context);

				assertThat(analysis.getDescription())
					.isEqualTo("Expected properties under 'dynamodb.http' or a bean SdkHttpClient, found both.");
				assertThat(analysis.getAction()).isEqualTo("Remove the properties and have the bean do what they are "
						+ "for, or declare the bean with '@Bean(defaultCandidate = false)' if it is for something else.");
			});
	}

	@Test
	void twoBeansAreOneTooMany() {
		this.contextRunner.withBean("one", SdkHttpClient.class, Counting::new)
			.withBean("two", SdkHttpClient.class, Counting::new)
			.run((context) -> {
				FailureAnalysis analysis = FailureTexts.of(context);

				assertThat(analysis.getDescription())
					.isEqualTo("Expected one bean SdkHttpClient for requests to DynamoDB, found one and two.");
				assertThat(analysis.getAction())
					.isEqualTo("Declare it with '@Primary', or those that are for something "
							+ "else with '@Bean(defaultCandidate = false)'.");
			});
	}

	@Test
	void aBeanForSomethingElseIsLeftAlone() {
		this.contextRunner.withUserConfiguration(OtherClient.class)
			.withPropertyValues("dynamodb.http.read-timeout=1s")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void customizersHaveTheLastWord() {
		ApplicationContextRunner properties = this.contextRunner.withPropertyValues("dynamodb.http.read-timeout=1s");
		ApplicationContextRunner bean = this.contextRunner.withBean(SdkHttpClient.class, Counting::new);
		ApplicationContextRunner builderBean = this.contextRunner.withBean(CountingBuilder.class, CountingBuilder::new);

		for (ApplicationContextRunner runner : List.of(this.contextRunner, properties, bean, builderBean)) {
			assertUsed(runner, DynamoDbClientBuilder::httpClient);
			assertUsed(runner, (builder, client) -> builder
				.httpClientBuilder((SdkHttpClient.Builder<?>) new CountingBuilder(client)));
		}
	}

	private static void assertUsed(ApplicationContextRunner runner,
			BiConsumer<DynamoDbClientBuilder, Counting> customizer) {
		Counting counting = new Counting();

		try (FakeServer server = FakeServer.http(FakeServer.with(200, FakeServer.NO_TABLES))) {
			runner
				.withBean(DynamoDbClientBuilderCustomizer.class,
						() -> (builder) -> customizer.accept(builder, counting))
				.withPropertyValues("dynamodb.endpoint=" + server.endpoint())
				.run((context) -> context.getBean(DynamoDbClient.class).listTables());
		}

		assertThat(counting.requests).hasValue(1);
	}

	@Test
	void aBuilderThatFailsIsNotPassedOver() {
		this.contextRunner.withBean(CountingBuilder.class, FailingBuilder::of)
			.run((context) -> assertThat(context).getFailure().hasRootCauseMessage("the mule"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "apache5", "apache", "url-connection" })
	void aResponseHasToComeInTime(String client) {
		try (FakeServer server = FakeServer.http(FakeServer.after(3000))) {
			this.contextRunner
				.withPropertyValues("dynamodb.endpoint=" + server.endpoint(), "dynamodb.http.client=" + client,
						"dynamodb.http.read-timeout=100ms")
				.run((context) -> assertThatExceptionOfType(SdkClientException.class)
					.isThrownBy(() -> context.getBean(DynamoDbClient.class).listTables())
					.withStackTraceContaining("SocketTimeoutException"));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "apache5", "apache", "aws-crt" })
	void noMoreConnectionsAreOpenThanAllowed(String client) {
		try (FakeServer server = FakeServer.http(FakeServer.after(1500))) {
			this.contextRunner
				.withPropertyValues("dynamodb.endpoint=" + server.endpoint(), "dynamodb.http.client=" + client,
						"dynamodb.http.max-connections=1", "dynamodb.http.connection-acquisition-timeout=100ms")
				.run((context) -> {
					DynamoDbClient dynamoDb = context.getBean(DynamoDbClient.class);
					CompletableFuture<?> first = CompletableFuture.supplyAsync(dynamoDb::listTables);
					while (server.requests().isEmpty()) {
						Thread.sleep(10);
					}

					assertThatExceptionOfType(SdkClientException.class).isThrownBy(dynamoDb::listTables);
					assertThat(first).succeedsWithin(Duration.ofSeconds(5));
					assertThat(server.requests()).hasSize(1);
				});
		}
	}

	@Test
	void anHttpClientByPropertiesIsClosedWithTheContext() {
		DynamoDbClient[] client = new DynamoDbClient[1];

		try (FakeServer server = FakeServer.http(FakeServer.with(200, FakeServer.NO_TABLES))) {
			this.contextRunner
				.withPropertyValues("dynamodb.endpoint=" + server.endpoint(), "dynamodb.http.connect-timeout=1s")
				.run((context) -> {
					client[0] = context.getBean(DynamoDbClient.class);
					client[0].listTables();
				});

			assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> client[0].listTables());
			assertThat(server.requests()).hasSize(1);
		}
	}

	private static class Counting implements SdkHttpClient {

		private final SdkHttpClient client = Apache5HttpClient.create();

		private final AtomicInteger requests = new AtomicInteger();

		private final AtomicInteger closed = new AtomicInteger();

		@Override
		public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
			this.requests.incrementAndGet();
			return this.client.prepareRequest(request);
		}

		@Override
		public void close() {
			this.closed.incrementAndGet();
			this.client.close();
		}

	}

	private static class CountingBuilder implements SdkHttpClient.Builder<CountingBuilder> {

		private final Counting client;

		private final AtomicInteger built = new AtomicInteger();

		CountingBuilder() {
			this(new Counting());
		}

		CountingBuilder(Counting client) {
			this.client = client;
		}

		@Override
		public SdkHttpClient buildWithDefaults(AttributeMap defaults) {
			this.built.incrementAndGet();
			return this.client;
		}

	}

	private static final class FailingBuilder extends CountingBuilder {

		static CountingBuilder of() {
			return new FailingBuilder();
		}

		@Override
		public SdkHttpClient buildWithDefaults(AttributeMap defaults) {
			throw new IllegalArgumentException("the mule");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class JdkClient {

		@Bean
		UrlConnectionHttpClient.Builder httpClientBuilder() {
			return UrlConnectionHttpClient.builder();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OtherClient {

		@Bean(defaultCandidate = false)
		SdkHttpClient otherClient() {
			return Apache5HttpClient.create();
		}

	}

}
