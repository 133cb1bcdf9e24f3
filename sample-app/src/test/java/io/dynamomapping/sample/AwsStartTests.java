package io.dynamomapping.sample;

import java.util.stream.Stream;

import io.dynamomapping.embedded.EmbeddedDynamoDb;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.web.servlet.client.RestTestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Starts the whole application with the profile {@code aws}, on DynamoDB Local in the
 * place of an account.
 */
@ExtendWith(OutputCaptureExtension.class)
class AwsStartTests {

	private static final String PREFIX = "dynamo-mapping-sample-";

	private final EmbeddedDynamoDb account = EmbeddedDynamoDb.start();

	@AfterEach
	void close() {
		this.account.close();
	}

	@Test
	void createsTablesWhenAskedAndKeepsThemForTheNextStart(CapturedOutput output) {
		try (ConfigurableApplicationContext context = start("--sample.on-startup=create")) {
			assertThat(context.getBean(DynamoDbClient.class).listTables().tableNames())
				.containsExactly(PREFIX + "airports", PREFIX + "settings", PREFIX + "visits");
			assertName(context, "Vienna International Airport");
		}
		assertThat(output).contains("5,210 of 5,210 airports stored", "5,210 airports loaded")
			.doesNotContain("A tour of the table");

		int before = output.getOut().length();
		try (ConfigurableApplicationContext context = start()) {
			assertName(context, "Vienna International Airport");
		}
		assertThat(output.getOut().substring(before)).contains("5,210 airports loaded")
			.doesNotContain("airports stored", "Created table");
	}

	@Test
	void stopsWithoutTablesAndSaysWhichOneIsMissing(CapturedOutput output) {
		assertThatException().isThrownBy(() -> start());

		assertThat(output).contains("APPLICATION FAILED TO START",
				"Mapping 'settings' expected a table '" + PREFIX + "settings' at " + this.account.endpoint()
						+ " (region eu-central-1), found none. Create the table, or check table name, prefix, region,"
						+ " endpoint and account.")
			.doesNotContain("Tomcat started");
	}

	private ConfigurableApplicationContext start(String... more) {
		SpringApplication application = new SpringApplication(SampleApplication.class);
		application.setRegisterShutdownHook(false);
		return application.run(Stream
			.concat(Stream.of("--spring.profiles.active=aws", "--server.port=0", "--dynamodb.region=eu-central-1",
					"--dynamodb.endpoint=" + this.account.endpoint(), "--dynamodb.credentials.access-key-id=local",
					"--dynamodb.credentials.secret-access-key=local"), Stream.of(more))
			.toArray(String[]::new));
	}

	private static void assertName(ConfigurableApplicationContext context, String name) {
		RestTestClient.bindToServer()
			.baseUrl("http://localhost:" + context.getEnvironment().getProperty("local.server.port"))
			.build()
			.get()
			.uri("/api/airports/LOWW")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.name")
			.isEqualTo(name);
	}

}
