package io.dynamomapping.autoconfigure.lifecycle;

import java.lang.management.ManagementFactory;
import java.util.List;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.embedded.EmbeddedDynamoDb;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import org.springframework.boot.autoconfigure.jmx.JmxAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Several contexts in one JVM: side by side, and one within another.
 */
@NullMarked
class SeveralContextsTests {

	private static final EmbeddedDynamoDb dynamoDb = EmbeddedDynamoDb.start();

	private final ApplicationContextRunner contextRunner = Runner.on(dynamoDb.endpoint());

	@AfterAll
	static void close() {
		dynamoDb.close();
	}

	@Test
	void contextsSideBySideHaveTablesOfTheirOwn() {
		this.contextRunner.withPropertyValues("dynamodb.table-name-prefix=one-").run((one) -> {
			DynamoMapping<String, Shop.Item> first = items(one.getBean("items"));
			first.put("a", new Shop.Item("a", List.of(), 1));

			this.contextRunner.withPropertyValues("dynamodb.table-name-prefix=two-").run((two) -> {
				assertThat(two.getBean(DynamoDbClient.class)).isNotSameAs(one.getBean(DynamoDbClient.class));
				assertThat(items(two.getBean("items"))).isEmpty();
			});

			assertThat(first.get("a")).isNotNull();
		});
	}

	@Test
	void beansAreNotExportedToJmxSoThatTheirNamesCannotClash() {
		ApplicationContextRunner exporting = this.contextRunner.withUserConfiguration(JmxAutoConfiguration.class)
			.withPropertyValues("spring.jmx.enabled=true");

		exporting.run((one) -> exporting.run((two) -> {
			assertThat(two).hasNotFailed();
			assertThat(ManagementFactory.getPlatformMBeanServer().queryNames(null, null))
				.noneMatch((name) -> name.toString().contains("dynamo"));
		}));
	}

	@Test
	void aChildUsesTheClientOfItsParentAndLeavesItOpen() {
		this.contextRunner.run((parent) -> {
			this.contextRunner.withParent(parent)
				.withPropertyValues("dynamodb.tables.items.on-startup=none", "dynamodb.tables.items.read-only=true")
				.withBean(Clerk.class)
				.run((child) -> {
					assertThat(child.getBean(DynamoDbClient.class)).isSameAs(parent.getBean(DynamoDbClient.class));
					assertThat(child.getBean("items")).isNotSameAs(parent.getBean("items"));
					assertThat(child.getBean(Clerk.class).items).isSameAs(child.getBean("items"));
				});

			assertThat(items(parent.getBean("items")).put("b", new Shop.Item("b", List.of(), 1))).isNull();
		});
	}

	@Test
	void aChildSeesTheMappingsOfItsParent() {
		this.contextRunner.run((parent) -> new ApplicationContextRunner().withParent(parent)
			.withBean(Clerk.class)
			.run((child) -> assertThat(child.getBean(Clerk.class).items).isSameAs(parent.getBean("items"))));
	}

	@SuppressWarnings("unchecked")
	private static DynamoMapping<String, Shop.Item> items(Object bean) {
		return (DynamoMapping<String, Shop.Item>) bean;
	}

	record Clerk(DynamoMapping<String, Shop.Item> items) {

	}

}
