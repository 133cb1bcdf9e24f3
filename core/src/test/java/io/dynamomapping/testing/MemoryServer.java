package io.dynamomapping.testing;

import java.util.List;

import io.dynamomapping.memory.InMemoryDynamoDbClient;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Tables in memory, in place of a server.
 */
final class MemoryServer implements TestServer {

	private final InMemoryDynamoDbClient tables = InMemoryDynamoDbClient.create();

	private final DynamoDbClient client = newClient();

	@Override
	public DynamoDbClient client() {
		return this.client;
	}

	@Override
	public DynamoDbClient newClient(ExecutionInterceptor... interceptors) {
		return InterceptedClient.of(this.tables, List.of(interceptors));
	}

	@Override
	public void close() {
		this.tables.close();
	}

}
