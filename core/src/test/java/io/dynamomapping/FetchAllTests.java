package io.dynamomapping;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.dynamomapping.testing.Edition;
import io.dynamomapping.testing.PartialIndexes;
import io.dynamomapping.testing.Schemaless;
import io.dynamomapping.testing.TestTables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

import static io.dynamomapping.Attribute.attr;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whole items by way of indexes that hold only parts of them.
 */
class FetchAllTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private final String table = tables.create(PartialIndexes.definition());

	private final DynamoMapping<LoanKey, Loan> loans = tables.mappings()
		.open("loans", LoanKey.class, Loan.class, MappingOptions.defaults().withTableName(this.table));

	private final List<Loan> all = IntStream.range(0, 5)
		.mapToObj((day) -> new Loan("Ada", "Volume " + day, day, "north", Map.of("pages", List.of(day, 2, 3))))
		.toList();

	private final Query<Loan> north = this.loans.index("by-branch").partition("north");

	@BeforeEach
	void storeLoans() {
		this.all.forEach((loan) -> this.loans.put(new LoanKey(loan.member(), loan.book()), loan));
		this.north.exists();
		tables.requests().clear();
	}

	@Test
	void wholeItemsAreReadPageByPage() {
		assertThat(this.north.pageSize(2).fetchAll().list()).isEqualTo(this.all);

		assertThat(tables.requests().operations()).containsExactly("Query", "BatchGetItem", "Query", "BatchGetItem",
				"Query", "BatchGetItem");
		assertThat(tables.requests().requests(QueryRequest.class))
			.allMatch((query) -> query.expressionAttributeNames().values().containsAll(List.of("member", "book")));
	}

	@Test
	void wholeItemsAreNotPartial() {
		Page<Loan> page = this.north.fetchAll().limit(2).page();

		assertThat(page.items()).isEqualTo(this.all.subList(0, 2));
		assertThat(page.partial()).isFalse();
		assertThat(page.consumedCapacity()).isNull();
		assertThat(this.north.fetchAll().after(page.next()).list()).isEqualTo(this.all.subList(2, 5));
	}

	@Test
	void schemalessItemsAreWhole() {
		DynamoMapping<LoanKey, Map<String, @Nullable Object>> items = tables.mappings()
			.open("loans", LoanKey.class, Schemaless.TYPE, MappingOptions.defaults().withTableName(this.table));

		DynamoItem item = (DynamoItem) items.index("by-branch").partition("north").fetchAll().first().orElseThrow();

		assertThat(item.isPartial()).isFalse();
		assertThat(item).containsKey("remarks");
	}

	@Test
	void moreThanAreWantedAreNotFetched() {
		Query<Loan> late = this.north.filter(attr("note").missing()).fetchAll();

		assertThat(late.limit(3).list()).isEqualTo(this.all.subList(0, 3));
		Page<Loan> page = late.limit(3).page();

		assertThat(page.items()).isEqualTo(this.all.subList(0, 3));
		assertThat(late.after(page.next()).list()).isEqualTo(this.all.subList(3, 5));
	}

	@Test
	void projectionsAreMadeOfTheWholeItem() {
		assertThat(this.north.select("remarks.pages[0]", "remarks.pages[2]", "remarks.none", "day[0]")
			.fetchAll()
			.descending()
			.first()).contains(Map.of("remarks", Map.of("pages", List.of(new BigDecimal(4), new BigDecimal(3)))));
		assertThat(this.north.as(Remarks.class).fetchAll().first())
			.contains(new Remarks("Volume 0", Map.of("pages", List.of(0, 2, 3))));
	}

	@Test
	void whatTheIndexHoldsIsNotFetched() {
		assertThat(this.north.as(LoanKey.class).fetchAll().list()).hasSize(5);
		assertThat(this.loans.scan().fetchAll().list()).hasSize(5);
		assertThat(this.north.fetchAll().count()).isEqualTo(5);

		assertThat(tables.requests().operations()).containsExactly("Query", "Scan", "Query");
	}

	@Test
	void declaredIndexesAreWhole() {
		var editions = tables.editions();
		Edition solaris = Edition.of(Edition.LEM, "Solaris", "MON", 1961, "12");
		editions.put(solaris.key(), solaris);
		tables.requests().clear();

		assertThat(editions.index("by-publisher").partition("MON").fetchAll().list()).containsExactly(solaris);

		assertThat(tables.requests().operations()).containsExactly("Query");
	}

	@Test
	void manyAreFetchedInSeveralBatches() {
		IntStream.range(0, 150)
			.mapToObj((day) -> new Loan("Bob", "Volume " + day, 1000 + day, "south", Map.of()))
			.forEach((loan) -> this.loans.put(new LoanKey(loan.member(), loan.book()), loan));
		tables.requests().clear();

		assertThat(this.loans.index("by-branch").partition("south").fetchAll().prefetch().list()).hasSize(150)
			.isSortedAccordingTo(Comparator.comparing(Loan::day));

		assertThat(tables.requests().operations()).containsExactly("Query", "BatchGetItem", "BatchGetItem");
	}

	record LoanKey(String member, String book) {
	}

	record Loan(String member, String book, int day, String branch, Map<String, List<Integer>> remarks) {
	}

	record Remarks(String book, Map<String, List<Integer>> remarks) {
	}

}
