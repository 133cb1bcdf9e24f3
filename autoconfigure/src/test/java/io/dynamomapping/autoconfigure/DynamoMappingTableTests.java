package io.dynamomapping.autoconfigure;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.DynamoRequestException;
import io.dynamomapping.TableNotFoundException;
import io.dynamomapping.autoconfigure.DynamoMappingProperties.OnStartup;
import io.dynamomapping.embedded.EmbeddedDynamoDb;
import io.dynamomapping.spi.AttributeCodec;
import io.dynamomapping.spi.RequestListener;
import io.dynamomapping.spi.RequestReport;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.databind.PropertyNamingStrategies;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Configured tables on DynamoDB Local.
 */
@NullMarked
@ExtendWith(OutputCaptureExtension.class)
class DynamoMappingTableTests {

	private static final EmbeddedDynamoDb DYNAMO_DB = EmbeddedDynamoDb.start();

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DynamoDbAutoConfiguration.class, DynamoMappingAutoConfiguration.class))
		.withPropertyValues("dynamodb.region=eu-central-1", "dynamodb.endpoint=" + DYNAMO_DB.endpoint(),
				"dynamodb.credentials.access-key-id=local", "dynamodb.credentials.secret-access-key=local");

	@AfterAll
	static void stop() {
		DYNAMO_DB.close();
	}

	@Test
	void resolverHasTheLastWord() {
		List<String> asked = new ArrayList<>();
		OnStartupResolver resolver = (mapping, configured) -> {
			asked.add(mapping.name() + " " + configured);
			return OnStartup.CREATE;
		};

		this.contextRunner.withBean(OnStartupResolver.class, () -> resolver)
			.withPropertyValues("dynamodb.table-name-prefix=resolved-",
					"dynamodb.tables.books.value-type=" + Book.class.getName(), "dynamodb.tables.books.read-only=true",
					"dynamodb.tables.old-books.value-type=" + Book.class.getName(),
					"dynamodb.tables.old-books.on-startup=validate")
			.run((context) -> {
				assertThat(asked).containsExactly("books NONE", "old-books VALIDATE");
				assertThat(context.getBean(DynamoDbClient.class).listTables().tableNames()).contains("resolved-books",
						"resolved-old-books");
			});
	}

	@Test
	void createsAMissingTableOnRequest(CapturedOutput output) {
		String[] properties = { "dynamodb.table-name-prefix=created-", "dynamodb.table-name-suffix=-1",
				"dynamodb.tables.books.value-type=" + Book.class.getName(), "dynamodb.tables.books.on-startup=create",
				"dynamodb.tables.order-lines.table-name=lines",
				"dynamodb.tables.order-lines.key-type=" + OrderLine.Key.class.getName(),
				"dynamodb.tables.order-lines.value-type=" + OrderLine.class.getName(),
				"dynamodb.tables.order-lines.on-startup=create" };

		this.contextRunner.withPropertyValues(properties).run((context) -> {
			DynamoMapping<String, Book> books = mapping(context, "books");
			books.put(Book.FOUNDATION.isbn(), Book.FOUNDATION);
			assertThat(books).containsEntry(Book.FOUNDATION.isbn(), Book.FOUNDATION);
			DynamoMapping<OrderLine.Key, OrderLine> lines = mapping(context, "orderLines");
			assertThat(lines.get(new OrderLine.Key("o-17", 2))).isNull();
			assertThat(lines.tableName()).isEqualTo("created-lines-1");
		});
		this.contextRunner.withPropertyValues(properties)
			.run((context) -> assertThat(mapping(context, "books").get(Book.FOUNDATION.isbn()))
				.isEqualTo(Book.FOUNDATION));

		assertThat(output.toString().lines()).filteredOn((line) -> line.contains("Created table"))
			.containsExactly("INFO  i.d.a.TablePreparation : Created table 'created-books-1' of mapping 'books'",
					"INFO  i.d.a.TablePreparation : Created table 'created-lines-1' of mapping 'order-lines'");
	}

	@Test
	void requestsNothingAtStartUp() {
		this.contextRunner.withUserConfiguration(Listeners.class)
			.withPropertyValues("dynamodb.tables.books.value-type=" + Book.class.getName(), "dynamodb.tables.settings=")
			.run((context) -> {
				assertThat(context).hasBean("books").hasBean("settings");
				assertThat(context.getBean(Listeners.class).reports).isEmpty();
			});
	}

	@Test
	void tellsListenersOfEveryRequest() {
		this.contextRunner.withUserConfiguration(Listeners.class)
			.withPropertyValues("dynamodb.tables.heard.value-type=" + Book.class.getName(),
					"dynamodb.tables.heard.on-startup=create")
			.run((context) -> {
				List<RequestReport> reports = context.getBean(Listeners.class).reports;
				reports.clear();

				mapping(context, "heard").get("978-0-553-80371-0");

				assertThat(reports).extracting(RequestReport::operation).containsExactly("GetItem");
				assertThat(reports).extracting(RequestReport::requestId).doesNotContainNull();
			});
	}

	@Test
	void tellsOfAMissingTableAtFirstUse() {
		this.contextRunner.withPropertyValues("dynamodb.tables.lost.value-type=" + Book.class.getName())
			.run((context) -> assertThatExceptionOfType(TableNotFoundException.class)
				.isThrownBy(() -> mapping(context, "lost").get("978-0-553-80371-0"))
				.withMessage("Mapping 'lost' expected a table 'lost' at " + DYNAMO_DB.endpoint()
						+ " (region eu-central-1), found none. Create the table, or check table name, prefix, region, "
						+ "endpoint and account."));
	}

	@Test
	void tellsOfAnEndpointThatDoesNotAnswer() throws IOException {
		int port;
		try (ServerSocket socket = new ServerSocket(0)) {
			port = socket.getLocalPort();
		}
		this.contextRunner.withUserConfiguration(NoRetries.class)
			.withPropertyValues("dynamodb.endpoint=http://localhost:" + port,
					"dynamodb.tables.books.value-type=" + Book.class.getName())
			.run((context) -> assertThatExceptionOfType(DynamoRequestException.class)
				.isThrownBy(() -> mapping(context, "books").get("978-0-553-80371-0"))
				.withMessage("GetItem on table 'books' (mapping 'books') at http://localhost:" + port
						+ " (region eu-central-1) failed: nothing answers there. Check endpoint, region, proxy and network."));
	}

	@Test
	void tellsOfARegionThatDoesNotExist() {
		this.contextRunner.withUserConfiguration(NoRetries.class)
			.withPropertyValues("dynamodb.endpoint=https://dynamodb.terminus-1.invalid", "dynamodb.region=terminus-1",
					"dynamodb.tables.books.value-type=" + Book.class.getName())
			.run((context) -> assertThatExceptionOfType(DynamoRequestException.class)
				.isThrownBy(() -> mapping(context, "books").get("978-0-553-80371-0"))
				.withMessage(
						"GetItem on table 'books' (mapping 'books') at https://dynamodb.terminus-1.invalid (region "
								+ "terminus-1) failed: the host is unknown. Check endpoint, region, proxy and network."));
	}

	@Test
	void storesAsTheCustomizedMapperAndTheCodecsSay() {
		this.contextRunner.withUserConfiguration(Storage.class)
			.withPropertyValues("dynamodb.tables.stored.value-type=" + Priced.class.getName(),
					"dynamodb.tables.stored.partition-key-name=ISBN", "dynamodb.tables.stored.on-startup=create")
			.run((context) -> {
				DynamoMapping<String, Priced> stored = mapping(context, "stored");

				stored.put("1", new Priced("1", new Price(BigDecimal.TEN)));

				assertThat(context.getBean(DynamoDbClient.class).scan((request) -> request.tableName("stored")).items())
					.containsExactly(
							Map.of("ISBN", AttributeValue.fromS("1"), "PRICE", AttributeValue.fromS("10 credits")));
				assertThat(stored.get("1")).isEqualTo(new Priced("1", new Price(BigDecimal.TEN)));
				assertThat(context.getBean(Storage.class).calls).containsExactly("first", "second");
			});
	}

	@SuppressWarnings("unchecked")
	private static <K, V> DynamoMapping<K, V> mapping(AssertableApplicationContext context, String name) {
		return (DynamoMapping<K, V>) context.getBean(name, DynamoMapping.class);
	}

	record Price(BigDecimal credits) {

	}

	record Priced(String isbn, Price price) {

	}

	@Configuration(proxyBeanMethods = false)
	static class Listeners {

		private final List<RequestReport> reports = new ArrayList<>();

		@Bean
		RequestListener listener() {
			return this.reports::add;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class NoRetries {

		@Bean
		DynamoDbClientBuilderCustomizer noRetries() {
			return (builder) -> builder
				.overrideConfiguration((configuration) -> configuration.retryStrategy((retry) -> retry.maxAttempts(1))
					.apiCallTimeout(Duration.ofSeconds(3)));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Storage {

		private final List<String> calls = new ArrayList<>();

		@Bean
		@Order(2)
		DynamoJsonMapperBuilderCustomizer second() {
			return (builder) -> {
				this.calls.add("second");
				builder.propertyNamingStrategy(new PropertyNamingStrategies.UpperSnakeCaseStrategy());
			};
		}

		@Bean
		@Order(1)
		DynamoJsonMapperBuilderCustomizer first() {
			return (builder) -> {
				this.calls.add("first");
				builder.propertyNamingStrategy(new PropertyNamingStrategies.KebabCaseStrategy());
			};
		}

		@Bean
		AttributeCodec<Price> priceCodec() {
			return new AttributeCodec<>() {

				@Override
				public Class<Price> type() {
					return Price.class;
				}

				@Override
				public AttributeValue encode(Price price) {
					return AttributeValue.fromS(price.credits() + " credits");
				}

				@Override
				public Price decode(AttributeValue value) {
					return new Price(new BigDecimal(value.s().replace(" credits", "")));
				}

			};
		}

	}

}
