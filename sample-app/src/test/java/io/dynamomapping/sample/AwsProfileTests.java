package io.dynamomapping.sample;

import io.dynamomapping.autoconfigure.DynamoDbAutoConfiguration;
import io.dynamomapping.autoconfigure.DynamoMappingAutoConfiguration;
import io.dynamomapping.autoconfigure.DynamoMappingRegistry;
import io.dynamomapping.embedded.EmbeddedDynamoDb;
import io.dynamomapping.test.autoconfigure.EmbeddedDynamoDbAutoConfiguration;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

class AwsProfileTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withInitializer(new ConfigDataApplicationContextInitializer())
		.withConfiguration(AutoConfigurations.of(EmbeddedDynamoDbAutoConfiguration.class,
				DynamoDbAutoConfiguration.class, DynamoMappingAutoConfiguration.class))
		.withPropertyValues("spring.profiles.active=aws", "dynamodb.region=eu-central-1");

	@Test
	void startsNoDynamoDbLocal() {
		this.contextRunner.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(EmbeddedDynamoDb.class));
	}

	@Test
	void setsTheTablesApart() {
		this.contextRunner.run((context) -> {
			DynamoMappingRegistry mappings = context.getBean(DynamoMappingRegistry.class);

			assertThat(mappings.names()).map((name) -> mappings.find(name).orElseThrow().tableName())
				.containsExactlyInAnyOrder("dynamo-mapping-sample-airports", "dynamo-mapping-sample-visits",
						"dynamo-mapping-sample-settings");
		});
	}

	@Test
	void createsNoTableAndPrintsNoTour() {
		this.contextRunner.run(
				(context) -> assertThat(context.getEnvironment())
					.extracting((environment) -> environment.getProperty("dynamodb.tables.airports.on-startup"),
							(environment) -> environment.getProperty("sample.tour"))
					.containsExactly("none", "false"));
	}

}
