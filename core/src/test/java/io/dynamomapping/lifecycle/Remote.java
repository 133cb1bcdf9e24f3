package io.dynamomapping.lifecycle;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.MappingOptions;
import io.dynamomapping.client.DynamoMappings;
import io.dynamomapping.faults.FaultProxy;
import io.dynamomapping.testing.Book;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Mappings that reach their tables through a proxy, with deadlines of their own.
 */
final class Remote implements AutoCloseable {

	private final FaultProxy proxy;

	private final DynamoDbClient client;

	private final DynamoMappings mappings;

	/**
	 * Start a proxy, and a client with deadlines.
	 * @param target a client of DynamoDB
	 * @param attempt how long an attempt may take
	 * @param call how long a call may take
	 */
	Remote(DynamoDbClient target, Duration attempt, Duration call) {
		this.proxy = FaultProxy.before(target.serviceClientConfiguration().endpointOverride().orElseThrow());
		this.client = client(this.proxy.endpoint(), attempt, call);
		this.mappings = DynamoMappings.create(this.client);
	}

	private static DynamoDbClient client(URI endpoint, Duration attempt, Duration call) {
		return client(endpoint, (configuration) -> configuration.apiCallAttemptTimeout(attempt).apiCallTimeout(call));
	}

	private static DynamoDbClient client(URI endpoint, Consumer<ClientOverrideConfiguration.Builder> configuration) {
		return DynamoDbClient.builder()
			.endpointOverride(endpoint)
			.region(Region.EU_CENTRAL_1)
			.credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
			.overrideConfiguration(configuration)
			.build();
	}

	/**
	 * Return a client that pauses between attempts.
	 * @param pause how long
	 * @return another client, the caller's to close
	 */
	DynamoDbClient pausing(Duration pause) {
		BackoffStrategy backoff = BackoffStrategy.fixedDelayWithoutJitter(pause);
		return client(this.proxy.endpoint(),
				(configuration) -> configuration.retryStrategy(AwsRetryStrategy.standardRetryStrategy()
					.toBuilder()
					.backoffStrategy(backoff)
					.throttlingBackoffStrategy(backoff)
					.build()));
	}

	FaultProxy proxy() {
		return this.proxy;
	}

	DynamoDbClient client() {
		return this.client;
	}

	DynamoMappings mappings() {
		return this.mappings;
	}

	DynamoMapping<String, Book> books(String table) {
		return this.mappings.open("books", String.class, Book.class, MappingOptions.defaults().withTableName(table));
	}

	DynamoMapping<String, Map<String, Object>> settings(String table) {
		return this.mappings.open(table);
	}

	@Override
	public void close() {
		// First, so that nobody waits for answers any more.
		this.proxy.close();
		this.mappings.close();
		this.client.close();
	}

}
