package com.acme.guide;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.autoconfigure.DynamoDbAutoConfiguration;
import io.dynamomapping.autoconfigure.DynamoMappingAutoConfiguration;
import io.dynamomapping.test.autoconfigure.EmbeddedDynamoDbAutoConfiguration;
import org.junit.jupiter.api.Test;

import org.springframework.aot.generate.ClassNameGenerator;
import org.springframework.aot.generate.DefaultGenerationContext;
import org.springframework.aot.generate.GenerationContext;
import org.springframework.aot.generate.InMemoryGeneratedFiles;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.javapoet.ClassName;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The listings of the page on ahead-of-time processing and the life of an application.
 */
class NativeGuideTests {

	private static final String[] BOOKS = { "dynamodb.tables.books.value-type=" + Book.class.getName(),
			"dynamodb.tables.books.on-startup=create" };

	private static final Book FOUNDATION = new Book("1", "Asimov", "Foundation", 1951, BigDecimal.TEN, BigDecimal.TEN,
			3, Set.of(), List.of(), null);

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(EmbeddedDynamoDbAutoConfiguration.class,
				DynamoDbAutoConfiguration.class, DynamoMappingAutoConfiguration.class))
		.withPropertyValues(BOOKS);

	@Test
	void typesThatOnlyCodeNamesAreKnownByAnAnnotation() {
		GenerationContext generation = new DefaultGenerationContext(
				new ClassNameGenerator(ClassName.get(NativeGuideTests.class)), new InMemoryGeneratedFiles());
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
			TestPropertyValues.of(BOOKS).applyTo(context);
			context.register(Application.class);
			new ApplicationContextAotGenerator().processAheadOfTime(context, generation);
		}

		assertThat(constructs(Label.class)).accepts(generation.getRuntimeHints());
		assertThat(List.of(Book.class, Shelf.class))
			.allSatisfy((type) -> assertThat(constructs(type)).accepts(generation.getRuntimeHints()));
	}

	@Test
	void labelsAreRead() {
		this.contextRunner.withBean(Labels.class).run((context) -> {
			DynamoMapping<String, Book> books = context.getBean(Labels.class).books();
			books.put(FOUNDATION.isbn(), FOUNDATION);

			assertThat(context.getBean(Labels.class).of("Asimov"))
				.containsExactly(new Label("Foundation", BigDecimal.TEN));
		});
	}

	@Test
	void futuresComeFromAnExecutor() {
		this.contextRunner.withConfiguration(AutoConfigurations.of(TaskExecutionAutoConfiguration.class))
			.withBean(BookFutures.class)
			.run((context) -> {
				BookFutures futures = context.getBean(BookFutures.class);
				futures.books().put(FOUNDATION.isbn(), FOUNDATION);

				assertThat(futures.find(FOUNDATION.isbn())).succeedsWithin(Duration.ofSeconds(30))
					.isEqualTo(FOUNDATION);
			});
	}

	private static Predicate<RuntimeHints> constructs(Class<?> type) {
		return RuntimeHintsPredicates.reflection()
			.onType(type)
			.withMemberCategory(MemberCategory.INVOKE_DECLARED_CONSTRUCTORS);
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ DynamoDbAutoConfiguration.class, DynamoMappingAutoConfiguration.class })
	@Import(Labels.class)
	static class Application {

	}

}
