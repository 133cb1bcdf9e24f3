package io.dynamomapping.test.autoconfigure.example;

import java.util.List;
import java.util.Map;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.DynamoTables;
import io.dynamomapping.DynamoTransactions;
import io.dynamomapping.ItemValidationException;
import io.dynamomapping.autoconfigure.DynamoMappingRegistry;
import io.dynamomapping.embedded.EmbeddedDynamoDb;
import io.dynamomapping.test.autoconfigure.DynamoMappingTest;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.support.PersistenceExceptionTranslator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@DynamoMappingTest(properties = "spring.config.name=example", emptyTables = true)
class DynamoMappingTestContentsTests {

	@Autowired
	private ApplicationContext context;

	@Test
	void everythingOfMappingsIsThere() {
		for (Class<?> type : List.of(DynamoDbClient.class, DynamoMappingRegistry.class, DynamoTransactions.class,
				DynamoTables.class, PersistenceExceptionTranslator.class, EmbeddedDynamoDb.class)) {
			assertThat(this.context.getBeanProvider(type).getIfUnique()).as(type.getName()).isNotNull();
		}
	}

	@Test
	void componentsWithASayInMappingsAreThere() {
		for (Class<?> type : List.of(BookCallback.class, BookListener.class, Customizers.class, Requests.class)) {
			assertThat(this.context.getBeanProvider(type).getIfUnique()).as(type.getName()).isNotNull();
		}
	}

	@Test
	void otherComponentsAreNot() {
		for (Class<?> type : List.of(BookService.class, BookRepository.class, ClientConfiguration.class)) {
			assertThat(this.context.getBeanNamesForType(type)).as(type.getName()).isEmpty();
		}
	}

	@Test
	void allTablesAreInTheEmbeddedDynamoDb(@Autowired DynamoMappingRegistry registry,
			@Autowired EmbeddedDynamoDb dynamoDb) {
		assertThat(registry.names()).containsExactly("books", "old-books", "catalogue", "prices", "settings")
			.allSatisfy((name) -> {
				DynamoMapping<?, ?> mapping = registry.get(name);
				assertThat(mapping.client().serviceClientConfiguration().endpointOverride())
					.contains(dynamoDb.endpoint());
				assertThat(mapping.count()).isZero();
			});
		assertThat(this.context.getEnvironment().getProperty("dynamodb.embedded.directory")).isEmpty();
	}

	@Test
	void valuesAreValidated(@Autowired DynamoMapping<PriceKey, Price> prices,
			@Autowired DynamoMappingRegistry registry) {
		@SuppressWarnings("unchecked")
		DynamoMapping<String, Book> books = (DynamoMapping<String, Book>) registry.get("books");

		assertThat(prices).isEmpty();
		assertThatExceptionOfType(ItemValidationException.class)
			.isThrownBy(() -> books.putAll(Map.of("1", new Book("1", " "))));
	}

}
