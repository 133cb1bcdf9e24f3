package io.dynamomapping.autoconfigure.testcontainers;

import java.net.URI;
import java.util.Map;
import java.util.Objects;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.annotation.PartitionKey;
import io.dynamomapping.autoconfigure.DynamoDbAutoConfiguration;
import io.dynamomapping.autoconfigure.DynamoDbConnectionDetails;
import io.dynamomapping.autoconfigure.DynamoMappingAutoConfiguration;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.localstack.LocalStackContainer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.regions.Region;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetailsNotFoundException;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.testcontainers.context.ImportTestcontainers;
import org.springframework.boot.testcontainers.lifecycle.TestcontainersLifecycleApplicationContextInitializer;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.boot.testcontainers.service.connection.ServiceConnectionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the factories make of containers, found as an application finds them.
 */
@NullMarked
class ContainerConnectionTests {

	private static final Book FOUNDATION = new Book("978-0553293357", "Foundation");

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ServiceConnectionAutoConfiguration.class,
				DynamoDbAutoConfiguration.class, DynamoMappingAutoConfiguration.class))
		.withInitializer(new TestcontainersLifecycleApplicationContextInitializer());

	@ParameterizedTest
	@ValueSource(classes = { OfField.class, OfMirror.class, OfBean.class, GenericLocalStack.class })
	void allTablesAreInTheContainer(Class<?> configuration) {
		this.contextRunner.withUserConfiguration(configuration)
			.withPropertyValues("dynamodb.endpoint=http://localhost:1",
					"dynamodb.tables.books.value-type=" + Book.class.getName(),
					"dynamodb.tables.books.on-startup=create", "dynamodb.clients.archive.endpoint=http://localhost:2",
					"dynamodb.tables.old-books.value-type=" + Book.class.getName(),
					"dynamodb.tables.old-books.client=archive", "dynamodb.tables.old-books.on-startup=create")
			.run((context) -> {
				URI endpoint = context.getBean(LocalContainer.class).endpoint();
				for (String name : new String[] { "books", "old-books" }) {
					@SuppressWarnings("unchecked")
					DynamoMapping<String, Book> books = context.getBean(name, DynamoMapping.class);
					books.put(FOUNDATION.isbn(), FOUNDATION);

					assertThat(books).containsEntry(FOUNDATION.isbn(), FOUNDATION);
					assertThat(books.client().serviceClientConfiguration().endpointOverride()).contains(endpoint);
				}
			});
	}

	@ParameterizedTest
	@ValueSource(classes = { LocalStackOfField.class, LocalStackOfMirror.class, LocalStackOfBean.class })
	void localStackContainersAreKnownByTheirType(Class<?> configuration) {
		this.contextRunner.withUserConfiguration(configuration).run((context) -> {
			DynamoDbConnectionDetails details = context.getBean(DynamoDbConnectionDetails.class);

			assertThat(details.getEndpoint()).isEqualTo(URI.create("http://stack:14566"));
			assertThat(details.getRegion()).isEqualTo(Region.US_EAST_1);
			assertThat(credentials(details)).isEqualTo(AwsBasicCredentials.create("test", "test"));
			assertThat(details.getProfile()).isNull();
			assertThat(details.forClient("archive")).isSameAs(details);
		});
	}

	@Test
	void regionAndCredentialsAreThoseOfTheContainer() {
		this.contextRunner.withUserConfiguration(LocalStackOfAnotherRegion.class).run((context) -> {
			DynamoDbConnectionDetails details = context.getBean(DynamoDbConnectionDetails.class);

			assertThat(details.getRegion()).isEqualTo(Region.EU_WEST_1);
			assertThat(credentials(details)).isEqualTo(AwsBasicCredentials.create("000000000042", "secret"));
		});
	}

	@Test
	void regionOfToolsInTheContainerIsTheNextBest() {
		this.contextRunner.withUserConfiguration(LocalStackWithTools.class)
			.run((context) -> assertThat(context.getBean(DynamoDbConnectionDetails.class).getRegion())
				.isEqualTo(Region.EU_NORTH_1));
	}

	@Test
	void otherContainersAreNotTakenForDynamoDb() {
		this.contextRunner.withUserConfiguration(OfOtherImage.class)
			.run((context) -> assertThat(context).getFailure().isInstanceOf(ConnectionDetailsNotFoundException.class));
	}

	private static AwsCredentials credentials(DynamoDbConnectionDetails details) {
		return Objects.requireNonNull(details.getCredentialsProvider()).resolveCredentials();
	}

	record Book(@PartitionKey String isbn, String title) {

	}

	@Configuration(proxyBeanMethods = false)
	@ImportTestcontainers
	static class OfField {

		@ServiceConnection
		static final LocalContainer container = new LocalContainer("amazon/dynamodb-local:2.6.1", 8000);

	}

	@Configuration(proxyBeanMethods = false)
	@ImportTestcontainers
	static class OfMirror {

		@ServiceConnection(name = "amazon/dynamodb-local")
		static final LocalContainer container = new LocalContainer("mirror.example.com/dynamodb", 8000);

	}

	@Configuration(proxyBeanMethods = false)
	static class OfBean {

		@Bean
		@ServiceConnection(name = "amazon/dynamodb-local")
		LocalContainer container() {
			return new LocalContainer("amazon/dynamodb-local:2.6.1", 8000);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ImportTestcontainers
	static class OfOtherImage {

		@ServiceConnection
		static final GenericContainer<?> container = new LocalContainer("acme/dynamodb", 8000);

	}

	@Configuration(proxyBeanMethods = false)
	@ImportTestcontainers
	static class GenericLocalStack {

		@ServiceConnection
		static final LocalContainer container = new LocalContainer("localstack/localstack:4.0.3", 4566);

	}

	@Configuration(proxyBeanMethods = false)
	@ImportTestcontainers
	static class LocalStackOfField {

		@ServiceConnection
		static final LocalStackContainer container = StoppedLocalStackContainer.of("localstack/localstack:4.0.3",
				Map.of());

	}

	@Configuration(proxyBeanMethods = false)
	@ImportTestcontainers
	static class LocalStackOfMirror {

		@ServiceConnection
		static final LocalStackContainer container = StoppedLocalStackContainer.of("mirror.example.com/stack:4.0.3",
				Map.of());

	}

	@Configuration(proxyBeanMethods = false)
	static class LocalStackOfBean {

		@Bean
		@ServiceConnection
		LocalStackContainer container() {
			return StoppedLocalStackContainer.of("localstack/localstack:4.0.3", Map.of());
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ImportTestcontainers
	static class LocalStackOfAnotherRegion {

		@ServiceConnection
		static final LocalStackContainer container = StoppedLocalStackContainer.of("localstack/localstack:4.0.3",
				Map.of("DEFAULT_REGION", "eu-west-1", "AWS_DEFAULT_REGION", "eu-north-1", "AWS_ACCESS_KEY_ID",
						"000000000042", "AWS_SECRET_ACCESS_KEY", "secret"));

	}

	@Configuration(proxyBeanMethods = false)
	@ImportTestcontainers
	static class LocalStackWithTools {

		@ServiceConnection
		static final LocalStackContainer container = StoppedLocalStackContainer.of("localstack/localstack:4.0.3",
				Map.of("AWS_DEFAULT_REGION", "eu-north-1"));

	}

}
