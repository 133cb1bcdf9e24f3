package io.dynamomapping;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.dynamomapping.Condition.TextValue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.dynamomapping.Attribute.attr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Criteria as text, read into conditions.
 */
class TextCriteriaTests {

	private static final String BACKQUOTES = "Put a name that holds '__' in backquotes";

	@Test
	void everyOperatorIsTheVerbOfAnAttribute() {
		assertThat(Condition.parse("year", 1951)).isEqualTo(attr("year").eq(1951));
		assertThat(Condition.parse("year__eq", 1951)).isEqualTo(attr("year").eq(1951));
		assertThat(Condition.parse("year__ne", 1951)).isEqualTo(attr("year").ne(1951));
		assertThat(Condition.parse("year__lt", 1951)).isEqualTo(attr("year").lt(1951));
		assertThat(Condition.parse("year__lte", 1951)).isEqualTo(attr("year").le(1951));
		assertThat(Condition.parse("year__gt", 1951)).isEqualTo(attr("year").gt(1951));
		assertThat(Condition.parse("year__gte", 1951)).isEqualTo(attr("year").ge(1951));
		assertThat(Condition.parse("year__between", List.of(1950, 1960))).isEqualTo(attr("year").between(1950, 1960));
		assertThat(Condition.parse("year__in", Set.of(1950))).isEqualTo(attr("year").in(1950));
		assertThat(Condition.parse("year__not_in", List.of(1950, 1951))).isEqualTo(attr("year").in(1950, 1951).not());
		assertThat(Condition.parse("title__begins_with", "F")).isEqualTo(attr("title").beginsWith("F"));
		assertThat(Condition.parse("tags__contains", 5)).isEqualTo(attr("tags").contains(5));
		assertThat(Condition.parse("tags__not_contains", 5)).isEqualTo(attr("tags").contains(5).not());
		assertThat(Condition.parse("shelf__exists", true)).isEqualTo(attr("shelf").exists());
		assertThat(Condition.parse("shelf__not_exists", true)).isEqualTo(attr("shelf").missing());
		assertThat(Condition.parse("shelf__type", AttributeType.M)).isEqualTo(attr("shelf").type(AttributeType.M));
	}

	@Test
	void textsAreTakenForWhatTheMappingStores() {
		assertThat(Condition.parse("year__gte", "1951")).isEqualTo(attr("year").ge(new TextValue("1951")));
		assertThat(Condition.parse("tags__contains", "sf")).isEqualTo(attr("tags").contains(new TextValue("sf")));
		assertThat(Condition.parse("year__in", List.of("1950", "1951")))
			.isEqualTo(attr("year").in(new TextValue("1950"), new TextValue("1951")));
	}

	@Test
	void severalValuesMayStandInOneTextOrInAnArray() {
		Condition condition = attr("year").between(new TextValue("1950"), new TextValue("1960"));

		assertThat(Condition.parse("year__between", "1950,1960")).isEqualTo(condition);
		assertThat(Condition.parse("year__between", new String[] { "1950", "1960" })).isEqualTo(condition);
		assertThat(Condition.parse("author__in", ", Lem"))
			.isEqualTo(attr("author").in(new TextValue(""), new TextValue(" Lem")));
		assertThat(Condition.parse("author__in", "Lem")).isEqualTo(attr("author").in(new TextValue("Lem")));
	}

	@Test
	void flagsMayBeTextAndFalse() {
		assertThat(Condition.parse("shelf__exists", "true")).isEqualTo(attr("shelf").exists());
		assertThat(Condition.parse("shelf__exists", "false")).isEqualTo(attr("shelf").missing());
		assertThat(Condition.parse("shelf__not_exists", false)).isEqualTo(attr("shelf").exists());
	}

	@Test
	void typesMayBeText() {
		assertThat(Condition.parse("shelf__type", "NULL")).isEqualTo(attr("shelf").type(AttributeType.NULL));
	}

	@Test
	void binaryHasABeginning() {
		assertThat(Condition.parse("cover__begins_with", new byte[] { 1, 2 }))
			.isEqualTo(attr("cover").beginsWith(new byte[] { 1, 2 }));
	}

	@Test
	void nullStandsForNothing() {
		Condition nothing = attr("shelf").missing().or(attr("shelf").type(AttributeType.NULL));

		assertThat(Condition.parse("shelf", null)).isEqualTo(nothing);
		assertThat(Condition.parse("shelf__ne", null)).isEqualTo(nothing.not());
	}

	@Test
	void doubleUnderscoresJoinTheNamesOfNestedAttributes() {
		assertThat(Condition.parse("shelf__row__gt", 4)).isEqualTo(attr("shelf.row").gt(4));
		assertThat(Condition.parse("shelf.row", 4)).isEqualTo(attr("shelf.row").eq(4));
		assertThat(Condition.parse("shelves[0]__row__eq", 4)).isEqualTo(attr("shelves[0].row").eq(4));
	}

	@Test
	void operatorsAreNamesWhereAnOperatorFollows() {
		assertThat(Condition.parse("field__type__eq", "S")).isEqualTo(attr("field.type").eq(new TextValue("S")));
		assertThat(Condition.parse("in", 1)).isEqualTo(attr("in").eq(1));
	}

	@Test
	void backquotesKeepNamesWhole() {
		assertThat(Condition.parse("`net__weight`__gte", 5)).isEqualTo(attr(AttributePath.of("net__weight")).ge(5));
		assertThat(Condition.parse("`__typename`", 5)).isEqualTo(attr(AttributePath.of("__typename")).eq(5));
		assertThat(Condition.parse("a__`b.c__``d`__lt", 5))
			.isEqualTo(attr(AttributePath.of("a").then("b.c__`d")).lt(5));
	}

	@Test
	void singleUnderscoresArePartsOfNames() {
		assertThat(Condition.parse("_net_weight", 5)).isEqualTo(attr("_net_weight").eq(5));
	}

	@Test
	void allOfSeveralCriteriaHold() {
		Map<String, Object> criteria = new LinkedHashMap<>();
		criteria.put("author", "Lem");
		criteria.put("year__lt", 1970);

		assertThat(Condition.parse(criteria))
			.isEqualTo(attr("author").eq(new TextValue("Lem")).and(attr("year").lt(1970)));
		assertThat(Condition.parse(Map.of())).isEqualTo(Condition.all());
	}

	@Test
	void matchingTakesNamesAndValuesAsTheyAre() {
		Map<String, @Nullable Object> values = new LinkedHashMap<>();
		values.put("a.b__lt", "5");
		values.put("shelf", null);

		assertThat(Condition.matching(values)).isEqualTo(attr(AttributePath.of("a.b__lt")).eq("5")
			.and(attr("shelf").missing().or(attr("shelf").type(AttributeType.NULL))));
		assertThat(Condition.matching(Map.of())).isEqualTo(Condition.all());
	}

	@Test
	void textShowsNoValues() {
		assertThat(Condition.parse("year__between", "1950,1960")).hasToString("year BETWEEN ? AND ?");
		assertThat(new TextValue("1950")).hasToString("?");
	}

	@Test
	void unknownOperatorsAreRefused() {
		assertRefused("year__atleast", 5,
				"Expected one of [eq, ne, lt, lte, gt, gte, between, in, not_in, begins_with, contains, not_contains, "
						+ "exists, not_exists, type] after the last '__' of 'year__atleast', found 'atleast'. "
						+ BACKQUOTES + ", and add '__eq' to the names of a nested attribute.");
		assertThatIllegalArgumentException().isThrownBy(() -> Condition.parse("shelf__row", 4))
			.withMessageContaining("found 'row'");
		assertThatIllegalArgumentException().isThrownBy(() -> Condition.parse("year__`eq`", 4))
			.withMessageContaining("found '`eq`'");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "__gte", "year__", "shelf____row__eq" })
	void missingNamesAreRefused(String criterion) {
		assertRefused(criterion, 5, "Expected names and an operator with '__' between them, found '" + criterion + "'. "
				+ BACKQUOTES + ".");
	}

	@Test
	void unreadablePathsAreRefused() {
		assertRefused("`year__gte", 5, "Expected a path such as shelf.row, tags[0] or `a.b`.c, found '`year__gte'. "
				+ "Put names that hold dots or brackets in backquotes.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "lt", "lte", "gt", "gte", "contains", "not_contains" })
	void operatorsNeedValues(String operator) {
		assertRefused("year__" + operator, null, "Expected a value for 'year__" + operator
				+ "', found none. Leave the criterion out, or use 'exists' or 'not_exists'.");
	}

	@Test
	void oneValueIsNotSeveral() {
		assertRefused("year__gte", List.of(1951), "Expected one value for 'year__gte', found a collection. "
				+ "Use 'between' or 'in' for several values.");
		assertRefused("year", new String[] { "1951" }, "Expected one value for 'year', found an array. "
				+ "Use 'in' for several values, a list for one that is a list.");
	}

	@Test
	void betweenNeedsTwoValues() {
		String advice = ". Give the lower and the higher one.";

		assertRefused("year__between", "1950", "Expected 2 values for 'year__between', found 1 of them" + advice);
		assertRefused("year__between", List.of(1, 2, 3),
				"Expected 2 values for 'year__between', found 3 of them" + advice);
		assertRefused("year__between", 1950, "Expected several values for 'year__between', found one. "
				+ "Give a collection, an array or a text with commas.");
	}

	@Test
	void inNeedsSeveralValues() {
		assertRefused("year__in", 1950, "Expected several values for 'year__in', found one. "
				+ "Give a collection, an array or a text with commas.");
		assertRefused("year__not_in", null, "Expected several values for 'year__not_in', found none. "
				+ "Give a collection, an array or a text with commas.");
		assertRefused("year__in", Collections.singletonList(null), "Expected a value for 'year__in', found none. "
				+ "Leave the criterion out, or use 'exists' or 'not_exists'.");
		assertRefused("year__in", List.of(), "Expected 1 to 100 values for 'year', found 0. "
				+ "Split the values over several conditions or requests.");
		assertRefused("year__in", IntStream.range(0, 101).mapToObj(String::valueOf).collect(Collectors.joining(",")),
				"Expected 1 to 100 values for 'year', found 101. "
						+ "Split the values over several conditions or requests.");
	}

	@Test
	void beginningsAreTextOrBinary() {
		assertRefused("title__begins_with", 5, "Expected a text or binary for 'title__begins_with', "
				+ "found something else. Give what the attribute begins with.");
		assertRefused("title__begins_with", null, "Expected a text or binary for 'title__begins_with', "
				+ "found none. Give what the attribute begins with.");
	}

	@Test
	void flagsAreTrueOrFalse() {
		for (Object flag : Arrays.asList("", "yes", 1)) {
			assertRefused("shelf__exists", flag, "Expected true or false for 'shelf__exists', found something else. "
					+ "Say whether the criterion is to hold.");
		}
		assertRefused("shelf__not_exists", null, "Expected true or false for 'shelf__not_exists', found none. "
				+ "Say whether the criterion is to hold.");
	}

	@Test
	void typesAreThoseOfDynamoDb() {
		String types = "Expected one of [S, N, B, SS, NS, BS, M, L, BOOL, NULL] for 'shelf__type', found ";

		assertRefused("shelf__type", "map", types + "'map'. Give the type in DynamoDB's words.");
		assertRefused("shelf__type", null, types + "none. Give the type in DynamoDB's words.");
	}

	private static void assertRefused(String criterion, @Nullable Object value, String message) {
		assertThatIllegalArgumentException().isThrownBy(() -> Condition.parse(criterion, value)).withMessage(message);
	}

}
