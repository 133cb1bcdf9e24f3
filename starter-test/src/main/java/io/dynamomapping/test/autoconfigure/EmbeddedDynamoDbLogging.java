package io.dynamomapping.test.autoconfigure;

import java.util.HashMap;
import java.util.Map;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.ClassUtils;

/**
 * Keeps DynamoDB Local out of the log of the application, unless that sets levels itself.
 */
final class EmbeddedDynamoDbLogging implements EnvironmentPostProcessor {

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		Map<String, Object> levels = new HashMap<>();
		// Logs every request at INFO; and at WARN, with a stack trace, every error that
		// it
		// answers, each condition that is not met among them.
		levels.put("logging.level.com.amazonaws.services.dynamodbv2.local", "error");
		if (!ClassUtils.isPresent("org.springframework.boot.jetty.JettyWebServer", application.getClassLoader())) {
			levels.put("logging.level.org.eclipse.jetty", "warn");
		}
		environment.getPropertySources().addLast(new MapPropertySource("embeddedDynamoDbLogging", levels));
	}

}
