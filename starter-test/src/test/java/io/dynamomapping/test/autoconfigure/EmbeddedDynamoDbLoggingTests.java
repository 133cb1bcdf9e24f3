package io.dynamomapping.test.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.dynamomapping.autoconfigure.DynamoDbAutoConfiguration;
import io.dynamomapping.embedded.EmbeddedDynamoDb;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

import org.springframework.boot.Banner;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@NullMarked
@ExtendWith(OutputCaptureExtension.class)
class EmbeddedDynamoDbLoggingTests {

	@BeforeEach
	@AfterEach
	void resetLogging() {
		LoggingSystem.get(getClass().getClassLoader()).cleanUp();
	}

	@Test
	void leavesTheLogToTheApplication(CapturedOutput output) {
		String endpoint = run();

		assertThat(output.toString().lines().map((line) -> line.replaceFirst(".* : ", ""))).containsExactly(
				"DynamoDB Local listens at " + endpoint + " and keeps its tables in memory",
				"Requests to DynamoDB go to " + endpoint);
	}

	@Test
	void leavesLevelsToTheApplication(CapturedOutput output) {
		run("--logging.level.com.amazonaws.services.dynamodbv2.local=info");

		assertThat(output).contains("target: DescribeTable");
	}

	@Test
	void tellsWhenThePortIsTaken(CapturedOutput output) {
		try (EmbeddedDynamoDb other = EmbeddedDynamoDb.start()) {
			int port = other.endpoint().getPort();

			assertThatException().isThrownBy(() -> run("--dynamodb.embedded.port=" + port));

			assertThat(output).contains("""
					APPLICATION FAILED TO START
					***************************

					Description:

					DynamoDB Local did not start on port %d: another process listens there. \
					Choose another port, or 0 for a free one.

					Action:

					Change 'dynamodb.embedded.port' and 'dynamodb.embedded.directory', \
					or remove them to use a free port and memory.
					""".formatted(port));
		}
	}

	@Test
	void tellsWhenTheDirectoryIsAFile(CapturedOutput output, @TempDir Path directory) throws IOException {
		Path file = Files.createFile(directory.resolve("books"));

		assertThatException().isThrownBy(() -> run("--dynamodb.embedded.directory=" + file));

		assertThat(output).contains("""
				Description:

				DynamoDB Local did not start in directory '%s': that is no directory. Choose a directory that can be \
				written and that no other instance uses, or none to keep tables in memory.

				Action:

				Change 'dynamodb.embedded.port' and 'dynamodb.embedded.directory', \
				or remove them to use a free port and memory.
				""".formatted(file));
	}

	private static String run(String... arguments) {
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Application.class)
			.bannerMode(Banner.Mode.OFF)
			.logStartupInfo(false)
			.run(arguments)) {
			DynamoDbClient client = context.getBean(DynamoDbClient.class);
			assertThatExceptionOfType(ResourceNotFoundException.class)
				.isThrownBy(() -> client.describeTable((request) -> request.tableName("books")));
			return context.getBean(EmbeddedDynamoDb.class).endpoint().toString();
		}
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ EmbeddedDynamoDbAutoConfiguration.class, DynamoDbAutoConfiguration.class })
	static class Application {

	}

}
