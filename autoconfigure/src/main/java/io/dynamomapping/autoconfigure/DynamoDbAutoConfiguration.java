package io.dynamomapping.autoconfigure;

import java.net.URI;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Auto-configuration of a {@link DynamoDbClient}.
 */
@AutoConfiguration(afterName = "io.awspring.cloud.autoconfigure.dynamodb.DynamoDbAutoConfiguration")
@ConditionalOnClass(DynamoDbClient.class)
@EnableConfigurationProperties(DynamoMappingProperties.class)
public final class DynamoDbAutoConfiguration {

	private static final Logger logger = LoggerFactory.getLogger(DynamoDbAutoConfiguration.class);

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnMissingBean(DynamoDbClient.class)
	static class ClientConfiguration {

		@Bean
		@ConditionalOnMissingBean(DynamoDbConnectionDetails.class)
		PropertiesDynamoDbConnectionDetails dynamoDbConnectionDetails(DynamoMappingProperties properties) {
			return new PropertiesDynamoDbConnectionDetails(properties);
		}

		@Bean
		DynamoDbClientFactory dynamoDbClientFactory(DynamoDbConnectionDetails connectionDetails,
				ObjectProvider<DynamoDbClientBuilderCustomizer> customizers) {
			return new DynamoDbClientFactory(connectionDetails, customizers.orderedStream().toList());
		}

		@Bean
		DynamoDbClient dynamoDbClient(DynamoDbClientFactory clientFactory) {
			DynamoDbClient client = clientFactory.create();
			client.serviceClientConfiguration().endpointOverride().ifPresent(ClientConfiguration::logEndpoint);
			return client;
		}

		private static void logEndpoint(URI endpoint) {
			logger.info("Requests to DynamoDB go to {}", endpoint);
		}

	}

}
