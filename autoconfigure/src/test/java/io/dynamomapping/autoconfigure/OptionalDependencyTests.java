package io.dynamomapping.autoconfigure;

import java.util.List;
import java.util.Map;

import io.dynamomapping.DynamoMapping;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurationImportSelector;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.AnnotationAttributes;
import org.springframework.core.type.AnnotationMetadata;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application that has everything starts, and so does one without each of the
 * dependencies that are optional. Auto-configurations are found and filtered as they are
 * in applications.
 */
@NullMarked
class OptionalDependencyTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withUserConfiguration(Application.class)
		.withPropertyValues("dynamodb.region=eu-central-1", "dynamodb.tables.settings.partition-key-name=name",
				"dynamodb.tables.settings.health=true", "management.endpoints.web.exposure.include=*",
				"management.info.dynamodb.enabled=true");

	@Test
	void startsWithAllOfThem() {
		this.contextRunner.run((context) -> assertThat(context).hasNotFailed()
			.hasSingleBean(DynamoMapping.class)
			.hasBean("dynamoMappingsEndpoint")
			.hasBean("dynamodbHealthContributor")
			.hasBean("dynamoInfoContributor"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "io.micrometer.core", "io.micrometer.observation", "jakarta.validation",
			"org.springframework.boot.actuate", "org.springframework.boot.actuate.autoconfigure",
			"org.springframework.boot.docker.compose", "org.springframework.boot.health",
			"org.springframework.boot.testcontainers", "org.springframework.dao", "org.testcontainers",
			"software.amazon.awssdk.http.apache", "software.amazon.awssdk.http.apache5",
			"software.amazon.awssdk.http.crt", "software.amazon.awssdk.http.urlconnection",
			"software.amazon.awssdk.services.sts" })
	void startsWithoutEachOfThem(String missing) {
		this.contextRunner.withClassLoader(new FilteredClassLoader(missing))
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(DynamoMapping.class));
	}

	@Configuration(proxyBeanMethods = false)
	@Import(OurAutoConfigurations.class)
	static class Application {

	}

	/**
	 * Those of this module only: a dependency that is missing has none either.
	 */
	static class OurAutoConfigurations extends AutoConfigurationImportSelector {

		@Override
		protected AnnotationAttributes getAttributes(AnnotationMetadata metadata) {
			return new AnnotationAttributes(Map.of("exclude", new String[0], "excludeName", new String[0]));
		}

		@Override
		protected List<String> getCandidateConfigurations(AnnotationMetadata metadata,
				@Nullable AnnotationAttributes attributes) {
			return ImportCandidates.load(AutoConfiguration.class, getBeanClassLoader())
				.getCandidates()
				.stream()
				.filter((name) -> name.startsWith("io.dynamomapping."))
				.toList();
		}

	}

}
