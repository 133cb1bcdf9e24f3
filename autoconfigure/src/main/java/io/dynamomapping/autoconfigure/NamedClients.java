package io.dynamomapping.autoconfigure;

import java.util.Map;
import java.util.TreeMap;

import io.dynamomapping.autoconfigure.DynamoMappingProperties.Client;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import org.springframework.beans.factory.BeanFactory;

/**
 * The clients that tables may name: those under {@code dynamodb.clients}, and beans.
 */
final class NamedClients {

	private static final DynamoDbConnectionDetails NOTHING = new DynamoDbConnectionDetails() {
	};

	private final Map<String, Client> clients;

	private final Map<String, DynamoDbConnectionDetails> details = new TreeMap<>();

	private final BeanFactory beanFactory;

	/**
	 * Create an instance.
	 * @param clients the properties of the clients
	 * @param defaults what they have in common
	 * @param providers providers of credentials
	 * @param beanFactory where to find beans
	 */
	NamedClients(Map<String, Client> clients, DynamoDbConnectionDetails defaults, CredentialsProviders providers,
			BeanFactory beanFactory) {
		this.clients = clients;
		this.beanFactory = beanFactory;
		clients.forEach((name, client) -> {
			DynamoDbConnectionDetails given = defaults.forClient(name);
			// Made in any case, as it tells mistakes in properties: in these alone, where
			// nothing comes of them.
			DynamoDbConnectionDetails configured = new PropertiesDynamoDbConnectionDetails("dynamodb.clients." + name,
					client, (given != null) ? NOTHING : defaults, providers);
			this.details.put(name, (given != null) ? given : configured);
		});
	}

	/**
	 * Find the bean of a client.
	 * @param property the property that names the client
	 * @param name the name of the client
	 * @return the bean, or {@code null} if the properties describe the client
	 */
	@Nullable DynamoDbClient bean(String property, String name) {
		if (this.beanFactory.containsBean(name) && this.beanFactory.isTypeMatch(name, DynamoDbClient.class)) {
			return this.beanFactory.getBean(name, DynamoDbClient.class);
		}
		if (!this.details.containsKey(name)) {
			throw new DynamoConfigurationException(
					"Expected '%s' to name a DynamoDbClient bean or one of the clients under 'dynamodb.clients' %s, found '%s'."
						.formatted(property, this.details.keySet(), name),
					"Correct the name, or declare the client under 'dynamodb.clients." + name + "'.");
		}
		return null;
	}

	DynamoDbConnectionDetails details(String name) {
		DynamoDbConnectionDetails details = this.details.get(name);
		if (details == null) {
			throw new IllegalArgumentException("Expected one of " + this.details.keySet() + ", found " + name);
		}
		return details;
	}

	String regionProperty(@Nullable String name) {
		Client client = (name != null) ? this.clients.get(name) : null;
		return (client != null && client.region() != null) ? "dynamodb.clients." + name + ".region" : "dynamodb.region";
	}

	String endpointProperty(@Nullable String name) {
		Client client = (name != null) ? this.clients.get(name) : null;
		return (client != null && client.endpoint() != null) ? "dynamodb.clients." + name + ".endpoint"
				: "dynamodb.endpoint";
	}

}
