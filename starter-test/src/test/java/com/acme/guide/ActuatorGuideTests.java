package com.acme.guide;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dynamomapping.DynamoMapping;
import io.dynamomapping.autoconfigure.actuate.DynamoMappingsEndpoint;
import io.dynamomapping.autoconfigure.actuate.MappingDescriptor;
import io.dynamomapping.autoconfigure.actuate.MappingDescriptor.KeyDescriptor;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.info.InfoEndpoint;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.ContextConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The listings of the page on the Actuator.
 */
@SpringBootTest(properties = "dynamodb.tables.books.on-startup=create")
@ContextConfiguration(initializers = ActuatorGuideTests.ShownConfiguration.class)
class ActuatorGuideTests {

	@Autowired
	HealthEndpoint healthEndpoint;

	@Autowired
	DynamoMappingsEndpoint dynamoMappings;

	@Autowired
	InfoEndpoint infoEndpoint;

	@Autowired
	DynamoMapping<String, Book> books;

	@Test
	void healthOfATable() {
		HealthDescriptor health = this.healthEndpoint.healthForPath("dynamodb", "books");

		assertThat(health.getStatus()).isEqualTo(Status.UP);
	}

	@Test
	void mappingByName() {
		MappingDescriptor books = this.dynamoMappings.mapping("books");

		assertThat(books.valueType()).isEqualTo("com.acme.guide.Book");
		assertThat(books.table().keys()).containsExactly(new KeyDescriptor("isbn", "S"));
	}

	@Test
	void answerOverHttp() {
		this.books.put("978-0553293357", new Book("978-0553293357", "Asimov", "Foundation", 1951, BigDecimal.TEN,
				BigDecimal.TEN, 3, Set.of(), List.of(), null));
		JsonMapper mapper = JsonMapper.builder()
			.changeDefaultPropertyInclusion((inclusion) -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
			.build();

		String answer = mapper.writeValueAsString(this.dynamoMappings.mapping("books"));

		assertThat(mapper.readValue(answer, ObjectNode.class).put("endpoint", "http://localhost:8000"))
			.isEqualTo(mapper.readTree(GuidePage.ACTUATOR.listing("json")));
	}

	@Test
	void infoOfTheClient() {
		Map<?, ?> info = (Map<?, ?>) this.infoEndpoint.info().get("dynamodb");

		assertThat(info.get("mappings")).isEqualTo(Set.of("books", "settings"));
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

	static class ShownConfiguration implements ApplicationContextInitializer<ConfigurableApplicationContext> {

		@Override
		public void initialize(ConfigurableApplicationContext context) {
			context.getEnvironment().getPropertySources().addLast(GuidePage.ACTUATOR.configuration(0));
		}

	}

}
