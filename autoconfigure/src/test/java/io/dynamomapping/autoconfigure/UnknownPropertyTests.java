package io.dynamomapping.autoconfigure;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Properties directly under {@code dynamodb} that do not exist.
 */
@NullMarked
class UnknownPropertyTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DynamoDbAutoConfiguration.class, DynamoMappingAutoConfiguration.class))
		.withPropertyValues("dynamodb.region=eu-central-1");

	@ParameterizedTest
	@ValueSource(strings = { "dynamodb.regoin", "dynamodb.http.max-conections", "dynamodb.http.proxy.user",
			"dynamodb.credentials.role-arn", "dynamodb.table.books.table-name" })
	void isRefused(String property) {
		this.contextRunner.withPropertyValues(property + "=terminus").run((context) -> {
			FailureAnalysis analysis = FailureTexts.of(context);

			assertThat(analysis.getDescription())
				.isEqualTo("Expected only properties that exist under 'dynamodb', found '" + property + "'.");
			assertThat(analysis.getAction()).isEqualTo(
					"Correct the name, move the property to its place, or remove it. docs/properties.md lists all.");
		});
	}

	@Test
	void allAreNamedAndNoneIsShown() {
		this.contextRunner
			.withPropertyValues("dynamodb.secret-key=psychohistory", "dynamodb.access-key=AKIASELDON",
					"dynamodb.embedded.prot=8000")
			.run((context) -> {
				StringWriter text = new StringWriter();
				Objects.requireNonNull(context.getStartupFailure()).printStackTrace(new PrintWriter(text));

				assertThat(FailureTexts.of(context).getDescription())
					.isEqualTo("Expected only properties that exist under 'dynamodb', found 'dynamodb.access-key' "
							+ "and 'dynamodb.secret-key'.");
				assertThat(text.toString()).doesNotContain("psychohistory", "AKIASELDON");
			});
	}

	@ParameterizedTest
	@ValueSource(strings = { "dynamodb.embedded.port=8000", "dynamodb.tables.books.tags.owner=seldon",
			"dynamodb.api-call-timeout=", "dynamodb.retry.mode=", "dynamodb.http.proxy.non-proxy-hosts=",
			"dynamodb.http.proxy.non-proxy-hosts[0]=localhost", "dynamodb.profile-file=", "dynamodb.apiCallTimeout=8s",
			"dynamodb=", "spring.cloud.aws.dynamodb.enabled=false", "dynamodbx.regoin=terminus" })
	void othersAreNot(String property) {
		this.contextRunner.withPropertyValues(property).run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void variablesOfTheEnvironmentAreNot() {
		this.contextRunner
			.withInitializer((context) -> context.getEnvironment()
				.getPropertySources()
				.addFirst(new SystemEnvironmentPropertySource("systemEnvironment",
						Map.of("DYNAMODB_REGOIN", "terminus", "DYNAMODB_PORT_8000_TCP", "tcp://10.0.0.1:8000"))))
			.run((context) -> assertThat(context).hasNotFailed());
	}

}
