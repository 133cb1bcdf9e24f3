package com.acme.guide;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.dynamomapping.Attribute;
import io.dynamomapping.Change;
import io.dynamomapping.Condition;
import io.dynamomapping.DynamoMapping;
import io.dynamomapping.DynamoRequestException;
import io.dynamomapping.Expression;
import io.dynamomapping.GuardedItem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static io.dynamomapping.Attribute.attr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The tables of the page on changing, row by row.
 */
@ExtendWith(Shop.class)
class ChangingTableTests {

	private static final Attribute<Object> STOCK = attr("stock");

	private static final Attribute<Object> REVIEWS = attr("reviews");

	private static final Map<String, Change> EXAMPLES = Map.ofEntries(Map.entry("set(value)", STOCK.set(1)),
			Map.entry("setIfMissing(value)", STOCK.setIfMissing(1)),
			Map.entry("set(expression)", attr("price").set(attr("listPrice").minus(1))),
			Map.entry("increment(number)", STOCK.increment(1)),
			Map.entry("incrementOrSet(number)", STOCK.incrementOrSet(1)),
			Map.entry("append(elements…)", REVIEWS.append("Good.")),
			Map.entry("appendOrSet(elements…)", REVIEWS.appendOrSet("Good.")),
			Map.entry("prepend(elements…)", REVIEWS.prepend("Good.")),
			Map.entry("prependOrSet(elements…)", REVIEWS.prependOrSet("Good.")),
			Map.entry("include(elements…)", attr("tags").include("sf")),
			Map.entry("exclude(elements…)", attr("tags").exclude("sf")), Map.entry("remove()", attr("shelf").remove()));

	private static final Map<String, Object> ITEM = Map.of("stock", 1, "reviews", List.of("Bad."), "tags",
			Set.of("sf", "classic"), "shelf", "A", "price", 9, "listPrice", 10);

	@Test
	void everyChangeActsAsItsRowSays(DynamoMapping<String, Map<String, Object>> items) {
		List<List<String>> rows = GuidePage.CHANGING.table("Change");

		assertThat(rows).extracting((row) -> code(row.get(0))).containsExactlyInAnyOrderElementsOf(EXAMPLES.keySet());
		assertThat(rows).allSatisfy((row) -> {
			Change change = EXAMPLES.get(code(row.get(0)));
			assertThat(change).hasToString(code(row.get(1)));
			items.put("present", ITEM);
			assertThat(items.at("present").update(change)).isPresent();
			requireOutcome(row.get(2), change, items);
		});
	}

	private static void requireOutcome(String outcome, Change change,
			DynamoMapping<String, Map<String, Object>> items) {
		Map<String, Object> lacking = Map.of("listPrice", BigDecimal.TEN);
		String attribute = change.actions().get(0).attribute().toString();
		items.put("lacking", lacking);
		if (outcome.startsWith("refused by DynamoDB")) {
			assertThatExceptionOfType(DynamoRequestException.class)
				.isThrownBy(() -> items.at("lacking").update(change));
		}
		else {
			assertThat(items.at("lacking").update(change)).isPresent();
		}
		if (outcome.startsWith("it is created")) {
			assertThat(items.get("lacking")).containsOnlyKeys("listPrice", attribute);
		}
		else {
			assertThat(outcome).matches("refused by DynamoDB|nothing happens");
			assertThat(items.get("lacking")).isEqualTo(lacking);
		}
	}

	@Test
	void incrementOrSetCountsFromZeroAndSetIfMissingKeeps(DynamoMapping<String, Map<String, Object>> items) {
		items.put("book", Map.of());

		items.at("book").update(STOCK.incrementOrSet(3));
		items.at("book").update(STOCK.setIfMissing(9));

		assertThat(items.get("book")).isEqualTo(Map.of("stock", new BigDecimal(3)));
	}

	@Test
	void expressionsAreSentAsTheirRowsSay() {
		Attribute<Object> b = attr("b");
		Map<String, Expression<?>> examples = Map.of("attr(\"b\")", b, "attr(\"b\").plus(1)", b.plus(1),
				"attr(\"b\").minus(attr(\"c\"))", b.minus(attr("c")), "attr(\"b\").orElse(0)", b.orElse(0),
				"attr(\"b\").orElse(0).plus(attr(\"c\"))", b.orElse(0).plus(attr("c")),
				"attr(\"b\").concat(List.of(\"x\"))", b.concat(List.of("x")));

		List<List<String>> rows = GuidePage.CHANGING.table("Expression");

		assertThat(rows).extracting((row) -> code(row.get(0))).containsExactlyInAnyOrderElementsOf(examples.keySet());
		assertThat(rows).allSatisfy((row) -> assertThat(examples.get(code(row.get(0)))).hasToString(code(row.get(1))));
	}

	@Test
	void guardsAnswerAsTheirRowsSay(DynamoMapping<String, Book> books, Calls calls) {
		Condition never = attr(Book::stock).lt(0);
		Change change = attr(Book::stock).set(1);
		Book book = Books.FOUNDATION;
		Map<String, Answer> verbs = Map.of("put(value)", (item) -> item.put(book), "putIfAbsent(value)",
				(item) -> item.putIfAbsent(book), "save(value)", (item) -> item.save(book).isPresent(),
				"update(change)", (item) -> item.update(change).isPresent(), "upsert(change)",
				(item) -> item.upsert(change).isPresent(), "remove()", GuardedItem::remove);

		List<List<String>> rows = GuidePage.CHANGING.table("Verb after `onlyIf(condition)`");

		assertThat(rows).extracting((row) -> code(row.get(0))).containsExactlyInAnyOrderElementsOf(verbs.keySet());
		assertThat(rows).allSatisfy((row) -> {
			Answer verb = verbs.get(code(row.get(0)));
			assertThat(verb.of(books.at(book.isbn()).onlyIf(never))).isFalse();
			assertThat(calls.operations()).containsExactly(code(row.get(1)));
			assertThat(verb.of(books.at("none").onlyIf(attr(Book::stock).missing())))
				.isEqualTo(!row.get(2).endsWith("no item"));
			books.remove("none");
			calls.clear();
		});
		assertThat(books.at(book.isbn()).onlyIf(attr(Book::stock).gt(0)).putIfAbsent(book)).isFalse();
	}

	private static String code(String cell) {
		return cell.replace("`", "");
	}

	@FunctionalInterface
	private interface Answer {

		boolean of(GuardedItem<Book> item);

	}

}
