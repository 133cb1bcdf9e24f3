package io.dynamomapping.autoconfigure.validation;

import io.dynamomapping.autoconfigure.DynamoMappingAutoConfiguration;
import io.dynamomapping.autoconfigure.DynamoMappingProperties;
import io.dynamomapping.autoconfigure.DynamoMappingProperties.Validation;
import jakarta.validation.Validator;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Auto-configuration of the validation of values, after all other callbacks have seen
 * them.
 */
@AutoConfiguration(before = DynamoMappingAutoConfiguration.class,
		afterName = "org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration")
@ConditionalOnClass(Validator.class)
@ConditionalOnSingleCandidate(Validator.class)
@EnableConfigurationProperties(DynamoMappingProperties.class)
public final class DynamoValidationAutoConfiguration {

	@Bean
	@Order(Ordered.LOWEST_PRECEDENCE)
	@ConditionalOnMissingBean
	BeanValidationCallback beanValidationCallback(Validator validator, DynamoMappingProperties properties) {
		Validation validation = properties.validation();
		return new BeanValidationCallback(new Constraints(validator), validation.onWrite(), validation.onLoad());
	}

}
