package io.dynamomapping.autoconfigure.health;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.DynamoTables;
import io.dynamomapping.autoconfigure.DynamoDbAutoConfiguration;
import io.dynamomapping.autoconfigure.DynamoDbClientBuilderCustomizer;
import io.dynamomapping.autoconfigure.DynamoMappingAutoConfiguration;
import io.dynamomapping.embedded.EmbeddedDynamoDb;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context.BeforeExecution;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.availability.ApplicationAvailabilityAutoConfiguration;
import org.springframework.boot.health.actuate.endpoint.CompositeHealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.autoconfigure.actuate.endpoint.AvailabilityProbesAutoConfiguration;
import org.springframework.boot.health.autoconfigure.actuate.endpoint.HealthEndpointAutoConfiguration;
import org.springframework.boot.health.autoconfigure.application.AvailabilityHealthContributorAutoConfiguration;
import org.springframework.boot.health.autoconfigure.contributor.HealthContributorAutoConfiguration;
import org.springframework.boot.health.autoconfigure.registry.HealthContributorRegistryAutoConfiguration;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

@NullMarked
class DynamoDbHealthContributorAutoConfigurationTests {

	private static final EmbeddedDynamoDb DYNAMO_DB = EmbeddedDynamoDb.start();

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DynamoDbAutoConfiguration.class, DynamoMappingAutoConfiguration.class,
				DynamoDbHealthContributorAutoConfiguration.class, HealthContributorAutoConfiguration.class,
				HealthContributorRegistryAutoConfiguration.class))
		.withPropertyValues("dynamodb.region=eu-central-1", "dynamodb.endpoint=" + DYNAMO_DB.endpoint(),
				"dynamodb.credentials.access-key-id=local", "dynamodb.credentials.secret-access-key=planted",
				"dynamodb.table-name-prefix=health-", "dynamodb.tables.settings.partition-key-name=name",
				"dynamodb.tables.visits.partition-key-name=id");

	@AfterAll
	static void stop() {
		DYNAMO_DB.close();
	}

	@Test
	void noTableCountsUnlessAsked() {
		this.contextRunner.run((context) -> assertThat(context).doesNotHaveBean(CompositeHealthContributor.class));
		this.contextRunner.withPropertyValues("dynamodb.tables.settings.health=false")
			.run((context) -> assertThat(context).doesNotHaveBean(CompositeHealthContributor.class));
	}

	@Test
	void onlyTheTablesThatAskCount() {
		this.contextRunner
			.withPropertyValues("dynamodb.tables.settings.health=true", "dynamodb.tables.settings.on-startup=create")
			.run((context) -> {
				CompositeHealthContributor health = context.getBean(CompositeHealthContributor.class);
				assertThat(health.stream()).singleElement()
					.satisfies((entry) -> assertThat(entry.name()).isEqualTo("settings"));
				assertThat(health(context).getStatus()).isEqualTo(Status.UP);
				assertThat(health(context).getDetails()).containsEntry("tableName", "health-settings")
					.hasEntrySatisfying("tableStatus", (status) -> assertThat(status).hasToString("ACTIVE"));
			});
	}

	@Test
	void anEnvironmentVariableIsNoTableOfItsOwn() {
		this.contextRunner
			.withInitializer(
					(context) -> context.getEnvironment()
						.getPropertySources()
						.addFirst(new SystemEnvironmentPropertySource(
								StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
								Map.of("DYNAMODB_TABLES_ORDERLINES_TABLENAME", "lines",
										"DYNAMODB_TABLES_ORDERLINES_HEALTH", "true"))))
			.withPropertyValues("dynamodb.tables.order-lines.partition-key-name=id",
					"dynamodb.tables.order-lines.on-startup=create")
			.run((context) -> {
				assertThat(context.getBean(CompositeHealthContributor.class).stream()).singleElement()
					.satisfies((entry) -> assertThat(entry.name()).isEqualTo("order-lines"));
				Health health = Objects.requireNonNull(indicator(context, "order-lines").health());
				assertThat(health.getStatus()).isEqualTo(Status.UP);
				assertThat(health.getDetails()).containsEntry("tableName", "health-lines");
			});
	}

	@Test
	void aTableThatIsMissingIsDown() {
		this.contextRunner
			.withPropertyValues("dynamodb.tables.settings.health=true", "dynamodb.tables.settings.on-startup=create")
			.run((context) -> {
				context.getBean(DynamoTables.class).deleteIfExists("health-settings");
				Health health = health(context);
				assertThat(health.getStatus()).isEqualTo(Status.DOWN);
				assertThat(health.getDetails()).containsEntry("tableName", "health-settings")
					.containsEntry("region", "eu-central-1")
					.containsEntry("endpoint", DYNAMO_DB.endpoint().toString())
					.containsKey("error")
					.doesNotContainKey("tableStatus");
				assertThat(health.toString()).doesNotContain("planted");
			});
	}

	@Test
	void recoversByItself() {
		this.contextRunner.withPropertyValues("dynamodb.tables.visits.health=true").run((context) -> {
			HealthIndicator indicator = indicator(context, "visits");
			assertThat(status(indicator)).isEqualTo(Status.DOWN);
			context.getBean(DynamoTables.class).createIfMissing(context.getBean("visits", DynamoMapping.class));
			assertThat(status(indicator)).isEqualTo(Status.UP);
		});
	}

	@Test
	void hasATimeoutOfItsOwn() throws IOException {
		try (ServerSocket silent = new ServerSocket(0)) {
			this.contextRunner
				.withPropertyValues("dynamodb.endpoint=http://localhost:" + silent.getLocalPort(),
						"dynamodb.tables.settings.health=true", "management.health.dynamodb.timeout=300ms")
				.run((context) -> {
					long start = System.nanoTime();
					Health health = health(context);
					Duration taken = Duration.ofNanos(System.nanoTime() - start);
					assertThat(health.getStatus()).isEqualTo(Status.DOWN);
					assertThat(health.getDetails().get("error")).asString().contains("300");
					// The client's own timeouts are 4 s for an attempt and 9 s for a
					// call.
					assertThat(taken).isLessThan(Duration.ofSeconds(4));
				});
		}
	}

	@Test
	void refusesATimeoutOfNothing() {
		this.contextRunner
			.withPropertyValues("dynamodb.tables.settings.health=true", "management.health.dynamodb.timeout=0s")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("Expected 'management.health.dynamodb.timeout' to be more than 0"));
	}

	@Test
	void isNoPartOfLivenessNorReadiness() {
		this.contextRunner
			.withConfiguration(AutoConfigurations.of(HealthEndpointAutoConfiguration.class,
					AvailabilityHealthContributorAutoConfiguration.class,
					ApplicationAvailabilityAutoConfiguration.class, AvailabilityProbesAutoConfiguration.class))
			.withPropertyValues("dynamodb.tables.visits.health=true",
					"management.endpoints.web.exposure.include=health",
					"management.endpoint.health.probes.enabled=true")
			.run((context) -> {
				HealthEndpoint endpoint = context.getBean(HealthEndpoint.class);
				assertThat(components(endpoint.health())).contains("dynamodb");
				assertThat(components(endpoint.healthForPath("liveness"))).containsExactly("livenessState");
				assertThat(components(endpoint.healthForPath("readiness"))).containsExactly("readinessState");
			});
	}

	@Test
	void asksNothingBeforeItIsAsked() {
		Requests requests = new Requests();
		this.contextRunner
			.withBean(DynamoDbClientBuilderCustomizer.class,
					() -> (builder) -> builder.overrideConfiguration(
							builder.overrideConfiguration().toBuilder().addExecutionInterceptor(requests).build()))
			.withPropertyValues("dynamodb.tables.settings.health=true")
			.run((context) -> {
				assertThat(context).hasSingleBean(CompositeHealthContributor.class);
				assertThat(requests.sent).isEmpty();

				health(context);
				assertThat(requests.sent).singleElement().isInstanceOf(DescribeTableRequest.class);
			});
	}

	@Test
	void canBeSwitchedOff() {
		this.contextRunner
			.withPropertyValues("dynamodb.tables.settings.health=true", "management.health.dynamodb.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(CompositeHealthContributor.class));
	}

	@Test
	void leavesAnIndicatorOfTheApplicationAlone() {
		HealthIndicator own = () -> Health.up().build();
		this.contextRunner.withPropertyValues("dynamodb.tables.settings.health=true")
			.withBean("dynamodbHealthIndicator", HealthIndicator.class, () -> own)
			.run((context) -> assertThat(context.getBean("dynamodbHealthIndicator")).isSameAs(own))
			.run((context) -> assertThat(context).doesNotHaveBean(CompositeHealthContributor.class));
	}

	@Test
	void doesWithoutMappings() {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(DynamoDbHealthContributorAutoConfiguration.class))
			.withPropertyValues("dynamodb.tables.settings.health=true")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(HealthContributor.class));
	}

	private static Health health(AssertableApplicationContext context) {
		return Objects.requireNonNull(indicator(context, "settings").health());
	}

	private static Status status(HealthIndicator indicator) {
		return Objects.requireNonNull(indicator.health()).getStatus();
	}

	private static HealthIndicator indicator(AssertableApplicationContext context, String table) {
		return (HealthIndicator) Objects.requireNonNull(
				context.getBean("dynamodbHealthContributor", CompositeHealthContributor.class).getContributor(table));
	}

	private static Set<String> components(@Nullable HealthDescriptor health) {
		CompositeHealthDescriptor composite = (CompositeHealthDescriptor) Objects.requireNonNull(health);
		return Objects.requireNonNull(composite.getComponents()).keySet();
	}

	private static final class Requests implements ExecutionInterceptor {

		private final List<SdkRequest> sent = new CopyOnWriteArrayList<>();

		@Override
		public void beforeExecution(BeforeExecution context, ExecutionAttributes attributes) {
			this.sent.add(context.request());
		}

	}

}
