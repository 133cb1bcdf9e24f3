package io.dynamomapping.autoconfigure;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.retries.LegacyRetryStrategy;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.utils.AttributeMap;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

@NullMarked
class DynamoDbClientBuilderCustomizerTests {

	private static final ExecutionInterceptor INTERCEPTOR = new ExecutionInterceptor() {
	};

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DynamoDbAutoConfiguration.class))
		.withPropertyValues("dynamodb.region=eu-central-1", "dynamodb.profile=terminus",
				"dynamodb.credentials.access-key-id=local", "dynamodb.credentials.secret-access-key=local");

	@Test
	void addingAnInterceptorKeepsDeadlinesRetriesAndProfile() {
		override((overrides) -> overrides.addExecutionInterceptor(INTERCEPTOR), (result) -> {
			assertThat(result.executionInterceptors()).contains(INTERCEPTOR);
			assertThat(result.apiCallTimeout()).contains(Duration.ofSeconds(9));
			assertThat(result.apiCallAttemptTimeout()).contains(Duration.ofSeconds(4));
			assertThat(result.retryStrategy().orElseThrow().toBuilder().build())
				.isInstanceOf(StandardRetryStrategy.class);
			assertThat(result.retryStrategy().map(RetryStrategy::maxAttempts)).contains(4);
			assertThat(result.defaultProfileName()).contains("terminus");
		});
	}

	@Test
	void everyOverrideCanBeChanged() {
		override((overrides) -> overrides.apiCallTimeout(Duration.ofSeconds(60))
			.apiCallAttemptTimeout(Duration.ofSeconds(20))
			.retryStrategy(DefaultRetryStrategy.doNotRetry())
			.defaultProfileName("trantor"), (result) -> {
				assertThat(result.apiCallTimeout()).contains(Duration.ofSeconds(60));
				assertThat(result.apiCallAttemptTimeout()).contains(Duration.ofSeconds(20));
				assertThat(result.retryStrategy().map(RetryStrategy::maxAttempts)).contains(1);
				assertThat(result.defaultProfileName()).contains("trantor");
			});
	}

	@Test
	void retriesCanBeChangedByAConsumer() {
		override((overrides) -> overrides.retryStrategy((retries) -> retries.maxAttempts(2)),
				(result) -> assertThat(result.retryStrategy().map(RetryStrategy::maxAttempts)).contains(2));
	}

	@Test
	void retriesCanBeChangedByAMode() {
		override((overrides) -> overrides.retryStrategy(RetryMode.LEGACY),
				(result) -> assertThat(result.retryStrategy().orElseThrow().toBuilder().build())
					.isInstanceOf(LegacyRetryStrategy.class));
	}

	@Test
	void httpClientIsReplaced() {
		Answers answers = new Answers();

		customize((builder) -> builder.httpClient(answers), DynamoDbClient::listTables);

		assertThat(answers.requests).hasValue(1);
	}

	@Test
	void httpClientBuilderIsReplaced() {
		Answers answers = new Answers();

		customize((builder) -> builder.httpClientBuilder(new AnswersBuilder(answers)), DynamoDbClient::listTables);

		assertThat(answers.requests).hasValue(1);
	}

	@Test
	void anHttpClientReplacesApache5ThatIsAbsent() {
		Answers answers = new Answers();

		this.contextRunner.withClassLoader(new FilteredClassLoader("software.amazon.awssdk.http.apache5"))
			.withBean(DynamoDbClientBuilderCustomizer.class, () -> (builder) -> builder.httpClient(answers))
			.run((context) -> {
				context.getBean(DynamoDbClient.class).listTables();

				assertThat(answers.requests).hasValue(1);
			});
	}

	private void override(Consumer<ClientOverrideConfiguration.Builder> overrides,
			Consumer<ClientOverrideConfiguration> assertions) {
		customize((builder) -> builder.overrideConfiguration(overrides),
				(client) -> assertions.accept(client.serviceClientConfiguration().overrideConfiguration()));
	}

	private void customize(DynamoDbClientBuilderCustomizer customizer, Consumer<DynamoDbClient> assertions) {
		this.contextRunner.withBean(DynamoDbClientBuilderCustomizer.class, () -> customizer)
			.run((context) -> assertions.accept(context.getBean(DynamoDbClient.class)));
	}

	/**
	 * Answers every request without sending it.
	 */
	private static final class Answers implements SdkHttpClient {

		private final AtomicInteger requests = new AtomicInteger();

		@Override
		public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
			this.requests.incrementAndGet();
			return new ExecutableHttpRequest() {

				@Override
				public HttpExecuteResponse call() {
					byte[] body = "{\"TableNames\":[]}".getBytes(StandardCharsets.UTF_8);
					return HttpExecuteResponse.builder()
						.response(SdkHttpResponse.builder().statusCode(200).build())
						.responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
						.build();
				}

				@Override
				public void abort() {
					// nothing is under way
				}

			};
		}

		@Override
		public void close() {
			// holds nothing
		}

	}

	private record AnswersBuilder(Answers answers) implements SdkHttpClient.Builder<AnswersBuilder> {

		@Override
		public SdkHttpClient buildWithDefaults(AttributeMap defaults) {
			return this.answers;
		}

	}

}
