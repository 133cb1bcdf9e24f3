package io.dynamomapping;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import io.dynamomapping.testing.Book;
import io.dynamomapping.testing.Edition;
import io.dynamomapping.testing.EditionKey;
import io.dynamomapping.testing.LineKey;
import io.dynamomapping.testing.OrderLine;
import io.dynamomapping.testing.TestTables;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static io.dynamomapping.Attribute.attr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

/**
 * Selections that DynamoDB would refuse are refused before anything is requested: by the
 * step where keys are declared.
 */
class SelectionRefusalsTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private final DynamoMapping<EditionKey, Edition> editions = tables.editions();

	private final String table = "table '" + this.editions.tableName() + "'";

	private final Partition<Edition> asimov = this.editions.partition(Edition.ASIMOV);

	private final DynamoIndex<Edition> byPublisher = this.editions.index("by-publisher");

	@AfterEach
	void nothingIsRequested() {
		assertThat(tables.requests().operations()).isEmpty();
	}

	private static void assertRefused(ThrowingCallable step, String message) {
		assertThatIllegalArgumentException().isThrownBy(step).withMessage(message);
	}

	@Test
	void partitionKeyOfAnotherType() {
		assertRefused(() -> this.editions.partition(17), "Expected a value that is stored as S for key attribute "
				+ "'author' of " + this.table + ", found one that is stored as N. Give one of the type of the key.");
		assertRefused(() -> this.editions.partition(new EditionKey("a", "b")),
				"Expected a value that is stored as S for key attribute 'author' of " + this.table
						+ ", found one that is stored as M. Give one of the type of the key.");
		assertRefused(() -> this.byPublisher.partition(List.of("Doubleday")),
				"Expected a value that is stored as S for key attribute 'publisher' of index 'by-publisher' of "
						+ this.table + ", found one that is stored as L. Give one of the type of the key.");
	}

	@Test
	void partitionKeyThatIsNull() {
		assertThatNullPointerException().isThrownBy(() -> this.editions.partition(nothing()));
		assertThatNullPointerException().isThrownBy(() -> this.byPublisher.partition(nothing()));
		assertThatNullPointerException().isThrownBy(() -> this.asimov.sortEquals(nothing()));
	}

	@SuppressWarnings({ "NullAway", "TypeParameterUnusedInFormals" }) // The null is what
																		// the test is
																		// about.
	private static <T> T nothing() {
		return null;
	}

	@Test
	void partitionKeyThatIsEmpty() {
		assertRefused(() -> this.editions.partition(""),
				"Expected a value that is not empty for key attribute 'author' of " + this.table
						+ ", found an empty one. DynamoDB has no such keys, give another.");
		assertRefused(() -> this.editions.partition(Set.of()),
				"Expected a value to compare 'author' with, found an empty set, which DynamoDB does not hold. Use"
						+ " missing().");
	}

	@Test
	void keysThatAreTooLong() {
		assertRefused(() -> this.editions.partition("ä".repeat(1025)), "Expected at most 2048 bytes in key attribute "
				+ "'author' of " + this.table + ", found 2050. Use a shorter key.");
		assertRefused(() -> this.asimov.sortAbove("ä".repeat(513)), "Expected at most 1024 bytes in key attribute "
				+ "'title' of " + this.table + ", found 1026. Use a shorter key.");
	}

	@Test
	void sortKeyOfAnotherType() {
		assertRefused(() -> this.asimov.sortAtLeast(1951), "Expected a value that is stored as S for key attribute "
				+ "'title' of " + this.table + ", found one that is stored as N. Give one of the type of the key.");
		assertRefused(() -> this.byPublisher.partition("Doubleday").sortBetween(1951, "1952"),
				"Expected a value that is stored as N for key attribute 'year' of index 'by-publisher' of " + this.table
						+ ", found one that is stored as S. Give one of the type of the key.");
	}

	@Test
	void sortKeyThatIsEmpty() {
		assertRefused(() -> this.asimov.sortBeginsWith(""),
				"Expected a value that is not empty for key attribute 'title' of " + this.table
						+ ", found an empty one. DynamoDB has no such keys, give another.");
	}

	@Test
	void sortKeyWhereThereIsNone() {
		Partition<Edition> english = this.editions.index("by-language").partition("en");

		assertRefused(() -> english.sortEquals("x"),
				"Expected a sort key to choose items by, found that index 'by-language' of " + this.table
						+ " has none. Choose by filter, or read an index with a sort key.");
	}

	@Test
	void numberThatBeginsWithSomething() {
		assertRefused(() -> this.byPublisher.partition("Doubleday").sortBeginsWith(19),
				"Expected text or binary as sort key 'year' of index 'by-publisher' of " + this.table
						+ ", which begins with something, found numbers. Use sortBetween or sortAtLeast.");
	}

	@Test
	void boundsInTheWrongOrder() {
		assertRefused(() -> this.asimov.sortBetween("b", "a"), "Expected the lower value of sort key 'title' of "
				+ this.table + " first, found the higher one. Swap them.");
		assertRefused(() -> this.byPublisher.partition("Doubleday").sortBetween(10, 9),
				"Expected the lower value of sort key 'year' of index 'by-publisher' of " + this.table
						+ " first, found the higher one. Swap them.");
	}

	@Test
	void filterOnKeysOfWhatIsQueried() {
		assertRefused(() -> this.asimov.filter(attr(Edition::title).beginsWith("F")),
				"Expected a filter on other attributes than the keys [author, title] of " + this.table
						+ ", which is queried, found 'title'. Choose keys by partition and sort verbs, or scan.");
		assertRefused(() -> this.asimov.filter(attr("price").lt(9).and(attr("author").size().gt(3).not())),
				"Expected a filter on other attributes than the keys [author, title] of " + this.table
						+ ", which is queried, found 'author'. Choose keys by partition and sort verbs, or scan.");
		assertRefused(() -> this.byPublisher.partition("Doubleday").filter(attr("price").lt(attr("year"))),
				"Expected a filter on other attributes than the keys [publisher, year] of index 'by-publisher' of "
						+ this.table
						+ ", which is queried, found 'year'. Choose keys by partition and sort verbs, or scan.");
	}

	@Test
	void consistentReadsOfAGlobalIndex() {
		String message = "Expected eventually consistent reads of global index 'by-publisher' of " + this.table
				+ ", found consistent(true). Leave it out, or read the table.";

		assertRefused(() -> this.byPublisher.partition("Doubleday").consistent(true), message);
		assertRefused(() -> this.byPublisher.scan().consistent(true), message);
	}

	@Test
	void limitsAndPageSizesBelowTheirMinimum() {
		assertRefused(() -> this.asimov.limit(-1),
				"Expected a limit of 0 or more results, found -1. Leave it out for all.");
		assertRefused(() -> this.asimov.pageSize(0),
				"Expected a page size of 1 or more items, found 0. Leave it out for"
						+ " pages as large as DynamoDB makes them.");
		assertRefused(() -> this.asimov.countUpTo(-1),
				"Expected to count up to 0 or more results, found -1. Use count() for all.");
	}

	@Test
	void segmentsThatDoNotExist() {
		assertRefused(() -> this.editions.scan().segment(0, 0),
				"Expected 1 to 1000000 segments, found 0. Ask for another number of them.");
		assertRefused(() -> this.editions.scan().segment(0, 1_000_001),
				"Expected 1 to 1000000 segments, found 1000001. Ask for another number of them.");
		assertRefused(() -> this.editions.scan().segment(4, 4),
				"Expected a segment from 0 to 3, found 4. Count them from 0, below their total.");
		assertRefused(() -> this.editions.scan().segment(-1, 4),
				"Expected a segment from 0 to 3, found -1. Count them from 0, below their total.");
	}

	@Test
	void selectedAttributesThatHoldEachOther() {
		assertRefused(() -> this.asimov.select("shelf.row", "shelf"),
				"Expected separate attributes, found 'shelf.row' and 'shelf', one of which holds the other. Select the"
						+ " one that holds it.");
		assertRefused(() -> this.editions.scan().select(attr("shelf"), attr("shelf.row")),
				"Expected separate attributes, found 'shelf' and 'shelf.row', one of which holds the other. Select the"
						+ " one that holds it.");
		assertRefused(() -> this.asimov.select("shelf..row"), "Expected a path such as shelf.row, tags[0] or `a.b`.c,"
				+ " found 'shelf..row'. Put names that hold dots or brackets in backquotes.");
	}

	@Test
	void propertiesThatAreNotStored() {
		assertRefused(() -> this.asimov.filter(attr(Edition::key).exists()),
				"Expected a property that is stored, found Edition::key. Use one of [author, language, price,"
						+ " publisher, shelf, tags, title, year], or name the attribute by its path.");
	}

	@Test
	void sortKeyOnASimpleTable() {
		DynamoMapping<String, Book> books = tables.books();

		assertRefused(() -> books.partition("978").sortEquals("x"), "Expected a sort key to choose items by, found that"
				+ " table '" + books.tableName() + "' has none. Choose by filter, or read an index with a sort key.");
	}

	@Test
	void numberAsSortKeyOfATable() {
		DynamoMapping<LineKey, OrderLine> lines = tables.lines();

		assertRefused(() -> lines.partition("o-17").sortBeginsWith("1"),
				"Expected text or binary as sort key 'line' of" + " table '" + lines.tableName()
						+ "', which begins with something, found numbers. Use sortBetween or sortAtLeast.");
	}

	@Test
	void whereKeysAreNotDeclaredTheVerbRefuses() {
		DynamoMapping<String, Map<String, @Nullable Object>> settings = tables.settings();
		String table = "table '" + settings.tableName() + "'";
		Query<?> wrongKey = settings.partition(17).descending();
		Query<?> wrongFilter = settings.partition("a").filter(attr("id").exists());

		assertRefused(wrongKey::list, "Expected a value that is stored as S for key attribute 'id' of " + table
				+ ", found one that is stored as N. Give one of the type of the key.");
		for (Supplier<?> verb : List.<Supplier<?>>of(wrongFilter::list, wrongFilter::page, wrongFilter::first,
				wrongFilter::count, wrongFilter::exists, wrongFilter::explain, () -> wrongFilter.stream().toList(),
				() -> wrongFilter.pages().toList())) {
			assertRefused(verb::get, "Expected a filter on other attributes than the keys [id] of " + table
					+ ", which is queried, found 'id'. Choose keys by partition and sort verbs, or scan.");
		}
	}

	@Test
	void indexThatDoesNotExist() {
		DynamoIndex<Edition> byWeight = this.editions.index("by-weight");

		assertThatExceptionOfType(KeySchemaException.class).isThrownBy(byWeight::keySchema)
			.withMessageStartingWith("Mapping 'editions' expected")
			.withMessageContaining("by-weight");
		assertThat(tables.requests().operations()).containsExactly("DescribeTable");
		tables.requests().clear();
	}

}
