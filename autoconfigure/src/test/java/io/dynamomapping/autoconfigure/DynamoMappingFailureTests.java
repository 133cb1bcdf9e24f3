package io.dynamomapping.autoconfigure;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;

import io.dynamomapping.DynamoMappingException;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

@NullMarked
class DynamoMappingFailureTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DynamoDbAutoConfiguration.class, DynamoMappingAutoConfiguration.class))
		.withPropertyValues("dynamodb.region=eu-central-1");

	@Test
	void unknownValueType() {
		assertFailure(
				"Expected 'dynamodb.tables.books.value-type' to name a class, found 'com.acme.Bok', which cannot "
						+ "be loaded.",
				"Correct the name, which starts with the package, or add the dependency that holds the class.",
				"dynamodb.tables.books.value-type=com.acme.Bok");
	}

	@Test
	void unknownKeyType() {
		assertFailure(
				"Expected 'dynamodb.tables.books.key-type' to name a class, found 'String', which cannot be "
						+ "loaded.",
				"Correct the name, which starts with the package, or add the dependency that holds the class.",
				"dynamodb.tables.books.key-type=String");
	}

	@Test
	void sortKeyInTheValueTypeWithoutKeyType() {
		assertFailure(
				"Expected 'dynamodb.tables.lines.key-type' to name a record of partition key and sort key "
						+ "because OrderLine declares a @SortKey, found none.",
				"Set 'dynamodb.tables.lines.key-type' to a record with a component for each of the two.",
				"dynamodb.tables.lines.value-type=" + OrderLine.class.getName());
	}

	@Test
	void sortKeyNameWithoutKeyType() {
		assertFailure(
				"Expected 'dynamodb.tables.lines.key-type' to name a record of partition key and sort key "
						+ "because 'dynamodb.tables.lines.sort-key-name' is set, found none.",
				"Set 'dynamodb.tables.lines.key-type' to a record with a component for each of the two.",
				"dynamodb.tables.lines.partition-key-name=orderId", "dynamodb.tables.lines.sort-key-name=position");
	}

	@Test
	void sortKeyNameWithoutPartitionKeyName() {
		assertFailure(
				"Expected 'dynamodb.tables.lines.sort-key-name' together with "
						+ "'dynamodb.tables.lines.partition-key-name', found it alone.",
				"Set 'dynamodb.tables.lines.partition-key-name' as well, or neither of them.",
				"dynamodb.tables.lines.key-type=" + OrderLine.Key.class.getName(),
				"dynamodb.tables.lines.sort-key-name=position");
	}

	@Test
	void keyTypeThatDoesNotFitTheDeclaredKeys() {
		assertFailure(
				"Expected types and names that DynamoDB can hold for mapping 'lines', found: Mapping 'lines' declares "
						+ "partition key 'orderId' and sort key 'position', found a key type with 1 component(s). Use a record "
						+ "of two components as key type.",
				"Correct the types, or 'key-type' and 'value-type' under 'dynamodb.tables.lines'.",
				"dynamodb.tables.lines.key-type=java.lang.String",
				"dynamodb.tables.lines.value-type=" + OrderLine.class.getName());
	}

	@Test
	void tablesThatDifferInPunctuationOnly() {
		assertFailure(
				"Expected tables under 'dynamodb.tables' whose names differ by more than case and punctuation, "
						+ "found 'order-lines' and 'orderLines', whose properties and beans cannot be told apart.",
				"Rename one of them, and set its 'table-name' if the table has to keep its name.",
				"dynamodb.tables.order-lines.read-only=true", "dynamodb.tables.orderLines.read-only=true");
	}

	@Test
	void beanOfAnotherTypeWithTheNameOfATable() {
		this.contextRunner.withBean("books", List.class, List::of)
			.withPropertyValues("dynamodb.tables.books.read-only=true")
			.run((context) -> {
				FailureAnalysis analysis = FailureTexts.of(context);

				assertThat(analysis.getDescription()).isEqualTo("Expected no other bean to be named 'books' as the "
						+ "mapping of 'dynamodb.tables.books' is, found one of type java.util.List.");
				assertThat(analysis.getAction())
					.isEqualTo("Rename the bean or the table, and set 'table-name' if the table has to keep its name.");
			});
	}

	@Test
	void shortPageTokenSecret() {
		assertFailure("Expected 'dynamodb.page-token-secret' to have 16 bytes or more, found fewer.",
				"Set 'dynamodb.page-token-secret' to a long random text, or remove it.",
				"dynamodb.page-token-secret=mutant");
	}

	@Test
	void mapperThatStoresClassNames() {
		DynamoJsonMapperBuilderCustomizer customizer = (mapper) -> mapper
			.activateDefaultTyping(BasicPolymorphicTypeValidator.builder().build());

		this.contextRunner.withBean(DynamoJsonMapperBuilderCustomizer.class, () -> customizer).run((context) -> {
			FailureAnalysis analysis = FailureTexts.of(context);

			assertThat(analysis.getDescription())
				.isEqualTo("Expected a JSON mapper that values can be stored by, found: The storage mapper has default"
						+ " typing activated, which would store class names and create whatever class an item names."
						+ " Remove it, and declare subtypes by sealed types or @JsonSubTypes.");
			assertThat(analysis.getAction()).isEqualTo("Correct the beans of type DynamoJsonMapperBuilderCustomizer.");
		});
	}

	@Test
	void batchConcurrencyBelowOne() {
		assertFailure("Expected 'dynamodb.batch-concurrency' to be 1 or more, found 0.",
				"Set 'dynamodb.batch-concurrency' to the number of requests that a batch may keep in flight.",
				"dynamodb.batch-concurrency=0");
	}

	@Test
	void regionOfATableThatTheEndpointIsNotIn() {
		assertFailure(
				"Expected 'dynamodb.endpoint' to be in us-east-1, since 'dynamodb.tables.books.region' asks for it, "
						+ "found dynamodb.eu-central-1.amazonaws.com, which is in another region.",
				"Remove 'dynamodb.endpoint' so that each region has its own, or 'dynamodb.tables.books.region'.",
				"dynamodb.endpoint=https://dynamodb.eu-central-1.amazonaws.com",
				"dynamodb.tables.books.region=us-east-1");
	}

	@Test
	void tableToBeCreatedAndNotWritten() {
		assertFailure(
				"Expected 'dynamodb.tables.books.read-only' or 'dynamodb.tables.books.on-startup=create', found both.",
				"Remove one of them: creating a table is a write.", "dynamodb.tables.books.read-only=true",
				"dynamodb.tables.books.on-startup=create", "dynamodb.tables.books.partition-key-name=isbn");
	}

	@Test
	void misspeltPropertyOfATable() {
		this.contextRunner.withPropertyValues("dynamodb.tables.books.valu-type=" + Book.class.getName())
			.run((context) -> assertThat(FailureTexts.of(context).getDescription())
				.isEqualTo("Expected only properties that exist under 'dynamodb.tables', found "
						+ "'dynamodb.tables.books.valu-type'."));
	}

	@Test
	void misspeltPropertyBesideOthers() {
		this.contextRunner
			.withPropertyValues("dynamodb.tables.books.readonly=true", "dynamodb.tables.books.tabel-name=livres")
			.run((context) -> assertThat(FailureTexts.of(context).getDescription())
				.isEqualTo("Expected only properties that exist under 'dynamodb.tables', found "
						+ "'dynamodb.tables.books.tabel-name'."));
	}

	@Test
	void misspeltPropertyOfARateLimit() {
		this.contextRunner.withPropertyValues("dynamodb.rate-limits.slow.unit-per-second=5")
			.run((context) -> assertThat(FailureTexts.of(context).getDescription())
				.isEqualTo("Expected only properties that exist under 'dynamodb.rate-limits', found "
						+ "'dynamodb.rate-limits.slow.unit-per-second'."));
	}

	@Test
	void misspeltEnvironmentVariableAlone() {
		this.contextRunner
			.withInitializer((context) -> context.getEnvironment()
				.getPropertySources()
				.addFirst(new SystemEnvironmentPropertySource("systemEnvironment",
						Map.of("DYNAMODB_TABLES_BOOKS_VALUTYPE", Book.class.getName()))))
			.run((context) -> {
				FailureAnalysis analysis = FailureTexts.of(context);

				assertThat(analysis.getDescription())
					.isEqualTo("Expected properties of a table under 'dynamodb.tables.books', found only others.");
				assertThat(analysis.getAction()).isEqualTo("Correct the name of the property, or remove it.");
			});
	}

	@Test
	void regionOfATableBesideAClientOfTheApplication() {
		this.contextRunner.withUserConfiguration(OwnClient.class)
			.withPropertyValues("dynamodb.tables.books.region=us-east-1")
			.run((context) -> {
				FailureAnalysis analysis = FailureTexts.of(context);

				assertThat(analysis.getDescription())
					.isEqualTo("Expected an auto-configured bean DynamoDbClient, since "
							+ "'dynamodb.tables.books.region' asks for another like it in us-east-1, found one of the "
							+ "application's.");
				assertThat(analysis.getAction()).isEqualTo(
						"Remove 'dynamodb.tables.books.region', or define a DynamoDbClient bean and name it as 'client' of the table.");
			});
	}

	@Test
	void createOnStartupWithoutKeys() {
		assertFailure(
				"Expected to know the key attributes of mapping 'settings' to create its table, found none declared.",
				"Set 'dynamodb.tables.settings.partition-key-name', or mark them in the type of the values.",
				"dynamodb.tables.settings.on-startup=create");
	}

	@Test
	void createOnStartupWhereNothingAnswers() throws IOException {
		int port;
		try (ServerSocket socket = new ServerSocket(0)) {
			port = socket.getLocalPort();
		}
		this.contextRunner.withBean(DynamoDbClientBuilderCustomizer.class, () -> DynamoMappingFailureTests::doNotRetry)
			.withPropertyValues("dynamodb.endpoint=http://localhost:" + port,
					"dynamodb.credentials.access-key-id=local", "dynamodb.credentials.secret-access-key=local",
					"dynamodb.tables.books.value-type=" + Book.class.getName(),
					"dynamodb.tables.books.on-startup=create")
			.run((context) -> {
				FailureAnalysis analysis = FailureTexts.of(context);

				assertThat(analysis.getDescription()).isEqualTo("DescribeTable on table 'books' at "
						+ "http://localhost:" + port + " (region eu-central-1) failed: nothing answers there. Check "
						+ "endpoint, region, proxy and network.");
				assertThat(analysis.getAction()).isNull();
			});
	}

	@Test
	void errorsOfRunningApplicationsKeepTheirStackTrace() {
		DynamoMappingException failure = new DynamoMappingException("Table is on fire", null);

		assertThat(new DynamoMappingFailureAnalyzer().analyze(new IllegalStateException(failure))).isNull();
	}

	@Test
	void rateLimitHasToBeThere() {
		assertFailure(
				"Expected 'dynamodb.tables.books.rate-limit' to name one of the rate limits [fast], found 'slow'.",
				"Set 'dynamodb.rate-limits.slow.units-per-second', or correct 'dynamodb.tables.books.rate-limit'.",
				"dynamodb.rate-limits.fast.units-per-second=10", "dynamodb.tables.books.rate-limit=slow");
	}

	@Test
	void rateLimitHasToBeANumberOfUnits() {
		assertFailure("Expected 'dynamodb.rate-limits.slow.units-per-second' to be more than 0, found 0.0.",
				"Set 'dynamodb.rate-limits.slow.units-per-second' to the number of capacity units, or remove the limit.",
				"dynamodb.rate-limits.slow.units-per-second=0", "dynamodb.tables.books.rate-limit=slow");
	}

	private static void doNotRetry(DynamoDbClientBuilder builder) {
		builder.overrideConfiguration((configuration) -> configuration.retryStrategy((retry) -> retry.maxAttempts(1)));
	}

	private void assertFailure(String description, String action, String... properties) {
		this.contextRunner.withPropertyValues(properties).run((context) -> {
			FailureAnalysis analysis = FailureTexts.of(context);

			assertThat(analysis.getDescription()).isEqualTo(description);
			assertThat(analysis.getAction()).isEqualTo(action);
		});
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnClient {

		@Bean
		DynamoDbClient ownClient() {
			return DynamoDbClient.builder().region(Region.EU_CENTRAL_1).build();
		}

	}

}
