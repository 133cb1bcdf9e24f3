package io.dynamomapping.test.autoconfigure;

import java.nio.file.Path;
import java.util.Map;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.annotation.PartitionKey;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.Banner;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A whole application on the starters.
 */
@NullMarked
class EmbeddedMappingTests {

	private static final Book FOUNDATION = new Book("978-0-553-80371-0", "Foundation");

	@Test
	void mapsTablesOfAnApplication(@TempDir Path directory) {
		try (ConfigurableApplicationContext context = run(directory)) {
			Library library = new Library(context);
			library.books.put(FOUNDATION.isbn(), FOUNDATION);
			library.settings.put("shop", Map.of("open", true));

			library.settings.get("shop").put("open", false);
		}

		try (ConfigurableApplicationContext context = run(directory)) {
			Library library = new Library(context);
			assertThat(library.books.get(FOUNDATION.isbn())).isEqualTo(FOUNDATION);
			assertThat(library.settings.get("shop")).containsOnly(Map.entry("open", false));
		}
	}

	private static ConfigurableApplicationContext run(Path directory) {
		return new SpringApplicationBuilder(Application.class).bannerMode(Banner.Mode.OFF)
			.logStartupInfo(false)
			.run("--dynamodb.embedded.directory=" + directory, "--dynamodb.tables.books.on-startup=create",
					"--dynamodb.tables.books.value-type=" + Book.class.getName(),
					"--dynamodb.tables.settings.on-startup=create",
					"--dynamodb.tables.settings.partition-key-name=name");
	}

	record Book(@PartitionKey String isbn, String title) {

	}

	private static final class Library {

		private final DynamoMapping<String, Book> books;

		private final DynamoMapping<String, Map<String, Object>> settings;

		@SuppressWarnings("unchecked")
		Library(ConfigurableApplicationContext context) {
			this.books = context.getBean("books", DynamoMapping.class);
			this.settings = context.getBean("settings", DynamoMapping.class);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
