package com.acme;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.KeySchema;
import io.dynamomapping.autoconfigure.DynamoDbAutoConfiguration;
import io.dynamomapping.autoconfigure.DynamoMappingAutoConfiguration;
import io.dynamomapping.autoconfigure.DynamoMappingRegistry;
import io.dynamomapping.test.autoconfigure.EmbeddedDynamoDbAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The listings of the README, run.
 */
@ExtendWith(OutputCaptureExtension.class)
class ReadmeTests {

	private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

	private static final String ISBN = "978-0553803716";

	@ParameterizedTest
	@ValueSource(strings = { "Book.java", "Library.java" })
	void showsTheCodeThatThisTestRuns(String file) throws IOException {
		String source = Files.readString(ROOT.resolve("starter-test/src/test/java/com/acme/" + file));
		String listing = source.replaceFirst("(?s)^package.*?;\n+(import [^\n]*\n|\n)*", "").strip();

		assertThat(block("java")).contains(listing);
	}

	@Test
	void whatIsToBeImportedExists() throws IOException {
		List<String> types = Pattern.compile("(?m)^\\| `(io\\.dynamomapping\\.[\\w.]+)` \\|")
			.matcher(Files.readString(ROOT.resolve("README.md")))
			.results()
			.map((type) -> type.group(1))
			.toList();

		assertThat(types).hasSizeGreaterThan(5)
			.allSatisfy((type) -> assertThat(ClassUtils.isPresent(type, null)).as(type).isTrue());
	}

	@Test
	void listingsRunOnTheConfigurationShown(CapturedOutput output) throws IOException {
		PropertySource<?> yaml = new YamlPropertySourceLoader()
			.load("README.md", new ByteArrayResource(block("yaml").getBytes(StandardCharsets.UTF_8)))
			.get(0);
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(EmbeddedDynamoDbAutoConfiguration.class,
					DynamoDbAutoConfiguration.class, DynamoMappingAutoConfiguration.class))
			.withInitializer((context) -> context.getEnvironment().getPropertySources().addLast(yaml))
			.withPropertyValues("dynamodb.tables.books.on-startup=create",
					"dynamodb.tables.order-lines.on-startup=create", "dynamodb.tables.settings.on-startup=create")
			.withUserConfiguration(Library.class)
			.run((context) -> {
				Library library = context.getBean(Library.class);

				library.open(ISBN);

				assertThat(library.books()).containsEntry(ISBN,
						new Book(ISBN, "Foundation", new BigDecimal("8.99"), 1));
				assertThat(library.settings().get("shop")).isEqualTo(Map.of("open", true));
				assertThat(output).contains("Foundation at 8.99, 1 left");
				DynamoMapping<?, ?> lines = context.getBean(DynamoMappingRegistry.class).get("order-lines");
				assertThat(lines.tableName()).isEqualTo("prod-order-lines");
				assertThat(lines.keySchema())
					.isEqualTo(KeySchema.composite("order", ScalarAttributeType.S, "line", ScalarAttributeType.N));
			});
	}

	@Test
	void quickStartHasExactlyTwoCommands() throws IOException {
		String quickStart = readme().replaceFirst("(?s)^.*?\n## Quick start\n", "").replaceFirst("(?s)\n## .*$", "");

		assertThat(blocks(quickStart, "shell")).containsExactly("mvn -pl sample-app -am spring-boot:run", "mvn verify");
	}

	private static String block(String language) throws IOException {
		return blocks(readme(), language).get(0);
	}

	private static List<String> blocks(String text, String language) {
		return Pattern.compile("```" + language + "\n(.*?)\n```", Pattern.DOTALL)
			.matcher(text)
			.results()
			.map((result) -> result.group(1))
			.toList();
	}

	private static String readme() throws IOException {
		return Files.readString(ROOT.resolve("README.md"));
	}

}
