package com.acme.guide;

import java.time.Duration;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.autoconfigure.DynamoDbAutoConfiguration;
import io.dynamomapping.autoconfigure.DynamoDbClientBuilderCustomizer;
import io.dynamomapping.autoconfigure.DynamoMappingAutoConfiguration;
import io.dynamomapping.test.autoconfigure.EmbeddedDynamoDbAutoConfiguration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbServiceClientConfiguration;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The listings of the page on connections.
 */
class ConnectionsGuideTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DynamoDbAutoConfiguration.class, DynamoMappingAutoConfiguration.class))
		.withInitializer((context) -> context.getEnvironment()
			.getPropertySources()
			.addLast(GuidePage.CONNECTIONS.configuration()))
		.withPropertyValues("ARCHIVE_KEY_ID=archivist", "ARCHIVE_SECRET=trantor");

	@Test
	void tablesHaveTheClientsThatTheConfigurationSays() {
		this.contextRunner.run((context) -> {
			assertThat(client(context, "books").region()).isEqualTo(Region.EU_CENTRAL_1);
			assertThat(client(context, "old-books").region()).isEqualTo(Region.EU_WEST_1);
			assertThat(client(context, "old-books").credentialsProvider().resolveIdentity().join())
				.isEqualTo(AwsBasicCredentials.create("archivist", "trantor"));
			assertThat(client(context, "american-books").region()).isEqualTo(Region.US_EAST_1);
		});
	}

	@Test
	void customizersChangeAllClients() {
		DynamoDbClientBuilderCustomizer patient = (builder) -> builder
			.overrideConfiguration((overrides) -> overrides.apiCallTimeout(Duration.ofSeconds(20)));

		this.contextRunner.withBean(DynamoDbClientBuilderCustomizer.class, () -> patient).run((context) -> {
			for (String name : new String[] { "books", "old-books", "american-books" }) {
				assertThat(client(context, name).overrideConfiguration().apiCallTimeout())
					.contains(Duration.ofSeconds(20));
			}
		});
	}

	@Test
	void noClientLeavesTheEmbeddedDynamoDb() {
		this.contextRunner.withConfiguration(AutoConfigurations.of(EmbeddedDynamoDbAutoConfiguration.class))
			.withPropertyValues("dynamodb.clients.archive.endpoint=https://dynamodb.eu-west-1.amazonaws.com")
			.run((context) -> assertThat(client(context, "old-books").endpointOverride())
				.isEqualTo(client(context, "books").endpointOverride())
				.isPresent());
	}

	private static DynamoDbServiceClientConfiguration client(BeanFactory beanFactory, String name) {
		return beanFactory.getBean(name, DynamoMapping.class).client().serviceClientConfiguration();
	}

}
