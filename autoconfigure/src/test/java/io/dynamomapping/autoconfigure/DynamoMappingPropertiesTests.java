package io.dynamomapping.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;

import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

@NullMarked
class DynamoMappingPropertiesTests {

	@Test
	void whatIsNoEnumIsHinted() throws IOException {
		JsonNode hints = metadata().get("hints");

		assertThat(hints.valueStream().map((hint) -> hint.get("name").asString())).containsExactlyInAnyOrder(
				"dynamodb.region", "dynamodb.endpoint", "dynamodb.defaults-mode",
				"dynamodb.credentials.process.command", "dynamodb.credentials.web-identity.token-file",
				"dynamodb.http.proxy.endpoint");
	}

	@Test
	void secretsAreNotPrinted() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(DynamoDbAutoConfiguration.class))
			.withPropertyValues("dynamodb.region=eu-central-1", "dynamodb.credentials.access-key-id=AKIASELDON",
					"dynamodb.credentials.secret-access-key=psychohistory",
					"dynamodb.credentials.session-token=terminus", "dynamodb.page-token-secret=the mule is a mutant")
			.run((context) -> {
				String properties = context.getBean(DynamoMappingProperties.class).toString();
				String details = context.getBean(DynamoDbConnectionDetails.class).toString();

				assertThat(properties).contains(
						"Credentials[provider=null, accessKeyId=******, secretAccessKey=******, sessionToken=******, ",
						"pageTokenSecret=******");
				assertThat(properties + details).doesNotContain("AKIASELDON", "psychohistory", "terminus", "mutant");
			});
	}

	@Test
	void secretsOfProxiesProcessesAndRolesAreNotPrinted() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(DynamoDbAutoConfiguration.class))
			.withPropertyValues("dynamodb.region=eu-central-1",
					"dynamodb.http.proxy.endpoint=http://proxy.example.com:3128", "dynamodb.http.proxy.username=seldon",
					"dynamodb.http.proxy.password=psychohistory",
					"dynamodb.credentials.process.command=keys --password terminus",
					"dynamodb.credentials.assume-role.role-arn=arn:aws:iam::123456789012:role/librarian",
					"dynamodb.credentials.assume-role.external-id=trantor")
			.run((context) -> {
				String printed = context.getBean(DynamoMappingProperties.class)
						+ context.getBean(DynamoDbConnectionDetails.class).toString()
						+ context.getBean(DynamoDbConnectionDetails.class).getCredentialsProvider();

				assertThat(printed)
					.contains("Proxy[endpoint=proxy.example.com, username=******, password=******",
							"CredentialProcess[command=******]", "externalId=******")
					.doesNotContain("seldon", "psychohistory", "terminus", "trantor");
			});
	}

	private static JsonNode metadata() throws IOException {
		String classes = DynamoMappingProperties.class.getProtectionDomain().getCodeSource().getLocation().toString();
		try (InputStream stream = URI.create(classes + "META-INF/spring-configuration-metadata.json")
			.toURL()
			.openStream()) {
			return JsonMapper.shared().readTree(stream);
		}
	}

}
