package io.dynamomapping;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import io.dynamomapping.testing.PartialIndexes;
import io.dynamomapping.testing.Schemaless;
import io.dynamomapping.testing.TestTables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static io.dynamomapping.Attribute.attr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Items from indexes that hold only parts of them.
 */
class PartialItemsTests {

	private static final LoanKey KEY = new LoanKey("Ada", "Foundation");

	private static final Loan LOAN = new Loan("Ada", "Foundation", 12, "north", "for a friend", 3);

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private final String table = tables.create(PartialIndexes.definition());

	private final DynamoMapping<LoanKey, Map<String, @Nullable Object>> items = tables.mappings()
		.open("loans", LoanKey.class, Schemaless.TYPE, MappingOptions.defaults().withTableName(this.table));

	private final DynamoMapping<LoanKey, Loan> loans = tables.mappings()
		.open("loans", LoanKey.class, Loan.class, MappingOptions.defaults().withTableName(this.table));

	@BeforeEach
	void storeLoan() {
		this.loans.put(KEY, LOAN);
		this.items.keySchema();
		tables.requests().clear();
	}

	private DynamoItem fromIndex(String index, Object partitionKey) {
		return (DynamoItem) this.items.index(index).partition(partitionKey).first().orElseThrow();
	}

	@Test
	void liveItemOfAnIndexIsPartial() {
		DynamoItem item = fromIndex("by-day", 12);

		assertThat(item.isPartial()).isTrue();
		assertThat(item.keySet()).containsExactlyInAnyOrder("day");
		assertThat(fromIndex("by-branch", "north").keySet()).containsExactlyInAnyOrder("branch", "day", "note");
		assertThat(fromIndex("by-due-day", "Ada").isPartial()).isTrue();
	}

	@Test
	void refreshMakesItWhole() {
		DynamoItem item = fromIndex("by-day", 12).refresh();

		assertThat(item.isPartial()).isFalse();
		assertThat(item.keySet()).containsExactlyInAnyOrder("branch", "day", "note", "renewals");
	}

	@Test
	void refusedChangeShowsTheWholeItem() {
		DynamoItem item = fromIndex("by-day", 12);

		assertThat(item.putIfAbsent("note", "another")).isEqualTo("for a friend");

		assertThat(item.isPartial()).isFalse();
		assertThat(item).containsEntry("renewals", new BigDecimal(3));
	}

	@Test
	void writingThroughLeavesTheRestAsItIs() {
		DynamoItem item = fromIndex("by-day", 12);

		item.put("renewals", 4);

		assertThat(item.isPartial()).isTrue();
		assertThat(this.loans.get(KEY)).isEqualTo(new Loan("Ada", "Foundation", 12, "north", "for a friend", 4));
	}

	@Test
	void itemsOfTheTableAreWhole() {
		assertThat(this.items.partition("Ada").list()).singleElement()
			.satisfies((item) -> assertThat(((DynamoItem) item).isPartial()).isFalse());
		assertThat(this.items.partition("Ada").page().partial()).isFalse();
		assertThat(this.items.scan().page().partial()).isFalse();
	}

	@Test
	void pageOfAnIndexIsPartial() {
		assertThat(this.items.index("by-day").partition(12).page().partial()).isTrue();
		assertThat(this.items.index("by-branch").scan().page().partial()).isTrue();
		assertThat(this.items.index("by-due-day").partition("Ada").page().partial()).isTrue();
		assertThat(this.loans.index("by-day").partition(12).page().partial()).isTrue();
	}

	@Test
	void typedValuesLackWhatTheIndexLacks() {
		assertThat(this.loans.index("by-branch").partition("north").list())
			.containsExactly(new Loan("Ada", "Foundation", 12, "north", "for a friend", 0));
		assertThat(this.loans.index("by-due-day").partition("Ada").sortEquals(12).list())
			.containsExactly(new Loan("Ada", "Foundation", 12, null, null, 0));
	}

	@Test
	void projectionOfWhatTheIndexHoldsIsWhole() {
		Page<Note> notes = this.loans.index("by-branch").partition("north").as(Note.class).page();

		assertThat(notes.items()).containsExactly(new Note("Ada", "for a friend"));
		assertThat(notes.partial()).isFalse();
		Page<LoanKey> keys = this.loans.index("by-day").partition(12).as(LoanKey.class).page();
		assertThat(keys.items()).containsExactly(KEY);
		assertThat(keys.partial()).isFalse();
		assertThat(this.loans.index("by-day").partition(12).select("book", "day").page().partial()).isFalse();
	}

	@Test
	void projectionOfWhatAGlobalIndexLacksIsPartial() {
		Page<Note> notes = this.loans.index("by-day").partition(12).as(Note.class).page();

		assertThat(notes.items()).containsExactly(new Note("Ada", null));
		assertThat(notes.partial()).isTrue();
		Page<Map<String, @Nullable Object>> nothing = this.loans.index("by-day").partition(12).select("note").page();
		assertThat(nothing.items()).containsExactly(Map.of());
		assertThat(nothing.partial()).isTrue();
	}

	@Test
	void projectionOfWhatALocalIndexLacksIsReadFromTheTable() {
		Page<Note> notes = this.loans.index("by-due-day").partition("Ada").as(Note.class).page();

		assertThat(notes.items()).containsExactly(new Note("Ada", "for a friend"));
		assertThat(notes.partial()).isFalse();
	}

	@Test
	void whatIsNotDeclaredIsAskedOnce() {
		DynamoIndex<Map<String, @Nullable Object>> index = this.items.index("by-branch");

		assertThat(index.partition("north").sortAtLeast(12).list()).hasSize(1);
		assertThat(index.partition("north").list()).hasSize(1);
		assertThat(this.items.index("by-branch").scan().count()).isEqualTo(1);
		assertThat(index.keySchema())
			.hasToString("KeySchema[partitionKey=branch, partitionKeyType=S, sortKey=day," + " sortKeyType=N]");

		assertThat(tables.requests().operations()).filteredOn("DescribeTable"::equals).hasSizeLessThan(2);
	}

	@Test
	void tokensOfPartialPagesLeadOn() {
		this.loans.put(new LoanKey("Bob", "Solaris"), new Loan("Bob", "Solaris", 12, "north", "for a friend", 1));
		this.loans.put(new LoanKey("Cleo", "Solaris"), new Loan("Cleo", "Solaris", 12, "north", "for a friend", 1));
		Query<Map<String, @Nullable Object>> notes = this.loans.index("by-branch")
			.partition("north")
			.filter(attr("note").exists())
			.limit(2)
			.select("note");

		Page<Map<String, @Nullable Object>> page = notes.page();

		assertThat(page.items()).isEqualTo(List.of(Map.of("note", "for a friend"), Map.of("note", "for a friend")));
		assertThat(notes.after(page.next()).list()).hasSize(1);
	}

	@Test
	void consistencyIsKnownFromTheTable() {
		assertThat(this.loans.index("by-due-day").partition("Ada").consistent(true).list()).hasSize(1);
		assertThatIllegalArgumentException().isThrownBy(this.loans.index("by-day").partition(12).consistent(true)::list)
			.withMessage("Expected eventually consistent reads of global index 'by-day' of table '" + this.table
					+ "', found consistent(true). Leave it out, or read the table.");
	}

	@Test
	void unknownIndexIsRefusedWithThoseThatThereAre() {
		DynamoIndex<Loan> byWeight = this.loans.index("by-weight");

		assertThat(byWeight.name()).isEqualTo("by-weight");
		assertThat(byWeight).hasToString("DynamoIndex 'by-weight' of table '" + this.table + "'");
		assertThatExceptionOfType(KeySchemaException.class).isThrownBy(byWeight.partition("x")::list)
			.withMessage(
					"Mapping 'loans' expected table '" + this.table + "' to have an index 'by-weight', found indexes"
							+ " [by-branch, by-day, by-due-day]. Name one of these, or create the index.");
	}

	record LoanKey(String member, String book) {
	}

	record Loan(String member, String book, int day, @Nullable String branch, @Nullable String note, int renewals) {
	}

	record Note(String member, @Nullable String note) {
	}

}
