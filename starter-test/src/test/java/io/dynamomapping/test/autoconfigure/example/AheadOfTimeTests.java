package io.dynamomapping.test.autoconfigure.example;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.dynamomapping.Condition;
import io.dynamomapping.memory.InMemoryDynamoDbClient;
import io.dynamomapping.test.autoconfigure.AutoConfigureDynamoMapping;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import org.springframework.aot.AotDetector;
import org.springframework.aot.generate.GeneratedFiles.Kind;
import org.springframework.aot.generate.InMemoryGeneratedFiles;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.test.tools.ClassFile;
import org.springframework.core.test.tools.CompileWithForkedClassLoader;
import org.springframework.core.test.tools.SourceFile;
import org.springframework.core.test.tools.TestCompiler;
import org.springframework.test.context.TestContextManager;
import org.springframework.test.context.aot.TestContextAotGenerator;

import static io.dynamomapping.Attribute.attr;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that are processed ahead of time, with a context each.
 */
@CompileWithForkedClassLoader
class AheadOfTimeTests {

	/** There is a reference in these packages. */
	static final Condition FOUNDATION = attr(Book::title).eq("Foundation");

	@Test
	void testsOfSeveralContextsHaveTheirTablesCreated() {
		InMemoryGeneratedFiles files = new InMemoryGeneratedFiles();
		new TestContextAotGenerator(files).processAheadOfTime(Stream.of(First.class, Second.class));

		TestCompiler.forSystem().withSources(sources(files)).withClasses(classes(files)).compile((compiled) -> {
			System.setProperty(AotDetector.AOT_ENABLED, "true");
			try {
				ApplicationContext first = context(First.class);
				assertThat(first).isNotSameAs(context(Second.class));
				assertThat(tables(first)).contains("first-books", "first-prices");
				assertThat(tables(context(Second.class))).contains("second-books", "second-prices");
			}
			finally {
				System.clearProperty(AotDetector.AOT_ENABLED);
			}
		});
	}

	private static List<SourceFile> sources(InMemoryGeneratedFiles files) {
		List<SourceFile> sources = new ArrayList<>();
		files.getGeneratedFiles(Kind.SOURCE).forEach((path, content) -> sources.add(SourceFile.of(content)));
		return sources;
	}

	private static List<ClassFile> classes(InMemoryGeneratedFiles files) {
		List<ClassFile> classes = new ArrayList<>();
		files.getGeneratedFiles(Kind.CLASS)
			.forEach((path, content) -> classes.add(ClassFile.of(ClassFile.toClassName(path), content)));
		return classes;
	}

	private static ApplicationContext context(Class<?> test) {
		return new TestContextManager(test).getTestContext().getApplicationContext();
	}

	private static List<String> tables(ApplicationContext context) {
		return context.getBean(DynamoDbClient.class).listTables().tableNames();
	}

	@SpringBootTest(
			properties = { "spring.config.name=example", "example.own-client=false",
					"dynamodb.tables.old-books.client=inMemory", "dynamodb.table-name-prefix=first-" },
			webEnvironment = WebEnvironment.NONE)
	@AutoConfigureDynamoMapping
	static class First {

		@TestConfiguration(proxyBeanMethods = false)
		static class Clients {

			@Bean
			DynamoDbClient inMemory() {
				return InMemoryDynamoDbClient.create();
			}

		}

	}

	@SpringBootTest(
			properties = { "spring.config.name=example", "example.own-client=false",
					"dynamodb.tables.old-books.client=inMemory", "dynamodb.table-name-prefix=second-" },
			webEnvironment = WebEnvironment.NONE)
	@AutoConfigureDynamoMapping
	static class Second {

		@TestConfiguration(proxyBeanMethods = false)
		static class Clients {

			@Bean
			DynamoDbClient inMemory() {
				return InMemoryDynamoDbClient.create();
			}

		}

	}

}
