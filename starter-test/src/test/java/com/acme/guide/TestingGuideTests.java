package com.acme.guide;

import java.util.List;
import java.util.Map;

import io.dynamomapping.autoconfigure.DynamoDbAutoConfiguration;
import io.dynamomapping.autoconfigure.DynamoDbConnectionDetails;
import io.dynamomapping.embedded.EmbeddedDynamoDb;
import io.dynamomapping.test.autoconfigure.EmbeddedDynamoDbAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.yaml.snakeyaml.Yaml;

import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.testcontainers.service.connection.ServiceConnectionAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * What the page on testing has besides tests.
 */
class TestingGuideTests {

	@Test
	void applicationConnectsToItsContainer() {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(ServiceConnectionAutoConfiguration.class,
					EmbeddedDynamoDbAutoConfiguration.class, DynamoDbAutoConfiguration.class))
			.withUserConfiguration(Containers.class)
			.withBean("lazily", LazyInitializationBeanFactoryPostProcessor.class)
			.run((context) -> {
				assertThat(context).hasSingleBean(DynamoDbConnectionDetails.class)
					.doesNotHaveBean(EmbeddedDynamoDb.class);
				GenericContainer<?> container = context.getBean(GenericContainer.class);
				assertThat(container.getExposedPorts()).containsExactly(8000);
			});
	}

	@Test
	void applicationStartsItsContainer() {
		assumeThat(DockerClientFactory.instance().isDockerAvailable()).as("an engine runs containers").isTrue();
		String[] args = {};

		SpringApplication.from(ShopApplication::main).with(Containers.class).run(args);
	}

	@Test
	void serviceIsOneThatIsKnown() {
		Map<String, Map<String, Map<String, Object>>> compose = new Yaml().load(GuidePage.TESTING.listing("yaml"));

		Map<String, Object> service = compose.get("services").get("dynamodb");
		assertThat(service.get("image")).isEqualTo("amazon/dynamodb-local:2.6.1");
		assertThat(service.get("ports")).isEqualTo(List.of("8000"));
	}

}
