package io.dynamomapping.testing;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;

import io.dynamomapping.AmbiguousWrites;
import io.dynamomapping.DynamoMapping;
import io.dynamomapping.KeySchema;
import io.dynamomapping.MappingOptions;
import io.dynamomapping.client.DynamoMappings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Gives each test new tables, and records what the mappings over them request. After each
 * test the tables are deleted, and every expression that was sent is checked for names
 * and values without placeholder.
 */
public final class TestTables implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {

	private final RequestRecorder requests = new RequestRecorder();

	private final List<String> names = new ArrayList<>();

	private final List<DynamoDbClient> clients = new ArrayList<>();

	private @Nullable TestServer server;

	private @Nullable DynamoDbClient client;

	private AmbiguousWrites ambiguousWrites = AmbiguousWrites.THROW;

	@Override
	public void beforeAll(ExtensionContext context) {
		this.ambiguousWrites = context.getRequiredTestClass().isAnnotationPresent(WithExactWrites.class)
				? AmbiguousWrites.EXACT : AmbiguousWrites.THROW;
		if (this.server == null) {
			this.server = TestServer.of(context);
			this.client = client(this.requests);
		}
	}

	@Override
	public void afterEach(ExtensionContext context) {
		this.names.forEach(this::delete);
		this.names.clear();
		assertThat(this.requests.requests().stream().flatMap((request) -> Expressions.of(request).stream()))
			.allSatisfy((expression) -> assertThat(Expressions.spelledOut(expression)).as(expression).isEmpty());
		this.requests.clear();
	}

	private void delete(String name) {
		try {
			raw().deleteTable((request) -> request.tableName(name));
		}
		catch (ResourceNotFoundException ex) {
			// The test asked for the name of a table that does not exist.
		}
	}

	@Override
	public void afterAll(ExtensionContext context) {
		// Nested classes bring their own call, while their tables belong to the outer
		// one.
		if (context.getParent().filter((parent) -> parent.getTestClass().isPresent()).isEmpty()) {
			this.clients.forEach(DynamoDbClient::close);
			this.clients.clear();
			this.server = null;
			this.client = null;
		}
	}

	private TestServer server() {
		return Objects.requireNonNull(this.server, "Register the extension in a static field");
	}

	/**
	 * Return the client that {@link #open} uses.
	 * @return a client whose requests are recorded
	 */
	public DynamoDbClient client() {
		return Objects.requireNonNull(this.client, "Register the extension in a static field");
	}

	/**
	 * Return another client of the same server.
	 * @param interceptors what it does besides
	 * @return a client whose requests are not recorded; closed after the test class
	 */
	public DynamoDbClient client(ExecutionInterceptor... interceptors) {
		DynamoDbClient another = server().newClient(interceptors);
		this.clients.add(another);
		return another;
	}

	/**
	 * Return a client to look at tables behind the back of their mappings.
	 * @return a client whose requests are not recorded
	 */
	public DynamoDbClient raw() {
		return server().client();
	}

	/**
	 * Return what was requested by {@link #client()}.
	 * @return the recorder
	 */
	public RequestRecorder requests() {
		return this.requests;
	}

	/**
	 * Return a factory of mappings whose requests are recorded.
	 * @return a new factory
	 */
	public DynamoMappings mappings() {
		return DynamoMappings.create(client());
	}

	/**
	 * Create a table.
	 * @param schema its key attributes
	 * @return its name, which no other table has
	 */
	public String create(KeySchema schema) {
		String name = named("test");
		List<AttributeDefinition> definitions = new ArrayList<>();
		List<KeySchemaElement> elements = new ArrayList<>();
		definitions.add(definition(schema.partitionKey(), schema.partitionKeyType()));
		elements.add(element(schema.partitionKey(), KeyType.HASH));
		if (schema.sortKey() != null) {
			definitions.add(definition(schema.sortKey(), Objects.requireNonNull(schema.sortKeyType())));
			elements.add(element(schema.sortKey(), KeyType.RANGE));
		}
		raw().createTable((request) -> request.tableName(name)
			.attributeDefinitions(definitions)
			.keySchema(elements)
			.billingMode(BillingMode.PAY_PER_REQUEST));
		return name;
	}

	/**
	 * Create a table of any kind.
	 * @param definition says what it is like, besides its name and billing mode
	 * @return its name, which no other table has
	 */
	public String create(Consumer<CreateTableRequest.Builder> definition) {
		String name = named("test");
		raw().createTable((request) -> {
			request.tableName(name).billingMode(BillingMode.PAY_PER_REQUEST);
			definition.accept(request);
		});
		return name;
	}

	private static AttributeDefinition definition(String name, ScalarAttributeType type) {
		return AttributeDefinition.builder().attributeName(name).attributeType(type).build();
	}

	private static KeySchemaElement element(String name, KeyType type) {
		return KeySchemaElement.builder().attributeName(name).keyType(type).build();
	}

	/**
	 * Return a table name that no other table has. The test that asks for it creates the
	 * table.
	 * @param start how the name starts
	 * @return the name
	 */
	public String named(String start) {
		String name = start + "-" + UUID.randomUUID();
		this.names.add(name);
		return name;
	}

	/**
	 * Open a mapping over a new table.
	 * @param schema the key attributes of the table
	 * @param keyType the type of the keys
	 * @param valueType the type of the values
	 * @param options the options, besides the name of the table
	 * @param <K> the type of the keys
	 * @param <V> the type of the values
	 * @return a mapping whose requests are recorded
	 */
	public <K, V> DynamoMapping<K, V> open(KeySchema schema, Class<K> keyType, Type valueType, MappingOptions options) {
		return mappings().open("books", (Type) keyType, valueType, options(create(schema), options));
	}

	private MappingOptions options(String table, MappingOptions options) {
		MappingOptions named = options.withTableName(table);
		return (this.ambiguousWrites == AmbiguousWrites.EXACT) ? named.withAmbiguousWrites(this.ambiguousWrites)
				: named;
	}

	/**
	 * Open a mapping of books over a new table.
	 * @param options the options, besides the name of the table
	 * @return a mapping whose requests are recorded
	 */
	public DynamoMapping<String, Book> books(MappingOptions options) {
		String table = create(KeySchema.simple("isbn", ScalarAttributeType.S));
		return mappings().open("books", String.class, Book.class, options(table, options));
	}

	/**
	 * Open a mapping of books over a new table, with the default options.
	 * @return a mapping whose requests are recorded
	 */
	public DynamoMapping<String, Book> books() {
		return books(MappingOptions.defaults());
	}

	/**
	 * Open another mapping of the books in a table.
	 * @param books the mapping whose table it is
	 * @param interceptors what happens to the requests of the new mapping, besides being
	 * recorded
	 * @return a mapping whose requests are recorded
	 */
	public DynamoMapping<String, Book> reopen(DynamoMapping<String, Book> books, ExecutionInterceptor... interceptors) {
		return reopen(books, String.class, Book.class, interceptors);
	}

	/**
	 * Open another mapping of a table.
	 * @param mapping the mapping whose table it is
	 * @param keyType the type of the keys
	 * @param valueType the type of the values
	 * @param interceptors what happens to the requests of the new mapping, besides being
	 * recorded
	 * @param <K> the type of the keys
	 * @param <V> the type of the values
	 * @return a mapping whose requests are recorded
	 */
	public <K, V> DynamoMapping<K, V> reopen(DynamoMapping<?, ?> mapping, Class<K> keyType, Class<V> valueType,
			ExecutionInterceptor... interceptors) {
		List<ExecutionInterceptor> all = new ArrayList<>(List.of(interceptors));
		all.add(0, this.requests);
		return DynamoMappings.create(client(all.toArray(ExecutionInterceptor[]::new)))
			.open(mapping.name(), keyType, valueType, options(mapping.tableName(), MappingOptions.defaults()));
	}

	/**
	 * Open a mapping of order lines over a new table.
	 * @return a mapping whose requests are recorded
	 */
	public DynamoMapping<LineKey, OrderLine> lines() {
		String table = create(KeySchema.composite("order", ScalarAttributeType.S, "line", ScalarAttributeType.N));
		return mappings().open("order-lines", LineKey.class, OrderLine.class,
				options(table, MappingOptions.defaults()));
	}

	/**
	 * Open a mapping of editions over a new table with indexes.
	 * @return a mapping whose requests are recorded
	 */
	public DynamoMapping<EditionKey, Edition> editions() {
		DynamoMappings mappings = mappings();
		DynamoMapping<EditionKey, Edition> editions = mappings.open("editions", EditionKey.class, Edition.class,
				options(named("editions"), MappingOptions.defaults()));
		mappings.createTableIfMissing(editions);
		this.requests.clear();
		return editions;
	}

	/**
	 * Open a schemaless mapping over a new table with the key attribute {@code id}, which
	 * has been asked for its keys already.
	 * @return a mapping whose requests are recorded
	 */
	public DynamoMapping<String, Map<String, @Nullable Object>> settings() {
		String table = create(KeySchema.simple("id", ScalarAttributeType.S));
		DynamoMapping<String, Map<String, @Nullable Object>> settings = mappings().open(table, String.class,
				Schemaless.TYPE, options(table, MappingOptions.defaults()));
		settings.keySchema();
		this.requests.clear();
		return settings;
	}

	/**
	 * Read an item behind the back of its mapping.
	 * @param table the name of the table
	 * @param key its key
	 * @return its attributes, empty if the table does not hold it
	 */
	public Map<String, AttributeValue> item(String table, Map<String, AttributeValue> key) {
		return raw().getItem((request) -> request.tableName(table).key(key).consistentRead(true)).item();
	}

	/**
	 * Read an item behind the back of its mapping.
	 * @param mapping a mapping over a table with one key attribute of type S
	 * @param key the key
	 * @return its attributes, empty if the table does not hold it
	 */
	public Map<String, AttributeValue> item(DynamoMapping<String, ?> mapping, String key) {
		return item(mapping.tableName(), Map.of(partitionKey(mapping), AttributeValue.fromS(key)));
	}

	/**
	 * Set an attribute behind the back of a mapping, in an item that may not be there.
	 * @param mapping a mapping over a table with one key attribute of type S
	 * @param key the key
	 * @param name the name of the attribute
	 * @param value its value
	 */
	public void set(DynamoMapping<String, ?> mapping, String key, String name, AttributeValue value) {
		raw().updateItem((request) -> request.tableName(mapping.tableName())
			.key(Map.of(partitionKey(mapping), AttributeValue.fromS(key)))
			.updateExpression("SET #name = :value")
			.expressionAttributeNames(Map.of("#name", name))
			.expressionAttributeValues(Map.of(":value", value)));
	}

	private String partitionKey(DynamoMapping<?, ?> mapping) {
		return raw().describeTable((request) -> request.tableName(mapping.tableName()))
			.table()
			.keySchema()
			.get(0)
			.attributeName();
	}

}
