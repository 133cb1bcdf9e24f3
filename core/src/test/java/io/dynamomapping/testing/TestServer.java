package io.dynamomapping.testing;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Where the tables of the tests are: opened by the first test class that needs it, closed
 * after the last one.
 */
interface TestServer extends AutoCloseable {

	/** Whether tables are to be in memory, rather than in DynamoDB Local. */
	String IN_MEMORY = "dynamodb.in-memory";

	static TestServer of(ExtensionContext context) {
		return context.getRoot()
			.getStore(Namespace.create(TestServer.class))
			.computeIfAbsent(TestServer.class,
					(key) -> Boolean.getBoolean(IN_MEMORY) ? new MemoryServer() : new LocalServer(), TestServer.class);
	}

	DynamoDbClient client();

	DynamoDbClient newClient(ExecutionInterceptor... interceptors);

	@Override
	void close();

}
