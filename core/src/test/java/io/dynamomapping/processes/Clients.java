package io.dynamomapping.processes;

import java.net.URI;
import java.util.List;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Clients of the DynamoDB Local in the JVM that runs the tests.
 */
public final class Clients {

	private Clients() {
	}

	/**
	 * Return a client.
	 * @param endpoint where DynamoDB is
	 * @param interceptors what it does besides
	 * @return a new client, to be closed
	 */
	public static DynamoDbClient of(String endpoint, ExecutionInterceptor... interceptors) {
		return DynamoDbClient.builder()
			.endpointOverride(URI.create(endpoint))
			.region(Region.EU_CENTRAL_1)
			.credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
			.overrideConfiguration((configuration) -> configuration.executionInterceptors(List.of(interceptors)))
			.build();
	}

}
