package io.dynamomapping.autoconfigure;

import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Blank is as good as unset, as in {@code ${DYNAMODB_ENDPOINT:}}.
 */
@NullMarked
class BlankPropertiesTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DynamoDbAutoConfiguration.class, DynamoMappingAutoConfiguration.class))
		.withSystemProperties("aws.region=eu-central-1");

	@ParameterizedTest
	@ValueSource(strings = { "", " " })
	void ofTheApplicationAreUnset(String blank) {
		DynamoMappingProperties unset = properties();

		assertThat(properties("dynamodb.region=" + blank, "dynamodb.profile=" + blank, "dynamodb.endpoint=" + blank,
				"dynamodb.table-name-prefix=" + blank, "dynamodb.table-name-suffix=" + blank,
				"dynamodb.page-token-secret=" + blank))
			.isEqualTo(unset);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " " })
	void ofTheConnectionAreUnset(String blank) {
		DynamoMappingProperties unset = properties();

		assertThat(properties("dynamodb.profile-file=" + blank, "dynamodb.credentials.access-key-id=" + blank,
				"dynamodb.credentials.secret-access-key=" + blank, "dynamodb.credentials.session-token=" + blank,
				"dynamodb.credentials.process.command=" + blank, "dynamodb.credentials.web-identity.role-arn=" + blank,
				"dynamodb.credentials.web-identity.token-file=" + blank,
				"dynamodb.credentials.web-identity.session-name=" + blank,
				"dynamodb.credentials.assume-role.role-arn=" + blank,
				"dynamodb.credentials.assume-role.session-name=" + blank,
				"dynamodb.credentials.assume-role.external-id=" + blank, "dynamodb.http.ssl-bundle=" + blank,
				"dynamodb.http.proxy.endpoint=" + blank, "dynamodb.http.proxy.username=" + blank,
				"dynamodb.http.proxy.password=" + blank, "dynamodb.http.proxy.non-proxy-hosts=" + blank))
			.isEqualTo(unset);
	}

	@Test
	void switchesAndDurationsThatAreEmptyAreUnset() {
		DynamoMappingProperties unset = properties();

		assertThat(properties("dynamodb.credentials.provider=", "dynamodb.credentials.assume-role.duration=",
				"dynamodb.fips-enabled=", "dynamodb.dualstack-enabled=", "dynamodb.defaults-mode=",
				"dynamodb.api-call-timeout=", "dynamodb.api-call-attempt-timeout=", "dynamodb.retry.mode=",
				"dynamodb.http.client=", "dynamodb.http.connect-timeout=", "dynamodb.http.max-connections=",
				"dynamodb.http.keep-alive=", "dynamodb.retry.max-attempts=", "dynamodb.batch-concurrency=",
				"dynamodb.validation.on-write=", "dynamodb.validation.on-load="))
			.isEqualTo(unset);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " " })
	void ofATableAreUnset(String blank) {
		DynamoMappingProperties unset = properties("dynamodb.tables.books.consistent-reads=true");

		assertThat(properties("dynamodb.tables.books.table-name=" + blank, "dynamodb.tables.books.key-type=" + blank,
				"dynamodb.tables.books.value-type=" + blank, "dynamodb.tables.books.partition-key-name=" + blank,
				"dynamodb.tables.books.sort-key-name=" + blank, "dynamodb.tables.books.client=" + blank,
				"dynamodb.tables.books.region=" + blank, "dynamodb.tables.books.value-attribute=" + blank))
			.isEqualTo(unset);
	}

	@Test
	void switchesOfATableThatAreEmptyAreUnset() {
		DynamoMappingProperties unset = properties("dynamodb.tables.books.table-name=Books");

		assertThat(properties("dynamodb.tables.books.table-name=Books", "dynamodb.tables.books.consistent-reads=",
				"dynamodb.tables.books.exact-size=", "dynamodb.tables.books.read-only=",
				"dynamodb.tables.books.strict-keys=", "dynamodb.tables.books.show-expired=",
				"dynamodb.tables.books.health=", "dynamodb.tables.books.on-startup="))
			.isEqualTo(unset);
	}

	private DynamoMappingProperties properties(String... values) {
		DynamoMappingProperties[] properties = new DynamoMappingProperties[1];
		this.contextRunner.withPropertyValues(values)
			.run((context) -> properties[0] = context.getBean(DynamoMappingProperties.class));
		return properties[0];
	}

}
