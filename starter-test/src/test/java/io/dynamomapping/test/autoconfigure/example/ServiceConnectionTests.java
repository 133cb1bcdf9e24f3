package io.dynamomapping.test.autoconfigure.example;

import java.net.URI;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.autoconfigure.DynamoMappingRegistry;
import io.dynamomapping.embedded.EmbeddedDynamoDb;
import io.dynamomapping.test.autoconfigure.DynamoMappingTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.GenericContainer;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

@DynamoMappingTest(properties = "spring.config.name=example", emptyTables = true)
class ServiceConnectionTests {

	@ServiceConnection
	static final LocalContainer container = new LocalContainer();

	@Test
	void allTablesAreInTheContainer(@Autowired ApplicationContext context, @Autowired DynamoMappingRegistry registry) {
		assertThat(context.getBeanNamesForType(EmbeddedDynamoDb.class)).isEmpty();
		assertThat(registry.names()).hasSize(5).allSatisfy((name) -> {
			DynamoMapping<?, ?> mapping = registry.get(name);
			assertThat(mapping.client().serviceClientConfiguration().endpointOverride()).contains(container.endpoint());
			assertThat(mapping.count()).isZero();
		});
	}

	/**
	 * DynamoDB Local in this JVM, in place of a container that needs an engine.
	 */
	static final class LocalContainer extends GenericContainer<LocalContainer> {

		private static final String IMAGE = "amazon/dynamodb-local:2.6.1";

		private @Nullable EmbeddedDynamoDb dynamoDb;

		LocalContainer() {
			super(IMAGE);
		}

		@Override
		public String getDockerImageName() {
			return IMAGE;
		}

		@Override
		public void start() {
			if (this.dynamoDb == null) {
				this.dynamoDb = EmbeddedDynamoDb.start();
			}
		}

		@Override
		public void stop() {
			if (this.dynamoDb != null) {
				this.dynamoDb.close();
				this.dynamoDb = null;
			}
		}

		@Override
		public String getHost() {
			return endpoint().getHost();
		}

		@Override
		public Integer getMappedPort(int originalPort) {
			return endpoint().getPort();
		}

		URI endpoint() {
			if (this.dynamoDb == null) {
				throw new IllegalStateException("Expected a container that has been started");
			}
			return this.dynamoDb.endpoint();
		}

	}

}
