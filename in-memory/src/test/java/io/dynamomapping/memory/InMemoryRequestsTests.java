package io.dynamomapping.memory;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexUpdate;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Requests that DynamoDB Local answers in the same way.
 */
class InMemoryRequestsTests {

	private static final int LARGE = 390 * 1024;

	private final DynamoDbClient client = InMemoryDynamoDbClient.create();

	@BeforeEach
	void create() {
		this.client.createTable((table) -> table.tableName("lines")
			.attributeDefinitions(attribute("order", ScalarAttributeType.S), attribute("number", ScalarAttributeType.N))
			.keySchema(key("order", KeyType.HASH), key("number", KeyType.RANGE))
			.billingMode(BillingMode.PAY_PER_REQUEST));
	}

	private static AttributeDefinition attribute(String name, ScalarAttributeType type) {
		return AttributeDefinition.builder().attributeName(name).attributeType(type).build();
	}

	private static KeySchemaElement key(String name, KeyType type) {
		return KeySchemaElement.builder().attributeName(name).keyType(type).build();
	}

	private void put(int number, String attribute, AttributeValue value) {
		this.client.putItem((put) -> put.tableName("lines").item(line(number, attribute, value)));
	}

	private static Map<String, AttributeValue> line(int number, String attribute, AttributeValue value) {
		return Map.of("order", AttributeValue.fromS("o"), "number", number(number), attribute, value);
	}

	private static Map<String, AttributeValue> line(AttributeValue number) {
		return Map.of("order", AttributeValue.fromS("o"), "number", number);
	}

	private static AttributeValue number(int number) {
		return AttributeValue.fromN(Integer.toString(number));
	}

	private static AttributeValue text(int length) {
		return AttributeValue.fromS("x".repeat(length));
	}

	private Map<String, AttributeValue> get(int number) {
		return this.client.getItem((get) -> get.tableName("lines").key(line(number(number)))).item();
	}

	private void index(ProjectionType projection) {
		this.client.updateTable((table) -> table.tableName("lines")
			.attributeDefinitions(attribute("book", ScalarAttributeType.S))
			.globalSecondaryIndexUpdates(GlobalSecondaryIndexUpdate.builder()
				.create((index) -> index.indexName("by-book")
					.keySchema(key("book", KeyType.HASH))
					.projection((projected) -> projected.projectionType(projection)))
				.build()));
	}

	@Test
	void queriesAreNotFilteredByWhatTheIndexLacks() {
		index(ProjectionType.KEYS_ONLY);

		assertThatExceptionOfType(DynamoDbException.class)
			.isThrownBy(() -> this.client.query((query) -> query.tableName("lines")
				.indexName("by-book")
				.keyConditionExpression("book = :book")
				.filterExpression("attribute_exists(title)")
				.expressionAttributeValues(Map.of(":book", AttributeValue.fromS("b")))))
			.withMessageContaining("by-book does not project one or more filter attributes: [title]");
	}

	@Test
	void newIndexHasOnlyItemsThatSuitIt() {
		put(1, "book", number(1));
		put(2, "book", AttributeValue.fromS("b"));
		put(3, "book", AttributeValue.fromL(List.of()));
		put(4, "book", AttributeValue.fromS(""));

		index(ProjectionType.ALL);

		assertThat(this.client.scan((scan) -> scan.tableName("lines").indexName("by-book")).items())
			.extracting((item) -> item.get("number"))
			.containsExactly(number(2));
		this.client.deleteItem((delete) -> delete.tableName("lines").key(line(number(1))));
		assertThat(get(1)).isEmpty();
	}

	@Test
	void updateOfATransactionThatMakesAnItemTooLargeIsAReason() {
		put(1, "text", text(LARGE));

		assertThat(reasons(update(2, "SET more = :more", Map.of(":more", number(1))),
				update(1, "SET more = :more", Map.of(":more", text(20 * 1024)))))
			.containsExactly("None", "ValidationError");
		assertThat(get(2)).isEmpty();
	}

	@Test
	void keyOfATransactionThatDoesNotSuitTheTableIsAReason() {
		Map<String, AttributeValue> wrong = line(AttributeValue.fromS("1"));

		assertThat(reasons(TransactWriteItem.builder().put((put) -> put.tableName("lines").item(wrong)).build(),
				TransactWriteItem.builder().delete((delete) -> delete.tableName("lines").key(line(number(1)))).build(),
				TransactWriteItem.builder()
					.conditionCheck((check) -> check.tableName("lines")
						.key(line(number(2)))
						.conditionExpression("attribute_exists(number)"))
					.build()))
			.containsExactly("ValidationError", "None", "ConditionalCheckFailed");
		assertThatExceptionOfType(TransactionCanceledException.class)
			.isThrownBy(() -> this.client.transactGetItems((read) -> read
				.transactItems(TransactGetItem.builder().get((get) -> get.tableName("lines").key(wrong)).build())));
	}

	@Test
	void otherMistakesOfATransactionAreNoReasons() {
		assertThatExceptionOfType(DynamoDbException.class)
			.isThrownBy(() -> this.client.transactWriteItems((write) -> write
				.transactItems(update(1, "SET more = missing + :more", Map.of(":more", number(1))))))
			.isNotInstanceOf(TransactionCanceledException.class)
			.withMessageContaining("refers to an attribute that does not exist");
		assertThatExceptionOfType(DynamoDbException.class)
			.isThrownBy(() -> this.client.transactWriteItems((write) -> write.transactItems(TransactWriteItem.builder()
				.delete((delete) -> delete.tableName("lines").key(Map.of("order", AttributeValue.fromS("o"))))
				.build())))
			.isNotInstanceOf(TransactionCanceledException.class)
			.withMessageContaining("does not match the schema");
	}

	@Test
	void transactionsHaveALimit() {
		List<TransactWriteItem> puts = IntStream.rangeClosed(1, 11)
			.mapToObj((number) -> TransactWriteItem.builder()
				.put((put) -> put.tableName("lines").item(line(number, "text", text(LARGE))))
				.build())
			.toList();
		List<TransactWriteItem> updates = IntStream.rangeClosed(1, 11)
			.mapToObj((number) -> update(number, "SET more = :more", Map.of(":more", text(LARGE))))
			.toList();

		assertTooLarge(puts);
		assertTooLarge(updates);
		this.client.transactWriteItems((write) -> write.transactItems(puts.subList(0, 10)));
		this.client.transactWriteItems((write) -> write.transactItems(puts.subList(10, 11)));
		assertThatExceptionOfType(DynamoDbException.class)
			.isThrownBy(() -> this.client.transactGetItems((read) -> read.transactItems(IntStream.rangeClosed(1, 11)
				.mapToObj((number) -> TransactGetItem.builder()
					.get((get) -> get.tableName("lines").key(line(number(number))))
					.build())
				.toList())))
			.withMessageContaining("Payload in response is too large");
	}

	private void assertTooLarge(List<TransactWriteItem> items) {
		assertThatExceptionOfType(DynamoDbException.class)
			.isThrownBy(() -> this.client.transactWriteItems((write) -> write.transactItems(items)))
			.withMessageContaining("payload size cannot exceed 4MB");
	}

	private List<String> reasons(TransactWriteItem... items) {
		try {
			this.client.transactWriteItems((write) -> write.transactItems(items));
			return List.of();
		}
		catch (TransactionCanceledException ex) {
			return ex.cancellationReasons().stream().map(CancellationReason::code).toList();
		}
	}

	private static TransactWriteItem update(int number, String update, Map<String, AttributeValue> values) {
		return TransactWriteItem.builder()
			.update((change) -> change.tableName("lines")
				.key(line(number(number)))
				.updateExpression(update)
				.expressionAttributeValues(values))
			.build();
	}

	@Test
	void legacyProjectionOfABatchIsRefused() {
		assertThatExceptionOfType(UnsupportedOperationException.class)
			.isThrownBy(() -> this.client.batchGetItem((batch) -> batch.requestItems(Map.of("lines",
					KeysAndAttributes.builder().keys(List.of(line(number(1)))).attributesToGet("title").build()))))
			.withMessageStartingWith("Expected expressions, found the legacy parameter AttributesToGet");
	}

	@ParameterizedTest
	@ValueSource(strings = { "SET stock = (stock + :one)", "SET stock = (stock) + (:one)",
			"SET stock = (if_not_exists((stock), (:one)) + :one)" })
	void updatesMayHaveParentheses(String update) {
		put(1, "stock", number(1));

		update(update);

		assertThat(get(1)).containsEntry("stock", number(2));
	}

	@ParameterizedTest
	@ValueSource(strings = { "SET stock = ((stock + :one))", "SET stock = (stock + :one) + :one",
			"SET stock = (stock + :one", "SET stock = stock + (stock + :one)", "SET (stock) = :one" })
	void updatesMayNotHaveAllParentheses(String update) {
		put(1, "stock", number(1));

		assertThatExceptionOfType(DynamoDbException.class).isThrownBy(() -> update(update))
			.withMessageContaining("Invalid UpdateExpression");
	}

	private void update(String update) {
		this.client.updateItem((change) -> change.tableName("lines")
			.key(line(number(1)))
			.updateExpression(update)
			.expressionAttributeValues(Map.of(":one", number(1))));
	}

	@ParameterizedTest
	@CsvSource({ ":o = order, 3", ":o = order AND :n = number, 1", ":o = order AND :n < number, 1",
			":o = order AND :n <= number, 2", "order = :o AND :n > number, 1", "(:o = order) AND (:n >= number), 2" })
	void valuesOfKeyConditionsMayComeFirst(String condition, int expected) {
		for (int number = 1; number <= 3; number++) {
			put(number, "stock", number(1));
		}
		Map<String, AttributeValue> values = condition.contains(":n")
				? Map.of(":o", AttributeValue.fromS("o"), ":n", number(2)) : Map.of(":o", AttributeValue.fromS("o"));

		assertThat(this.client.query(
				(query) -> query.tableName("lines").keyConditionExpression(condition).expressionAttributeValues(values))
			.items()).hasSize(expected);
	}

	@Test
	void bytesAreCopied() {
		byte[] bytes = { 1 };
		put(1, "bytes", AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(bytes)));
		put(2, "set", AttributeValue.fromBs(List.of(SdkBytes.fromByteArrayUnsafe(bytes))));

		bytes[0] = 2;

		SdkBytes kept = SdkBytes.fromByteArray(new byte[] { 1 });
		assertThat(get(1)).containsEntry("bytes", AttributeValue.fromB(kept));
		assertThat(get(2)).containsEntry("set", AttributeValue.fromBs(List.of(kept)));
	}

}
