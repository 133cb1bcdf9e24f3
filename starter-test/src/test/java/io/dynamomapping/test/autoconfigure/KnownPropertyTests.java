package io.dynamomapping.test.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import io.dynamomapping.autoconfigure.DynamoDbAutoConfiguration;
import io.dynamomapping.autoconfigure.DynamoMappingAutoConfiguration;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Properties of all modules against the check that refuses unknown ones.
 */
@NullMarked
class KnownPropertyTests {

	@Test
	void noPropertyOfAModuleIsRefused() throws IOException {
		List<String> properties = properties();
		ApplicationContextRunner runner = new ApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(DynamoDbAutoConfiguration.class, DynamoMappingAutoConfiguration.class))
			.withSystemProperties("aws.region=eu-central-1");

		assertThat(properties).contains("dynamodb.profile=", "dynamodb.embedded.port=0");
		runner.withPropertyValues(properties.toArray(String[]::new))
			.run((context) -> assertThat(context).hasNotFailed());
		runner.withPropertyValues("dynamodb.regoin=").run((context) -> assertThat(context).hasFailed());
	}

	@ParameterizedTest
	@ValueSource(strings = { "dynamodb.embedded.prot=1", "dynamodb.embedded.enabeld=true" })
	void aMisspeltPropertyOfTheEmbeddedDynamoDbIsRefused(String property) {
		new ApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(DynamoDbAutoConfiguration.class, DynamoMappingAutoConfiguration.class))
			.withSystemProperties("aws.region=eu-central-1")
			.withPropertyValues("dynamodb.endpoint=http://localhost:8000", property)
			.run((context) -> assertThat(context).getFailure()
				.hasMessageContaining("Expected only properties that exist under 'dynamodb.embedded', found '"
						+ property.substring(0, property.indexOf('=')) + "'."));
	}

	private static List<String> properties() throws IOException {
		List<String> properties = new ArrayList<>();
		for (URL metadata : Collections.list(KnownPropertyTests.class.getClassLoader()
			.getResources("META-INF/spring-configuration-metadata.json"))) {
			try (InputStream stream = metadata.openStream()) {
				JsonMapper.shared()
					.readTree(stream)
					.path("properties")
					.valueStream()
					.filter((property) -> property.get("name").asString().startsWith("dynamodb."))
					.map((property) -> property.get("name").asString() + "="
							+ property.path("defaultValue").asString(""))
					.forEach(properties::add);
			}
		}
		return properties;
	}

}
