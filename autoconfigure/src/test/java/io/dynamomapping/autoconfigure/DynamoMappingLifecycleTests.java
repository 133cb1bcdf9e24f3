package io.dynamomapping.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.client.DynamoMappings;
import io.dynamomapping.spi.RequestListener;
import io.dynamomapping.spi.RequestReport;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.DestructionAwareBeanPostProcessor;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * When mappings come into being, which are injected, and when they end.
 */
@NullMarked
class DynamoMappingLifecycleTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DynamoDbAutoConfiguration.class, DynamoMappingAutoConfiguration.class))
		.withPropertyValues("dynamodb.region=eu-central-1", "dynamodb.endpoint=http://localhost:1",
				"dynamodb.credentials.access-key-id=local", "dynamodb.credentials.secret-access-key=local",
				"dynamodb.tables.books.value-type=" + Book.class.getName(),
				"dynamodb.tables.old-books.value-type=" + Book.class.getName());

	@Test
	void lazyInitializationOpensAndRequestsNothing() {
		List<RequestReport> reports = new ArrayList<>();

		this.contextRunner
			.withInitializer(
					(context) -> context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
			.withBean(RequestListener.class, () -> reports::add)
			// Could not be created, as nothing listens.
			.withPropertyValues("dynamodb.tables.books.on-startup=create")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(context.getBeanFactory().containsSingleton("books")).isFalse();
				assertThat(context.getBeanFactory().containsSingleton("dynamoDbClient")).isFalse();
				assertThat(reports).isEmpty();
			});
	}

	@Test
	void aPrimaryMappingOfTheApplicationIsPreferred() {
		this.contextRunner.withUserConfiguration(PrimaryBooks.class)
			.run((context) -> assertThat(context.getBean(Shelf.class).books().tableName()).isEqualTo("primary_books"));
	}

	@Test
	void aMappingOfTheApplicationCanBeQualified() {
		this.contextRunner.withUserConfiguration(QualifiedBooks.class)
			.run((context) -> assertThat(context.getBean(Shelf.class).books().tableName()).isEqualTo("rare_books"));
	}

	@Test
	void mappingsEndBeforeTheClient() {
		List<String> destroyed = new ArrayList<>();

		this.contextRunner.withBean(BeanPostProcessor.class, () -> new Destructions(destroyed))
			.run((context) -> assertThat(context).hasNotFailed());

		assertThat(destroyed).containsSubsequence("books", "dynamoMappings", "dynamoDbClient");
	}

	@Test
	void aMappingRefusesUseAfterTheContextIsClosed() {
		DynamoMapping<?, ?>[] books = new DynamoMapping<?, ?>[1];

		this.contextRunner.run((context) -> books[0] = context.getBean("books", DynamoMapping.class));

		assertThatIllegalStateException().isThrownBy(() -> books[0].isEmpty());
	}

	record Shelf(DynamoMapping<String, Book> books) {

	}

	private record Destructions(List<String> names) implements DestructionAwareBeanPostProcessor {

		@Override
		public boolean requiresDestruction(Object bean) {
			return bean instanceof DynamoMapping || bean instanceof DynamoMappings || bean instanceof DynamoDbClient;
		}

		@Override
		public void postProcessBeforeDestruction(Object bean, String beanName) {
			this.names.add(beanName);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class PrimaryBooks {

		@Bean
		@Primary
		DynamoMapping<String, Book> favourites(DynamoMappings mappings) {
			return mappings.open("primary_books", String.class, Book.class);
		}

		@Bean
		Shelf shelf(DynamoMapping<String, Book> mapping) {
			return new Shelf(mapping);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class QualifiedBooks {

		@Bean
		@DynamoTable("rare")
		DynamoMapping<String, Book> rareBooks(DynamoMappings mappings) {
			return mappings.open("rare_books", String.class, Book.class);
		}

		@Bean
		Shelf shelf(@DynamoTable("rare") DynamoMapping<String, Book> mapping) {
			return new Shelf(mapping);
		}

	}

}
