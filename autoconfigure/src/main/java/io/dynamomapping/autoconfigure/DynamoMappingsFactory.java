package io.dynamomapping.autoconfigure;

import java.util.List;

import io.dynamomapping.client.DynamoMappings;
import io.dynamomapping.spi.AttributeCodec;
import io.dynamomapping.spi.ItemCallback;
import io.dynamomapping.spi.ItemListener;
import io.dynamomapping.spi.RequestListener;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * Creates {@link DynamoMappings}, all alike but for their client.
 */
final class DynamoMappingsFactory {

	private final DynamoMappingProperties properties;

	private final List<DynamoJsonMapperBuilderCustomizer> jsonMapperCustomizers;

	private final List<AttributeCodec<?>> attributeCodecs;

	private final List<RequestListener> requestListeners;

	private final List<ItemCallback<?>> itemCallbacks;

	private final List<ItemListener> itemListeners;

	DynamoMappingsFactory(DynamoMappingProperties properties,
			List<DynamoJsonMapperBuilderCustomizer> jsonMapperCustomizers, List<AttributeCodec<?>> attributeCodecs,
			List<RequestListener> requestListeners, List<ItemCallback<?>> itemCallbacks,
			List<ItemListener> itemListeners) {
		this.properties = properties;
		this.jsonMapperCustomizers = jsonMapperCustomizers;
		this.attributeCodecs = attributeCodecs;
		this.requestListeners = requestListeners;
		this.itemCallbacks = itemCallbacks;
		this.itemListeners = itemListeners;
	}

	DynamoMappings create(DynamoDbClient client) {
		int batchConcurrency = this.properties.batchConcurrency();
		if (batchConcurrency < 1) {
			throw new DynamoConfigurationException(
					"Expected 'dynamodb.batch-concurrency' to be 1 or more, found " + batchConcurrency + ".",
					"Set 'dynamodb.batch-concurrency' to the number of requests that a batch may keep in flight.");
		}
		DynamoMappings.Builder builder = DynamoMappings.builder(client)
			.tableNamePrefix(this.properties.tableNamePrefix())
			.tableNameSuffix(this.properties.tableNameSuffix())
			.batchConcurrency(batchConcurrency)
			.jsonMapper(this::customize);
		String pageTokenSecret = this.properties.pageTokenSecret();
		if (pageTokenSecret != null) {
			setPageTokenSecret(builder, pageTokenSecret);
		}
		this.attributeCodecs.forEach(builder::attributeCodec);
		this.requestListeners.forEach(builder::requestListener);
		this.itemCallbacks.forEach(builder::itemCallback);
		this.itemListeners.forEach(builder::itemListener);
		return build(builder);
	}

	private static DynamoMappings build(DynamoMappings.Builder builder) {
		try {
			return builder.build();
		}
		catch (IllegalArgumentException ex) {
			throw new DynamoConfigurationException(
					"Expected a JSON mapper that values can be stored by, found: " + ex.getMessage(),
					"Correct the beans of type DynamoJsonMapperBuilderCustomizer.", ex);
		}
	}

	private static void setPageTokenSecret(DynamoMappings.Builder builder, String secret) {
		try {
			builder.pageTokenSecret(secret);
		}
		catch (IllegalArgumentException ex) {
			throw new DynamoConfigurationException(
					"Expected 'dynamodb.page-token-secret' to have 16 bytes or more, found fewer.",
					"Set 'dynamodb.page-token-secret' to a long random text, or remove it.", ex);
		}
	}

	private void customize(JsonMapper.Builder builder) {
		this.jsonMapperCustomizers.forEach((customizer) -> customizer.customize(builder));
	}

}
