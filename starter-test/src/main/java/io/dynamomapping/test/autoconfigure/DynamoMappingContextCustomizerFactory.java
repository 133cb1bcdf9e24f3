package io.dynamomapping.test.autoconfigure;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.TestContextAnnotationUtils;

/**
 * Finds {@link AutoConfigureDynamoMapping @AutoConfigureDynamoMapping} on tests.
 */
final class DynamoMappingContextCustomizerFactory implements ContextCustomizerFactory {

	@Override
	public @Nullable ContextCustomizer createContextCustomizer(Class<?> testClass,
			List<ContextConfigurationAttributes> configurationAttributes) {
		AutoConfigureDynamoMapping annotation = TestContextAnnotationUtils.findMergedAnnotation(testClass,
				AutoConfigureDynamoMapping.class);
		return (annotation != null) ? new DynamoMappingContextCustomizer(annotation.createTables()) : null;
	}

}
