package io.dynamomapping.autoconfigure.observation;

import io.dynamomapping.autoconfigure.DynamoMappingAutoConfiguration;
import io.micrometer.observation.ObservationRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Auto-configuration of the observation of requests, around all other listeners.
 */
@AutoConfiguration(before = DynamoMappingAutoConfiguration.class,
		afterName = "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration")
@ConditionalOnClass(ObservationRegistry.class)
@ConditionalOnSingleCandidate(ObservationRegistry.class)
public final class DynamoObservationAutoConfiguration {

	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	ObservingRequestListener observingRequestListener(ObservationRegistry registry,
			ObjectProvider<DynamoObservationConvention> convention) {
		return new ObservingRequestListener(registry, convention.getIfAvailable());
	}

}
