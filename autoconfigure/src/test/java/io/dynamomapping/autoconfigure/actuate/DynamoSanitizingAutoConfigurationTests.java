package io.dynamomapping.autoconfigure.actuate;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;

import io.dynamomapping.autoconfigure.DynamoDbAutoConfiguration;
import io.dynamomapping.autoconfigure.DynamoMappingAutoConfiguration;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.actuate.autoconfigure.context.properties.ConfigurationPropertiesReportEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.env.EnvironmentEndpointAutoConfiguration;
import org.springframework.boot.actuate.context.properties.ConfigurationPropertiesReportEndpoint;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.actuate.env.EnvironmentEndpoint;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What endpoints tell where they are told to show all values.
 */
@NullMarked
class DynamoSanitizingAutoConfigurationTests {

	private static final String[] SECRETS = { "dynamodb.credentials.access-key-id",
			"dynamodb.credentials.secret-access-key", "dynamodb.credentials.session-token",
			"dynamodb.credentials.process.command", "dynamodb.credentials.assume-role.external-id",
			"dynamodb.page-token-secret", "dynamodb.http.proxy.username", "dynamodb.http.proxy.password",
			"dynamodb.clients.archive.credentials.accessKeyId",
			"dynamodb.clients.archive.credentials.secret-access-key",
			"dynamodb.clients.archive.credentials.session_token",
			"dynamodb.clients.archive.credentials.process.command" };

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DynamoDbAutoConfiguration.class, DynamoMappingAutoConfiguration.class,
				EnvironmentEndpointAutoConfiguration.class,
				ConfigurationPropertiesReportEndpointAutoConfiguration.class, DynamoSanitizingAutoConfiguration.class))
		.withPropertyValues("management.endpoints.web.exposure.include=*", "management.endpoint.env.show-values=always",
				"management.endpoint.configprops.show-values=always", "dynamodb.region=eu-central-1",
				"dynamodb.credentials.provider=static", "dynamodb.clients.archive.credentials.provider=static",
				"dynamodb.credentials.assume-role.role-arn=arn:aws:iam::123456789012:role/librarian",
				"dynamodb.http.proxy.endpoint=http://proxy.example.com:3128", "dynamodb.tables.books.table-name=Books")
		.withPropertyValues(
				Arrays.stream(SECRETS).map((name) -> name + "=planted in the ground").toArray(String[]::new));

	@Test
	void theEnvironmentHasNoSecrets() {
		this.contextRunner
			.withInitializer((context) -> context.getEnvironment()
				.getPropertySources()
				.addFirst(new SystemEnvironmentPropertySource("systemEnvironment",
						Map.of("DYNAMODB_CREDENTIALS_SECRETACCESSKEY", "planted by a variable"))))
			.run((context) -> {
				EnvironmentEndpoint endpoint = context.getBean(EnvironmentEndpoint.class);

				assertTellsNoSecret(endpoint.environment("dynamodb.*|DYNAMODB_C.*"));
				assertThat(endpoint.environmentEntry("dynamodb.credentials.secret-access-key").getProperty())
					.isNotNull()
					.satisfies((property) -> assertThat(Objects.requireNonNull(property).getValue())
						.hasToString("******"));
			});
	}

	@Test
	void theReportOfPropertiesHasNoSecrets() {
		this.contextRunner.run((context) -> assertTellsNoSecret(
				context.getBean(ConfigurationPropertiesReportEndpoint.class).configurationProperties()));
	}

	@Test
	void withoutActuatorNothingHappens() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(DynamoSanitizingAutoConfiguration.class))
			.withClassLoader(new FilteredClassLoader(SanitizingFunction.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(SecretsSanitizingFunction.class));
	}

	private static void assertTellsNoSecret(Object answer) {
		assertThat(new JsonMapper().writeValueAsString(answer)).contains("eu-central-1", "Books", "******")
			.doesNotContain("planted");
	}

}
