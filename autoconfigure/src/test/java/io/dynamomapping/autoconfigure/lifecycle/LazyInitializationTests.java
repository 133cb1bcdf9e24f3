package io.dynamomapping.autoconfigure.lifecycle;

import java.util.ArrayList;
import java.util.List;

import io.dynamomapping.autoconfigure.TableReadyEvent;
import io.dynamomapping.embedded.EmbeddedDynamoDb;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.context.ApplicationListener;

import static org.assertj.core.api.Assertions.assertThat;

@NullMarked
class LazyInitializationTests {

	@Test
	void tablesArePreparedWhenTheirMappingIsFirstUsed() {
		List<String> ready = new ArrayList<>();
		try (EmbeddedDynamoDb dynamoDb = EmbeddedDynamoDb.start(); DynamoDbClient client = client(dynamoDb)) {
			Runner.on(dynamoDb.endpoint())
				.withInitializer((context) -> context
					.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
				.withInitializer((context) -> context.addApplicationListener(
						ApplicationListener.forPayload((TableReadyEvent event) -> ready.add(event.mapping().name()))))
				.run((context) -> {
					assertThat(client.listTables().tableNames()).isEmpty();

					assertThat(context.getBean("items")).isNotNull();
					assertThat(client.listTables().tableNames()).containsExactly("items");
					assertThat(ready).containsExactly("items");

					assertThat(context.getBean("locks")).isNotNull();
					assertThat(client.listTables().tableNames()).containsExactly("items", "locks");
				});
		}
	}

	private static DynamoDbClient client(EmbeddedDynamoDb dynamoDb) {
		return DynamoDbClient.builder()
			.endpointOverride(dynamoDb.endpoint())
			.region(Region.EU_CENTRAL_1)
			.credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
			.build();
	}

}
