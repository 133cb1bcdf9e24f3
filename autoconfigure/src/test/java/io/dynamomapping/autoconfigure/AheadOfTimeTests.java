package io.dynamomapping.autoconfigure;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import io.dynamomapping.DynamoMapping;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.aot.test.generate.TestGenerationContext;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.test.tools.CompileWithForkedClassLoader;
import org.springframework.core.test.tools.TestCompiler;
import org.springframework.javapoet.ClassName;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

@NullMarked
@CompileWithForkedClassLoader
class AheadOfTimeTests {

	private static final String[] TABLES = { "dynamodb.tables.books.value-type=" + Book.class.getName(),
			"dynamodb.tables.order-lines.key-type=" + OrderLine.Key.class.getName(),
			"dynamodb.tables.order-lines.value-type=" + OrderLine.class.getName(), "dynamodb.tables.settings=" };

	@Test
	void fixesTablesAndTypesAndReadsEverythingElseAtRunTime() {
		afterAheadOfTimeProcessing((context) -> {
			TestPropertyValues
				.of("dynamodb.region=eu-west-1", "dynamodb.table-name-prefix=prod-",
						"dynamodb.tables.order-lines.table-name=lines")
				.applyTo(context);
			context.refresh();

			Library library = context.getBean(Library.class);
			assertThat(library.books.tableName()).isEqualTo("prod-books");
			assertThat(library.orderLines.tableName()).isEqualTo("prod-lines");
			assertThat(library.settings.tableName()).isEqualTo("prod-settings");
			assertThat(library.lines).isSameAs(library.orderLines);
		});
	}

	@Test
	void refusesTablesThatWereNotThere() {
		assertThat(failureAfterAheadOfTimeProcessing("dynamodb.tables.reviews.table-name=old_reviews"))
			.hasMessage("Expected only tables that were configured when the application was processed ahead of time,"
					+ " found 'dynamodb.tables.reviews'. Build the application with that table, or remove it.");
	}

	@Test
	void refusesValueTypesThatWereOthers() {
		assertThat(failureAfterAheadOfTimeProcessing("dynamodb.tables.books.value-type=" + OrderLine.class.getName()))
			.hasMessageStartingWith("Expected 'dynamodb.tables.books.value-type' to name " + Book.class.getName()
					+ ", as when the application was processed ahead of time, found '" + OrderLine.class.getName()
					+ "'.");
	}

	@Test
	void refusesKeyTypesThatWereOthers() {
		assertThat(failureAfterAheadOfTimeProcessing("dynamodb.tables.order-lines.key-type=com.acme.Gone"))
			.hasMessageContaining("to name " + OrderLine.Key.class.getName() + ", as when");
	}

	private static Throwable failureAfterAheadOfTimeProcessing(String property) {
		AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
		afterAheadOfTimeProcessing((context) -> {
			TestPropertyValues.of("dynamodb.region=eu-west-1", property).applyTo(context);
			failure.set(NestedExceptionUtils.getMostSpecificCause(catchThrowable(context::refresh)));
		});
		return Objects.requireNonNull(failure.get());
	}

	private static void afterAheadOfTimeProcessing(Consumer<GenericApplicationContext> assertions) {
		TestGenerationContext generationContext = new TestGenerationContext(AheadOfTimeTests.class);
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
			TestPropertyValues.of(TABLES).applyTo(context);
			context.register(Application.class);
			ClassName initializer = new ApplicationContextAotGenerator().processAheadOfTime(context, generationContext);
			generationContext.writeGeneratedContent();
			TestCompiler.forSystem().with(generationContext).compile((compiled) -> {
				try (GenericApplicationContext frozen = new GenericApplicationContext()) {
					initialize(compiled.getInstance(ApplicationContextInitializer.class, initializer.toString()),
							frozen);
					assertions.accept(frozen);
				}
			});
		}
	}

	@SuppressWarnings("unchecked")
	private static void initialize(ApplicationContextInitializer<?> initializer, GenericApplicationContext context) {
		((ApplicationContextInitializer<GenericApplicationContext>) initializer).initialize(context);
	}

	record Library(DynamoMapping<String, Book> books, DynamoMapping<OrderLine.Key, OrderLine> lines,
			DynamoMapping<?, ?> orderLines, DynamoMapping<String, Map<String, Object>> settings) {

	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ DynamoDbAutoConfiguration.class, DynamoMappingAutoConfiguration.class })
	static class Application {

		@Bean
		Library library(DynamoMapping<String, Book> books, DynamoMapping<OrderLine.Key, OrderLine> lines,
				@DynamoTable("orderLines") DynamoMapping<?, ?> orderLines,
				DynamoMapping<String, Map<String, Object>> settings) {
			return new Library(books, lines, orderLines, settings);
		}

	}

}
