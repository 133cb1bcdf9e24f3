package io.dynamomapping;

import java.util.List;
import java.util.Map;

import io.dynamomapping.testing.Book;
import io.dynamomapping.testing.TestTables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What each verb that writes one item requests: the table of costs in the documentation,
 * line by line.
 */
class CostOfWritesTests {

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
	void putIsOnePutItemThatReturnsTheOldItem() {
		this.books.put(Book.FOUNDATION.isbn(), Book.FOUNDATION);

		PutItemRequest request = tables.requests().only(PutItemRequest.class);
		assertThat(request.returnValues()).isEqualTo(ReturnValue.ALL_OLD);
		assertThat(request.conditionExpression()).isNull();
	}

	@Test
	void removeIsOneDeleteItemThatReturnsTheOldItem() {
		this.books.remove(Book.FOUNDATION.isbn());

		DeleteItemRequest request = tables.requests().only(DeleteItemRequest.class);
		assertThat(request.returnValues()).isEqualTo(ReturnValue.ALL_OLD);
	}

	@Test
	void replaceIsOneConditionalUpdateItem() {
		this.books.replace(Book.FOUNDATION.isbn(), Book.FOUNDATION.withStock(9));

		UpdateItemRequest request = tables.requests().only(UpdateItemRequest.class);
		assertThat(request.conditionExpression()).contains("attribute_exists");
	}

	@Test
	void replaceOfAnAbsentKeyIsOneUpdateItemToo() {
		this.books.replace(Book.SOLARIS.isbn(), Book.SOLARIS);

		assertThat(operations()).containsExactly("UpdateItem");
	}

	@Test
	void putIfAbsentIsOneConditionalPutItem() {
		this.books.putIfAbsent(Book.SOLARIS.isbn(), Book.SOLARIS);

		PutItemRequest request = tables.requests().only(PutItemRequest.class);
		assertThat(request.conditionExpression()).contains("attribute_not_exists");
	}

	@Test
	void putIfAbsentOfAPresentKeyTakesTheOldItemFromTheRefusal() {
		this.books.putIfAbsent(Book.FOUNDATION.isbn(), Book.SOLARIS);

		PutItemRequest request = tables.requests().only(PutItemRequest.class);
		assertThat(request.returnValuesOnConditionCheckFailure())
			.isEqualTo(ReturnValuesOnConditionCheckFailure.ALL_OLD);
	}

	@Test
	void replaceOfAnExpectedValueIsOneConditionalUpdateItem() {
		this.books.replace(Book.FOUNDATION.isbn(), Book.FOUNDATION, Book.FOUNDATION.withStock(9));

		UpdateItemRequest request = tables.requests().only(UpdateItemRequest.class);
		assertThat(request.conditionExpression()).isNotEmpty();
	}

	@Test
	void refusedReplaceOfAnExpectedValueIsOneUpdateItemToo() {
		this.books.replace(Book.FOUNDATION.isbn(), Book.FOUNDATION.withStock(1), Book.FOUNDATION.withStock(9));

		assertThat(operations()).containsExactly("UpdateItem");
	}

	@Test
	void removeOfAnExpectedValueIsOneConditionalDeleteItem() {
		this.books.remove(Book.FOUNDATION.isbn(), Book.FOUNDATION);

		DeleteItemRequest request = tables.requests().only(DeleteItemRequest.class);
		assertThat(request.conditionExpression()).isNotEmpty();
	}

	@Test
	void refusedRemoveOfAnExpectedValueIsOneDeleteItemToo() {
		this.books.remove(Book.FOUNDATION.isbn(), Book.FOUNDATION.withStock(1));

		assertThat(operations()).containsExactly("DeleteItem");
	}

	@Test
	void insertIsOneConditionalPutItem() {
		this.books.insert(Book.SOLARIS);

		PutItemRequest request = tables.requests().only(PutItemRequest.class);
		assertThat(request.conditionExpression()).contains("attribute_not_exists");
	}

	@Test
	void saveIsOneUnconditionalUpdateItem() {
		this.books.save(Book.SOLARIS);

		UpdateItemRequest request = tables.requests().only(UpdateItemRequest.class);
		assertThat(request.conditionExpression()).isNull();
	}

	@Test
	void computeIsAGetItemAndAConditionalUpdateItem() {
		this.books.compute(Book.FOUNDATION.isbn(), (isbn, book) -> Book.FOUNDATION.withStock(9));

		assertThat(operations()).containsExactly("GetItem", "UpdateItem");
		assertThat(tables.requests().requests(GetItemRequest.class).get(0).consistentRead()).isTrue();
		assertThat(tables.requests().requests(UpdateItemRequest.class).get(0).conditionExpression()).isNotEmpty();
	}

	@Test
	void computeOfANewItemIsAGetItemAndAConditionalPutItem() {
		this.books.compute(Book.SOLARIS.isbn(), (isbn, book) -> Book.SOLARIS);

		assertThat(operations()).containsExactly("GetItem", "PutItem");
		assertThat(tables.requests().requests(PutItemRequest.class).get(0).conditionExpression())
			.contains("attribute_not_exists");
	}

	@Test
	void computeToNullIsAGetItemAndAConditionalDeleteItem() {
		this.books.compute(Book.FOUNDATION.isbn(), (isbn, book) -> null);

		assertThat(operations()).containsExactly("GetItem", "DeleteItem");
		assertThat(tables.requests().requests(DeleteItemRequest.class).get(0).conditionExpression()).isNotEmpty();
	}

	@Test
	void computeToTheSameValueIsAGetItem() {
		this.books.compute(Book.FOUNDATION.isbn(), (isbn, book) -> book);

		assertThat(operations()).containsExactly("GetItem");
	}

	@Test
	void computeIfAbsentIsAGetItemWhereThereIsAnItem() {
		this.books.computeIfAbsent(Book.FOUNDATION.isbn(), (isbn) -> Book.SOLARIS);

		assertThat(operations()).containsExactly("GetItem");
	}

	@Test
	void computeIfAbsentIsAGetItemAndAPutItemWhereThereIsNone() {
		this.books.computeIfAbsent(Book.SOLARIS.isbn(), (isbn) -> Book.SOLARIS);

		assertThat(operations()).containsExactly("GetItem", "PutItem");
	}

	@Test
	void computeIfPresentIsAGetItemWhereThereIsNoItem() {
		this.books.computeIfPresent(Book.SOLARIS.isbn(), (isbn, book) -> Book.SOLARIS);

		assertThat(operations()).containsExactly("GetItem");
	}

	@Test
	void mergeIsAGetItemAndAnUpdateItem() {
		this.books.merge(Book.FOUNDATION.isbn(), Book.FOUNDATION,
				(present, given) -> present.withStock(present.stock() + given.stock()));

		assertThat(operations()).containsExactly("GetItem", "UpdateItem");
	}

	@Test
	void replaceAllIsAScanAndAWritePerItem() {
		this.books.replaceAll((isbn, book) -> book.withStock(book.stock() + 1));

		assertThat(operations()).containsExactly("Scan", "UpdateItem", "UpdateItem");
	}

	@Test
	void expectedValueOfAnotherKeyIsNothing() {
		assertThat(this.books.replace(Book.FOUNDATION.isbn(), Book.I_ROBOT, Book.FOUNDATION)).isFalse();
		assertThat(this.books.remove(Book.FOUNDATION.isbn(), Book.I_ROBOT)).isFalse();

		assertThat(operations()).isEmpty();
	}

	@Test
	void expectedValuesAreReadFirstWhereTheyAreSchemaless() {
		DynamoMapping<String, Map<String, @Nullable Object>> settings = tables.settings();
		settings.put("theme", Map.of("colour", "dark"));
		tables.requests().clear();

		settings.replace("theme", Map.of("colour", "dark"), Map.of("colour", "light"));
		settings.replace("theme", Map.of("colour", "dark"), Map.of("colour", "light"));
		settings.remove("theme", Map.of("colour", "light"));

		assertThat(operations()).containsExactly("GetItem", "UpdateItem", "GetItem", "GetItem", "DeleteItem");
	}

	@Test
	void schemalessReplaceIsOneConditionalPutItem() {
		DynamoMapping<String, Map<String, @Nullable Object>> settings = tables.settings();

		settings.replace("theme", Map.of("colour", "dark"));

		assertThat(tables.requests().only(PutItemRequest.class).conditionExpression()).contains("attribute_exists");
	}

}
