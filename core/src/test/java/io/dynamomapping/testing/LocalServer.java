package io.dynamomapping.testing;

import java.util.List;

import io.dynamomapping.embedded.EmbeddedDynamoDb;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The one DynamoDB Local of this JVM.
 */
final class LocalServer implements TestServer {

	private final EmbeddedDynamoDb dynamoDb = EmbeddedDynamoDb.start();

	private final DynamoDbClient client = newClient();

	@Override
	public DynamoDbClient client() {
		return this.client;
	}

	@Override
	public DynamoDbClient newClient(ExecutionInterceptor... interceptors) {
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
