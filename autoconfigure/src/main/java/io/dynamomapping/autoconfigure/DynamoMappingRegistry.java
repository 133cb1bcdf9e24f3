package io.dynamomapping.autoconfigure;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.client.DynamoMappings;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;

/**
 * All mappings of the application by name, those of configured tables and the
 * application's own.
 */
public final class DynamoMappingRegistry {

	private final ListableBeanFactory beanFactory;

	private final DynamoMappingProperties properties;

	private final ObjectProvider<ConnectedDynamoMappings> connections;

	DynamoMappingRegistry(ListableBeanFactory beanFactory, DynamoMappingProperties properties,
			ObjectProvider<ConnectedDynamoMappings> connections) {
		this.beanFactory = beanFactory;
		this.properties = properties;
		this.connections = connections;
	}

	/**
	 * Return the names of all mappings, which are the names of their beans.
	 * @return the names, in the order of definition
	 */
	public Set<String> names() {
		return Collections
			.unmodifiableSet(new LinkedHashSet<>(List.of(this.beanFactory.getBeanNamesForType(DynamoMapping.class))));
	}

	/**
	 * Find a mapping.
	 * @param name the name of the mapping, or its alias
	 * @return the mapping, or empty if there is none of that name
	 */
	public Optional<DynamoMapping<?, ?>> find(String name) {
		if (!this.beanFactory.containsBean(name) || !this.beanFactory.isTypeMatch(name, DynamoMapping.class)) {
			return Optional.empty();
		}
		return Optional.of(this.beanFactory.getBean(name, DynamoMapping.class));
	}

	/**
	 * Return a mapping.
	 * @param name the name of the mapping, or its alias
	 * @return the mapping
	 * @throws NoSuchElementException if there is none of that name
	 */
	public DynamoMapping<?, ?> get(String name) {
		return find(name).orElseThrow(() -> new NoSuchElementException("Expected one of the mappings " + names()
				+ ", found no '" + name + "'. Declare it under 'dynamodb.tables', or correct the name."));
	}

	/**
	 * Return what the mapping of a configured table was opened from: it leads to
	 * transactions, batches and tables of its client, which are not those of the
	 * application where the table has a {@code client} or {@code region} of its own.
	 * @param name the name of the mapping
	 * @return the mappings of its client
	 * @throws NoSuchElementException if no table of that name is configured
	 */
	public DynamoMappings connectionOf(String name) {
		if (!this.properties.tables().containsKey(name)) {
			throw new NoSuchElementException(
					"Expected one of the configured tables " + this.properties.tables().keySet() + ", found '" + name
							+ "'. Declare it under 'dynamodb.tables', or correct the name.");
		}
		return this.connections.getObject().of(name, this.properties.table(name));
	}

}
