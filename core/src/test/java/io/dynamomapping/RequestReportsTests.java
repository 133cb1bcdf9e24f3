package io.dynamomapping;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpServer;
import io.dynamomapping.client.DynamoMappings;
import io.dynamomapping.spi.RequestReport;
import io.dynamomapping.testing.Book;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.metrics.MetricCollection;
import software.amazon.awssdk.metrics.MetricPublisher;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What is reported of requests that DynamoDB does not answer at once.
 */
class RequestReportsTests {

	private static final String THROTTLED = "{\"__type\":\"com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException\",\"message\":\"slow down\"}";

	private static final String FAILED = "{\"__type\":\"com.amazonaws.dynamodb.v20120810#InternalServerError\",\"message\":\"oops\"}";

	private static final String FOUND = "{\"Item\":{\"isbn\":{\"S\":\"1\"},\"title\":{\"S\":\"Solaris\"}}}";

	private static final Map<String, Integer> STATUS = Map.of(THROTTLED, 400, FAILED, 500);

	private final HttpServer server = server();

	private final List<String> failures = new ArrayList<>();

	private final AtomicInteger attempts = new AtomicInteger();

	private final List<RequestReport> reports = new ArrayList<>();

	private static HttpServer server() {
		try {
			return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@BeforeEach
	void start() {
		this.server.createContext("/", (exchange) -> {
			exchange.getRequestBody().readAllBytes();
			int attempt = this.attempts.getAndIncrement();
			String answer = (attempt < this.failures.size()) ? this.failures.get(attempt) : FOUND;
			byte[] body = answer.getBytes(StandardCharsets.UTF_8);
			exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.0");
			exchange.getResponseHeaders().add("x-amzn-requestid", "R" + attempt);
			exchange.sendResponseHeaders(STATUS.getOrDefault(answer, 200), body.length);
			exchange.getResponseBody().write(body);
			exchange.close();
		});
		this.server.start();
	}

	@AfterEach
	void stop() {
		this.server.stop(0);
	}

	@Test
	void attemptsAreCounted() {
		this.failures.addAll(List.of(THROTTLED, FAILED, THROTTLED));

		get(client(List.of()));

		assertThat(this.reports).singleElement().satisfies((report) -> {
			assertThat(report.retries()).isEqualTo(3);
			assertThat(report.throttles()).isEqualTo(2);
			assertThat(report.requestId()).isEqualTo("R3");
			assertThat(report.failure()).isNull();
		});
	}

	@Test
	void attemptsOfRequestsThatFailAreCounted() {
		this.failures.addAll(List.of(THROTTLED, THROTTLED, THROTTLED, THROTTLED));

		assertThatExceptionOfType(DynamoRequestException.class).isThrownBy(() -> get(client(List.of())));

		assertThat(this.reports).singleElement().satisfies((report) -> {
			assertThat(report.retries()).isEqualTo(3);
			assertThat(report.throttles()).isEqualTo(4);
			assertThat(report.requestId()).isEqualTo("R3");
			assertThat(report.failure()).isNotNull();
		});
	}

	@Test
	void publishersOfTheClientHearAsMuchAsWithoutListeners() {
		Publisher ofClient = new Publisher();

		get(client(List.of(ofClient)));

		assertThat(this.reports).hasSize(1);
		assertThat(ofClient.published).hasSize(1);
	}

	@Test
	void publishersOfRequestsReplaceThoseOfTheClientAsWithoutListeners() {
		Publisher ofClient = new Publisher();
		Publisher ofRequest = new Publisher();
		try (DynamoDbClient client = client(List.of(ofClient))) {
			books(client)
				.customizing(GetItemRequest.Builder.class, (request) -> request.overrideConfiguration(
						(configuration) -> configuration.addMetricPublisher(ofRequest).putHeader("x-trace", "1")))
				.get("1");
		}

		assertThat(this.reports).hasSize(1);
		assertThat(ofRequest.published).hasSize(1);
		assertThat(ofClient.published).isEmpty();
	}

	private void get(DynamoDbClient client) {
		try (client) {
			assertThat(books(client).at("1").require().title()).isEqualTo("Solaris");
		}
	}

	private DynamoMapping<String, Book> books(DynamoDbClient client) {
		return DynamoMappings.builder(client)
			.requestListener(this.reports::add)
			.build()
			.open("books", String.class, Book.class);
	}

	private DynamoDbClient client(List<MetricPublisher> publishers) {
		ClientOverrideConfiguration configuration = ClientOverrideConfiguration.builder()
			.metricPublishers(publishers)
			.retryStrategy(StandardRetryStrategy.builder()
				.maxAttempts(4)
				.backoffStrategy(BackoffStrategy.fixedDelay(Duration.ofMillis(1)))
				.throttlingBackoffStrategy(BackoffStrategy.fixedDelay(Duration.ofMillis(1)))
				.build())
			.build();
		return DynamoDbClient.builder()
			.endpointOverride(URI.create("http://localhost:" + this.server.getAddress().getPort()))
			.region(Region.EU_CENTRAL_1)
			.credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
			.overrideConfiguration(configuration)
			.build();
	}

	private static final class Publisher implements MetricPublisher {

		private final List<MetricCollection> published = new ArrayList<>();

		@Override
		public void publish(MetricCollection metrics) {
			this.published.add(metrics);
		}

		@Override
		public void close() {
		}

	}

}
