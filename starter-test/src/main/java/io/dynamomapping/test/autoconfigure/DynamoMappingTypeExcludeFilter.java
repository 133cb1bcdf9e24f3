package io.dynamomapping.test.autoconfigure;

import java.util.Set;

import io.dynamomapping.autoconfigure.DynamoDbClientBuilderCustomizer;
import io.dynamomapping.autoconfigure.DynamoJsonMapperBuilderCustomizer;
import io.dynamomapping.spi.AttributeCodec;
import io.dynamomapping.spi.ItemCallback;
import io.dynamomapping.spi.ItemListener;
import io.dynamomapping.spi.RequestListener;

import org.springframework.boot.test.context.filter.annotation.StandardAnnotationCustomizableTypeExcludeFilter;

/**
 * Leaves out the components of the application that have no say in mappings.
 */
final class DynamoMappingTypeExcludeFilter extends StandardAnnotationCustomizableTypeExcludeFilter<DynamoMappingTest> {

	private static final Set<Class<?>> KNOWN_INCLUDES = Set.of(AttributeCodec.class, ItemCallback.class,
			ItemListener.class, RequestListener.class, DynamoDbClientBuilderCustomizer.class,
			DynamoJsonMapperBuilderCustomizer.class);

	DynamoMappingTypeExcludeFilter(Class<?> testClass) {
		super(testClass);
	}

	@Override
	protected Set<Class<?>> getKnownIncludes() {
		return KNOWN_INCLUDES;
	}

}
