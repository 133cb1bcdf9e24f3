package io.dynamomapping.autoconfigure;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
	@CsvSource({ "dynamodb.regoin, dynamodb.region", "dynamodb.http.max-conections, dynamodb.http.max-connections",
			"dynamodb.htpp.max-connections, dynamodb.http.max-connections", "dynamodb.http.proxy.user,",
			"dynamodb.credentials.role-arn,", "dynamodb.table.books.table-name, dynamodb.tables.books.table-name" })
	void isRefused(String property, @Nullable String meant) {
		this.contextRunner.withPropertyValues(property + "=terminus").run((context) -> {
			FailureAnalysis analysis = FailureTexts.of(context);

			assertThat(analysis.getDescription())
				.isEqualTo("Expected only properties that exist under 'dynamodb', found '" + property + "'.");
			assertThat(analysis.getAction()).isEqualTo(((meant != null) ? "Did you mean '" + meant + "'? " : "")
					+ "Correct the name, move the property to its place, or remove it. The page 'Properties' of the "
					+ "documentation lists all.");
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
			"dynamodb.embedded.enabled=false", "dynamodb.api-call-timeout=", "dynamodb.retry.mode=",
			"dynamodb.http.proxy.non-proxy-hosts=", "dynamodb.profile-file[0]=", "dynamodb.profile-file=",
			"dynamodb.apiCallTimeout=8s", "dynamodb=", "spring.cloud.aws.dynamodb.enabled=false",
			"dynamodbx.regoin=terminus" })
	void othersAreNot(String property) {
		this.contextRunner.withPropertyValues(property).run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void nobodyAsksForTheEmbeddedDynamoDbInVain() {
		this.contextRunner.withPropertyValues("dynamodb.embedded.enabled=true").run((context) -> {
			FailureAnalysis analysis = FailureTexts.of(context);

			assertThat(analysis.getDescription()).isEqualTo("Expected dynamo-mapping-spring-boot-starter-test on the "
					+ "class path, since 'dynamodb.embedded.enabled' is 'true', found none.");
			assertThat(analysis.getAction()).isEqualTo("Add the dependency "
					+ "io.dynamomapping:dynamo-mapping-spring-boot-starter-test, or remove 'dynamodb.embedded.enabled' "
					+ "to connect to AWS.");
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "dynamodb", "dynamodb.clients.archive" })
	void aRoleIsNoProvider(String prefix) {
		this.contextRunner.withPropertyValues(prefix + ".credentials.provider=assume-role").run((context) -> {
			FailureAnalysis analysis = FailureTexts.of(context);

			assertThat(analysis.getDescription()).isEqualTo("Expected '" + prefix
					+ ".credentials.provider' to say whose credentials assume the role, found 'assume-role'.");
			assertThat(analysis.getAction()).isEqualTo("Set '" + prefix + ".credentials.assume-role.role-arn', and "
					+ "remove '" + prefix + ".credentials.provider' unless it is another than the credentials that "
					+ "there are anyway.");
		});
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
