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

	private static JsonNode metadata() throws IOException {
		String classes = DynamoMappingProperties.class.getProtectionDomain().getCodeSource().getLocation().toString();
		try (InputStream stream = URI.create(classes + "META-INF/spring-configuration-metadata.json")
			.toURL()
			.openStream()) {
			return JsonMapper.shared().readTree(stream);
		}
	}

}
