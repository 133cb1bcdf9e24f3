package io.dynamomapping.autoconfigure.actuate;

import java.util.Map;
import java.util.TreeMap;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.DynamoMappingException;
import io.dynamomapping.TableInfo;
import io.dynamomapping.autoconfigure.DynamoMappingRegistry;
import io.dynamomapping.client.DynamoMappings;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.actuate.endpoint.OperationResponseBody;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.core.ResolvableType;

/**
 * {@link Endpoint @Endpoint} that tells of all mappings and their tables: types, keys,
 * indexes and estimated sizes, but neither items nor credentials. It sends a
 * {@code DescribeTable} for each mapping that it tells of, one after another, which costs
 * no capacity units. A table that does not answer has a problem in its place.
 */
@Endpoint(id = "dynamomappings")
public final class DynamoMappingsEndpoint {

	private final DynamoMappingRegistry registry;

	private final ConfigurableListableBeanFactory beanFactory;

	/**
	 * Create an endpoint.
	 * @param registry all mappings
	 * @param beanFactory their definitions, which know types
	 */
	public DynamoMappingsEndpoint(DynamoMappingRegistry registry, ConfigurableListableBeanFactory beanFactory) {
		this.registry = registry;
		this.beanFactory = beanFactory;
	}

	/**
	 * Describe all mappings.
	 * @return each by its name
	 */
	@ReadOperation
	public DynamoMappingsDescriptor mappings() {
		Map<String, MappingDescriptor> mappings = new TreeMap<>();
		this.registry.names().forEach((name) -> mappings.put(name, describe(name, this.registry.get(name))));
		return new DynamoMappingsDescriptor(mappings);
	}

	/**
	 * Describe a mapping.
	 * @param name its name
	 * @return the description, or {@code null} if there is no mapping of that name
	 */
	@ReadOperation
	public @Nullable MappingDescriptor mapping(@Selector String name) {
		return this.registry.find(name).map((mapping) -> describe(name, mapping)).orElse(null);
	}

	private MappingDescriptor describe(String name, DynamoMapping<?, ?> mapping) {
		ResolvableType type = this.beanFactory.getMergedBeanDefinition(name).getResolvableType();
		// Not the mappings that it was opened from, which nobody can ask for.
		try (DynamoMappings mappings = DynamoMappings.create(mapping.client())) {
			TableInfo table = mappings.tables().describe(mapping.tableName());
			return MappingDescriptor.of(mapping, type, table, null);
		}
		catch (DynamoMappingException | SdkException ex) {
			return MappingDescriptor.of(mapping, type, null, ex.getMessage());
		}
	}

	/**
	 * What the endpoint tells of all mappings.
	 *
	 * @param mappings each by its name
	 */
	public record DynamoMappingsDescriptor(Map<String, MappingDescriptor> mappings) implements OperationResponseBody {

	}

}
