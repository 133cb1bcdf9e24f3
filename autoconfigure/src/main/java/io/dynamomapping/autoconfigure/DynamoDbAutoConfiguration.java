package io.dynamomapping.autoconfigure;

import java.net.URI;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.io.ResourceLoader;

/**
 * Auto-configuration of a {@link DynamoDbClient}.
 */
@AutoConfiguration(afterName = "io.awspring.cloud.autoconfigure.dynamodb.DynamoDbAutoConfiguration")
@ConditionalOnClass(DynamoDbClient.class)
@EnableConfigurationProperties(DynamoMappingProperties.class)
public final class DynamoDbAutoConfiguration {

	private static final Logger logger = LoggerFactory.getLogger(DynamoDbAutoConfiguration.class);

	@Bean
	CredentialsProviders dynamoDbCredentialsProviders(DynamoMappingProperties properties,
			ObjectProvider<HttpClients> httpClients, ResourceLoader resourceLoader) {
		return new CredentialsProviders(new StsCredentials(CallSettings.of(properties), httpClients::getObject,
				resourceLoader.getClassLoader()));
	}

	@Bean
	@Lazy
	HttpClients dynamoDbHttpClients(DynamoMappingProperties properties, ObjectProvider<SslBundles> sslBundles,
			ObjectProvider<SdkHttpClient> client, ObjectProvider<SdkHttpClient.Builder<?>> builder,
			ResourceLoader resourceLoader) {
		return HttpClients.of(properties.http(), sslBundles, client, builder, resourceLoader.getClassLoader());
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnMissingBean(DynamoDbClient.class)
	static class ClientConfiguration {

		@Bean
		@ConditionalOnMissingBean(DynamoDbConnectionDetails.class)
		PropertiesDynamoDbConnectionDetails dynamoDbConnectionDetails(DynamoMappingProperties properties,
				CredentialsProviders credentialsProviders, ObjectProvider<AwsCredentialsProvider> credentialsProvider) {
			return new PropertiesDynamoDbConnectionDetails(properties, credentialsProviders,
					credentialsProvider::getIfAvailable);
		}

		@Bean
		DynamoDbClientFactory dynamoDbClientFactory(DynamoDbConnectionDetails connectionDetails,
				DynamoMappingProperties properties, HttpClients httpClients,
				ObjectProvider<DynamoDbClientBuilderCustomizer> customizers) {
			return new DynamoDbClientFactory(connectionDetails, CallSettings.of(properties), httpClients,
					customizers.orderedStream().toList());
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
