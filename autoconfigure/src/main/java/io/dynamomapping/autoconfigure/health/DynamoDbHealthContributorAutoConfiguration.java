package io.dynamomapping.autoconfigure.health;

import java.util.LinkedHashMap;
import java.util.Map;

import io.dynamomapping.autoconfigure.DynamoMappingAutoConfiguration;
import io.dynamomapping.autoconfigure.DynamoMappingProperties;
import io.dynamomapping.autoconfigure.DynamoMappingProperties.Table;
import io.dynamomapping.autoconfigure.DynamoMappingRegistry;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;

/**
 * Auto-configuration of the health of those tables that it is asked for.
 */
@AutoConfiguration(after = DynamoMappingAutoConfiguration.class)
@ConditionalOnClass({ HealthContributor.class, ConditionalOnEnabledHealthIndicator.class })
@ConditionalOnBean(DynamoMappingRegistry.class)
@ConditionalOnEnabledHealthIndicator("dynamodb")
@Conditional(OnHealthOfTableCondition.class)
@EnableConfigurationProperties(DynamoDbHealthProperties.class)
public final class DynamoDbHealthContributorAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(name = { "dynamodbHealthIndicator", "dynamodbHealthContributor" })
	CompositeHealthContributor dynamodbHealthContributor(DynamoMappingProperties properties,
			DynamoDbHealthProperties healthProperties, DynamoMappingRegistry registry) {
		Map<String, HealthContributor> tables = new LinkedHashMap<>();
		// The properties may have a table twice: an environment variable spells its name
		// without hyphens.
		registry.names().forEach((name) -> {
			Table table = properties.tables().get(name);
			if (table != null && table.health()) {
				tables.put(name, new TableHealthIndicator(() -> registry.get(name), healthProperties.timeout()));
			}
		});
		return CompositeHealthContributor.fromMap(tables);
	}

}
