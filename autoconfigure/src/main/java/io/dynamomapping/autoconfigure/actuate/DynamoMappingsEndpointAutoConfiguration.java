package io.dynamomapping.autoconfigure.actuate;

import io.dynamomapping.autoconfigure.DynamoMappingAutoConfiguration;
import io.dynamomapping.autoconfigure.DynamoMappingRegistry;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of the {@link DynamoMappingsEndpoint}.
 */
@AutoConfiguration(after = DynamoMappingAutoConfiguration.class)
@ConditionalOnClass({ Endpoint.class, ConditionalOnAvailableEndpoint.class })
@ConditionalOnBean(DynamoMappingRegistry.class)
@ConditionalOnAvailableEndpoint(DynamoMappingsEndpoint.class)
public final class DynamoMappingsEndpointAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	DynamoMappingsEndpoint dynamoMappingsEndpoint(DynamoMappingRegistry registry,
			ConfigurableListableBeanFactory beanFactory) {
		return new DynamoMappingsEndpoint(registry, beanFactory);
	}

}
