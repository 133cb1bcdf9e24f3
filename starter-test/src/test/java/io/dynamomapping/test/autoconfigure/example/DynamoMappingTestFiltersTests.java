package io.dynamomapping.test.autoconfigure.example;

import io.dynamomapping.autoconfigure.validation.DynamoValidationAutoConfiguration;
import io.dynamomapping.test.autoconfigure.DynamoMappingTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@DynamoMappingTest(properties = { "spring.config.name=example", "example.name=filters" },
		includeFilters = @Filter(Repository.class),
		excludeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = BookListener.class),
		excludeAutoConfiguration = DynamoValidationAutoConfiguration.class)
class DynamoMappingTestFiltersTests {

	@Autowired
	private ApplicationContext context;

	@Test
	void includedComponentsAreThere(@Autowired BookRepository repository) {
		repository.add(new Book("978-0553293357", "Foundation"));

		assertThatExceptionOfType(DataIntegrityViolationException.class)
			.isThrownBy(() -> repository.add(new Book("978-0553293357", "Foundation")));
	}

	@Test
	void excludedComponentsAreNot() {
		assertThat(this.context.getBeanNamesForType(BookCallback.class)).isNotEmpty();
		assertThat(this.context.getBeanNamesForType(BookListener.class)).isEmpty();
	}

	@Test
	void excludedAutoConfigurationsAreNot() {
		assertThat(this.context.getBeanNamesForType(DynamoValidationAutoConfiguration.class)).isEmpty();
	}

	@Test
	void propertiesAreSet(@Autowired Environment environment) {
		assertThat(environment.getProperty("example.name")).isEqualTo("filters");
	}

}
