package io.dynamomapping.testing;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * A client for tests that request nothing: every request fails.
 */
public final class NoClient implements DynamoDbClient {

	@Override
	public String serviceName() {
		return SERVICE_NAME;
	}

	@Override
	public void close() {
	}

}
