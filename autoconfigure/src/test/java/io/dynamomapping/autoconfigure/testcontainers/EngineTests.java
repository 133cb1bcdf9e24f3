package io.dynamomapping.autoconfigure.testcontainers;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.annotation.PartitionKey;
import io.dynamomapping.autoconfigure.DynamoDbAutoConfiguration;
import io.dynamomapping.autoconfigure.DynamoMappingAutoConfiguration;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.localstack.LocalStackContainer;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.testcontainers.context.ImportTestcontainers;
import org.springframework.boot.testcontainers.lifecycle.TestcontainersLifecycleApplicationContextInitializer;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.boot.testcontainers.service.connection.ServiceConnectionAutoConfiguration;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Containers as they are. Skipped where there is no engine to run them.
 */
@NullMarked
@Testcontainers(disabledWithoutDocker = true)
class EngineTests {

	private static final Book FOUNDATION = new Book("978-0553293357", "Foundation");

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ServiceConnectionAutoConfiguration.class,
				DynamoDbAutoConfiguration.class, DynamoMappingAutoConfiguration.class))
		.withInitializer(new TestcontainersLifecycleApplicationContextInitializer())
		.withPropertyValues("dynamodb.tables.books.value-type=" + Book.class.getName(),
				"dynamodb.tables.books.on-startup=create");

	@ParameterizedTest
	@ValueSource(classes = { DynamoDbLocal.class, GenericLocalStack.class, TypedLocalStack.class })
	void tablesAreInTheContainer(Class<?> configuration) {
		this.contextRunner.withUserConfiguration(configuration).run((context) -> {
			@SuppressWarnings("unchecked")
			DynamoMapping<String, Book> books = context.getBean("books", DynamoMapping.class);

			books.put(FOUNDATION.isbn(), FOUNDATION);

			assertThat(books).containsEntry(FOUNDATION.isbn(), FOUNDATION);
		});
	}

	record Book(@PartitionKey String isbn, String title) {

	}

	@Configuration(proxyBeanMethods = false)
	@ImportTestcontainers
	static class DynamoDbLocal {

		@ServiceConnection
		static final GenericContainer<?> container = new GenericContainer<>("amazon/dynamodb-local:2.6.1")
			.withExposedPorts(8000);

	}

	@Configuration(proxyBeanMethods = false)
	@ImportTestcontainers
	static class GenericLocalStack {

		@ServiceConnection
		static final GenericContainer<?> container = new GenericContainer<>("localstack/localstack:4.0.3")
			.withExposedPorts(4566);

	}

	@Configuration(proxyBeanMethods = false)
	@ImportTestcontainers
	static class TypedLocalStack {

		@ServiceConnection
		static final LocalStackContainer container = new LocalStackContainer("localstack/localstack:4.0.3");

	}

}
