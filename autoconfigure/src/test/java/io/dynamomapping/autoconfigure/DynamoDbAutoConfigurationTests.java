package io.dynamomapping.autoconfigure;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;

import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbServiceClientConfiguration;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ContextConsumer;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@NullMarked
@ExtendWith(OutputCaptureExtension.class)
class DynamoDbAutoConfigurationTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DynamoDbAutoConfiguration.class))
		.withPropertyValues("dynamodb.region=eu-central-1");

	@Test
	void backsOffWhenClientBeanExists() {
		this.contextRunner.withUserConfiguration(OwnClient.class)
			.run((context) -> assertThat(context).hasSingleBean(DynamoDbClient.class)
				.hasBean("ownClient")
				.doesNotHaveBean(DynamoDbConnectionDetails.class));
	}

	@Test
	void backsOffWithoutTheSdk() {
		this.contextRunner.withClassLoader(new FilteredClassLoader(DynamoDbClient.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(DynamoDbAutoConfiguration.class));
	}

	@Test
	void setsTheRegion() {
		this.contextRunner.withPropertyValues("dynamodb.region=eu-west-1")
			.run(client((configuration) -> assertThat(configuration.region()).isEqualTo(Region.EU_WEST_1)));
	}

	@Test
	void setsTheEndpointAndLogsItOnce(CapturedOutput output) {
		this.contextRunner.withPropertyValues("dynamodb.endpoint=http://localhost:8000")
			.run(client((configuration) -> assertThat(configuration.endpointOverride())
				.contains(URI.create("http://localhost:8000"))));

		assertThat(output.toString().lines()).filteredOn((line) -> line.contains("http://localhost:8000"))
			.containsExactly(
					"INFO  i.d.a.DynamoDbAutoConfiguration : Requests to DynamoDB go to http://localhost:8000");
	}

	@Test
	void logsNoEndpointThatIsNotOverridden(CapturedOutput output) {
		this.contextRunner.run(client((configuration) -> assertThat(configuration.endpointOverride()).isEmpty()));

		assertThat(output).doesNotContain("Requests to DynamoDB go to");
	}

	@Test
	void leavesCredentialsToTheDefaultChain() {
		this.contextRunner.run(client((configuration) -> assertThat(configuration.credentialsProvider())
			.isInstanceOf(DefaultCredentialsProvider.class)));
	}

	@Test
	void setsStaticCredentials() {
		this.contextRunner
			.withPropertyValues("dynamodb.credentials.access-key-id=AKIASELDON",
					"dynamodb.credentials.secret-access-key=psychohistory")
			.run(client((configuration) -> assertThat(credentials(configuration))
				.isEqualTo(AwsBasicCredentials.create("AKIASELDON", "psychohistory"))));
	}

	@Test
	void setsTheSessionToken() {
		this.contextRunner.withPropertyValues("dynamodb.credentials.access-key-id=AKIASELDON",
				"dynamodb.credentials.secret-access-key=psychohistory", "dynamodb.credentials.session-token=terminus")
			.run(client((configuration) -> assertThat(credentials(configuration))
				.isEqualTo(AwsSessionCredentials.create("AKIASELDON", "psychohistory", "terminus"))));
	}

	@Test
	void takesBlankCredentialsForNone() {
		this.contextRunner
			.withPropertyValues("dynamodb.credentials.access-key-id=", "dynamodb.credentials.secret-access-key=")
			.run(client((configuration) -> assertThat(configuration.credentialsProvider())
				.isInstanceOf(DefaultCredentialsProvider.class)));
	}

	@Test
	void prefersCredentialsToThoseOfTheProfile() {
		this.contextRunner
			.withPropertyValues("dynamodb.credentials.access-key-id=AKIASELDON",
					"dynamodb.credentials.secret-access-key=psychohistory", "dynamodb.profile=dev")
			.run(client((configuration) -> {
				assertThat(configuration.credentialsProvider()).isInstanceOf(StaticCredentialsProvider.class);
				assertThat(configuration.overrideConfiguration().defaultProfileName()).contains("dev");
			}));
	}

	@Test
	void setsDeadlinesAndRetries() {
		this.contextRunner.run(client((configuration) -> {
			ClientOverrideConfiguration override = configuration.overrideConfiguration();
			assertThat(override.apiCallTimeout()).contains(Duration.ofSeconds(9));
			assertThat(override.apiCallAttemptTimeout()).contains(Duration.ofSeconds(4));
			Optional<RetryStrategy> retryStrategy = override.retryStrategy();
			// A copy is of the strategy without what tells of its attempts.
			assertThat(retryStrategy.orElseThrow().toBuilder().build()).isInstanceOf(StandardRetryStrategy.class);
			assertThat(retryStrategy.map(RetryStrategy::maxAttempts)).contains(4);
		}));
	}

	@Test
	void takesTheConnectionFromADetailsBean() {
		this.contextRunner.withUserConfiguration(OwnConnectionDetails.class)
			.withPropertyValues("dynamodb.endpoint=http://localhost:8000",
					"dynamodb.credentials.access-key-id=AKIASELDON",
					"dynamodb.credentials.secret-access-key=psychohistory")
			.run(client((configuration) -> {
				assertThat(configuration.endpointOverride()).contains(URI.create("http://localhost:4566"));
				assertThat(configuration.region()).isEqualTo(Region.AP_SOUTH_1);
				assertThat(configuration.credentialsProvider()).isInstanceOf(ProfileCredentialsProvider.class);
				assertThat(configuration.overrideConfiguration().defaultProfileName()).contains("terminus");
			}));
	}

	@Test
	void runsCustomizersInOrderAfterTheProperties() {
		this.contextRunner.withUserConfiguration(Customizers.class).run((context) -> {
			assertThat(context.getBean(Customizers.class).calls).containsExactly("first", "second");
			assertThat(context.getBean(DynamoDbClient.class).serviceClientConfiguration().region())
				.isEqualTo(Region.US_WEST_2);
		});
	}

	@Test
	void closesTheClientWithTheContext() {
		DynamoDbClient[] client = new DynamoDbClient[1];

		this.contextRunner.withPropertyValues("dynamodb.endpoint=http://localhost:1")
			.run((context) -> client[0] = context.getBean(DynamoDbClient.class));

		assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(() -> client[0].listTables());
	}

	private static ContextConsumer<AssertableApplicationContext> client(ContextConsumerOfConfiguration assertions) {
		return (context) -> assertions.accept(context.getBean(DynamoDbClient.class).serviceClientConfiguration());
	}

	private static AwsCredentialsIdentity credentials(DynamoDbServiceClientConfiguration configuration) {
		return configuration.credentialsProvider().resolveIdentity().join();
	}

	private interface ContextConsumerOfConfiguration {

		void accept(DynamoDbServiceClientConfiguration configuration);

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnClient {

		@Bean
		DynamoDbClient ownClient() {
			return DynamoDbClient.builder()
				.region(Region.EU_WEST_1)
				.credentialsProvider(AnonymousCredentialsProvider.create())
				.build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnConnectionDetails {

		@Bean
		DynamoDbConnectionDetails ownConnectionDetails() {
			return new DynamoDbConnectionDetails() {

				@Override
				public URI getEndpoint() {
					return URI.create("http://localhost:4566");
				}

				@Override
				public Region getRegion() {
					return Region.AP_SOUTH_1;
				}

				@Override
				public String getProfile() {
					return "terminus";
				}

			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Customizers {

		private final List<String> calls = new ArrayList<>();

		@Bean
		@Order(2)
		DynamoDbClientBuilderCustomizer second() {
			return (builder) -> {
				this.calls.add("second");
				builder.region(Region.US_WEST_2);
			};
		}

		@Bean
		@Order(1)
		DynamoDbClientBuilderCustomizer first() {
			return (builder) -> {
				this.calls.add("first");
				builder.region(Region.US_WEST_1);
			};
		}

	}

}
