package io.dynamomapping.autoconfigure;

import io.dynamomapping.DynamoTables;
import io.dynamomapping.DynamoTransactions;
import io.dynamomapping.client.DynamoMappings;
import io.dynamomapping.spi.AttributeCodec;
import io.dynamomapping.spi.ItemCallback;
import io.dynamomapping.spi.ItemListener;
import io.dynamomapping.spi.RequestListener;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/**
 * Auto-configuration of a {@code DynamoMapping} for each table under
 * {@code dynamodb.tables}.
 */
@AutoConfiguration(after = DynamoDbAutoConfiguration.class)
@ConditionalOnBean(DynamoDbClient.class)
@EnableConfigurationProperties(DynamoMappingProperties.class)
@Import(DynamoMappingRegistrar.class)
public final class DynamoMappingAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	DynamoMappingRegistry dynamoMappingRegistry(ListableBeanFactory beanFactory, DynamoMappingProperties properties,
			ObjectProvider<ConnectedDynamoMappings> connections) {
		return new DynamoMappingRegistry(beanFactory, properties, connections);
	}

	@Bean
	@ConditionalOnMissingBean
	DynamoTransactions dynamoTransactions(DynamoMappings mappings) {
		return mappings.transactions();
	}

	@Bean
	@ConditionalOnMissingBean
	DynamoTables dynamoTables(DynamoMappings mappings) {
		return mappings.tables();
	}

	@Bean
	TableClients tableClients(DynamoDbClient client, ObjectProvider<DynamoDbClientFactory> clientFactory,
			DynamoMappingProperties properties, CredentialsProviders credentialsProviders, BeanFactory beanFactory) {
		DynamoDbClientFactory factory = clientFactory.getIfAvailable();
		DynamoDbConnectionDetails defaults = (factory != null) ? factory.connectionDetails()
				: new PropertiesDynamoDbConnectionDetails(properties, credentialsProviders, () -> null);
		return new TableClients(client, factory,
				new NamedClients(properties.clients(), defaults, credentialsProviders, beanFactory));
	}

	@Bean
	ConnectedDynamoMappings connectedDynamoMappings(DynamoMappings mappings, DynamoDbClient client,
			TableClients tableClients, ObjectProvider<DynamoMappingsFactory> mappingsFactory) {
		return new ConnectedDynamoMappings(mappings, client, tableClients, mappingsFactory.getIfAvailable());
	}

	@Bean(DynamoMappingFactory.BEAN_NAME)
	DynamoMappingFactory dynamoMappingFactory(DynamoMappingProperties properties, ConnectedDynamoMappings mappings,
			DynamoRateLimits rateLimits, ConfigurableListableBeanFactory beanFactory, Environment environment,
			TableEvents tableEvents, ObjectProvider<OnStartupResolver> onStartupResolver) {
		FrozenTables frozenTables = new FrozenTables(beanFactory);
		frozenTables.requireBeans(environment);
		return new DynamoMappingFactory(properties, mappings, rateLimits, frozenTables, tableEvents,
				onStartupResolver.getIfAvailable(() -> (mapping, configured) -> configured));
	}

	@Bean
	TableEvents tableEvents(ApplicationEventPublisher publisher) {
		return new TableEvents(publisher);
	}

	@Bean
	@ConditionalOnMissingBean
	DynamoRateLimits dynamoRateLimits(DynamoMappingProperties properties, ListableBeanFactory beanFactory) {
		return new DynamoRateLimits(properties, beanFactory);
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnMissingBean(DynamoMappings.class)
	static class MappingsConfiguration {

		@Bean
		DynamoMappingsFactory dynamoMappingsFactory(DynamoMappingProperties properties,
				ObjectProvider<DynamoJsonMapperBuilderCustomizer> jsonMapperCustomizers,
				ObjectProvider<AttributeCodec<?>> attributeCodecs, ObjectProvider<RequestListener> requestListeners,
				ObjectProvider<ItemCallback<?>> itemCallbacks, ObjectProvider<ItemListener> itemListeners) {
			return new DynamoMappingsFactory(properties, jsonMapperCustomizers.orderedStream().toList(),
					attributeCodecs.orderedStream().toList(), requestListeners.orderedStream().toList(),
					itemCallbacks.orderedStream().toList(), itemListeners.orderedStream().toList());
		}

		@Bean
		ItemEventPublisher itemEventPublisher(DynamoMappingProperties properties, ApplicationEventPublisher publisher) {
			return new ItemEventPublisher(publisher, properties.publishEvents());
		}

		@Bean
		DynamoMappings dynamoMappings(DynamoMappingsFactory mappingsFactory, DynamoDbClient client) {
			return mappingsFactory.create(client);
		}

	}

}
