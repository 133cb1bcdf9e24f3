package io.dynamomapping;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import io.dynamomapping.client.DynamoMappings;
import io.dynamomapping.testing.Book;
import io.dynamomapping.testing.LeavingClient;
import io.dynamomapping.testing.Library;
import io.dynamomapping.testing.TestTables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnItemCollectionMetrics;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Requests that are changed before they are sent.
 */
class CustomizedRequestsTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private static final String ISBN = Book.FOUNDATION.isbn();

	private static final AttributeValue LEM = AttributeValue.fromS("Stanislaw Lem");

	private final DynamoMapping<String, Book> books = tables.books();

	@BeforeEach
	void stockTheLibrary() {
		this.books.put(ISBN, Book.FOUNDATION);
		tables.requests().clear();
	}

	@Test
	void oneKindOfRequestsIsCustomized() {
		DynamoMapping<String, Book> customized = this.books.customizing(PutItemRequest.Builder.class,
				(request) -> request.returnItemCollectionMetrics(ReturnItemCollectionMetrics.SIZE));

		assertThat(customized.put(ISBN, Book.SOLARIS.withIsbn(ISBN))).isEqualTo(Book.FOUNDATION);
		assertThat(tables.requests().only(PutItemRequest.class).returnItemCollectionMetrics())
			.isEqualTo(ReturnItemCollectionMetrics.SIZE);
		assertThat(customized.get(ISBN)).isEqualTo(Book.SOLARIS.withIsbn(ISBN));
		assertThat(customized).hasToString(this.books.toString());
	}

	@Test
	void theMappingItselfStaysAsItIs() {
		this.books.customizing(PutItemRequest.Builder.class,
				(request) -> request.returnItemCollectionMetrics(ReturnItemCollectionMetrics.SIZE));

		this.books.put(ISBN, Book.FOUNDATION);

		assertThat(tables.requests().only(PutItemRequest.class).returnItemCollectionMetrics()).isNull();
	}

	@Test
	void everyKindOfRequestsCanBeCustomized() {
		DynamoMapping<String, Book> customized = this.books
			.customizing(GetItemRequest.Builder.class,
					(request) -> request.returnConsumedCapacity(ReturnConsumedCapacity.INDEXES))
			.customizing(PutItemRequest.Builder.class,
					(request) -> request.returnConsumedCapacity(ReturnConsumedCapacity.INDEXES))
			.customizing(UpdateItemRequest.Builder.class,
					(request) -> request.returnConsumedCapacity(ReturnConsumedCapacity.INDEXES))
			.customizing(DeleteItemRequest.Builder.class,
					(request) -> request.returnConsumedCapacity(ReturnConsumedCapacity.INDEXES))
			.customizing(ScanRequest.Builder.class,
					(request) -> request.returnConsumedCapacity(ReturnConsumedCapacity.INDEXES))
			.customizing(BatchGetItemRequest.Builder.class,
					(request) -> request.returnConsumedCapacity(ReturnConsumedCapacity.INDEXES))
			.customizing(BatchWriteItemRequest.Builder.class,
					(request) -> request.returnConsumedCapacity(ReturnConsumedCapacity.INDEXES));

		customized.get(ISBN);
		customized.putIfAbsent(ISBN, Book.FOUNDATION);
		customized.at(ISBN).put("stock", 5);
		customized.keySet().forEach((isbn) -> assertThat(isbn).isEqualTo(ISBN));
		customized.values().forEach((book) -> assertThat(book.stock()).isEqualTo(5));
		customized.entrySet().iterator().next().setValue(Book.FOUNDATION);
		customized.getAll(List.of(ISBN));
		customized.putAll(Map.of(ISBN, Book.FOUNDATION));
		customized.keySet().remove(ISBN);
		customized.clear();
		assertThat(customized.isEmpty()).isTrue();

		assertThat(tables.requests().operations()).contains("GetItem", "PutItem", "UpdateItem", "DeleteItem", "Scan",
				"BatchGetItem", "BatchWriteItem");
		assertThat(tables.requests().requests())
			.allSatisfy((request) -> assertThat(request.getValueForField("ReturnConsumedCapacity", String.class))
				.hasValue("INDEXES"));
	}

	@Test
	void allKindsOfRequestsCanBeCustomizedAtOnce() {
		DynamoMapping<String, Book> customized = this.books.customizing(DynamoDbRequest.Builder.class,
				(request) -> request.overrideConfiguration((call) -> call.putHeader("X-Trace", "t-17")));

		customized.get(ISBN);
		customized.compute(ISBN, (isbn, book) -> Book.FOUNDATION.withStock(9));
		customized.getAll(List.of(ISBN));
		assertThat(customized.size()).isOne();

		assertThat(tables.requests().operations()).containsExactly("GetItem", "GetItem", "UpdateItem", "BatchGetItem",
				"DescribeTable");
		assertThat(tables.requests().requests())
			.allSatisfy((request) -> assertThat(header(request)).isEqualTo(Optional.of(List.of("t-17"))));
	}

	private static Optional<List<String>> header(SdkRequest request) {
		return request.overrideConfiguration().map((call) -> call.headers().get("X-Trace"));
	}

	@Test
	void laterCustomizersGetWhatEarlierOnesLeft() {
		List<String> seen = new ArrayList<>();
		DynamoMapping<String, Book> customized = this.books
			.customizing(ScanRequest.Builder.class,
					(request) -> request.filterExpression("#author = :author")
						.expressionAttributeNames(Map.of("#author", "author"))
						.expressionAttributeValues(Map.of(":author", LEM)))
			.customizing(ScanRequest.Builder.class, (request) -> {
				seen.add(request.build().filterExpression());
				request.filterExpression("(" + request.build().filterExpression() + ") AND #stock > :none")
					.expressionAttributeNames(Map.of("#stock", "stock"))
					.expressionAttributeValues(Map.of(":none", AttributeValue.fromN("0")));
			});
		this.books.put(Book.SOLARIS.isbn(), Book.SOLARIS);
		this.books.put("sold-out", Book.SOLARIS.withIsbn("sold-out").withStock(0));

		assertThat(customized.values()).containsExactly(Book.SOLARIS);
		assertThat(seen).containsOnly("#author = :author");
	}

	@Test
	void eachPageStartsFromTheRequestOfTheLibrary() {
		this.books.putAll(Library.volumes(3));
		tables.requests().clear();
		DynamoMapping<String, Book> customized = this.books.customizing(ScanRequest.Builder.class, (request) -> {
			String filter = request.build().filterExpression();
			request.limit(1)
				.filterExpression((filter != null) ? filter + " AND #author <> :lem" : "#author <> :lem")
				.expressionAttributeNames(Map.of("#author", "author"))
				.expressionAttributeValues(Map.of(":lem", LEM));
		});

		assertThat(customized.count()).isEqualTo(4);
		assertThat(tables.requests().requests(ScanRequest.class)).hasSizeGreaterThan(3)
			.allSatisfy((request) -> assertThat(request.filterExpression()).isEqualTo("#author <> :lem"));
	}

	@Test
	void namesAreAddedToThoseOfTheRequest() {
		Map<String, @Nullable Object> attributes = this.books
			.customizing(GetItemRequest.Builder.class,
					(request) -> request.projectionExpression(request.build().projectionExpression() + ", #title")
						.expressionAttributeNames(Map.of("#title", "title")))
			.at(ISBN)
			.select("stock")
			.orElseThrow();

		assertThat(attributes).isEqualTo(Map.of("stock", new BigDecimal("3")));
		assertThat(tables.requests().only(GetItemRequest.class).expressionAttributeNames())
			.isEqualTo(Map.of("#n0", "isbn", "#n1", "stock", "#title", "title"));
	}

	@Test
	void placeholdersOfTheRequestMayBeGivenBack() {
		DynamoMapping<String, Book> customized = this.books.customizing(UpdateItemRequest.Builder.class, (request) -> {
			Map<String, AttributeValue> values = new HashMap<>(request.build().expressionAttributeValues());
			values.put(":title", AttributeValue.fromS("Foundation, 2nd edition"));
			request.updateExpression(request.build().updateExpression() + ", #title = :title")
				.expressionAttributeNames(Map.of("#title", "title"))
				.expressionAttributeValues(values);
		});

		customized.at(ISBN).put("stock", 9);

		assertThat(this.books.get(ISBN)).isEqualTo(Book.FOUNDATION.withStock(9).withTitle("Foundation, 2nd edition"));
	}

	@Test
	void placeholdersThatNoExpressionUsesAnyMoreAreLeftOut() {
		DynamoMapping<String, Book> customized = this.books.customizing(UpdateItemRequest.Builder.class,
				(request) -> request.updateExpression("SET #title = :title")
					.conditionExpression(null)
					.expressionAttributeNames(Map.of("#title", "title"))
					.expressionAttributeValues(Map.of(":title", AttributeValue.fromS("Foundation, 2nd edition"))));

		customized.at(ISBN).put("stock", 9);

		UpdateItemRequest request = tables.requests().only(UpdateItemRequest.class);
		assertThat(request.expressionAttributeNames()).containsOnlyKeys("#title");
		assertThat(request.expressionAttributeValues()).containsOnlyKeys(":title");
		assertThat(this.books.get(ISBN)).isEqualTo(Book.FOUNDATION.withTitle("Foundation, 2nd edition"));
	}

	@Test
	void expressionsMayBeTakenAway() {
		this.books.customizing(PutItemRequest.Builder.class, (request) -> request.conditionExpression(null))
			.putIfAbsent(ISBN, Book.FOUNDATION.withStock(9));

		PutItemRequest request = tables.requests().only(PutItemRequest.class);
		assertThat(request.hasExpressionAttributeNames()).isFalse();
		assertThat(this.books.get(ISBN)).isEqualTo(Book.FOUNDATION.withStock(9));
	}

	@Test
	void takenPlaceholdersAreRefused() {
		Consumer<UpdateItemRequest.Builder> names = (request) -> request
			.expressionAttributeNames(Map.of("#n0", "author"));
		Consumer<UpdateItemRequest.Builder> values = (request) -> request
			.expressionAttributeValues(Map.of(":v0", AttributeValue.fromN("5")));

		assertRefused(names, "#n0");
		assertRefused(values, ":v0");
		assertThat(tables.requests().operations()).isEmpty();
	}

	private void assertRefused(Consumer<UpdateItemRequest.Builder> customizer, String placeholder) {
		ItemHandle<String, Book> item = this.books.customizing(UpdateItemRequest.Builder.class, customizer).at(ISBN);
		assertThatIllegalArgumentException().isThrownBy(() -> item.put("stock", 9))
			.withMessage("Expected placeholders of their own for what customizers add to UpdateItem on table '"
					+ this.books.tableName() + "', found '" + placeholder
					+ "', which is taken. Taken are [#n0, #n1, :v0], in general #n and :v with digits: use others.");
	}

	@Test
	void addedConditionMayHold() {
		DynamoMapping<String, Book> customized = this.books.customizing(PutItemRequest.Builder.class, stocked("0"));

		assertThat(customized.put(ISBN, Book.FOUNDATION.withStock(9))).isEqualTo(Book.FOUNDATION);
		assertThat(this.books.get(ISBN)).isEqualTo(Book.FOUNDATION.withStock(9));
	}

	private static Consumer<PutItemRequest.Builder> stocked(String stock) {
		return (request) -> {
			String condition = request.build().conditionExpression();
			request.conditionExpression((condition != null) ? condition + " AND #stock > :stock" : "#stock > :stock")
				.expressionAttributeNames(Map.of("#stock", "stock"))
				.expressionAttributeValues(Map.of(":stock", AttributeValue.fromN(stock)));
		};
	}

	@Test
	void refusalOfAnAddedConditionIsThrown() {
		DynamoMapping<String, Book> customized = this.books.customizing(PutItemRequest.Builder.class, stocked("3"));

		assertThatExceptionOfType(DynamoRequestException.class)
			.isThrownBy(() -> customized.put(ISBN, Book.FOUNDATION.withStock(9)))
			.withMessageStartingWith("PutItem on table '" + this.books.tableName() + "' (mapping 'books') at ")
			.withMessageEndingWith(" failed: ConditionalCheckFailedException, for a condition that a customizer has "
					+ "changed. Use onlyIf where a refusal is an answer.");
		assertThatExceptionOfType(DynamoRequestException.class)
			.isThrownBy(() -> customized.putIfAbsent(Library.UNKNOWN_ISBN, Book.FOUNDATION));
		assertThat(this.books.get(ISBN)).isEqualTo(Book.FOUNDATION);
		assertThat(this.books.containsKey(Library.UNKNOWN_ISBN)).isFalse();
	}

	@Test
	void refusalOfTheOwnConditionStaysAnAnswer() {
		DynamoMapping<String, Book> customized = this.books.customizing(PutItemRequest.Builder.class,
				(request) -> request.returnConsumedCapacity(ReturnConsumedCapacity.TOTAL));

		assertThat(customized.putIfAbsent(ISBN, Book.FOUNDATION.withStock(9))).isEqualTo(Book.FOUNDATION);
	}

	@Test
	void batchesCustomizeEachRequest() {
		Set<String> left = ConcurrentHashMap.newKeySet();
		LeavingClient client = new LeavingClient(tables.client(),
				(item) -> left.add(item.getOrDefault("isbn", AttributeValue.fromS("")).s()));
		DynamoMapping<String, Book> customized = DynamoMappings.create(client)
			.open("books", String.class, Book.class, MappingOptions.defaults().withTableName(this.books.tableName()))
			.customizing(BatchWriteItemRequest.Builder.class,
					(request) -> request.returnConsumedCapacity(ReturnConsumedCapacity.INDEXES));

		customized.putAll(Library.volumes(60));

		assertThat(this.books.getAll(Library.volumes(60).keySet())).isEqualTo(Library.volumes(60));
		assertThat(left).hasSize(60);
		assertThat(tables.requests().requests(BatchWriteItemRequest.class)).isNotEmpty()
			.allSatisfy((request) -> assertThat(request.returnConsumedCapacity())
				.isEqualTo(ReturnConsumedCapacity.INDEXES));
	}

	@Test
	void liveItemsSendCustomizedRequests() {
		DynamoMapping<String, Map<String, @Nullable Object>> settings = tables.settings();
		settings.put("colours", new HashMap<>(Map.of("sky", "blue")));
		tables.requests().clear();

		Map<String, @Nullable Object> colours = settings
			.customizing(UpdateItemRequest.Builder.class,
					(request) -> request.returnConsumedCapacity(ReturnConsumedCapacity.INDEXES))
			.at("colours")
			.require();
		colours.put("grass", "green");

		assertThat(tables.requests().requests(UpdateItemRequest.class)).singleElement()
			.satisfies((request) -> assertThat(request.returnConsumedCapacity())
				.isEqualTo(ReturnConsumedCapacity.INDEXES));
	}

	@Test
	void customizedMappingsShareWhatIsKnownOfTheTable() {
		DynamoMapping<String, Map<String, @Nullable Object>> settings = tables.mappings().open(this.books.tableName());
		List<String> described = new ArrayList<>();

		for (int i = 0; i < 3; i++) {
			settings
				.customizing(DescribeTableRequest.Builder.class,
						(request) -> described.add(request.build().tableName()))
				.get(ISBN);
		}
		settings.get(ISBN);

		assertThat(tables.requests().operations()).containsExactly("DescribeTable", "GetItem", "GetItem", "GetItem",
				"GetItem");
		assertThat(described).containsExactly(this.books.tableName());
	}

	@Test
	void creationOfTheTableIsCustomized() {
		String name = tables.named("created");
		DynamoMappings mappings = tables.mappings();
		DynamoMapping<String, Book> created = mappings
			.open("books", String.class, Book.class, MappingOptions.defaults().withTableName(name))
			.customizing(CreateTableRequest.Builder.class, (request) -> request.billingMode(BillingMode.PROVISIONED)
				.provisionedThroughput((throughput) -> throughput.readCapacityUnits(7L).writeCapacityUnits(3L)));

		assertThat(mappings.createTableIfMissing(created)).isTrue();

		assertThat(tables.raw()
			.describeTable((request) -> request.tableName(name))
			.table()
			.provisionedThroughput()
			.readCapacityUnits()).isEqualTo(7);
	}

	@Test
	void buildersOfOtherRequestsAreRefused() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.books.customizing(TransactWriteItemsRequest.Builder.class, (request) -> {
			}))
			.withMessage("Expected the builder of a request that mappings send, found "
					+ "software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest.Builder. "
					+ "Use that of [DynamoDbRequest, GetItemRequest, PutItemRequest, UpdateItemRequest, "
					+ "DeleteItemRequest, QueryRequest, ScanRequest, BatchGetItemRequest, BatchWriteItemRequest, "
					+ "DescribeTableRequest, CreateTableRequest].");
	}

	@Test
	void failuresOfCustomizersAreThrownBeforeAnyRequest() {
		IllegalStateException failure = new IllegalStateException("not today");
		DynamoMapping<String, Book> customized = this.books.customizing(DynamoDbRequest.Builder.class, (request) -> {
			throw failure;
		});

		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> customized.get(ISBN)).isSameAs(failure);
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> customized.putAll(Library.volumes(60)))
			.isSameAs(failure);
		assertThat(tables.requests().operations()).isEmpty();
	}

}
