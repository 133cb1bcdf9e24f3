package io.dynamomapping;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
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
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

/**
 * Conditions as values, without a table.
 */
class ConditionTests {

	private static final Condition CHEAP = attr(Book::price).lt(BigDecimal.TEN);

	private static final Condition OLD = attr(Book::year).lt(1960);

	private static final Condition SOLD_OUT = attr(Book::stock).eq(0);

	@ParameterizedTest
	@MethodSource("texts")
	void textShowsAttributesAndOperatorsButNoValues(Condition condition, String text) {
		assertThat(condition).hasToString(text);
	}

	static Stream<Arguments> texts() {
		return Stream.of(Arguments.of(attr("a").eq("secret"), "a = ?"), Arguments.of(attr("a").ne("secret"), "a <> ?"),
				Arguments.of(attr("a").lt("secret"), "a < ?"), Arguments.of(attr("a").le("secret"), "a <= ?"),
				Arguments.of(attr("a").gt("secret"), "a > ?"), Arguments.of(attr("a").ge("secret"), "a >= ?"),
				Arguments.of(attr("a").between("secret", "word"), "a BETWEEN ? AND ?"),
				Arguments.of(attr("a").in("secret", "word"), "a IN (?, ?)"),
				Arguments.of(attr("a").exists(), "attribute_exists(a)"),
				Arguments.of(attr("a").missing(), "attribute_not_exists(a)"),
				Arguments.of(attr("a").type(AttributeType.SS), "attribute_type(a, ?)"),
				Arguments.of(attr("a").beginsWith("secret"), "begins_with(a, ?)"),
				Arguments.of(attr("a").contains("secret"), "contains(a, ?)"),
				Arguments.of(attr("a").eq(attr("b")), "a = b"), Arguments.of(attr("a").size().ge(3), "size(a) >= ?"),
				Arguments.of(attr("a").size().lt(attr("b").size()), "size(a) < size(b)"),
				Arguments.of(attr(Book::shelf).then(Shelf::row).eq(4), "shelf.row = ?"),
				Arguments.of(attr("`a.b`[2].c").exists(), "attribute_exists(`a.b`[2].c)"),
				Arguments.of(OLD.and(CHEAP), "year < ? AND price < ?"),
				Arguments.of(OLD.and(CHEAP.or(SOLD_OUT)), "year < ? AND (price < ? OR stock = ?)"),
				Arguments.of(OLD.or(CHEAP).and(SOLD_OUT), "(year < ? OR price < ?) AND stock = ?"),
				Arguments.of(OLD.and(CHEAP).not(), "NOT (year < ? AND price < ?)"),
				Arguments.of(OLD.not().and(CHEAP), "NOT (year < ?) AND price < ?"),
				Arguments.of(Condition.all(), "TRUE"));
	}

	@Test
	void conditionsAreEqualWhenMadeEqual() {
		Condition again = attr(Book::price).lt(BigDecimal.TEN);

		assertThat(again).isEqualTo(CHEAP).hasSameHashCodeAs(CHEAP);
		assertThat(again.and(OLD)).isEqualTo(CHEAP.and(OLD)).hasSameHashCodeAs(CHEAP.and(OLD));
		assertThat(again.not()).isEqualTo(CHEAP.not()).hasSameHashCodeAs(CHEAP.not());
		assertThat(attr("a").size().eq(1)).isEqualTo(attr("a").size().eq(1)).hasSameHashCodeAs(attr("a").size().eq(1));
		assertThat(attr("a").eq(new byte[] { 1, 2 })).isEqualTo(attr("a").eq(new byte[] { 1, 2 }))
			.hasSameHashCodeAs(attr("a").eq(new byte[] { 1, 2 }));
	}

	@ParameterizedTest
	@MethodSource("others")
	void conditionsDifferInEachPart(Condition other) {
		assertThat(other).isNotEqualTo(attr("a").eq(1));
	}

	static Stream<Condition> others() {
		return Stream.of(attr("b").eq(1), attr("a").eq(2), attr("a").ne(1), attr("a").eq(attr("b")),
				attr("a").size().eq(1), attr("a").eq(1).not(), attr("a").eq(1).and(attr("b").eq(1)), Condition.all());
	}

	@Test
	void junctionsDifferInKindAndOrder() {
		assertThat(CHEAP.and(OLD)).isNotEqualTo(CHEAP.or(OLD)).isNotEqualTo(OLD.and(CHEAP));
	}

	@Test
	void allIsNeutral() {
		assertThat(Condition.all().isEmpty()).isTrue();
		assertThat(Condition.all().and(CHEAP)).isEqualTo(CHEAP);
		assertThat(CHEAP.and(Condition.all())).isEqualTo(CHEAP);
		assertThat(Condition.all().and(Condition.all())).isEqualTo(Condition.all());
		assertThat(Condition.allOf()).isEqualTo(Condition.all());
		assertThat(CHEAP.or(Condition.all())).isEqualTo(Condition.all());
		assertThat(CHEAP.isEmpty()).isFalse();
	}

	@Test
	void allOfAndAnyOfJoinAny() {
		assertThat(Condition.allOf(CHEAP, OLD, SOLD_OUT)).isEqualTo(CHEAP.and(OLD).and(SOLD_OUT));
		assertThat(Condition.allOf(List.of(CHEAP))).isEqualTo(CHEAP);
		assertThat(Condition.anyOf(CHEAP, OLD, SOLD_OUT)).isEqualTo(CHEAP.or(OLD).or(SOLD_OUT));
		assertThat(Condition.anyOf(List.of(CHEAP))).isEqualTo(CHEAP);
		assertThatIllegalArgumentException().isThrownBy(() -> Condition.anyOf(List.of()))
			.withMessage("Expected at least one condition of which any is to hold, found none. Give one.");
	}

	@Test
	void andIfDemandsOnlyWhereTheFlagIsSet() {
		assertThat(CHEAP.andIf(true, () -> OLD)).isEqualTo(CHEAP.and(OLD));
		assertThat(CHEAP.andIf(false, () -> {
			throw new AssertionError("asked without need");
		})).isEqualTo(CHEAP);
	}

	@Test
	void andIfPresentDemandsOnlyWhereThereIsAValue() {
		assertThat(Condition.all().andIfPresent(1950, attr(Book::year)::ge)).isEqualTo(attr(Book::year).ge(1950));
		assertThat(CHEAP.andIfPresent((Integer) null, attr(Book::year)::ge)).isEqualTo(CHEAP);
	}

	@Test
	void notOfNotIsTheConditionItself() {
		assertThat(CHEAP.not().not()).isEqualTo(CHEAP);
		assertThatIllegalArgumentException().isThrownBy(() -> Condition.all().not())
			.withMessage("Expected a condition that may fail, found one without terms. Negate another one.");
	}

	@Test
	void inTakesOneToAHundredValues() {
		List<Object> hundred = new ArrayList<>(IntStream.range(0, 100).boxed().toList());

		assertThat(attr("a").in(hundred).toString()).startsWith("a IN (?, ");
		hundred.add(100);
		assertThatIllegalArgumentException().isThrownBy(() -> attr("a").in(hundred))
			.withMessage("Expected 1 to 100 values for 'a', found 101. "
					+ "Split the values over several conditions or requests.");
		assertThatIllegalArgumentException().isThrownBy(() -> attr("a").in())
			.withMessage("Expected 1 to 100 values for 'a', found 0. "
					+ "Split the values over several conditions or requests.");
		assertThatIllegalArgumentException().isThrownBy(() -> attr("a").size().in(List.of()))
			.withMessageStartingWith("Expected 1 to 100 values for 'size(a)', found 0.");
	}

	@Test
	void valuesAreThoseAtTheTimeOfTheCall() {
		byte[] bytes = { 1 };
		List<String> list = new ArrayList<>(List.of("sf"));
		Map<String, List<String>> map = new HashMap<>(Map.of("tags", list));
		String[] array = { "sf" };
		List<Object> values = new ArrayList<>(List.of("sf"));
		Condition condition = Condition.allOf(attr("a").eq(bytes), attr("b").eq(list), attr("c").eq(map),
				attr("d").eq((Object) array), attr("e").in(values));

		bytes[0] = 2;
		list.add("changed");
		map.put("more", List.of());
		array[0] = "changed";
		values.add("changed");

		assertThat(condition).isEqualTo(Condition.allOf(attr("a").eq(new byte[] { 1 }), attr("b").eq(List.of("sf")),
				attr("c").eq(Map.of("tags", List.of("sf"))), attr("d").eq((Object) new String[] { "sf" }),
				attr("e").in(List.of("sf"))));
	}

	@Test
	void collectionsWithNullsAreHeldAsTheyAre() {
		assertThat(attr("a").eq(Collections.singletonList(null)))
			.isEqualTo(attr("a").eq(Collections.singletonList(null)))
			.isNotEqualTo(attr("a").eq(List.of()));
	}

	@Test
	@SuppressWarnings("NullAway") // null is what is refused
	void nullIsNoValueToCompareWith() {
		assertThatNullPointerException().isThrownBy(() -> attr("a").eq((Object) null));
	}

	@Test
	void equalSetsMakeEqualConditions() {
		assertThat(attr(Book::tags).eq(Set.of("sf", "classic")))
			.isEqualTo(attr(Book::tags).eq(Set.of("classic", "sf")));
	}

}
