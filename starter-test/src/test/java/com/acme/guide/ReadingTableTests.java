package com.acme.guide;

import java.util.List;
import java.util.Map;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.Partition;
import io.dynamomapping.Query;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * The tables of the page on reading, and what it says between them.
 */
@ExtendWith(Shop.class)
class ReadingTableTests {

	@Test
	void sortVerbsAskForTheirKeyCondition(DynamoMapping<LineKey, OrderLine> lines, DynamoMapping<String, Book> books) {
		Partition<OrderLine> order = lines.partition("o-17");
		Map<String, Query<?>> examples = Map.of("sortEquals(9)", order.sortEquals(9), "sortBelow(9)",
				order.sortBelow(9), "sortAtMost(9)", order.sortAtMost(9), "sortAbove(9)", order.sortAbove(9),
				"sortAtLeast(9)", order.sortAtLeast(9), "sortBetween(1, 9)", order.sortBetween(1, 9),
				"sortBeginsWith(\"Found\")", books.index("by-author").partition("Lem").sortBeginsWith("Found"));

		List<List<String>> rows = GuidePage.READING.table("Sort verb");

		assertThat(rows).extracting((row) -> code(row.get(0))).containsExactlyInAnyOrderElementsOf(examples.keySet());
		assertThat(rows).allSatisfy((row) -> assertThat(examples.get(code(row.get(0))).explain().lines())
			.contains("  keys: " + code(row.get(1))));
	}

	private static String code(String cell) {
		return cell.replace("`", "");
	}

	@Test
	void sortKeysOfAnotherTypeAreRefused(DynamoMapping<LineKey, OrderLine> lines, Calls calls) {
		assertThatIllegalArgumentException().isThrownBy(() -> lines.partition("o-17").sortEquals("nine"));
		assertThatIllegalArgumentException().isThrownBy(() -> lines.partition("o-17").sortBeginsWith(1));
		assertThat(calls.operations()).isEmpty();
	}

	@Test
	void globalIndexIsNotReadConsistently(DynamoMapping<String, Book> books) {
		Query<Book> query = books.index("by-author").partition("Stanislaw Lem");

		assertThatIllegalArgumentException().isThrownBy(() -> query.consistent(true));
		assertThat(query.page().consumedCapacity()).isEqualTo(0.5);
	}

	@Test
	void tokenFitsWhereItCameFrom(DynamoMapping<String, Book> books) {
		Query<Book> query = books.index("by-author").partition("Isaac Asimov").pageSize(1);

		String token = query.page().next();

		assertThat(token).isNotNull();
		assertThat(query.after(null).page()).containsExactly(Books.FOUNDATION);
		assertThat(query.as(Label.class).pageSize(9).after(token).page()).extracting(Label::title)
			.containsExactly("Foundation and Empire", "I, Robot");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> books.index("by-author").partition("Stanislaw Lem").after(token).page());
		assertThatIllegalArgumentException().isThrownBy(() -> books.scan().after(token).page());
		assertThatIllegalArgumentException().isThrownBy(() -> query.after(token + "A").page());
	}

	@Test
	void indexThatIsNotDeclaredIsAskedForOnce(DynamoMapping<String, Book> books, Calls calls) {
		assertThat(books.index("by-year").partition(1951).select("isbn").list()).hasSize(1);
		assertThat(books.index("by-year").partition(1961).exists()).isTrue();

		assertThat(calls.operations()).containsExactly("DescribeTable", "Query", "Query");
		assertThat(books.index("by-year").keySchema().partitionKey()).isEqualTo("year");
	}

	@Test
	void unitsAreThoseOfWholeItems(DynamoMapping<String, Book> books, Calls calls) {
		books.at("none").find();
		assertThat(calls.units()).isEqualTo(1.0);
		calls.clear();
		books.at(Books.SOLARIS.isbn()).as(Label.class);
		assertThat(calls.units()).isEqualTo(1.0);
		calls.clear();
		books.scan().count();
		assertThat(calls.units()).isEqualTo(1.0);
		calls.clear();
		books.getAll(List.of(Books.SOLARIS.isbn(), Books.HOBBIT.isbn()));
		assertThat(calls.units()).isEqualTo(2.0);
	}

}
