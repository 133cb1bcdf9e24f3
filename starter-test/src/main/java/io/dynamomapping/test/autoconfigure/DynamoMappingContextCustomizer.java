package io.dynamomapping.test.autoconfigure;

import java.util.Map;

import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;

/**
 * Keeps the context of a test off the tables that configuration files lead to, and has
 * its own created.
 *
 * @param createTables whether to create tables
 */
record DynamoMappingContextCustomizer(boolean createTables) implements ContextCustomizer {

	// Blank is not set. A directory may well hold what the developer has been working on.
	private static final Map<String, Object> NOT_FROM_FILES = Map.of("dynamodb.endpoint", "",
			"dynamodb.embedded.enabled", "", "dynamodb.embedded.directory", "", "dynamodb.embedded.port", "0");

	private static final String RESOLVER = CreateTables.class.getName();

	@Override
	public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
		MutablePropertySources sources = context.getEnvironment().getPropertySources();
		// Behind what the test and who runs it set, and in front of files.
		sources.addAfter(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
				new MapPropertySource("dynamoMappingTest", NOT_FROM_FILES));
		BeanDefinitionRegistry registry = (BeanDefinitionRegistry) context.getBeanFactory();
		// A context that was processed ahead of time has it already.
		if (this.createTables && !registry.containsBeanDefinition(RESOLVER)) {
			RootBeanDefinition resolver = new RootBeanDefinition(CreateTables.class);
			resolver.setPrimary(true);
			registry.registerBeanDefinition(RESOLVER, resolver);
		}
	}

}
