package io.dynamomapping.autoconfigure.observation;

import io.dynamomapping.autoconfigure.DynamoDbAutoConfiguration;
import io.dynamomapping.autoconfigure.DynamoMappingAutoConfiguration;
import io.dynamomapping.client.DynamoMappings;
import io.dynamomapping.spi.RequestListener;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

@NullMarked
class DynamoObservationAutoConfigurationTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DynamoDbAutoConfiguration.class, DynamoMappingAutoConfiguration.class,
				DynamoObservationAutoConfiguration.class, DynamoMetricsAutoConfiguration.class))
		.withPropertyValues("dynamodb.region=eu-central-1", "dynamodb.credentials.access-key-id=local",
				"dynamodb.credentials.secret-access-key=local");

	@Test
	void observesWhereThereIsARegistryOfObservations() {
		this.contextRunner.withBean(ObservationRegistry.class, ObservationRegistry::create)
			.run((context) -> assertThat(context).hasSingleBean(ObservingRequestListener.class)
				.doesNotHaveBean(MeteringRequestListener.class));
	}

	@Test
	void metersWhereThereIsARegistryOfMeters() {
		this.contextRunner.withBean(MeterRegistry.class, SimpleMeterRegistry::new)
			.run((context) -> assertThat(context).hasSingleBean(MeteringRequestListener.class)
				.doesNotHaveBean(ObservingRequestListener.class));
	}

	@Test
	void nobodyListensWithoutRegistries() {
		this.contextRunner.run((context) -> assertThat(context).hasSingleBean(DynamoMappings.class)
			.doesNotHaveBean(RequestListener.class));
	}

	@Test
	void nobodyListensWithRegistriesThatAreAsGoodAsEachOther() {
		this.contextRunner.withBean("one", ObservationRegistry.class, ObservationRegistry::create)
			.withBean("other", ObservationRegistry.class, ObservationRegistry::create)
			.withBean("oneOfMeters", MeterRegistry.class, SimpleMeterRegistry::new)
			.withBean("otherOfMeters", MeterRegistry.class, SimpleMeterRegistry::new)
			.run((context) -> assertThat(context).hasSingleBean(DynamoMappings.class)
				.doesNotHaveBean(RequestListener.class));
	}

	@Test
	void thePrimaryRegistryOfSeveralIsTaken() {
		this.contextRunner
			.withBean("primary", MeterRegistry.class, SimpleMeterRegistry::new,
					(definition) -> definition.setPrimary(true))
			.withBean("other", MeterRegistry.class, SimpleMeterRegistry::new)
			.run((context) -> assertThat(context).hasSingleBean(MeteringRequestListener.class));
	}

	@Test
	void worksWithoutMicrometerObservation() {
		this.contextRunner.withClassLoader(new FilteredClassLoader("io.micrometer.observation"))
			.run((context) -> assertThat(context).hasSingleBean(DynamoMappings.class)
				.doesNotHaveBean(RequestListener.class));
	}

	@Test
	void worksWithoutMicrometerCore() {
		this.contextRunner.withClassLoader(new FilteredClassLoader("io.micrometer.core"))
			.withBean(ObservationRegistry.class, ObservationRegistry::create)
			.run((context) -> assertThat(context).hasSingleBean(DynamoMappings.class)
				.hasSingleBean(ObservingRequestListener.class)
				.doesNotHaveBean("meteringRequestListener"));
	}

	@Test
	void worksWithoutMicrometer() {
		this.contextRunner.withClassLoader(new FilteredClassLoader("io.micrometer"))
			.run((context) -> assertThat(context).hasSingleBean(DynamoMappings.class)
				.doesNotHaveBean(RequestListener.class));
	}

	@Test
	void observationsAreAroundOtherListeners() {
		this.contextRunner.withBean(ObservationRegistry.class, ObservationRegistry::create)
			.withBean(MeterRegistry.class, SimpleMeterRegistry::new)
			.withBean("audit", RequestListener.class, () -> (report) -> {
			})
			.run((context) -> assertThat(context.getBeanProvider(RequestListener.class).orderedStream()).hasSize(3)
				.first()
				.isInstanceOf(ObservingRequestListener.class));
	}

}
