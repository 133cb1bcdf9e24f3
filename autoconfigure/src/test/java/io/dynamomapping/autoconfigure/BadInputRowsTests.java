package io.dynamomapping.autoconfigure;

import java.nio.file.Path;

import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Properties that cannot be: the context does not start, and nothing is requested.
 */
@NullMarked
class BadInputRowsTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner().withConfiguration(
			AutoConfigurations.of(DynamoDbAutoConfiguration.class, DynamoMappingAutoConfiguration.class));

	@ParameterizedTest(name = "B25 endpoint {0}")
	@ValueSource(strings = { "localhost:8000", "localhost", "ftp://localhost", "file:///etc/passwd", "http://",
			"https://:8000", "jar:file:/a!/b", "http://a b", "//localhost:8000", "javascript:alert(1)" })
	void endpoints(String endpoint) {
		for (String property : new String[] { "dynamodb.endpoint", "dynamodb.clients.archive.endpoint" }) {
			this.contextRunner.withPropertyValues("dynamodb.region=eu-central-1", property + "=" + endpoint)
				.run((context) -> {
					FailureAnalysis analysis = FailureTexts.of(context);

					assertThat(analysis.getDescription()).contains(property);
				});
		}
	}

	@Test
	@DisplayName("B26 no region")
	void regions(@TempDir Path directory) {
		this.contextRunner
			.withSystemProperties("aws.configFile=" + directory.resolve("config"),
					"aws.sharedCredentialsFile=" + directory.resolve("credentials"), "aws.disableEc2Metadata=true")
			.run((context) -> {
				FailureAnalysis analysis = FailureTexts.of(context);

				assertThat(analysis.getDescription()).containsIgnoringCase("region");
				assertThat(analysis.getAction()).contains("dynamodb.region");
			});
	}

	@ParameterizedTest(name = "B26 region {0}")
	@ValueSource(strings = { "eu central 1", "eu-central-1/..", "evil.example.com#", "ä" })
	void regionsThatAreNone(String region) {
		this.contextRunner.withPropertyValues("dynamodb.region=" + region)
			.run((context) -> assertThat(FailureTexts.of(context).getDescription()).contains("region"));
	}

	@ParameterizedTest(name = "B32 {0}")
	@CsvSource({ "dynamodb.enpoint, dynamodb.endpoint", "dynamodb.tables.books.tabel-name,",
			"dynamodb.tables.books.time-to-live.atribute,", "dynamodb.clients.archive.regoin," })
	void properties(String property) {
		this.contextRunner.withPropertyValues("dynamodb.region=eu-central-1", property + "=terminus").run((context) -> {
			FailureAnalysis analysis = FailureTexts.of(context);

			assertThat(analysis.getDescription() + analysis.getAction()).contains(property);
		});
	}

}
