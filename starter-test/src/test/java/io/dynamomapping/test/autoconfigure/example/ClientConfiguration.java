package io.dynamomapping.test.autoconfigure.example;

import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Leads to AWS where it is found.
 */
@Configuration(proxyBeanMethods = false)
class ClientConfiguration {

	@Bean
	@ConditionalOnBooleanProperty(name = "example.own-client", matchIfMissing = true)
	DynamoDbClient ownClient() {
		return DynamoDbClient.builder()
			.region(Region.EU_WEST_1)
			.credentialsProvider(AnonymousCredentialsProvider.create())
			.build();
	}

}
