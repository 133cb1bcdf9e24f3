package com.acme.guide;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import io.dynamomapping.DynamoLocks;
import io.dynamomapping.DynamoMapping;
import io.dynamomapping.DynamoTables;
import io.dynamomapping.DynamoTransactions;
import io.dynamomapping.client.DynamoMappings;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * The tables of one test. What a test asks for is created and filled first.
 */
final class ShopTables implements AutoCloseable {

	private static final AtomicInteger NUMBERS = new AtomicInteger();

	private static final Set<String> NUMBERED = Set.of("year", "line");

	private final String suffix = "-" + NUMBERS.incrementAndGet();

	private final Calls calls = new Calls();

	private final DynamoDbClient client;

	private final DynamoMappings mappings;

	private @Nullable DynamoLocks locks;

	ShopTables(URI endpoint) {
		this.client = DynamoDbClient.builder()
			.endpointOverride(endpoint)
			.region(Region.EU_CENTRAL_1)
			.credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
			.overrideConfiguration((configuration) -> configuration.addExecutionInterceptor(this.calls))
			.build();
		this.mappings = DynamoMappings.builder(this.client)
			.tableNameSuffix(this.suffix)
			.requestListener(this.calls)
			.build();
	}

	Calls calls() {
		return this.calls;
	}

	DynamoTables tables() {
		return this.mappings.tables();
	}

	DynamoTransactions transactions() {
		return this.mappings.transactions();
	}

	DynamoLocks locks() {
		create("locks", List.of("name"), List.of());
		DynamoMapping<String, Map<String, Object>> mapping = this.mappings.open("locks");
		// Asked once.
		mapping.keySchema();
		this.locks = this.mappings.locks(mapping);
		return this.locks;
	}

	DynamoMappings mappings() {
		return this.mappings;
	}

	/**
	 * Return a mapping of the shop.
	 * @param type its type, by which it is told from others
	 * @return the mapping, over a table that is filled
	 */
	DynamoMapping<?, ?> mapping(Type type) {
		Type valueType = ((ParameterizedType) type).getActualTypeArguments()[1];
		DynamoMapping<?, ?> mapping = (valueType instanceof Class<?> record) ? typed(record) : settings();
		this.calls.clear();
		return mapping;
	}

	private DynamoMapping<?, ?> typed(Class<?> valueType) {
		if (valueType == Book.class) {
			return books();
		}
		if (valueType == OrderLine.class) {
			return lines();
		}
		DynamoMapping<?, ?> mapping = this.mappings.open(valueType.getSimpleName(), String.class, valueType);
		this.mappings.createTableIfMissing(mapping);
		return mapping;
	}

	private DynamoMapping<String, Book> books() {
		create("books", List.of("isbn"), List.of(index("by-author", ProjectionType.ALL, "author", "title"),
				index("by-year", ProjectionType.KEYS_ONLY, "year")));
		DynamoMapping<String, Book> books = this.mappings.open("books", String.class, Book.class);
		Books.ALL.forEach(books::insert);
		return books;
	}

	private DynamoMapping<LineKey, OrderLine> lines() {
		create("order-lines", List.of("order", "line"), List.of());
		DynamoMapping<LineKey, OrderLine> lines = this.mappings.open("order-lines", LineKey.class, OrderLine.class);
		lines.insert(new OrderLine("o-17", 1, Books.FOUNDATION.isbn(), 1));
		lines.insert(new OrderLine("o-17", 2, Books.SOLARIS.isbn(), 2));
		lines.insert(new OrderLine("o-17", 10, Books.HOBBIT.isbn(), 1));
		lines.insert(new OrderLine("o-18", 1, Books.I_ROBOT.isbn(), 1));
		return lines;
	}

	private DynamoMapping<String, Map<String, Object>> settings() {
		create("settings", List.of("name"), List.of());
		DynamoMapping<String, Map<String, Object>> settings = this.mappings.open("settings");
		settings.put("shop", Map.of("open", true, "address", Map.of("city", "Wien", "zip", "1010")));
		return settings;
	}

	private void create(String name, List<String> keys, List<GlobalSecondaryIndex> indexes) {
		Set<String> attributes = new LinkedHashSet<>(keys);
		indexes.forEach((index) -> index.keySchema().forEach((key) -> attributes.add(key.attributeName())));
		this.client.createTable((request) -> request.tableName(name + this.suffix)
			.attributeDefinitions(attributes.stream().map(ShopTables::definition).toList())
			.keySchema(keySchema(keys))
			.globalSecondaryIndexes(indexes.isEmpty() ? null : indexes)
			.billingMode(BillingMode.PAY_PER_REQUEST));
	}

	private static AttributeDefinition definition(String name) {
		return AttributeDefinition.builder()
			.attributeName(name)
			.attributeType(NUMBERED.contains(name) ? ScalarAttributeType.N : ScalarAttributeType.S)
			.build();
	}

	private static GlobalSecondaryIndex index(String name, ProjectionType projection, String... keys) {
		return GlobalSecondaryIndex.builder()
			.indexName(name)
			.keySchema(keySchema(List.of(keys)))
			.projection((builder) -> builder.projectionType(projection))
			.build();
	}

	private static List<KeySchemaElement> keySchema(List<String> keys) {
		return keys.stream()
			.map((key) -> KeySchemaElement.builder()
				.attributeName(key)
				.keyType(key.equals(keys.get(0)) ? KeyType.HASH : KeyType.RANGE)
				.build())
			.toList();
	}

	@Override
	public void close() {
		if (this.locks != null) {
			this.locks.close();
		}
		this.mappings.close();
		this.client.close();
	}

}
