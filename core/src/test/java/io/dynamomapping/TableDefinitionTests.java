package io.dynamomapping;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableClass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * What can be declared of a table, and what cannot.
 */
class TableDefinitionTests {

	private static final KeySchema ISBN = KeySchema.simple("isbn", ScalarAttributeType.S);

	private static final KeySchema AUTHOR_AND_TITLE = KeySchema.composite("author", ScalarAttributeType.S, "title",
			ScalarAttributeType.S);

	private final TableDefinition books = TableDefinition.of("books", ISBN);

	private final TableDefinition editions = TableDefinition.of("editions", AUTHOR_AND_TITLE);

	@Test
	void everythingButNameAndKeysIsOpenAtFirst() {
		assertThat(this.books)
			.isEqualTo(new TableDefinition("books", ISBN, List.of(), null, null, null, null, null, null, Map.of()));
	}

	@Test
	void equalDeclarationsMakeEqualDefinitions() {
		assertThat(whole()).isEqualTo(whole()).hasSameHashCodeAs(whole());
		assertThat(whole().withStream(StreamView.NONE)).isNotEqualTo(whole());
		assertThat(whole().tags()).isEqualTo(Map.of("team", "library"));
	}

	private TableDefinition whole() {
		return this.books.withIndex(author().withProjection(IndexProjection.include("year", "price")))
			.withBilling(Billing.provisioned(2, 1))
			.withStream(StreamView.NEW_IMAGE)
			.withTimeToLive("expires")
			.withPointInTimeRecovery(true)
			.withDeletionProtection(false)
			.withTableClass(TableClass.STANDARD)
			.withTags(Map.of("team", "library"));
	}

	private static IndexDefinition author() {
		return IndexDefinition.of("by-author").withPartitionKey("author", ScalarAttributeType.S);
	}

	@Test
	void localIndexHasThePartitionKeyOfTheTable() {
		TableDefinition definition = this.editions
			.withIndex(IndexDefinition.local("by-year", "year").withSortKey("year", ScalarAttributeType.N));

		assertThat(definition.index("by-year")).hasValueSatisfying((index) -> {
			assertThat(index.local()).isTrue();
			assertThat(index.keySchema())
				.isEqualTo(KeySchema.composite("author", ScalarAttributeType.S, "year", ScalarAttributeType.N));
		});
		assertThat(definition.withoutIndex("by-year")).isEqualTo(this.editions);
	}

	@Test
	void indexIsReplacedByName() {
		IndexDefinition keysOnly = author().withProjection(IndexProjection.KEYS_ONLY);

		assertThat(this.books.withIndex(author()).withIndex(keysOnly).indexes()).containsExactly(keysOnly);
	}

	@Test
	void orderOfIncludedAttributesDoesNotMatter() {
		assertThat(IndexProjection.include("year", "price")).isEqualTo(IndexProjection.include("price", "year"))
			.hasToString("INCLUDE [price, year]");
	}

	@Test
	void refusesAnIndexWithoutKeys() {
		assertRefused(this.books, IndexDefinition.of("by-author"),
				"index 'by-author' to have keys, found none. Name its partition key, or mark attributes of the type of "
						+ "the values as its keys.");
		assertRefused(this.books, IndexDefinition.of("by-author").withSortKey("title"),
				"global index 'by-author' to have a partition key, found the sort key 'title'. Name its partition key, "
						+ "or make it local.");
	}

	@Test
	void refusesALocalIndexThatDoesNotFitTheTable() {
		IndexDefinition year = IndexDefinition.local("by-year", "year").withSortKey("year", ScalarAttributeType.N);

		assertRefused(this.books, year,
				"a sort key beside 'isbn', since index 'by-year' is local, found none. Make the index global: only tables "
						+ "with a sort key have local ones.");
		assertRefused(this.editions, year.withPartitionKey("publisher", ScalarAttributeType.S),
				"local index 'by-year' to have the partition key 'author' of the table, found 'publisher'. Leave it out, "
						+ "or make the index global.");
		assertRefused(this.editions, IndexDefinition.of("by-year").withLocal(true),
				"local index 'by-year' to have a sort key, found none. Name its sort key.");
		assertThatIllegalArgumentException().isThrownBy(() -> year.withThroughput(1, 1))
			.withMessage(
					"Expected local index 'by-year' to have no capacity units, since it shares those of its table, "
							+ "found 1 read and 1 write units. Leave them out.");
	}

	@Test
	void refusesKeysWithoutTypeOrWithTwo() {
		assertRefused(this.books, IndexDefinition.global("by-author", "author"),
				"the type S, N or B of key 'author' of index 'by-author', found none. Give its type.");
		assertRefused(this.books, author().withSortKey("isbn", ScalarAttributeType.N),
				"one type of key attribute 'isbn', found S and, as key of index 'by-author', N. Give it the same type "
						+ "everywhere.");
		assertRefused(this.books, author().withSortKey("author", ScalarAttributeType.S),
				"two different keys of index 'by-author', found 'author' as both. Name another attribute, or leave the "
						+ "sort key out.");
		assertThatIllegalStateException().isThrownBy(() -> IndexDefinition.global("by-author", "author").keySchema())
			.withMessage(
					"Expected index 'by-author' to know its keys and their types, found partition key 'author' and "
							+ "sort key null. Take it from the definition of its table.");
	}

	@Test
	void refusesTwoIndexesOfOneName() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.books.withIndexes(List.of(author(), author())))
			.withMessage("Table 'books' expected one index 'by-author', found several. Rename one of them.");
	}

	@Test
	void refusesMoreIndexesThanDynamoDbAllows() {
		List<IndexDefinition> global = IntStream.rangeClosed(1, 21)
			.mapToObj((number) -> IndexDefinition.of("by-" + number).withPartitionKey("author", ScalarAttributeType.S))
			.toList();
		List<IndexDefinition> local = IntStream.rangeClosed(1, 6)
			.mapToObj((number) -> IndexDefinition.of("by-" + number)
				.withLocal(true)
				.withSortKey("year", ScalarAttributeType.N))
			.toList();

		assertThat(this.books.withIndexes(global.subList(0, 20)).indexes()).hasSize(20);
		assertThatIllegalArgumentException().isThrownBy(() -> this.books.withIndexes(global))
			.withMessage("Table 'books' expected at most 20 global indexes, found 21. Leave some out, or let one serve "
					+ "several queries.");
		assertThat(this.editions.withIndexes(local.subList(0, 5)).indexes()).hasSize(5);
		assertThatIllegalArgumentException().isThrownBy(() -> this.editions.withIndexes(local))
			.withMessage("Table 'editions' expected at most 5 local indexes, found 6. Leave some out, or let one serve "
					+ "several queries.");
	}

	@Test
	void refusesHalfAProjection() {
		assertThatIllegalArgumentException().isThrownBy(() -> new IndexProjection(ProjectionType.INCLUDE, List.of()))
			.withMessage("Expected included attributes for a projection of type INCLUDE, found none. Name them, or use "
					+ "KEYS_ONLY.");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new IndexProjection(ProjectionType.KEYS_ONLY, List.of("year")))
			.withMessage(
					"Expected no included attributes for a projection of type KEYS_ONLY, found [year]. Use INCLUDE, "
							+ "or leave them out.");
	}

	@Test
	void refusesHalfABilling() {
		assertThatIllegalArgumentException().isThrownBy(() -> new Billing(Billing.provisioned(1, 1).mode(), null))
			.withMessage(
					"Expected read and write capacity units for provisioned billing, found none. Give both, or bill "
							+ "on demand.");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new Billing(Billing.onDemand().mode(), new Throughput(2, 1)))
			.withMessage("Expected no capacity units for billing on demand, found 2 read and 1 write units. Leave them "
					+ "out, or bill provisioned units.");
		assertThatIllegalArgumentException().isThrownBy(() -> Billing.provisioned(5, 0))
			.withMessage(
					"Expected at least 1 read and 1 write capacity unit, found 5 and 0. Give both, or bill the table "
							+ "on demand.");
		assertRefused(this.books.withBilling(Billing.onDemand()), author().withThroughput(2, 1),
				"no capacity units of index 'by-author', since the table is billed on demand, found 2 read and 1 write units. Give "
						+ "the table capacity units, or leave those of the index out.");
	}

	@Test
	void refusesNamesThatDynamoDbDoesNotAllow() {
		assertThatIllegalArgumentException().isThrownBy(() -> TableDefinition.of("my books", ISBN))
			.withMessage("Expected a table name of 3 to 255 letters, digits, '_', '-' and '.', or an ARN; found "
					+ "'my books'. Rename the table.");
		assertRefused(this.books, IndexDefinition.of("ix").withPartitionKey("author", ScalarAttributeType.S),
				"indexes with names of 3 to 255 letters, digits, '_', '-' and '.', found 'ix'. Rename the index.");
		assertThatIllegalArgumentException().isThrownBy(() -> IndexDefinition.global("by-author", " "))
			.withMessage("Expected the name of a key attribute, found ' '. Name it.");
		assertThatIllegalArgumentException().isThrownBy(() -> this.books.withTimeToLive(""))
			.withMessage(
					"Expected the name of the time-to-live attribute of table 'books', found ''. Name it, or leave "
							+ "it out.");
	}

	private static void assertRefused(TableDefinition table, IndexDefinition index, String message) {
		assertThatIllegalArgumentException().isThrownBy(() -> table.withIndex(index))
			.withMessage("Table '" + table.tableName() + "' expected " + message);
	}

}
