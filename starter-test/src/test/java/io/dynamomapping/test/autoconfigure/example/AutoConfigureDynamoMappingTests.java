package io.dynamomapping.test.autoconfigure.example;

import java.net.URI;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.embedded.EmbeddedDynamoDb;
import io.dynamomapping.test.autoconfigure.AutoConfigureDynamoMapping;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.ApplicationContext;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestContextManager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Whole applications, on tables that are not theirs.
 */
class AutoConfigureDynamoMappingTests {

	private static final EmbeddedDynamoDb DYNAMO_DB = EmbeddedDynamoDb.start();

	@AfterAll
	static void stop() {
		DYNAMO_DB.close();
	}

	@Test
	void wholeApplicationsRunOnTheEmbeddedDynamoDb() throws Exception {
		ApplicationContext context = context(Whole.class);

		assertThat(context.getBeanNamesForType(BookService.class)).isNotEmpty();
		assertThat(endpoint(context)).isEqualTo(context.getBean(EmbeddedDynamoDb.class).endpoint());
		assertThat(context.getBean(DynamoDbClient.class).listTables().tableNames()).containsExactly("books",
				"old-books", "prices", "settings");
	}

	@Test
	void testsMayBringAnEndpoint() throws Exception {
		ApplicationContext context = context(Elsewhere.class);

		assertThat(context.getBeanNamesForType(EmbeddedDynamoDb.class)).isEmpty();
		assertThat(endpoint(context)).isEqualTo(DYNAMO_DB.endpoint());
	}

	@Test
	void testsOfOneEndpointShareAContext() throws Exception {
		assertThat(context(Elsewhere.class)).isSameAs(context(ElsewhereToo.class));
	}

	@Test
	void noTableIsCreatedInAws() {
		assertThatException().isThrownBy(() -> context(Aws.class))
			.satisfies((ex) -> assertThat(NestedExceptionUtils.getMostSpecificCause(ex))
				.hasMessage("Expected table 'books' of mapping 'books' in DynamoDB Local or a container, since the "
						+ "test is to create it, found a client of AWS. Give the test another DynamoDbClient or "
						+ "endpoint, or set 'createTables' of its annotation to false."));
	}

	@Test
	void noTableIsEmptiedInAws() throws Exception {
		TestContextManager manager = new TestContextManager(EmptyingAws.class);

		assertThatException()
			.isThrownBy(() -> manager.beforeTestMethod(this, EmptyingAws.class.getDeclaredMethod("test")))
			.withMessageContaining("since the test is to empty it, found a client of AWS.")
			.withMessageContaining("'emptyTables'");
	}

	private static ApplicationContext context(Class<?> test) {
		return new TestContextManager(test).getTestContext().getApplicationContext();
	}

	private static URI endpoint(ApplicationContext context) {
		return context.getBean("books", DynamoMapping.class)
			.client()
			.serviceClientConfiguration()
			.endpointOverride()
			.orElseThrow();
	}

	@SpringBootTest(properties = { "spring.config.name=example", "example.own-client=false" },
			webEnvironment = WebEnvironment.NONE)
	@AutoConfigureDynamoMapping
	static class Whole {

	}

	@SpringBootTest(
			properties = { "spring.config.name=example", "example.own-client=false",
					"dynamodb.credentials.access-key-id=local", "dynamodb.credentials.secret-access-key=local" },
			webEnvironment = WebEnvironment.NONE)
	@AutoConfigureDynamoMapping
	static class Somewhere {

		@DynamicPropertySource
		static void endpoint(DynamicPropertyRegistry registry) {
			registry.add("dynamodb.endpoint", DYNAMO_DB::endpoint);
			registry.add("dynamodb.clients.archive.endpoint", DYNAMO_DB::endpoint);
		}

	}

	static class Elsewhere extends Somewhere {

	}

	static class ElsewhereToo extends Somewhere {

	}

	@SpringBootTest(properties = { "spring.config.name=example", "dynamodb.tables.old-books.client=ownClient" },
			webEnvironment = WebEnvironment.NONE)
	@AutoConfigureDynamoMapping
	static class Aws {

	}

	@SpringBootTest(properties = { "spring.config.name=example", "dynamodb.tables.old-books.client=ownClient",
			"dynamodb.tables.books.on-startup=none" }, webEnvironment = WebEnvironment.NONE)
	@AutoConfigureDynamoMapping(createTables = false, emptyTables = true)
	static class EmptyingAws {

		void test() {
		}

	}

}
