package io.dynamomapping.autoconfigure.observation;

import io.dynamomapping.autoconfigure.DynamoMappingAutoConfiguration;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of metrics of what requests cost.
 */
@AutoConfiguration(before = DynamoMappingAutoConfiguration.class,
		afterName = { "org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration",
				"org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration" })
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnSingleCandidate(MeterRegistry.class)
public final class DynamoMetricsAutoConfiguration {

	@Bean
	MeteringRequestListener meteringRequestListener(MeterRegistry registry,
			ObjectProvider<DynamoMeterConvention> convention) {
		return new MeteringRequestListener(registry, convention.getIfAvailable(() -> new DynamoMeterConvention() {
		}));
	}

}
