package io.dynamomapping.test.autoconfigure.example;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.autoconfigure.DynamoMappingRegistry;
import io.dynamomapping.test.autoconfigure.DynamoMappingTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.TestContextManager;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that empty tables and tests that do not, as JUnit would run them one after the
 * other.
 */
class EmptyTablesTests {

	@Test
	void tablesOfAllMappingsAreEmptiedBeforeATestThatAsksForIt() throws Exception {
		ApplicationContext context = before(Keeping.class);
		fill(context);

		before(Emptying.class);

		assertThat(sizes(context)).containsOnly(Map.entry("books", 0), Map.entry("old-books", 0),
				Map.entry("prices", 0), Map.entry("settings", 0));
	}

	@Test
	void otherTestsFindWhatIsThere() throws Exception {
		before(Emptying.class);
		ApplicationContext context = before(Keeping.class);
		fill(context);

		before(Keeping.class);

		assertThat(sizes(context)).containsOnly(Map.entry("books", 60), Map.entry("old-books", 60),
				Map.entry("prices", 2), Map.entry("settings", 1));
	}

	@Test
	void nestedTestsEmptyTablesAsThoseAroundThem() throws Exception {
		ApplicationContext context = before(Keeping.class);
		fill(context);

		before(Emptying.InDetail.class);

		assertThat(sizes(context).get("books")).isZero();
	}

	@Test
	void bothShareAContext() throws Exception {
		assertThat(before(Emptying.class)).isSameAs(before(Keeping.class));
	}

	@Test
	void tablesThatDoNotExistAreEmpty() throws Exception {
		ApplicationContext context = before(NotCreating.class);

		assertThat(context).isNotSameAs(before(Keeping.class));
		assertThat(context.getBean(DynamoDbClient.class).listTables().tableNames()).isEmpty();
	}

	@Test
	void mappingsWithoutAClientAreLeftAlone() throws Exception {
		ApplicationContext context = before(Mocking.class);

		assertThat(context.getBean("books", DynamoMapping.class).client()).isNull();
	}

	private static ApplicationContext before(Class<?> test) throws Exception {
		TestContextManager manager = new TestContextManager(test);
		manager.beforeTestMethod(test, test.getDeclaredMethod("test"));
		return manager.getTestContext().getApplicationContext();
	}

	@SuppressWarnings("unchecked")
	private static void fill(ApplicationContext context) {
		DynamoMappingRegistry registry = context.getBean(DynamoMappingRegistry.class);
		Map<String, Book> books = IntStream.range(0, 60)
			.mapToObj((number) -> new Book("isbn-" + number, "Foundation"))
			.collect(Collectors.toMap(Book::isbn, (book) -> book));
		((DynamoMapping<String, Book>) registry.get("books")).putAll(books);
		((DynamoMapping<String, Book>) registry.get("old-books")).putAll(books);
		DynamoMapping<PriceKey, Price> prices = (DynamoMapping<PriceKey, Price>) registry.get("prices");
		prices.insert(new Price("isbn-1", 1, 799, Instant.parse("2101-01-01T00:00:00Z"), 0));
		prices.insert(new Price("isbn-1", 2, 899, Instant.parse("2101-01-01T00:00:00Z"), 0));
		DynamoDbClient client = context.getBean(DynamoDbClient.class);
		expire(client, prices);
		client.putItem((put) -> put.tableName("settings").item(Map.of("name", AttributeValue.fromS("shop"))));
	}

	// So long ago that nobody deletes it, and no mapping would write it.
	private static void expire(DynamoDbClient client, DynamoMapping<PriceKey, Price> prices) {
		client.updateItem((update) -> update.tableName(prices.tableName())
			.key(Map.of(prices.keySchema().partitionKey(), AttributeValue.fromS("isbn-1"),
					Objects.requireNonNull(prices.keySchema().sortKey()), AttributeValue.fromN("1")))
			.updateExpression("SET #until = :until")
			.expressionAttributeNames(Map.of("#until", "until"))
			.expressionAttributeValues(Map.of(":until", AttributeValue.fromN("978307200"))));
	}

	private static Map<String, Integer> sizes(ApplicationContext context) {
		DynamoDbClient client = context.getBean(DynamoDbClient.class);
		Map<String, Integer> sizes = new HashMap<>();
		for (String table : client.listTables().tableNames()) {
			sizes.put(table, client.scan((scan) -> scan.tableName(table)).count());
		}
		return sizes;
	}

	@DynamoMappingTest(properties = "spring.config.name=example")
	static class Keeping {

		void test() {
		}

	}

	@DynamoMappingTest(properties = "spring.config.name=example", emptyTables = true)
	static class Emptying {

		void test() {
		}

		@Nested
		class InDetail {

			void test() {
			}

		}

	}

	@DynamoMappingTest(properties = { "spring.config.name=example", "dynamodb.tables.books.on-startup=none" },
			createTables = false, emptyTables = true)
	static class NotCreating {

		void test() {
		}

	}

	@DynamoMappingTest(properties = "spring.config.name=example", emptyTables = true)
	static class Mocking {

		void test() {
		}

		@TestConfiguration(proxyBeanMethods = false)
		static class Mocks {

			@Bean
			DynamoMapping<?, ?> books() {
				return (DynamoMapping<?, ?>) Proxy.newProxyInstance(getClass().getClassLoader(),
						new Class<?>[] { DynamoMapping.class }, (mock, method, arguments) -> null);
			}

		}

	}

}
