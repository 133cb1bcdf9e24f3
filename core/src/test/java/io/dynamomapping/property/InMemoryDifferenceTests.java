package io.dynamomapping.property;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.dynamomapping.memory.InMemoryDynamoDbClient;
import io.dynamomapping.testing.OnDynamoDbLocal;
import io.dynamomapping.testing.TestTables;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The same requests, sent to DynamoDB Local and to tables in memory.
 */
@OnDynamoDbLocal("compares it with tables in memory")
class InMemoryDifferenceTests {

	private static final int REQUESTS = Integer.getInteger("difference.requests", 300);

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private final DynamoDbClient memory = InMemoryDynamoDbClient.create();

	@ParameterizedTest
	@MethodSource("io.dynamomapping.property.Seeds#all")
	void answersAreTheSame(long seed) {
		String table = tables.create(this::define);
		this.memory.createTable((request) -> define(request.tableName(table)));
		RandomRequests requests = new RandomRequests(table, seed);
		List<String> differences = new ArrayList<>();
		int refused = 0;

		for (int i = 0; i < REQUESTS; i++) {
			DynamoDbRequest request = requests.next();
			Object expected = answer(tables.raw(), request);
			Object found = answer(this.memory, request);
			if (!found.equals(expected)) {
				differences.add("seed " + seed + ": " + request + "\n  DynamoDB Local: " + expected + "\n  in memory: "
						+ found);
			}
			refused += (expected instanceof String) ? 1 : 0;
		}

		assertThat(differences).isEmpty();
		assertThat(refused).as("refusals, seed %d", seed).isBetween(REQUESTS / 10, REQUESTS * 9 / 10);
		assertThat(contents(this.memory, table)).isEqualTo(contents(tables.raw(), table)).isNotEmpty();
	}

	private void define(CreateTableRequest.Builder table) {
		table.billingMode("PAY_PER_REQUEST")
			.attributeDefinitions(attribute("p", ScalarAttributeType.S), attribute("s", ScalarAttributeType.N),
					attribute("g", ScalarAttributeType.S), attribute("n", ScalarAttributeType.N),
					attribute("l", ScalarAttributeType.N))
			.keySchema(keys("p", "s"))
			.globalSecondaryIndexes(
					GlobalSecondaryIndex.builder()
						.indexName("by-g")
						.keySchema(keys("g", "n"))
						.projection((projection) -> projection.projectionType(ProjectionType.ALL))
						.build(),
					GlobalSecondaryIndex.builder()
						.indexName("by-k")
						.keySchema(keys("g", "n"))
						.projection((projection) -> projection.projectionType(ProjectionType.KEYS_ONLY))
						.build())
			.localSecondaryIndexes(LocalSecondaryIndex.builder()
				.indexName("by-l")
				.keySchema(keys("p", "l"))
				.projection((projection) -> projection.projectionType(ProjectionType.KEYS_ONLY))
				.build());
	}

	private static AttributeDefinition attribute(String name, ScalarAttributeType type) {
		return AttributeDefinition.builder().attributeName(name).attributeType(type).build();
	}

	private static List<KeySchemaElement> keys(String partition, String sort) {
		return List.of(KeySchemaElement.builder().attributeName(partition).keyType(KeyType.HASH).build(),
				KeySchemaElement.builder().attributeName(sort).keyType(KeyType.RANGE).build());
	}

	private static Set<Object> contents(DynamoDbClient client, String table) {
		return Set.copyOf(client.scan((request) -> request.tableName(table))
			.items()
			.stream()
			.map(InMemoryDifferenceTests::plain)
			.toList());
	}

	// What was answered, without the order of sets and the digits that say nothing, or
	// why
	// not.
	private static Object answer(DynamoDbClient client, DynamoDbRequest request) {
		String name = request.getClass().getSimpleName().replace("Request", "");
		try {
			Object response = DynamoDbClient.class
				.getMethod(Character.toLowerCase(name.charAt(0)) + name.substring(1), request.getClass())
				.invoke(client, request);
			return (request instanceof QueryRequest || request instanceof TransactGetItemsRequest) ? plain(response)
					: unordered(plain(response));
		}
		catch (InvocationTargetException ex) {
			if (ex.getCause() instanceof TransactionCanceledException cancelled) {
				return cancelled.cancellationReasons().stream().map((reason) -> reason.code()).toList().toString();
			}
			if (ex.getCause() instanceof DynamoDbException refusal) {
				return refusal.awsErrorDetails().errorCode();
			}
			throw new IllegalStateException(request.toString(), ex);
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
	}

	// Scans and batches answer in any order.
	private static Object unordered(Object part) {
		if (part instanceof Map<?, ?> map && (map.containsKey("Items") || map.containsKey("Responses"))) {
			return map.entrySet()
				.stream()
				.collect(Collectors.toMap(Map.Entry::getKey, (entry) -> bag(entry.getValue())));
		}
		return part;
	}

	private static Object bag(Object part) {
		if (part instanceof Map<?, ?> map) {
			return map.values().stream().map(InMemoryDifferenceTests::bag).toList();
		}
		return (part instanceof Collection<?> items) ? Set.copyOf(items) : part;
	}

	private static Object plain(Object part) {
		if (part instanceof AttributeValue value) {
			return switch (value.type()) {
				case N -> Comparisons.number(value).stripTrailingZeros();
				case SS, NS, BS -> Comparisons.elements(value);
				case L -> plain(value.l());
				case M -> plain(value.m());
				default -> value;
			};
		}
		if (part instanceof SdkPojo pojo) {
			Map<String, Object> fields = new TreeMap<>();
			for (SdkField<?> field : pojo.sdkFields()) {
				Object value = field.getValueOrDefault(pojo);
				// DynamoDB Local tells the capacity of deletions to those who do not ask.
				boolean capacity = field.memberName().equals("ConsumedCapacity");
				if (!capacity && value != null && !value.equals(List.of()) && !value.equals(Map.of())) {
					fields.put(field.memberName(), plain(value));
				}
			}
			return fields;
		}
		if (part instanceof List<?> list) {
			return list.stream().map(InMemoryDifferenceTests::plain).toList();
		}
		if (part instanceof Map<?, ?> map) {
			return map.entrySet()
				.stream()
				.collect(Collectors.toMap(Map.Entry::getKey, (entry) -> plain(entry.getValue())));
		}
		return part;
	}

}
