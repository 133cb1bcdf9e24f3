package io.dynamomapping.faultrows;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.KeySchema;
import io.dynamomapping.MappingOptions;
import io.dynamomapping.client.DynamoMappings;
import io.dynamomapping.faults.FaultProxy;
import io.dynamomapping.testing.Book;
import io.dynamomapping.testing.TestTables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * DynamoDB Local behind a proxy that breaks requests, and clients that try as often as
 * those of the starter, with shorter pauses.
 */
final class FaultyServer implements AfterEachCallback, AfterAllCallback {

	/** No shorter than the starter's: where a test waits for it, it has its own. */
	static final Duration ATTEMPT = Duration.ofSeconds(5);

	static final Duration CALL = Duration.ofSeconds(20);

	private static final BackoffStrategy BACKOFF = BackoffStrategy.exponentialDelay(Duration.ofMillis(10),
			Duration.ofMillis(100));

	private final TestTables tables;

	private final List<AutoCloseable> open = new ArrayList<>();

	private @Nullable FaultProxy proxy;

	private @Nullable DynamoMappings mappings;

	FaultyServer(TestTables tables) {
		this.tables = tables;
	}

	URI target() {
		return this.tables.raw().serviceClientConfiguration().endpointOverride().orElseThrow();
	}

	@Override
	public void afterEach(ExtensionContext context) {
		proxy().reset();
	}

	@Override
	public void afterAll(ExtensionContext context) throws Exception {
		while (!this.open.isEmpty()) {
			this.open.remove(this.open.size() - 1).close();
		}
	}

	FaultProxy proxy() {
		if (this.proxy == null) {
			this.proxy = FaultProxy.before(target());
			this.open.add(this.proxy);
		}
		return this.proxy;
	}

	/**
	 * Return mappings whose requests go by the proxy.
	 * @return the mappings
	 */
	DynamoMappings mappings() {
		if (this.mappings == null) {
			this.mappings = mappings(client(ATTEMPT, CALL));
		}
		return this.mappings;
	}

	/**
	 * Return mappings that are closed after the test class.
	 * @param client the client
	 * @return the mappings
	 */
	DynamoMappings mappings(DynamoDbClient client) {
		DynamoMappings created = DynamoMappings.create(client);
		this.open.add(created);
		return created;
	}

	/**
	 * Return a client whose requests go by the proxy.
	 * @param attempt how long an attempt may take
	 * @param call how long a call may take
	 * @return the client, closed after the test class
	 */
	DynamoDbClient client(Duration attempt, Duration call) {
		return client(proxy().endpoint(), attempt, call, (http) -> {
		});
	}

	/**
	 * Return a client.
	 * @param endpoint where its requests go
	 * @param attempt how long an attempt may take
	 * @param call how long a call may take
	 * @param http sets up the HTTP client
	 * @return the client, closed after the test class
	 */
	DynamoDbClient client(URI endpoint, Duration attempt, Duration call, Consumer<Apache5HttpClient.Builder> http) {
		Apache5HttpClient.Builder builder = Apache5HttpClient.builder();
		http.accept(builder);
		DynamoDbClient client = DynamoDbClient.builder()
			.endpointOverride(endpoint)
			.region(Region.EU_CENTRAL_1)
			.credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
			.httpClientBuilder(builder)
			.overrideConfiguration((configuration) -> configuration
				.retryStrategy(AwsRetryStrategy.standardRetryStrategy()
					.toBuilder()
					.maxAttempts(4)
					.backoffStrategy(BACKOFF)
					.throttlingBackoffStrategy(BACKOFF)
					.build())
				.apiCallAttemptTimeout(attempt)
				.apiCallTimeout(call))
			.build();
		this.open.add(client);
		return client;
	}

	/**
	 * Open a mapping of books over a new table.
	 * @return a mapping whose requests go by the proxy
	 */
	DynamoMapping<String, Book> books() {
		return books(mappings());
	}

	DynamoMapping<String, Book> books(DynamoMappings mappings) {
		return books(mappings, this.tables.create(KeySchema.simple("isbn", ScalarAttributeType.S)));
	}

	DynamoMapping<String, Book> books(DynamoMappings mappings, String table) {
		return mappings.open("books", String.class, Book.class, MappingOptions.defaults().withTableName(table));
	}

	/**
	 * Return the same table past the proxy.
	 * @param books the mapping
	 * @return another mapping
	 */
	DynamoMapping<String, Book> direct(DynamoMapping<String, Book> books) {
		return books(this.tables.mappings(), books.tableName());
	}

	/**
	 * Return how often a book is in stock, past the proxy.
	 * @param books the mapping
	 * @param isbn the key
	 * @return the number, or {@code null} if there is no such book
	 */
	@Nullable Integer stock(DynamoMapping<String, ?> books, String isbn) {
		AttributeValue stock = this.tables.item(books.tableName(), Map.of("isbn", AttributeValue.fromS(isbn)))
			.get("stock");
		return (stock != null) ? Integer.valueOf(stock.n()) : null;
	}

}
