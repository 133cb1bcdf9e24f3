package io.dynamomapping;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

import io.dynamomapping.testing.Book;
import io.dynamomapping.testing.Library;
import io.dynamomapping.testing.TestTables;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.Select;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What reads, counts and sizes request: the table of costs in the documentation, line by
 * line.
 */
class CostOfReadsAndSizesTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private DynamoMapping<String, Book> books = tables.books();

	@BeforeEach
	void stockTheLibrary() {
		this.books.put(Book.FOUNDATION.isbn(), Book.FOUNDATION);
		this.books.put(Book.I_ROBOT.isbn(), Book.I_ROBOT);
		tables.requests().clear();
	}

	private List<String> operations() {
		return tables.requests().operations();
	}

	@Test
	void getIsOneConsistentGetItem() {
		this.books.get(Book.FOUNDATION.isbn());

		GetItemRequest request = tables.requests().only(GetItemRequest.class);
		assertThat(request.consistentRead()).isTrue();
	}

	@Test
	void getOrDefaultIsOneGetItem() {
		this.books.getOrDefault(Library.UNKNOWN_ISBN, Book.FOUNDATION);

		assertThat(operations()).containsExactly("GetItem");
	}

	@Test
	void containsKeyIsOneGetItemOfTheKey() {
		assertThat(this.books.containsKey(Book.FOUNDATION.isbn())).isTrue();

		GetItemRequest request = tables.requests().only(GetItemRequest.class);
		assertThat(request.consistentRead()).isTrue();
		assertThat(request.projectionExpression()).matches("#\\w+");
		assertThat(request.expressionAttributeNames()).containsOnly(Map.entry(request.projectionExpression(), "isbn"));
	}

	@Test
	void getAllIsOneBatchGetItemForAHundredKeys() {
		this.books.getAll(Library.volumes(100).keySet());

		BatchGetItemRequest request = tables.requests().only(BatchGetItemRequest.class);
		assertThat(request.requestItems().values()).singleElement().satisfies((keys) -> {
			assertThat(keys.keys()).hasSize(100);
			assertThat(keys.consistentRead()).isTrue();
		});
	}

	@Test
	void getAllIsThreeBatchGetItemsForTwoHundredAndOneKeys() {
		this.books.getAll(Library.volumes(201).keySet());

		assertThat(operations()).containsExactly("BatchGetItem", "BatchGetItem", "BatchGetItem");
	}

	@Test
	void getAllOfNothingIsNothing() {
		this.books.getAll(List.of());

		assertThat(operations()).isEmpty();
	}

	@Test
	void sizeIsOneDescribeTable() {
		assertThat(this.books.size()).isEqualTo(2);

		assertThat(operations()).containsExactly("DescribeTable");
	}

	@Test
	void sizeIsRememberedForSomeSeconds() {
		assertThat(this.books.size()).isEqualTo(2);

		assertThat(this.books.size()).isEqualTo(2);
		this.books.estimatedSize();

		assertThat(operations()).containsExactly("DescribeTable");
	}

	@Test
	void estimatedSizeIsOneDescribeTable() {
		assertThat(this.books.estimatedSize()).isEqualTo(2);

		assertThat(operations()).containsExactly("DescribeTable");
	}

	@Test
	void countIsAScanWithoutItems() {
		assertThat(this.books.count()).isEqualTo(2);

		ScanRequest request = tables.requests().only(ScanRequest.class);
		assertThat(request.select()).isEqualTo(Select.COUNT);
		assertThat(request.consistentRead()).isTrue();
	}

	@Test
	void isEmptyIsAScanOfOneItem() {
		assertThat(this.books.isEmpty()).isFalse();

		assertThat(tables.requests().only(ScanRequest.class).limit()).isEqualTo(1);
	}

	@Test
	void containsValueIsAScan() {
		assertThat(this.books.containsValue(Book.I_ROBOT)).isTrue();

		assertThat(tables.requests().only(ScanRequest.class).consistentRead()).isTrue();
	}

	@Test
	void addressingAnItemIsNothing() {
		this.books.at(Book.FOUNDATION.isbn()).edit().put("stock", 9);

		assertThat(operations()).isEmpty();
	}

	@Test
	void equalityAndTextAreNothing() {
		DynamoMapping<String, Book> other = tables.mappings()
			.open("books", String.class, Book.class, MappingOptions.defaults().withTableName(this.books.tableName()));

		assertThat(this.books.equals(other)).isFalse();
		assertThat(this.books.equals(Map.of())).isFalse();
		assertThat(new HashSet<>(Arrays.asList(this.books, this.books, other))).hasSize(2);
		assertThat(this.books.toString()).contains(this.books.tableName());
		assertThat(operations()).isEmpty();
	}

	@Test
	void textOfViewsIsNothing() {
		assertThat(this.books.keySet().toString()).contains(this.books.tableName());
		assertThat(this.books.values().toString()).contains(this.books.tableName());
		assertThat(this.books.entrySet().toString()).contains(this.books.tableName());
		assertThat(operations()).isEmpty();
	}

	@Test
	void keySchemaOfAnAnnotatedTypeIsNothing() {
		assertThat(this.books.keySchema()).isEqualTo(KeySchema.simple("isbn", ScalarAttributeType.S));
		assertThat(operations()).isEmpty();
	}

	@Test
	void keySchemaIsAskedFromTheTableOnceWhereItIsNotDeclared() {
		DynamoMapping<String, ?> settings = tables.mappings()
			.open(tables.create(KeySchema.simple("id", ScalarAttributeType.S)));

		settings.get("theme");
		settings.get("theme");

		assertThat(operations()).containsExactly("DescribeTable", "GetItem", "GetItem");
	}

}
