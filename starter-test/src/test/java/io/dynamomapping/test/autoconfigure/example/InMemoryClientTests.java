package io.dynamomapping.test.autoconfigure.example;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.memory.InMemoryDynamoDbClient;
import io.dynamomapping.test.autoconfigure.AutoConfigureDynamoMapping;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.TestContextManager;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A client that a test brings, and that leads nowhere.
 */
class InMemoryClientTests {

	@Test
	void tablesAreCreatedAndEmptiedInMemory() throws Exception {
		ApplicationContext context = before(InMemory.class);
		DynamoDbClient client = context.getBean(DynamoDbClient.class);
		assertThat(client.listTables().tableNames()).contains("books", "settings");
		@SuppressWarnings("unchecked")
		DynamoMapping<String, Book> books = context.getBean("books", DynamoMapping.class);
		books.put("isbn-1", new Book("isbn-1", "Foundation"));

		before(InMemory.class);

		assertThat(books.isEmpty()).isTrue();
	}

	@Test
	void applicationsMayHaveABeanOfTheSameNameAsTheAttribute() throws Exception {
		assertThat(before(InMemory.class).getBean("createTables")).isEqualTo("of the application");
	}

	private static ApplicationContext before(Class<?> test) throws Exception {
		TestContextManager manager = new TestContextManager(test);
		manager.beforeTestMethod(test, test.getDeclaredMethod("test"));
		return manager.getTestContext().getApplicationContext();
	}

	@SpringBootTest(properties = { "spring.config.name=example", "example.own-client=false",
			"dynamodb.tables.old-books.client=inMemory" }, webEnvironment = WebEnvironment.NONE)
	@AutoConfigureDynamoMapping(emptyTables = true)
	static class InMemory {

		void test() {
		}

		@TestConfiguration(proxyBeanMethods = false)
		static class Clients {

			@Bean
			DynamoDbClient inMemory() {
				return InMemoryDynamoDbClient.create();
			}

			@Bean
			String createTables() {
				return "of the application";
			}

		}

	}

}
