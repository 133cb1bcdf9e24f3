package io.dynamomapping.autoconfigure;

import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

@NullMarked
class DynamoDbConnectionFailureTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DynamoDbAutoConfiguration.class))
		.withPropertyValues("dynamodb.region=eu-central-1");

	@Test
	void accessKeyAlone() {
		assertFailure(
				"Expected 'dynamodb.credentials.access-key-id' and 'dynamodb.credentials.secret-access-key' "
						+ "together, found only 'dynamodb.credentials.access-key-id'.",
				"Set 'dynamodb.credentials.secret-access-key' as well, or none of them so that the profile or the "
						+ "default chain of the AWS SDK applies.",
				"dynamodb.credentials.access-key-id=AKIASELDON", "dynamodb.credentials.secret-access-key=");
	}

	@Test
	void secretAccessKeyAlone() {
		assertFailure(
				"Expected 'dynamodb.credentials.access-key-id' and 'dynamodb.credentials.secret-access-key' "
						+ "together, found only 'dynamodb.credentials.secret-access-key'.",
				"Set 'dynamodb.credentials.access-key-id' as well, or none of them so that the profile or the "
						+ "default chain of the AWS SDK applies.",
				"dynamodb.credentials.secret-access-key=psychohistory");
	}

	@Test
	void sessionTokenAlone() {
		assertFailure(
				"Expected 'dynamodb.credentials.access-key-id' and 'dynamodb.credentials.secret-access-key' "
						+ "together, found only 'dynamodb.credentials.session-token'.",
				"Set both of them as well, or none of them so that the profile or the default chain of the AWS SDK "
						+ "applies.",
				"dynamodb.credentials.session-token=terminus");
	}

	@ParameterizedTest
	@ValueSource(strings = { "localhost:8000", "ftp://localhost:8000", "http:///tables", "/tables", "file:/tables" })
	void endpointThatIsNoHttpAddress(String endpoint) {
		assertFailure(
				"Expected 'dynamodb.endpoint' to be an http or https address with a host and without user "
						+ "information, found '" + endpoint + "'.",
				"Set 'dynamodb.endpoint' to an address such as http://localhost:8000.",
				"dynamodb.endpoint=" + endpoint);
	}

	@Test
	void endpointWithUserInformation() {
		assertFailure(
				"Expected 'dynamodb.endpoint' to be an http or https address with a host and without user "
						+ "information, found user information.",
				"Set 'dynamodb.endpoint' to an address such as http://localhost:8000.",
				"dynamodb.endpoint=http://seldon:psychohistory@localhost:8000");
	}

	private void assertFailure(String description, String action, String... properties) {
		this.contextRunner.withPropertyValues(properties).run((context) -> {
			FailureAnalysis analysis = FailureTexts.of(context);

			assertThat(analysis.getDescription()).isEqualTo(description);
			assertThat(analysis.getAction()).isEqualTo(action);
		});
	}

}
