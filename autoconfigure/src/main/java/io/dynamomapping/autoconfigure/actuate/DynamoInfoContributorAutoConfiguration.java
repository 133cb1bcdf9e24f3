package io.dynamomapping.autoconfigure.actuate;

import io.dynamomapping.autoconfigure.DynamoMappingAutoConfiguration;
import io.dynamomapping.autoconfigure.DynamoMappingRegistry;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import org.springframework.boot.actuate.autoconfigure.info.ConditionalOnEnabledInfoContributor;
import org.springframework.boot.actuate.autoconfigure.info.InfoContributorFallback;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of what the info endpoint tells of DynamoDB, if it is asked for.
 */
@AutoConfiguration(after = DynamoMappingAutoConfiguration.class)
@ConditionalOnClass({ InfoContributor.class, ConditionalOnEnabledInfoContributor.class })
@ConditionalOnBean(DynamoMappingRegistry.class)
@ConditionalOnEnabledInfoContributor(value = "dynamodb", fallback = InfoContributorFallback.DISABLE)
public final class DynamoInfoContributorAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(name = "dynamoInfoContributor")
	DynamoInfoContributor dynamoInfoContributor(DynamoMappingRegistry registry, DynamoDbClient client) {
		return new DynamoInfoContributor(registry, client);
	}

}
