package io.dynamomapping.test;

import java.util.Map;
import java.util.function.Consumer;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.KeySchema;
import io.dynamomapping.KeySchemaException;
import io.dynamomapping.MappingOptions;
import io.dynamomapping.TableDefinition;
import io.dynamomapping.client.DynamoMappings;
import io.dynamomapping.memory.InMemoryDynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * Mappings over tables that are in the heap, for unit tests that start neither Spring nor
 * DynamoDB:
 *
 * <pre>
 * DynamoMapping&lt;String, Book&gt; books = InMemoryDynamoMappings.create().open("books", String.class, Book.class);
 * </pre>
 *
 * The mappings are the real ones: only the client is another. What that does not simulate
 * is said there. Each instance has tables of its own; nothing has to be closed.
 *
 * @see InMemoryDynamoDbClient
 */
public final class InMemoryDynamoMappings {

	private static final String DEFAULT_KEY = "id";

	private final InMemoryDynamoDbClient client = InMemoryDynamoDbClient.create();

	private final DynamoMappings mappings;

	private InMemoryDynamoMappings(Consumer<? super DynamoMappings.Builder> customizer) {
		DynamoMappings.Builder builder = DynamoMappings.builder(this.client);
		customizer.accept(builder);
		this.mappings = builder.build();
	}

	/**
	 * Return mappings with default settings and no tables yet.
	 * @return the mappings
	 */
	public static InMemoryDynamoMappings create() {
		return create((builder) -> {
		});
	}

	/**
	 * Return mappings with no tables yet.
	 * @param customizer sets what the application sets as well: a clock, callbacks,
	 * codecs
	 * @return the mappings
	 */
	public static InMemoryDynamoMappings create(Consumer<? super DynamoMappings.Builder> customizer) {
		return new InMemoryDynamoMappings(customizer);
	}

	/**
	 * Open a schemaless mapping with text keys, whose key attribute is {@code id}, and
	 * create its table unless it exists.
	 * @param name the name of the mapping, and of its table
	 * @return the mapping, whose values write through
	 */
	public DynamoMapping<String, Map<String, Object>> open(String name) {
		return open(name, DEFAULT_KEY);
	}

	/**
	 * Open a schemaless mapping with text keys, and create its table unless it exists.
	 * @param name the name of the mapping, and of its table
	 * @param partitionKey the name of the key attribute
	 * @return the mapping, whose values write through
	 */
	public DynamoMapping<String, Map<String, Object>> open(String name, String partitionKey) {
		DynamoMapping<String, Map<String, Object>> mapping = this.mappings.open(name);
		this.mappings.tables()
			.createIfMissing(
					TableDefinition.of(mapping.tableName(), KeySchema.simple(partitionKey, ScalarAttributeType.S)));
		return mapping;
	}

	/**
	 * Open a mapping, and create its table unless it exists, with the keys and indexes
	 * that the type of the values declares.
	 * @param name the name of the mapping, and of its table
	 * @param keyType the type of the keys
	 * @param valueType the type of the values
	 * @param <K> the type of the keys
	 * @param <V> the type of the values
	 * @return the mapping
	 * @throws KeySchemaException if the type declares no keys
	 */
	public <K, V> DynamoMapping<K, V> open(String name, Class<K> keyType, Class<V> valueType) {
		return open(name, keyType, valueType, MappingOptions.defaults());
	}

	/**
	 * Open a mapping with settings of its own, and create its table unless it exists.
	 * @param name the name of the mapping
	 * @param keyType the type of the keys
	 * @param valueType the type of the values
	 * @param options the settings, which name the keys where the type declares none
	 * @param <K> the type of the keys
	 * @param <V> the type of the values
	 * @return the mapping
	 * @throws KeySchemaException if neither the type nor the settings declare keys
	 */
	public <K, V> DynamoMapping<K, V> open(String name, Class<K> keyType, Class<V> valueType, MappingOptions options) {
		DynamoMapping<K, V> mapping = this.mappings.open(name, keyType, valueType, options);
		this.mappings.createTableIfMissing(mapping);
		return mapping;
	}

	/**
	 * Return what opens the mappings: for transactions, batches, locks and tables.
	 * @return the mappings, which create no tables by themselves
	 */
	public DynamoMappings mappings() {
		return this.mappings;
	}

	/**
	 * Return the client, to look at tables behind the back of their mappings.
	 * @return the client
	 */
	public DynamoDbClient client() {
		return this.client;
	}

}
