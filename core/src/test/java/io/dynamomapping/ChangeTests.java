package io.dynamomapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.dynamomapping.testing.Book;
import io.dynamomapping.testing.Shelf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static io.dynamomapping.Attribute.attr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Changes as values, without a table.
 */
class ChangeTests {

	@ParameterizedTest
	@MethodSource("texts")
	void textShowsAttributesButNoValues(Change change, String text) {
		assertThat(change).hasToString(text);
	}

	static Stream<Arguments> texts() {
		return Stream.of(Arguments.of(attr(Book::stock).set(7), "SET stock = ?"),
				Arguments.of(attr(Book::shelf).set((Shelf) null), "SET shelf = ?"),
				Arguments.of(attr(Book::shelf).then(Shelf::row).set(7), "SET shelf.row = ?"),
				Arguments.of(attr("a").set(attr("b")), "SET a = b"),
				Arguments.of(attr("a").set(attr("b").plus(1)), "SET a = b + ?"),
				Arguments.of(attr("a").set(attr("b").minus(attr("c"))), "SET a = b - c"),
				Arguments.of(attr("a").set(attr("b").orElse(attr("c").orElse("secret"))),
						"SET a = if_not_exists(b, if_not_exists(c, ?))"),
				Arguments.of(attr("a").setIfMissing("secret"), "SET a = if_not_exists(a, ?)"),
				Arguments.of(attr("a").increment(-1), "SET a = a + ?"),
				Arguments.of(attr("a").incrementOrSet(1), "SET a = if_not_exists(a, ?) + ?"),
				Arguments.of(attr("a").append("secret"), "SET a = list_append(a, ?)"),
				Arguments.of(attr("a").prepend("secret"), "SET a = list_append(?, a)"),
				Arguments.of(attr("a").appendOrSet("secret"), "SET a = list_append(if_not_exists(a, ?), ?)"),
				Arguments.of(attr("a").prependOrSet("secret"), "SET a = list_append(?, if_not_exists(a, ?))"),
				Arguments.of(attr("a").include("secret"), "ADD a ?"),
				Arguments.of(attr("a").exclude("secret"), "DELETE a ?"),
				Arguments.of(attr("a[3]").remove(), "REMOVE a[3]"),
				Arguments.of(attr("a").set("secret").and(attr("b").remove()), "SET a = ?, REMOVE b"),
				Arguments.of(Change.none(), "nothing"));
	}

	@Test
	void changesAreEqualWhenMadeEqual() {
		Change change = attr(Book::stock).incrementOrSet(1).and(attr(Book::tags).include("sf", "classic"));
		Change again = attr(Book::stock).incrementOrSet(1).and(attr(Book::tags).include(Set.of("classic", "sf")));

		assertThat(again).isEqualTo(change).hasSameHashCodeAs(change);
	}

	@ParameterizedTest
	@MethodSource("others")
	void changesDifferInEachPart(Change other) {
		assertThat(other).isNotEqualTo(attr("a").include(1));
	}

	static Stream<Change> others() {
		return Stream.of(attr("b").include(1), attr("a").include(2), attr("a").exclude(1), attr("a").set(Set.of(1)),
				attr("a").remove(), attr("a").include(1).and(attr("b").remove()), Change.none());
	}

	@Test
	void changesAreJoinedInTheirOrder() {
		Change price = attr(Book::price).remove();
		Change stock = attr(Book::stock).set(1);
		Change title = attr(Book::title).set("Foundation");

		assertThat(Change.allOf(price, stock, title)).isEqualTo(price.and(stock).and(title))
			.isEqualTo(Change.allOf(List.of(price.and(stock), Change.none(), title)))
			.isNotEqualTo(stock.and(price).and(title));
		assertThat(price.and(stock).actions()).extracting((action) -> action.attribute().toString())
			.containsExactly("price", "stock");
	}

	@Test
	void noneIsNeutral() {
		Change stock = attr(Book::stock).set(1);

		assertThat(Change.none().isEmpty()).isTrue();
		assertThat(Change.allOf()).isEqualTo(Change.none());
		assertThat(Change.none().and(stock)).isEqualTo(stock).isEqualTo(stock.and(Change.none()));
		assertThat(stock.isEmpty()).isFalse();
	}

	@Test
	void valuesAreThoseAtTheTimeOfTheCall() {
		byte[] bytes = { 1 };
		List<String> inner = new ArrayList<>(List.of("sf"));
		List<Object> outer = new ArrayList<>(List.of(inner));
		Change change = attr("a").set(bytes)
			.and(attr("b").set(outer))
			.and(attr("c").append(outer))
			.and(attr("d").include(outer))
			.and(attr("e").setIfMissing(inner));

		bytes[0] = 2;
		inner.add("changed");
		outer.add("changed");

		assertThat(change).isEqualTo(attr("a").set(new byte[] { 1 })
			.and(attr("b").set(List.of(List.of("sf"))))
			.and(attr("c").append(List.of(List.of("sf"))))
			.and(attr("d").include(List.of(List.of("sf"))))
			.and(attr("e").setIfMissing(List.of("sf"))));
	}

	@Test
	void membershipOfNothingIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> attr(Book::tags).include(List.of()))
			.withMessage("Expected at least one element to include in or exclude from 'tags', found none. "
					+ "Leave the change out.");
		assertThatIllegalArgumentException().isThrownBy(() -> attr(Book::tags).exclude())
			.withMessage("Expected at least one element to include in or exclude from 'tags', found none. "
					+ "Leave the change out.");
	}

}
