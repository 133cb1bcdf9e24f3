package io.dynamomapping;

import java.util.List;
import java.util.stream.Stream;

import io.dynamomapping.testing.Edition;
import io.dynamomapping.testing.EditionKey;
import io.dynamomapping.testing.TestTables;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

import static io.dynamomapping.Attribute.attr;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Queries of tables and indexes: which items, in which order.
 */
class QueryTests {

	private static final Edition CAVES = Edition.of(Edition.ASIMOV, "The Caves of Steel", "Doubleday", 1954, "9");

	private static final Edition FOUNDATION = Edition.of(Edition.ASIMOV, "Foundation", "Gnome Press", 1951, "7.99");

	private static final Edition EMPIRE = Edition.of(Edition.ASIMOV, "Foundation and Empire", "Gnome Press", 1952, "8");

	private static final Edition NAKED_SUN = Edition.of(Edition.ASIMOV, "The Naked Sun", "Doubleday", 1957, "11");

	private static final Edition SOLARIS = Edition.of(Edition.LEM, "Solaris", "MON", 1961, "12");

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private final DynamoMapping<EditionKey, Edition> editions = tables.editions();

	@BeforeEach
	void storeEditions() {
		Stream.of(CAVES, FOUNDATION, EMPIRE, NAKED_SUN, SOLARIS)
			.forEach((edition) -> this.editions.put(edition.key(), edition));
		tables.requests().clear();
	}

	private Partition<Edition> asimov() {
		return this.editions.partition(Edition.ASIMOV);
	}

	private Partition<Edition> doubleday() {
		return this.editions.index("by-publisher").partition("Doubleday");
	}

	private Partition<Edition> asimovByYear() {
		return this.editions.index("by-year").partition(Edition.ASIMOV);
	}

	@Test
	void partitionIsReadInTheOrderOfTheSortKey() {
		assertThat(asimov().list()).containsExactly(FOUNDATION, EMPIRE, CAVES, NAKED_SUN);

		QueryRequest request = tables.requests().only(QueryRequest.class);
		assertThat(request.consistentRead()).isTrue();
		assertThat(request.limit()).isNull();
		assertThat(request.scanIndexForward()).isNull();
		assertThat(request.returnConsumedCapacity()).isNull();
	}

	@Test
	void descendingReadsItBackwards() {
		assertThat(asimov().descending().list()).containsExactly(NAKED_SUN, CAVES, EMPIRE, FOUNDATION);
	}

	@Test
	void sortEquals() {
		assertThat(asimov().sortEquals("Foundation").list()).containsExactly(FOUNDATION);
		assertThat(asimov().sortEquals("Found").list()).isEmpty();
		assertThat(doubleday().sortEquals(1957).list()).containsExactly(NAKED_SUN);
		assertThat(asimovByYear().sortEquals(1951).list()).containsExactly(FOUNDATION);
	}

	@Test
	void sortBeginsWith() {
		assertThat(asimov().sortBeginsWith("Foundation").list()).containsExactly(FOUNDATION, EMPIRE);
		assertThat(asimov().sortBeginsWith("oundation").list()).isEmpty();
	}

	@Test
	void sortBetweenIncludesBothEnds() {
		assertThat(asimov().sortBetween("Foundation", "The Caves of Steel").list()).containsExactly(FOUNDATION, EMPIRE,
				CAVES);
		assertThat(doubleday().sortBetween(1954, 1957).list()).containsExactly(CAVES, NAKED_SUN);
		assertThat(asimovByYear().sortBetween(1952, 1954).list()).containsExactly(EMPIRE, CAVES);
		assertThat(asimovByYear().sortBetween(1953, 1953).list()).isEmpty();
	}

	@Test
	void sortBelow() {
		assertThat(asimov().sortBelow("Foundation and Empire").list()).containsExactly(FOUNDATION);
		assertThat(doubleday().sortBelow(1957).list()).containsExactly(CAVES);
		assertThat(asimovByYear().sortBelow(1951).list()).isEmpty();
	}

	@Test
	void sortAtMost() {
		assertThat(asimov().sortAtMost("Foundation and Empire").list()).containsExactly(FOUNDATION, EMPIRE);
		assertThat(doubleday().sortAtMost(1954).list()).containsExactly(CAVES);
		assertThat(asimovByYear().sortAtMost(1952).list()).containsExactly(FOUNDATION, EMPIRE);
	}

	@Test
	void sortAbove() {
		assertThat(asimov().sortAbove("The Caves of Steel").list()).containsExactly(NAKED_SUN);
		assertThat(doubleday().sortAbove(1957).list()).isEmpty();
		assertThat(asimovByYear().sortAbove(1952).list()).containsExactly(CAVES, NAKED_SUN);
	}

	@Test
	void sortAtLeast() {
		assertThat(asimov().sortAtLeast("The Caves of Steel").list()).containsExactly(CAVES, NAKED_SUN);
		assertThat(doubleday().sortAtLeast(1957).list()).containsExactly(NAKED_SUN);
		assertThat(asimovByYear().sortAtLeast(1954).list()).containsExactly(CAVES, NAKED_SUN);
	}

	@Test
	void filterLetsThroughWhatMeetsIt() {
		Query<Edition> cheap = asimov().filter(attr("price").lt(9));

		assertThat(cheap.list()).containsExactly(FOUNDATION, EMPIRE);
		assertThat(cheap.filter(attr("year").gt(1951)).list()).containsExactly(EMPIRE);
		assertThat(asimov().filter(Condition.all()).list()).hasSize(4);
	}

	@Test
	void filterOfAnIndexMayLookAtTheKeysOfTheTable() {
		assertThat(doubleday().filter(attr("title").contains("Sun")).list()).containsExactly(NAKED_SUN);
		assertThat(asimovByYear().filter(attr("title").beginsWith("The")).list()).containsExactly(CAVES, NAKED_SUN);
	}

	@Test
	void indexWithoutSortKeyIsQueriedByPartition() {
		assertThat(this.editions.index("by-language").partition("pl").list()).containsExactly(SOLARIS);
	}

	@Test
	void readsAreAsConsistentAsTheyCanBe() {
		asimov().list();
		asimovByYear().list();
		doubleday().list();
		asimov().consistent(false).list();
		asimovByYear().consistent(false).list();
		doubleday().consistent(false).list();

		List<QueryRequest> requests = tables.requests().requests(QueryRequest.class);
		assertThat(requests).extracting(QueryRequest::consistentRead)
			.containsExactly(true, true, false, false, false, false);
	}

	@Test
	void absentPartitionIsEmpty() {
		assertThat(this.editions.partition("Nobody").list()).isEmpty();
	}

}
