package io.dynamomapping.autoconfigure.lifecycle;

import java.util.List;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.autoconfigure.DynamoDbAutoConfiguration;
import io.dynamomapping.autoconfigure.DynamoMappingAutoConfiguration;
import io.dynamomapping.embedded.EmbeddedDynamoDb;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotatedBeanDefinitionReader;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.AbstractRefreshableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Contexts that are refreshed, or stopped and started again.
 */
@NullMarked
class RefreshedContextTests {

	private static final EmbeddedDynamoDb dynamoDb = EmbeddedDynamoDb.start();

	@AfterAll
	static void close() {
		dynamoDb.close();
	}

	@Test
	void aRefreshEndsTheMappingsOfBeforeAndOpensOthers() {
		try (RefreshableContext context = new RefreshableContext()) {
			properties().applyTo(context);
			context.refresh();
			DynamoMapping<String, Shop.Item> before = items(context);
			before.put("a", new Shop.Item("a", List.of(), 1));

			TestPropertyValues.of("dynamodb.tables.items.read-only=true", "dynamodb.tables.items.on-startup=none")
				.applyTo(context);
			context.refresh();

			assertThatIllegalStateException().isThrownBy(() -> before.get("a"));
			assertThat(items(context).get("a")).isEqualTo(new Shop.Item("a", List.of(), 1));
			assertThat(items(context).client()).isNotSameAs(before.client());
		}
	}

	@Test
	void mappingsWorkWhileTheContextIsStoppedAndAfterwards() {
		try (RefreshableContext context = new RefreshableContext()) {
			properties().applyTo(context);
			context.refresh();
			DynamoMapping<String, Shop.Item> items = items(context);

			context.stop();
			items.put("b", new Shop.Item("b", List.of(), 1));
			context.start();

			assertThat(items.remove("b")).isNotNull();
		}
	}

	private static TestPropertyValues properties() {
		return TestPropertyValues.of("dynamodb.endpoint=" + dynamoDb.endpoint(), "dynamodb.region=eu-central-1",
				"dynamodb.credentials.access-key-id=local", "dynamodb.credentials.secret-access-key=local",
				"dynamodb.tables.items.value-type=" + Shop.Item.class.getName(),
				"dynamodb.tables.items.on-startup=create");
	}

	@SuppressWarnings("unchecked")
	private static DynamoMapping<String, Shop.Item> items(BeanFactory context) {
		return context.getBean("items", DynamoMapping.class);
	}

	private static final class RefreshableContext extends AbstractRefreshableApplicationContext {

		@Override
		protected void loadBeanDefinitions(DefaultListableBeanFactory beanFactory) {
			new AnnotatedBeanDefinitionReader(beanFactory, getEnvironment()).register(Application.class);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ DynamoDbAutoConfiguration.class, DynamoMappingAutoConfiguration.class })
	static class Application {

	}

}
