package io.dynamomapping.testing;

import java.util.List;

import io.dynamomapping.embedded.EmbeddedDynamoDb;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The one DynamoDB Local of this JVM: started by the first test class that needs it,
 * closed after the last one.
 */
final class LocalServer implements AutoCloseable {

	private final EmbeddedDynamoDb dynamoDb = EmbeddedDynamoDb.start();

	private final DynamoDbClient client = newClient();

	static LocalServer of(ExtensionContext context) {
		return context.getRoot()
			.getStore(Namespace.create(LocalServer.class))
			.computeIfAbsent(LocalServer.class, (key) -> new LocalServer(), LocalServer.class);
	}

	DynamoDbClient client() {
		return this.client;
	}

	DynamoDbClient newClient(ExecutionInterceptor... interceptors) {
		return DynamoDbClient.builder()
			.endpointOverride(this.dynamoDb.endpoint())
			.region(Region.EU_CENTRAL_1)
			.credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
			.overrideConfiguration((configuration) -> configuration.executionInterceptors(List.of(interceptors)))
			.build();
	}

	@Override
	public void close() {
		this.client.close();
		this.dynamoDb.close();
	}

}
