package io.dynamomapping.test.autoconfigure;

import java.net.URI;
import java.util.List;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.memory.InMemoryDynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbServiceClientConfiguration;

/**
 * Tells the clients of tests from those that lead to an account.
 */
final class TestClients {

	private static final List<String> AWS_DOMAINS = List.of(".amazonaws.com", ".amazonaws.com.cn", ".api.aws");

	private TestClients() {
	}

	static void refuseAws(DynamoMapping<?, ?> mapping, String verb) {
		if (isAws(mapping.client())) {
			throw new IllegalStateException(
					"Expected table '%s' of mapping '%s' in DynamoDB Local or a container, since the test is to %s it, found a client of AWS. "
						.formatted(mapping.tableName(), mapping.name(), verb)
							+ "Give the test another DynamoDbClient or endpoint, or set '%sTables' of its annotation to false."
								.formatted(verb));
		}
	}

	private static boolean isAws(DynamoDbClient client) {
		if (client instanceof InMemoryDynamoDbClient) {
			return false;
		}
		DynamoDbServiceClientConfiguration configuration;
		try {
			configuration = client.serviceClientConfiguration();
		}
		catch (UnsupportedOperationException ex) {
			// Not a client of the SDK's making.
			return false;
		}
		// A mock has none.
		if (configuration == null) {
			return false;
		}
		URI endpoint = configuration.endpointOverride().orElse(null);
		return endpoint == null || AWS_DOMAINS.stream().anyMatch(endpoint.getHost()::endsWith);
	}

}
