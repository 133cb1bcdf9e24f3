package com.acme.guide;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.autoconfigure.DynamoDbAutoConfiguration;
import io.dynamomapping.autoconfigure.DynamoMappingAutoConfiguration;
import io.dynamomapping.autoconfigure.observation.DynamoMeter;
import io.dynamomapping.autoconfigure.observation.DynamoMetricsAutoConfiguration;
import io.dynamomapping.autoconfigure.observation.DynamoObservationAutoConfiguration;
import io.dynamomapping.autoconfigure.observation.DynamoObservationDocumentation;
import io.dynamomapping.client.DynamoMappings;
import io.dynamomapping.embedded.EmbeddedDynamoDb;
import io.dynamomapping.test.autoconfigure.EmbeddedDynamoDbAutoConfiguration;
import io.micrometer.common.docs.KeyName;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.MDC;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The listings of the page on observability.
 */
@ExtendWith(OutputCaptureExtension.class)
class ObservabilityGuideTests {

	private static final String LOGGER = "io.dynamomapping.requests";

	private final MeterRegistry meters = new SimpleMeterRegistry();

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(EmbeddedDynamoDbAutoConfiguration.class,
				DynamoDbAutoConfiguration.class, DynamoMappingAutoConfiguration.class,
				DynamoObservationAutoConfiguration.class, DynamoMetricsAutoConfiguration.class))
		.withPropertyValues("dynamodb.tables.books.value-type=" + Review.class.getName(),
				"dynamodb.tables.books.on-startup=create");

	@Test
	void conventionsAreBeans() {
		ObservationRegistry observations = ObservationRegistry.create();
		observations.observationConfig().observationHandler(new DefaultMeterObservationHandler(this.meters));

		this.contextRunner.withBean(ObservationRegistry.class, () -> observations)
			.withBean(MeterRegistry.class, () -> this.meters)
			.withBean(OpenTelemetryNames.class)
			.withBean(TeamTag.class)
			.run((context) -> books(context).get("r-1"));

		assertThat(this.meters.get("db.client.operation")
			.tags("db.system.name", "aws.dynamodb", "table", "books", "operation", "GetItem")
			.timer()
			.count()).isEqualTo(1);
		assertThat(this.meters.get("dynamodb.items").tags("team", "books", "operation", "GetItem").summary().count())
			.isEqualTo(1);
	}

	@Test
	void listenersAreBeans() {
		Map<String, Review> many = IntStream.range(0, 60)
			.mapToObj((number) -> new Review("r-" + number, "Long.", 4, 0))
			.collect(Collectors.toMap(Review::id, (review) -> review));

		this.contextRunner.withBean(RequestAudit.class).run((context) -> {
			RequestAudit audit = context.getBean(RequestAudit.class);
			int before = audit.lines().size();
			MDC.put("user", "seldon");
			books(context).putAll(many);
			MDC.remove("user");

			assertThat(audit.lines().stream().skip(before)).containsExactlyInAnyOrder(
					"seldon: BatchWriteItem, 25 items", "seldon: BatchWriteItem, 25 items",
					"seldon: BatchWriteItem, 10 items");
		});
	}

	@Test
	void listenersWithoutSpring() {
		List<Collection<Double>> units = new ArrayList<>();
		EmbeddedDynamoDb dynamoDb = EmbeddedDynamoDb.start();
		DynamoDbClient client = DynamoDbClient.builder()
			.endpointOverride(dynamoDb.endpoint())
			.region(Region.EU_CENTRAL_1)
			.credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
			.build();

		DynamoMappings mappings = DynamoMappings.builder(client)
			.requestListener((report) -> units.add(report.capacityUnits().values()))
			.build();

		DynamoMapping<String, Review> books = mappings.open("books", String.class, Review.class);
		mappings.createTableIfMissing(books);
		books.get("r-1");
		mappings.close();
		client.close();
		dynamoDb.close();
		assertThat(units).last().satisfies((last) -> assertThat(last).containsExactly(1.0));
	}

	@Test
	void theLogSaysOneLineForEachRequest(CapturedOutput output) {
		LoggingSystem logging = LoggingSystem.get(getClass().getClassLoader());
		logging.setLogLevel(LOGGER, LogLevel.DEBUG);
		try {
			this.contextRunner.run((context) -> {
				Review review = new Review("planted", "planted", 4, 0);
				books(context).putIfAbsent("planted", review);
				books(context).putIfAbsent("planted", review);
				books(context).get("planted");
			});
		}
		finally {
			logging.setLogLevel(LOGGER, null);
		}

		List<String> lines = GuidePage.OBSERVABILITY.listing("text").lines().toList();
		assertThat(output).containsPattern(pattern(lines.get(0)))
			.containsPattern(pattern(lines.get(2)))
			.doesNotContain("planted");
	}

	private static Pattern pattern(String line) {
		return Pattern.compile(
				"\\Q" + line.replaceAll("\\d+ ms", "\\\\E\\\\d+ ms\\\\Q").replaceAll("[0-9a-f]+…", "\\\\E[^ ]+\\\\Q")
						+ "\\E");
	}

	@Test
	void everyKeyAndMeterIsOnThePage() {
		String page = GuidePage.OBSERVABILITY.text();

		assertThat(Stream
			.of(DynamoObservationDocumentation.REQUEST.getLowCardinalityKeyNames(),
					DynamoObservationDocumentation.REQUEST.getHighCardinalityKeyNames())
			.flatMap(Arrays::stream)
			.map(KeyName::asString)).isNotEmpty().allSatisfy((key) -> assertThat(page).contains("\n| `" + key + "` |"));
		assertThat(DynamoMeter.values())
			.allSatisfy((meter) -> assertThat(page).contains("\n| `" + meter.getName() + "` |"));
	}

	@SuppressWarnings("unchecked")
	private static DynamoMapping<String, Review> books(BeanFactory beanFactory) {
		return beanFactory.getBean("books", DynamoMapping.class);
	}

}
