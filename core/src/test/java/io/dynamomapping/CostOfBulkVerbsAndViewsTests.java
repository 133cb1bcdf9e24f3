package io.dynamomapping;

import java.util.List;
import java.util.Map;
import java.util.Set;

import io.dynamomapping.testing.Book;
import io.dynamomapping.testing.Library;
import io.dynamomapping.testing.TestTables;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What bulk verbs and views request: the table of costs in the documentation, line by
 * line.
 */
class CostOfBulkVerbsAndViewsTests {

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
	void putAllIsOneBatchWriteItemForTwentyFiveItems() {
		this.books.putAll(Library.volumes(25));

		BatchWriteItemRequest request = tables.requests().only(BatchWriteItemRequest.class);
		assertThat(request.requestItems().values()).singleElement()
			.satisfies((writes) -> assertThat(writes).hasSize(25)
				.allSatisfy((write) -> assertThat(write.putRequest()).isNotNull()));
	}

	@Test
	void putAllIsFourBatchWriteItemsForSeventySixItems() {
		this.books.putAll(Library.volumes(76));

		assertThat(operations()).containsExactly("BatchWriteItem", "BatchWriteItem", "BatchWriteItem",
				"BatchWriteItem");
	}

	@Test
	void putAllOfNothingIsNothing() {
		this.books.putAll(Map.of());

		assertThat(operations()).isEmpty();
	}

	@Test
	void removeAllIsTwoBatchWriteItemsForFiftyKeys() {
		this.books.removeAll(Library.volumes(50).keySet());

		assertThat(operations()).containsExactly("BatchWriteItem", "BatchWriteItem");
	}

	@Test
	void removeAllOfNothingIsNothing() {
		this.books.removeAll(Set.of());

		assertThat(operations()).isEmpty();
	}

	@Test
	void clearIsAScanOfTheKeysAndABatchWriteItem() {
		this.books.clear();

		assertThat(operations()).containsExactly("Scan", "BatchWriteItem");
		ScanRequest scan = tables.requests().requests(ScanRequest.class).get(0);
		assertThat(scan.expressionAttributeNames()).containsValue("isbn").hasSize(1);
		assertThat(scan.projectionExpression()).isNotEmpty();
	}

	@Test
	void clearOfAnEmptyTableIsAScan() {
		DynamoMapping<String, Book> empty = tables.books();

		empty.clear();

		assertThat(operations()).containsExactly("Scan");
	}

	@Test
	void creatingViewsIteratorsAndStreamsIsNothing() {
		assertThat((Object) this.books.keySet().iterator()).isNotNull();
		assertThat((Object) this.books.values().stream()).isNotNull();
		assertThat((Object) this.books.entrySet().spliterator()).isNotNull();

		assertThat(operations()).isEmpty();
	}

	@Test
	void iteratingTheKeysIsAScanOfTheKeys() {
		this.books.keySet().forEach((isbn) -> {
		});

		ScanRequest request = tables.requests().only(ScanRequest.class);
		assertThat(request.expressionAttributeNames()).containsValue("isbn").hasSize(1);
		assertThat(request.consistentRead()).isTrue();
	}

	@Test
	void iteratingTheValuesIsAScan() {
		this.books.values().forEach((book) -> {
		});

		assertThat(tables.requests().only(ScanRequest.class).projectionExpression()).isNull();
	}

	@Test
	void iteratingTheEntriesIsAScan() {
		this.books.forEach((isbn, book) -> {
		});

		assertThat(operations()).containsExactly("Scan");
	}

	@Test
	void comparingTheKeysIsAScanOfTheKeys() {
		assertThat(this.books.keySet().equals(Set.of(Book.FOUNDATION.isbn(), Book.I_ROBOT.isbn()))).isTrue();

		assertThat(operations()).containsExactly("Scan");
	}

	@Test
	void containsOfKeysAndEntriesIsAGetItem() {
		assertThat(this.books.keySet().contains(Book.FOUNDATION.isbn())).isTrue();
		assertThat(this.books.entrySet().contains(Map.entry(Book.FOUNDATION.isbn(), Book.FOUNDATION))).isTrue();

		assertThat(operations()).containsExactly("GetItem", "GetItem");
	}

	@Test
	void removeOfAKeyIsADeleteItem() {
		this.books.keySet().remove(Book.FOUNDATION.isbn());

		assertThat(operations()).containsExactly("DeleteItem");
	}

	@Test
	void removeOfAnEntryIsADeleteItem() {
		this.books.entrySet().remove(Map.entry(Book.FOUNDATION.isbn(), Book.FOUNDATION));

		assertThat(operations()).containsExactly("DeleteItem");
	}

	@Test
	void setValueIsAnUpdateItem() {
		this.books.entrySet().iterator().next().setValue(Book.SOLARIS);

		assertThat(operations()).containsExactly("Scan", "UpdateItem");
	}

	@Test
	void sizeOfAViewIsThatOfTheMapping() {
		assertThat(this.books.keySet().size()).isEqualTo(2);
		assertThat(this.books.values().size()).isEqualTo(2);
		assertThat(this.books.entrySet().size()).isEqualTo(2);

		assertThat(operations()).containsExactly("DescribeTable");
	}

	@Test
	void isEmptyOfAViewIsAScanOfOneItem() {
		assertThat(this.books.values().isEmpty()).isFalse();

		assertThat(tables.requests().only(ScanRequest.class).limit()).isEqualTo(1);
	}

}
