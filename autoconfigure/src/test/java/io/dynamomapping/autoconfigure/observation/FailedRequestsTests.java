package io.dynamomapping.autoconfigure.observation;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;

import com.sun.net.httpserver.HttpServer;
import io.dynamomapping.DynamoRequestException;
import io.dynamomapping.autoconfigure.DynamoDbAutoConfiguration;
import io.dynamomapping.autoconfigure.DynamoDbClientBuilderCustomizer;
import io.dynamomapping.autoconfigure.DynamoMappingAutoConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Requests that are refused, by a DynamoDB which is none.
 */
@NullMarked
@ExtendWith(OutputCaptureExtension.class)
class FailedRequestsTests {

	private static final String THROTTLED = "{\"__type\":\"com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException\",\"message\":\"slow down\"}";

	private static final String QUOTING = "{\"__type\":\"com.amazon.coral.validate#ValidationException\",\"message\":\"Value 'planted' is wrong\"}";

	private final HttpServer server = server();

	private final Deque<String> failures = new ArrayDeque<>();

	private final MeterRegistry meters = new SimpleMeterRegistry();

	private final ObservationRegistry observations = ObservationRegistry.create();

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DynamoDbAutoConfiguration.class, DynamoMappingAutoConfiguration.class,
				DynamoObservationAutoConfiguration.class, DynamoMetricsAutoConfiguration.class))
		.withPropertyValues("dynamodb.region=eu-central-1",
				"dynamodb.endpoint=http://localhost:" + this.server.getAddress().getPort(),
				"dynamodb.credentials.access-key-id=local", "dynamodb.credentials.secret-access-key=local",
				"dynamodb.tables.volumes.value-type=" + Volume.class.getName())
		.withBean(MeterRegistry.class, () -> this.meters)
		.withBean(ObservationRegistry.class, () -> this.observations);

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
		this.observations.observationConfig().observationHandler(new DefaultMeterObservationHandler(this.meters));
		this.server.createContext("/", (exchange) -> {
			exchange.getRequestBody().readAllBytes();
			boolean throttled = !this.failures.isEmpty();
			byte[] body = (throttled ? this.failures.pop() : "{\"Count\":0,\"ScannedCount\":0,\"Items\":[]}")
				.getBytes(StandardCharsets.UTF_8);
			exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.0");
			exchange.sendResponseHeaders(throttled ? 400 : 200, body.length);
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
	void throttlesAreCountedThoughTheRequestSucceeds() {
		this.failures.addAll(List.of(THROTTLED, THROTTLED));

		this.contextRunner.run((context) -> {
			Volumes.get(context, "volumes").get("1");
			Volumes.get(context, "volumes").get("1");
		});

		assertThat(count("dynamodb.throttles")).isEqualTo(2);
		assertThat(count("dynamodb.retries")).isEqualTo(2);
		assertThat(requests("SUCCESS", "none")).isEqualTo(2);
	}

	@Test
	void requestThatIsThrottledToTheEndIsAnOutcome() {
		this.failures.addAll(List.of(THROTTLED));

		this.contextRunner
			.withBean(DynamoDbClientBuilderCustomizer.class, () -> (builder) -> builder.overrideConfiguration(
					builder.overrideConfiguration().toBuilder().retryStrategy((retry) -> retry.maxAttempts(1)).build()))
			.run((context) -> assertThatExceptionOfType(DynamoRequestException.class)
				.isThrownBy(() -> Volumes.get(context, "volumes").get("1")));

		assertThat(count("dynamodb.throttles")).isEqualTo(1);
		assertThat(count("dynamodb.retries")).isZero();
		assertThat(requests("THROTTLED", "ProvisionedThroughputExceededException")).isEqualTo(1);
	}

	@Test
	void errorOfAnObservationIsOfItsClassAndQuotesNoValues() {
		this.failures.add(QUOTING);
		List<DynamoObservationContext> observed = new ArrayList<>();
		this.observations.observationConfig().observationHandler(new ObservationHandler<DynamoObservationContext>() {

			@Override
			public void onStop(DynamoObservationContext context) {
				observed.add(context);
			}

			@Override
			public boolean supportsContext(Observation.Context context) {
				return context instanceof DynamoObservationContext;
			}

		});

		this.contextRunner.run((context) -> assertThatExceptionOfType(DynamoRequestException.class)
			.isThrownBy(() -> Volumes.get(context, "volumes").get("1")));

		AwsServiceException shown = (AwsServiceException) Objects.requireNonNull(observed.get(0).getError());
		Throwable thrown = Objects.requireNonNull(Objects.requireNonNull(observed.get(0).getReport()).failure());
		assertThat(thrown).hasMessageContaining("planted");
		assertThat(shown).hasSameClassAs(thrown)
			.hasMessageStartingWith("ValidationException (Service: DynamoDb, Status Code: 400, Request ID: ")
			.hasMessageNotContaining("planted")
			.hasNoCause();
		assertThat(shown.getStackTrace()).isEqualTo(thrown.getStackTrace());
		assertThat(shown.awsErrorDetails().toString()).doesNotContain("planted");
		assertThat(requests("CLIENT_ERROR", "DynamoDbException")).isEqualTo(1);
	}

	@Test
	void attemptsAreInTheLogWithoutValues(CapturedOutput output) {
		this.failures.addAll(List.of(THROTTLED, THROTTLED));
		LoggingSystem logging = LoggingSystem.get(getClass().getClassLoader());
		logging.setLogLevel("io.dynamomapping.requests", LogLevel.DEBUG);
		try {
			this.contextRunner
				.run((context) -> Volumes.get(context, "volumes").index("by-author").partition("planted").first());
		}
		finally {
			logging.setLogLevel("io.dynamomapping.requests", null);
		}

		assertThat(output)
			.containsPattern("Query on index 'by-author' of table 'volumes' took \\d+ ms, no request id, "
					+ "3 attempts \\(2 throttled\\)")
			.doesNotContain("planted");
	}

	private double count(String name) {
		return this.meters.get(name).tags("table", "volumes", "operation", "GetItem").counter().count();
	}

	private long requests(String outcome, String error) {
		return this.meters.get("dynamodb.requests")
			.tags("table", "volumes", "operation", "GetItem", "outcome", outcome, "error", error)
			.timer()
			.count();
	}

}
