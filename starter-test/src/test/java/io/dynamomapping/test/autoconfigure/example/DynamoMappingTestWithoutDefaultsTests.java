package io.dynamomapping.test.autoconfigure.example;

import io.dynamomapping.test.autoconfigure.DynamoMappingTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

@DynamoMappingTest(properties = "spring.config.name=example", useDefaultFilters = false)
class DynamoMappingTestWithoutDefaultsTests {

	@Test
	void noComponentIsThere(@Autowired ApplicationContext context) {
		for (Class<?> type : new Class<?>[] { BookCallback.class, BookListener.class, Requests.class,
				Customizers.class }) {
			assertThat(context.getBeanNamesForType(type)).as(type.getName()).isEmpty();
		}
	}

}
