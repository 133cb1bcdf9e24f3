package io.dynamomapping.autoconfigure;

import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import io.dynamomapping.CapacityLimiter;

import org.springframework.beans.factory.ListableBeanFactory;

/**
 * The rate limits of the application by name: those under {@code dynamodb.rate-limits},
 * and its own beans of type {@link CapacityLimiter}. All that use one name share its
 * limit.
 */
public final class DynamoRateLimits {

	private final Map<String, CapacityLimiter> configured = new TreeMap<>();

	private final ListableBeanFactory beanFactory;

	DynamoRateLimits(DynamoMappingProperties properties, ListableBeanFactory beanFactory) {
		properties.rateLimits().forEach((name, limit) -> this.configured.put(name, limiter(name, limit)));
		this.beanFactory = beanFactory;
	}

	private static CapacityLimiter limiter(String name, DynamoMappingProperties.RateLimit limit) {
		try {
			return CapacityLimiter.perSecond(limit.unitsPerSecond());
		}
		catch (IllegalArgumentException ex) {
			String property = "dynamodb.rate-limits." + name + ".units-per-second";
			throw new DynamoConfigurationException(
					"Expected '" + property + "' to be more than 0, found " + limit.unitsPerSecond() + ".",
					"Set '" + property + "' to the number of capacity units, or remove the limit.", ex);
		}
	}

	/**
	 * Return the names of all limits.
	 * @return the names
	 */
	public Set<String> names() {
		Set<String> names = new TreeSet<>(this.configured.keySet());
		names.addAll(Set.of(this.beanFactory.getBeanNamesForType(CapacityLimiter.class)));
		return names;
	}

	/**
	 * Find a limit.
	 * @param name its name
	 * @return the limit, or empty if there is none of that name
	 */
	public Optional<CapacityLimiter> find(String name) {
		CapacityLimiter limiter = this.configured.get(name);
		if (limiter != null || !this.beanFactory.containsBean(name)
				|| !this.beanFactory.isTypeMatch(name, CapacityLimiter.class)) {
			return Optional.ofNullable(limiter);
		}
		return Optional.of(this.beanFactory.getBean(name, CapacityLimiter.class));
	}

	/**
	 * Return a limit.
	 * @param name its name
	 * @return the limit
	 * @throws NoSuchElementException if there is none of that name
	 */
	public CapacityLimiter get(String name) {
		return find(name).orElseThrow(() -> new NoSuchElementException("Expected one of the rate limits " + names()
				+ ", found no '" + name + "'. Declare it under 'dynamodb.rate-limits', or correct the name."));
	}

}
