package io.dynamomapping.test.autoconfigure;

import java.io.IOException;
import java.io.InputStream;

import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

@NullMarked
class EmbeddedDynamoDbPropertiesTests {

	@Test
	void everyPropertyIsDescribed() throws IOException {
		JsonNode properties = metadata().get("properties");

		assertThat(properties.valueStream().map((property) -> property.get("name").asString()))
			.containsExactlyInAnyOrder("dynamodb.embedded.enabled", "dynamodb.embedded.port",
					"dynamodb.embedded.directory");
		assertThat(properties.valueStream())
			.allSatisfy((property) -> assertThat(property.path("description").asString()).matches("[A-Z].*\\."));
	}

	private static JsonNode metadata() throws IOException {
		Class<?> type = EmbeddedDynamoDbProperties.class;
		String root = type.getProtectionDomain().getCodeSource().getLocation().toString();
		try (InputStream stream = java.net.URI.create(root + "META-INF/spring-configuration-metadata.json")
			.toURL()
			.openStream()) {
			return JsonMapper.shared().readTree(stream);
		}
	}

}
