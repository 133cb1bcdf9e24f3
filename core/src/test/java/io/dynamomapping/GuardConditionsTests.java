package io.dynamomapping;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.dynamomapping.testing.Book;
import io.dynamomapping.testing.Shelf;
import io.dynamomapping.testing.TestTables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.dynamomapping.Attribute.attr;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each operator of conditions in the guard of a write, holding and not holding, with its
 * opposite.
 */
class GuardConditionsTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private final DynamoMapping<String, Book> books = tables.books();

	private final DynamoMapping<String, Map<String, @Nullable Object>> settings = tables.settings();

	@ParameterizedTest
	@MethodSource({ "comparisons", "functions", "operands", "junctions" })
	void ofBooks(boolean holds, Condition condition) {
		this.books.put(Book.FOUNDATION.isbn(), Book.FOUNDATION);
		ItemHandle<String, Book> book = this.books.at(Book.FOUNDATION.isbn());
		tables.requests().clear();

		assertThat(book.onlyIf(condition).put(Book.FOUNDATION)).isEqualTo(holds);
		assertThat(book.onlyIf(condition.not()).put(Book.FOUNDATION)).isEqualTo(!holds);
		assertThat(tables.requests().operations()).containsExactly("PutItem", "PutItem");
	}

	static Stream<Arguments> comparisons() {
		BigDecimal price = Book.FOUNDATION.price();
		return both(List.of(attr(Book::price).eq(price), attr(Book::price).eq(new BigDecimal("7.9900")),
				attr("price").eq(7.99), attr(Book::title).eq("Foundation"), attr(Book::isbn).eq(Book.FOUNDATION.isbn()),
				attr(Book::tags).eq(Set.of("classic", "sf")), attr(Book::shelf).eq(new Shelf("north", 4)),
				attr(Book::shelf).then(Shelf::row).eq(4), attr("shelf.row").eq(4), attr(Book::stock).ne(4),
				attr("none").ne(4), attr("title").ne(4), attr(Book::stock).lt(4), attr(Book::stock).le(3),
				attr(Book::stock).gt(2), attr(Book::stock).ge(3), attr(Book::title).lt("G"),
				attr(Book::shelf).then(Shelf::room).ge("north"), attr(Book::stock).between(3, 4),
				attr(Book::stock).between(2, 3), attr(Book::stock).in(1, 3), attr(Book::stock).in(List.of(3)),
				attr("shelf.room").in("north", 7, true)),
				List.of(attr(Book::price).eq(BigDecimal.TEN), attr("price").eq("7.99"), attr("none").eq(1),
						attr(Book::tags).eq(Set.of("sf")), attr(Book::shelf).eq(new Shelf("north", 5)),
						attr(Book::shelf).then(Shelf::row).eq(5), attr(Book::stock).ne(3), attr(Book::stock).lt(3),
						attr("none").lt(3), attr("title").lt(3), attr(Book::stock).le(2), attr(Book::stock).gt(3),
						attr(Book::stock).ge(4), attr("none").ge(4), attr(Book::title).gt("G"),
						attr(Book::stock).between(4, 5), attr("none").between(4, 5), attr(Book::stock).in(1, 2),
						attr("none").in(1, 2)));
	}

	static Stream<Arguments> functions() {
		return both(List.of(attr(Book::stock).exists(), attr("shelf.row").exists(), attr("none").missing(),
				attr("shelf.none").missing(), attr("stock.none").missing(), attr(Book::stock).type(AttributeType.N),
				attr(Book::title).type(AttributeType.S), attr(Book::tags).type(AttributeType.SS),
				attr(Book::shelf).type(AttributeType.M), attr(Book::title).beginsWith("Found"),
				attr("shelf.room").beginsWith("n"), attr(Book::title).contains("dat"), attr(Book::tags).contains("sf"),
				attr(Book::title).size().eq(10), attr(Book::tags).size().ge(2), attr(Book::shelf).size().lt(3),
				attr(Book::title).size().between(9, 10), attr(Book::title).size().in(1, 10),
				attr(Book::title).size().ne(9)),
				List.of(attr("none").exists(), attr("shelf.none").exists(), attr(Book::stock).missing(),
						attr(Book::stock).type(AttributeType.S), attr("none").type(AttributeType.S),
						attr(Book::title).beginsWith("found"), attr(Book::stock).beginsWith("3"),
						attr("none").beginsWith("n"), attr(Book::title).contains("sf"), attr(Book::tags).contains("s"),
						attr("none").contains("sf"), attr(Book::title).size().gt(10), attr("none").size().ge(0),
						attr(Book::stock).size().ge(0), attr(Book::tags).size().in(1, 3)));
	}

	static Stream<Arguments> operands() {
		return both(
				List.of(attr(Book::stock).lt(attr(Book::shelf).then(Shelf::row)),
						attr(Book::stock).le(attr(Book::year)), attr("year").gt(attr("stock")),
						attr("year").ge(attr("shelf.row")), attr(Book::stock).ne(attr(Book::year)),
						attr("stock").ne(attr("none")), attr("shelf.row").between(attr("stock"), attr("year")),
						attr(Book::title).size().gt(attr(Book::tags).size()),
						attr(Book::title).size().eq(attr("author").size()).not()),
				List.of(attr(Book::stock).gt(attr(Book::shelf).then(Shelf::row)), attr("stock").eq(attr("none")),
						attr(Book::title).eq(attr(Book::author)), attr("stock").ge(attr("year")),
						attr("stock").between(attr("shelf.row"), attr("year")),
						attr(Book::title).size().lt(attr(Book::tags).size())));
	}

	static Stream<Arguments> junctions() {
		Condition yes = attr(Book::stock).eq(3);
		Condition no = attr(Book::stock).eq(4);
		Condition other = attr(Book::title).eq("Foundation");
		return both(
				List.of(yes.and(other), yes.or(no), no.or(yes), no.not(), yes.and(no.or(other)), no.and(no).or(yes),
						no.and(no.or(yes)).not(), Condition.allOf(yes, other, yes.or(no)),
						Condition.anyOf(no, no.not(), no), yes.and(other.and(no.not())), no.or(no.or(yes.and(other))),
						no.or(yes).and(other.or(no)), Condition.all().and(yes), yes.not().not()),
				List.of(yes.and(no), no.or(no), yes.not(), no.and(yes.or(other)), no.or(no).and(yes),
						Condition.allOf(yes, no, other), Condition.anyOf(no, yes.not()), yes.and(other).not(),
						yes.and(no.or(no))));
	}

	@ParameterizedTest
	@MethodSource
	void ofAnything(boolean holds, Condition condition) {
		Map<String, @Nullable Object> theme = new HashMap<>(Map.of("flag", true, "off", false, "icon", bytes("abc"),
				"list", List.of("a", 1, List.of("b")), "sizes", Set.of(1, 2), "icons", Set.of(bytes("a"))));
		theme.put("map", Map.of("a.b", 1));
		theme.put("nulls", Arrays.asList(1, null));
		this.settings.put("theme", theme);
		tables.requests().clear();

		assertThat(this.settings.at("theme").onlyIf(condition).update(Map.of("seen", 1)).isPresent()).isEqualTo(holds);
		assertThat(this.settings.at("theme").onlyIf(condition.not()).update(Map.of("seen", 1)).isPresent())
			.isEqualTo(!holds);
		assertThat(tables.requests().operations()).containsExactly("UpdateItem", "UpdateItem");
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	static Stream<Arguments> ofAnything() {
		return both(
				List.of(attr("flag").eq(true), attr("off").eq(false), attr("flag").ne(false), attr("off").ne(true),
						attr("flag").ne(attr("off")), attr("flag").type(AttributeType.BOOL),
						attr("icon").eq(bytes("abc")), attr("icon").beginsWith(bytes("ab")),
						attr("icon").gt(bytes("abb")), attr("icon").type(AttributeType.B), attr("icon").size().eq(3),
						attr("list").contains("a"), attr("list").contains(1), attr("list").contains(List.of("b")),
						attr("list[2][0]").eq("b"), attr("list").at(1).lt(2), attr("list").size().eq(3),
						attr("list").type(AttributeType.L), attr("list").eq(List.of("a", 1, List.of("b"))),
						attr("sizes").contains(2), attr("sizes").eq(Set.of(2, 1)), attr("sizes").type(AttributeType.NS),
						attr("icons").contains(bytes("a")), attr("icons").type(AttributeType.BS),
						attr("map").eq(Map.of("a.b", 1)), attr("map").then("a.b").eq(1), attr("map.`a.b`").eq(1),
						attr("nulls[1]").type(AttributeType.NULL), attr("nulls[1]").exists(),
						attr("nulls").eq(Arrays.asList(1, null)), attr("list[9]").missing(), attr("id").eq("theme"),
						attr("id").beginsWith("th")),
				List.of(attr("flag").eq(false), attr("flag").eq("true"), attr("off").eq(0), attr("icon").eq("abc"),
						attr("icon").beginsWith(bytes("b")), attr("list").contains("b"), attr("list").contains("1"),
						attr("list[0]").eq("b"), attr("list[9]").exists(), attr("sizes").contains("2"),
						attr("sizes").contains(3), attr("sizes").eq(List.of(1, 2)), attr("map.a.b").exists(),
						attr("map").eq(Map.of()), attr("nulls").eq(Collections.singletonList(1)),
						attr("flag").size().ge(0), attr("id").eq("other")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "size", "status", "missing", "and", "b", "S", "N", "NULL", "type", "a.b", "a[0]", "`",
			"#n0", ":v0", "größe", "日本語", "😀", "with space", "'; DROP", "0" })
	void anyNameCanBeLookedAt(String name) {
		Attribute<Object> top = attr(AttributePath.of(name));
		Attribute<Object> member = attr("map").then(name);
		this.settings.put("theme", Map.of(name, 1, "map", Map.of(name, List.of("x", "y"))));

		Condition all = Condition.allOf(top.eq(1), top.lt(member.size()), member.size().eq(2), member.contains("y"),
				member.at(1).beginsWith("y"), top.in(1, 2), attr("other").then(name).missing());

		assertThat(this.settings.at("theme").onlyIf(all).update(top.set(2))).isPresent();
		assertThat(this.settings.at("theme").onlyIf(all).remove()).isFalse();
	}

	@Test
	void hundredValuesAreNotTooMany() {
		this.settings.put("theme", Map.of("size", 99));
		List<Integer> values = IntStream.range(0, 100).boxed().toList();

		assertThat(this.settings.at("theme").onlyIf(attr("size").in(values)).update(Map.of("size", 100))).isPresent();
		assertThat(this.settings.at("theme").onlyIf(attr("size").in(values)).update(Map.of("size", 1))).isEmpty();
	}

	private static Stream<Arguments> both(List<Condition> holding, List<Condition> others) {
		return Stream.concat(holding.stream().map((condition) -> Arguments.of(true, condition)),
				others.stream().map((condition) -> Arguments.of(false, condition)));
	}

}
