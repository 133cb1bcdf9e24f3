package io.dynamomapping;

import java.math.BigDecimal;
import java.util.Map;

import io.dynamomapping.testing.Edition;
import io.dynamomapping.testing.EditionKey;
import io.dynamomapping.testing.TestTables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static io.dynamomapping.Attribute.attr;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Selections in words, which never tell values.
 */
class ExplainTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private final DynamoMapping<EditionKey, Edition> editions = tables.editions();

	private final String table = "table '" + this.editions.tableName() + "'";

	@Test
	void queryOfAnIndex() {
		Query<Map<String, @Nullable Object>> query = this.editions.index("by-publisher")
			.partition("Doubleday")
			.sortBetween(1950, 1960)
			.filter(attr(Edition::price).lt(BigDecimal.TEN).and(attr(Edition::tags).contains("sf")))
			.descending()
			.limit(100)
			.pageSize(25)
			.select("price", "shelf.row");

		assertThat(query.explain()).isEqualTo("""
				Query of index 'by-publisher' of %s
				  keys: publisher = ? AND year BETWEEN ? AND ?
				  filter: price < ? AND contains(tags, ?)
				  attributes: price, shelf.row
				  limit: 25
				  descending""".formatted(this.table));
		assertThat(query).hasToString("Query of index 'by-publisher' of " + this.table
				+ ", keys: publisher = ? AND year BETWEEN ? AND ?, filter: price < ? AND contains(tags, ?),"
				+ " attributes: price, shelf.row, limit: 100, page size: 25, descending");
		assertThat(tables.requests().operations()).isEmpty();
	}

	@Test
	void scan() {
		Scan<Edition> scan = this.editions.scan().segment(1, 4);

		assertThat(scan.explain()).isEqualTo("""
				Scan of %s
				  segment: 1 of 4
				  consistent""".formatted(this.table));
		assertThat(scan).hasToString("Scan of " + this.table + ", segment: 1 of 4");
		assertThat(scan.consistent(false).after(this.editions.scan().segment(1, 4).page().next()))
			.hasToString("Scan of " + this.table + ", segment: 1 of 4, consistent: false");
	}

	@Test
	void queryOfAPartition() {
		assertThat(this.editions.partition(Edition.ASIMOV).explain()).isEqualTo("""
				Query of %s
				  keys: author = ?
				  consistent""".formatted(this.table));
	}

	@Test
	void namesThatAreNotKnownYetAreNotAskedForByToString() {
		DynamoMapping<String, Map<String, @Nullable Object>> settings = tables.mappings()
			.open(this.editions.tableName());
		Query<?> query = settings.index("by-publisher").partition("secret").sortAtLeast(17);

		assertThat(query).hasToString(
				"Query of index 'by-publisher' of " + this.table + ", keys: partition key = ? AND sort key >= ?");
		assertThat(tables.requests().operations()).isEmpty();
		assertThat(query.explain()).isEqualTo("""
				Query of index 'by-publisher' of %s
				  keys: publisher = ? AND year >= ?""".formatted(this.table));
		assertThat(tables.requests().operations()).containsExactly("DescribeTable");
	}

}
