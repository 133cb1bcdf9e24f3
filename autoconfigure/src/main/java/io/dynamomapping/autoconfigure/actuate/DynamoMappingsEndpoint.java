package io.dynamomapping.autoconfigure.actuate;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.DynamoMappingException;
import io.dynamomapping.TableInfo;
import io.dynamomapping.autoconfigure.DynamoMappingRegistry;
import io.dynamomapping.client.DynamoMappings;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;

import org.springframework.beans.BeansException;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.actuate.endpoint.OperationResponseBody;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.ResolvableType;

/**
 * {@link Endpoint @Endpoint} that tells of all mappings and their tables: types, keys,
 * indexes and estimated sizes, but neither items nor credentials. It sends a
 * {@code DescribeTable} for each mapping that it tells of, one after another, which costs
 * no capacity units. A mapping that cannot be opened, and a table that does not answer,
 * have a problem in their place.
 */
@Endpoint(id = "dynamomappings")
public final class DynamoMappingsEndpoint {

	private static final Logger logger = LoggerFactory.getLogger(DynamoMappingsEndpoint.class);

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
		this.registry.names().forEach((name) -> find(name).ifPresent((descriptor) -> mappings.put(name, descriptor)));
		return new DynamoMappingsDescriptor(mappings);
	}

	/**
	 * Describe a mapping.
	 * @param name its name
	 * @return the description, or {@code null} if there is no mapping of that name
	 */
	@ReadOperation
	public @Nullable MappingDescriptor mapping(@Selector String name) {
		return find(name).orElse(null);
	}

	private Optional<MappingDescriptor> find(String name) {
		try {
			return this.registry.find(name).map((mapping) -> describe(name, mapping));
		}
		catch (BeansException ex) {
			return Optional.of(MappingDescriptor.ofFailure(typeOf(name, null), problem(name, ex)));
		}
	}

	private MappingDescriptor describe(String name, DynamoMapping<?, ?> mapping) {
		ResolvableType type = typeOf(name, mapping);
		// Not the mappings that it was opened from, which nobody can ask for.
		try (DynamoMappings mappings = DynamoMappings.create(mapping.client())) {
			TableInfo table = mappings.tables().describe(mapping.tableName());
			return MappingDescriptor.of(mapping, type, table, null);
		}
		catch (RuntimeException ex) {
			return MappingDescriptor.of(mapping, type, null, problem(name, ex));
		}
	}

	private ResolvableType typeOf(String name, @Nullable DynamoMapping<?, ?> mapping) {
		try {
			return this.beanFactory.getMergedBeanDefinition(name).getResolvableType();
		}
		catch (NoSuchBeanDefinitionException ex) {
			// A singleton that was registered as it is.
			return (mapping != null) ? ResolvableType.forInstance(mapping) : ResolvableType.NONE;
		}
	}

	// What others say is not ours to tell: it may hold anything.
	private static String problem(String name, Exception failure) {
		for (Throwable ex = failure; ex != null; ex = ex.getCause()) {
			if (ex instanceof DynamoMappingException || ex instanceof SdkException) {
				return (ex.getMessage() != null) ? ex.getMessage() : ex.getClass().getName();
			}
		}
		logger.debug("Mapping '{}' cannot be described", name, failure);
		return NestedExceptionUtils.getMostSpecificCause(failure).getClass().getName();
	}

	/**
	 * What the endpoint tells of all mappings.
	 *
	 * @param mappings each by its name
	 */
	public record DynamoMappingsDescriptor(Map<String, MappingDescriptor> mappings) implements OperationResponseBody {

	}

}
