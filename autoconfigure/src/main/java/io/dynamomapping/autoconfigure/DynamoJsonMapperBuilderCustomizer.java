package io.dynamomapping.autoconfigure;

import tools.jackson.databind.json.JsonMapper;

/**
 * Changes the builder of the {@code JsonMapper} that turns values into items. Beans of
 * this type run in their order. What they set decides what is stored, which is why the
 * customizers of the application's own mapper have no say here.
 */
@FunctionalInterface
public interface DynamoJsonMapperBuilderCustomizer {

	/**
	 * Change the builder.
	 * @param builder the builder of the mapper for storage
	 */
	void customize(JsonMapper.Builder builder);

}
