package io.dynamomapping.autoconfigure.actuate;

import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of what keeps endpoints from telling secrets.
 */
@AutoConfiguration
@ConditionalOnClass(SanitizingFunction.class)
public final class DynamoSanitizingAutoConfiguration {

	@Bean
	SecretsSanitizingFunction dynamoSecretsSanitizingFunction() {
		return new SecretsSanitizingFunction();
	}

}
