package io.dynamomapping.memory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.IdempotentParameterMismatchException;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class InMemoryDynamoDbClientTests {

	private static final String ISBN = "978-0553803716";

	private Instant now = Instant.parse("2026-06-01T00:00:00Z");

	private final DynamoDbClient client = InMemoryDynamoDbClient.create(new Clock() {

		@Override
		public Instant instant() {
			return InMemoryDynamoDbClientTests.this.now;
		}

		@Override
		public ZoneId getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(ZoneId zone) {
			return this;
		}

	});

	private void createBooks() {
		this.client.createTable((table) -> table.tableName("books")
			.attributeDefinitions(
					AttributeDefinition.builder().attributeName("isbn").attributeType(ScalarAttributeType.S).build())
			.keySchema(KeySchemaElement.builder().attributeName("isbn").keyType(KeyType.HASH).build())
			.billingMode(BillingMode.PAY_PER_REQUEST));
	}

	private void put(String isbn, String attribute, AttributeValue value) {
		this.client.putItem(
				(put) -> put.tableName("books").item(Map.of("isbn", AttributeValue.fromS(isbn), attribute, value)));
	}

	private Map<String, AttributeValue> get(String isbn) {
		return this.client.getItem((get) -> get.tableName("books").key(Map.of("isbn", AttributeValue.fromS(isbn))))
			.item();
	}

	@Test
	void tablesAreOfOneClient() {
		createBooks();

		assertThat(this.client.listTables().tableNames()).containsExactly("books");
		assertThat(this.client.describeTable((table) -> table.tableName("books")).table().creationDateTime())
			.isEqualTo(this.now);
		assertThat(InMemoryDynamoDbClient.create().listTables().tableNames()).isEmpty();
	}

	@Test
	void tableIsReadyForThoseWhoWait() {
		createBooks();

		assertThat(this.client.waiter().waitUntilTableExists((table) -> table.tableName("books")).matched().response())
			.isPresent();
	}

	@Test
	void missingTableHasTheErrorOfDynamoDb() {
		assertThatExceptionOfType(ResourceNotFoundException.class).isThrownBy(() -> get(ISBN))
			.satisfies((ex) -> assertThat(ex.awsErrorDetails().errorCode()).isEqualTo("ResourceNotFoundException"))
			.satisfies((ex) -> assertThat(ex.awsErrorDetails().errorMessage())
				.isEqualTo("Requested resource not found: Table: books not found"));
	}

	@Test
	void numbersAndSetsAreKeptInOneForm() {
		createBooks();
		put(ISBN, "prices", AttributeValue.fromNs(List.of("10", "9.90", "2E0")));

		assertThat(get(ISBN)).containsEntry("prices", AttributeValue.fromNs(List.of("2", "9.9", "10")));
	}

	@Test
	void refusalTellsTheItem() {
		createBooks();
		put(ISBN, "stock", AttributeValue.fromN("1"));

		assertThatExceptionOfType(ConditionalCheckFailedException.class)
			.isThrownBy(() -> this.client.deleteItem((delete) -> delete.tableName("books")
				.key(Map.of("isbn", AttributeValue.fromS(ISBN)))
				.conditionExpression("stock > :stock")
				.expressionAttributeValues(Map.of(":stock", AttributeValue.fromN("1")))
				.returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)))
			.satisfies((ex) -> assertThat(ex.item()).containsEntry("stock", AttributeValue.fromN("1")));
	}

	@Test
	void unusedAndUndefinedPlaceholdersAreRefused() {
		createBooks();

		assertThatExceptionOfType(DynamoDbException.class)
			.isThrownBy(() -> this.client.scan((scan) -> scan.tableName("books")
				.filterExpression("#a = :a")
				.expressionAttributeNames(Map.of("#a", "author", "#b", "title"))
				.expressionAttributeValues(Map.of(":a", AttributeValue.fromS("Asimov")))))
			.satisfies((ex) -> assertThat(ex.awsErrorDetails().errorMessage())
				.isEqualTo("Value provided in ExpressionAttributeNames unused in expressions: keys: {#b}"));
		assertThatExceptionOfType(DynamoDbException.class)
			.isThrownBy(() -> this.client.scan((scan) -> scan.tableName("books").filterExpression("author = :a")))
			.satisfies((ex) -> assertThat(ex.awsErrorDetails().errorMessage())
				.isEqualTo("Invalid FilterExpression: An expression attribute value used in expression is not defined; "
						+ "attribute value: :a"));
	}

	@Test
	void itemsAndPagesHaveTheirLimits() {
		createBooks();
		AttributeValue text = AttributeValue.fromS("x".repeat(300 * 1024));
		for (int number = 0; number < 5; number++) {
			put(ISBN + number, "text", text);
		}

		ScanResponse page = this.client
			.scan((scan) -> scan.tableName("books").returnConsumedCapacity(ReturnConsumedCapacity.TOTAL));

		assertThat(page.count()).isBetween(3, 4);
		assertThat(page.consumedCapacity().capacityUnits()).isBetween(100.0, 160.0);
		assertThat(this.client.scanPaginator((scan) -> scan.tableName("books")).items()).hasSize(5);
		assertThatExceptionOfType(DynamoDbException.class)
			.isThrownBy(() -> put(ISBN, "text", AttributeValue.fromS("x".repeat(400 * 1024))))
			.satisfies((ex) -> assertThat(ex.awsErrorDetails().errorMessage())
				.isEqualTo("Item size has exceeded the maximum allowed size"));
	}

	@Test
	void transactionIsRepeatableForTenMinutes() {
		createBooks();
		increment("token", "1");
		increment("token", "1");

		assertThat(get(ISBN)).containsEntry("stock", AttributeValue.fromN("1"));
		assertThatExceptionOfType(IdempotentParameterMismatchException.class).isThrownBy(() -> increment("token", "2"));
		this.now = this.now.plus(Duration.ofMinutes(10));
		increment("token", "2");
		assertThat(get(ISBN)).containsEntry("stock", AttributeValue.fromN("3"));
	}

	private void increment(@Nullable String token, String number) {
		this.client.transactWriteItems((transaction) -> transaction.clientRequestToken(token)
			.transactItems(TransactWriteItem.builder()
				.update((update) -> update.tableName("books")
					.key(Map.of("isbn", AttributeValue.fromS(ISBN)))
					.updateExpression("ADD stock :number")
					.expressionAttributeValues(Map.of(":number", AttributeValue.fromN(number))))
				.build()));
	}

	@Test
	void noIncrementIsLost() throws Exception {
		createBooks();
		ExecutorService executor = Executors.newFixedThreadPool(8);

		try {
			executor.invokeAll(Collections.<Callable<Object>>nCopies(1000, () -> {
				increment(null, "1");
				return "done";
			}));
		}
		finally {
			executor.shutdown();
		}

		assertThat(get(ISBN)).containsEntry("stock", AttributeValue.fromN("1000"));
	}

	@Test
	void whatIsNotSupportedSaysWhatToUse() {
		createBooks();

		assertThatExceptionOfType(UnsupportedOperationException.class)
			.isThrownBy(() -> this.client.executeStatement((statement) -> statement.statement("SELECT * FROM books")))
			.withMessage("Expected an operation on items or tables, found PartiQL, which tables in memory do not know. "
					+ "Use DynamoDB Local, such as EmbeddedDynamoDb.");
		assertThatExceptionOfType(UnsupportedOperationException.class)
			.isThrownBy(() -> this.client.scan((scan) -> scan.tableName("books").attributesToGet("title")))
			.withMessage("Expected expressions, found the legacy parameter AttributesToGet, which tables in memory do "
					+ "not know. Use an expression, or DynamoDB Local.");
	}

}
