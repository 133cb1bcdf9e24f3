package io.dynamomapping.test.autoconfigure;

import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

import io.dynamomapping.autoconfigure.DynamoDbAutoConfiguration;
import io.dynamomapping.autoconfigure.DynamoDbConnectionDetails;
import io.dynamomapping.embedded.EmbeddedDynamoDb;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@NullMarked
class EmbeddedDynamoDbAutoConfigurationTests {

	private static final Map<String, AttributeValue> FOUNDATION = Map.of("isbn",
			AttributeValue.fromS("978-0-553-80371-0"));

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner().withConfiguration(
			AutoConfigurations.of(EmbeddedDynamoDbAutoConfiguration.class, DynamoDbAutoConfiguration.class));

	@Test
	void startsWithoutAnyProperty() {
		this.contextRunner.run((context) -> {
			DynamoDbClient client = context.getBean(DynamoDbClient.class);
			createBooks(client);

			client.putItem((request) -> request.tableName("books").item(FOUNDATION));

			assertThat(client.scan((request) -> request.tableName("books")).items()).containsExactly(FOUNDATION);
			assertThat(client.serviceClientConfiguration().region()).isEqualTo(Region.EU_CENTRAL_1);
			assertThat(client.serviceClientConfiguration().endpointOverride())
				.contains(context.getBean(EmbeddedDynamoDb.class).endpoint());
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " " })
	void startsWhenPropertiesAreBlank(String blank) {
		this.contextRunner
			.withPropertyValues("dynamodb.endpoint=" + blank, "dynamodb.embedded.enabled=" + blank,
					"dynamodb.embedded.directory=" + blank)
			.run((context) -> assertThat(
					context.getBean(DynamoDbClient.class).serviceClientConfiguration().endpointOverride())
				.contains(context.getBean(EmbeddedDynamoDb.class).endpoint()));
	}

	@Test
	void backsOffWhenAnEndpointIsSetAndTheDecisionIsBlank() {
		this.contextRunner
			.withPropertyValues("dynamodb.endpoint=http://localhost:8000", "dynamodb.region=eu-west-1",
					"dynamodb.embedded.enabled=")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(EmbeddedDynamoDb.class));
	}

	@Test
	void stopsWhenTheContextDoesNotStart(@TempDir Path directory) {
		ApplicationContextRunner runner = this.contextRunner
			.withPropertyValues("dynamodb.embedded.directory=" + directory);

		runner.withUserConfiguration(Failing.class).run((context) -> assertThat(context).hasFailed());

		// The directory is free again only when the first instance has stopped.
		runner.run((context) -> assertThat(context).hasSingleBean(EmbeddedDynamoDb.class));
	}

	@Test
	void followsSpringCloudAws() {
		String other = "io.awspring.cloud.autoconfigure.dynamodb.DynamoDbAutoConfiguration";

		assertThat(EmbeddedDynamoDbAutoConfiguration.class.getAnnotation(AutoConfiguration.class).afterName())
			.containsExactly(other);
		assertThat(DynamoDbAutoConfiguration.class.getAnnotation(AutoConfiguration.class).afterName())
			.containsExactly(other);
	}

	@Test
	void stopsWithTheContext() {
		URI[] endpoint = new URI[1];

		this.contextRunner.run((context) -> endpoint[0] = context.getBean(EmbeddedDynamoDb.class).endpoint());

		assertThatExceptionOfType(ConnectException.class)
			.isThrownBy(() -> new Socket(endpoint[0].getHost(), endpoint[0].getPort()).close());
	}

	@Test
	void backsOffWhenDisabled() {
		this.contextRunner.withPropertyValues("dynamodb.embedded.enabled=false", "dynamodb.region=eu-west-1")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(EmbeddedDynamoDb.class));
	}

	@Test
	void backsOffWhenAnEndpointIsSet() {
		this.contextRunner.withPropertyValues("dynamodb.endpoint=http://localhost:8000", "dynamodb.region=eu-west-1")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(EmbeddedDynamoDb.class));
	}

	@Test
	void backsOffWhenClientBeanExists() {
		this.contextRunner.withUserConfiguration(OwnClient.class)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(EmbeddedDynamoDb.class));
	}

	@Test
	void backsOffWhenConnectionDetailsBeanExists() {
		this.contextRunner.withUserConfiguration(OwnConnectionDetails.class)
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(DynamoDbConnectionDetails.class)
				.doesNotHaveBean(EmbeddedDynamoDb.class));
	}

	@Test
	void backsOffWhenEmbeddedBeanExists() {
		try (EmbeddedDynamoDb own = EmbeddedDynamoDb.start()) {
			this.contextRunner.withBean(EmbeddedDynamoDb.class, () -> own)
				.run((context) -> assertThat(
						context.getBean(DynamoDbClient.class).serviceClientConfiguration().endpointOverride())
					.contains(own.endpoint()));
		}
	}

	@Test
	void startsInSpiteOfAnEndpointWhenEnabled() {
		this.contextRunner.withPropertyValues("dynamodb.embedded.enabled=true", "dynamodb.endpoint=http://localhost:1")
			.run((context) -> assertThat(
					context.getBean(DynamoDbClient.class).serviceClientConfiguration().endpointOverride())
				.contains(context.getBean(EmbeddedDynamoDb.class).endpoint()));
	}

	@Test
	void startsBesideAnOwnClientWhenEnabled() {
		this.contextRunner.withPropertyValues("dynamodb.embedded.enabled=true")
			.withUserConfiguration(OwnClient.class)
			.run((context) -> assertThat(context).hasSingleBean(EmbeddedDynamoDb.class)
				.hasSingleBean(DynamoDbClient.class)
				.hasBean("ownClient"));
	}

	@Test
	void keepsTablesInADirectory(@TempDir Path directory) {
		Path data = directory.resolve("dynamodb");
		ApplicationContextRunner runner = this.contextRunner.withPropertyValues("dynamodb.embedded.directory=" + data);
		runner.run((context) -> createBooks(context.getBean(DynamoDbClient.class)));

		runner.run((context) -> assertThat(context.getBean(DynamoDbClient.class).listTables().tableNames())
			.containsExactly("books"));

		assertThat(data).isNotEmptyDirectory();
	}

	@Test
	void listensOnThePort() {
		int port;
		try (EmbeddedDynamoDb other = EmbeddedDynamoDb.start()) {
			port = other.endpoint().getPort();
		}

		this.contextRunner.withPropertyValues("dynamodb.embedded.port=" + port)
			.run((context) -> assertThat(context.getBean(EmbeddedDynamoDb.class).endpoint())
				.isEqualTo(URI.create("http://localhost:" + port)));
	}

	private static void createBooks(DynamoDbClient client) {
		client.createTable((request) -> request.tableName("books")
			.attributeDefinitions(
					AttributeDefinition.builder().attributeName("isbn").attributeType(ScalarAttributeType.S).build())
			.keySchema(KeySchemaElement.builder().attributeName("isbn").keyType(KeyType.HASH).build())
			.billingMode(BillingMode.PAY_PER_REQUEST));
	}

	@Configuration(proxyBeanMethods = false)
	static class Failing {

		@Bean
		String failure(DynamoDbClient client) {
			throw new IllegalStateException("The shelves are full after " + client.listTables().tableNames());
		}

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
				public Region getRegion() {
					return Region.EU_WEST_1;
				}

			};
		}

	}

}
