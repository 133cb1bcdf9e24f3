package io.dynamomapping.badinput;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.dynamomapping.Attribute;
import io.dynamomapping.AttributePath;
import io.dynamomapping.Change;
import io.dynamomapping.Condition;
import io.dynamomapping.DynamoMapping;
import io.dynamomapping.testing.TestTables;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.dynamomapping.Attribute.attr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Names and values that look like expressions, and expressions that are none to DynamoDB.
 */
class ExpressionRowsTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private final DynamoMapping<String, Map<String, @Nullable Object>> settings = tables.settings();

	@ParameterizedTest(name = "B16 ok: name {0}")
	@ValueSource(strings = { "name", "size", "a.b", "#n0", ":v0", "a b", "a[0]", "`a`", "SET", "0", "é", "🚀", "\u0000",
			"a = :v0" })
	void anyNameWorks(String name) {
		AttributePath path = AttributePath.of(name);
		Attribute<Object> attribute = Attribute.attr(path);

		this.settings.put("a", Map.of(name, 1));
		this.settings.at("a").update(attribute.increment(1));

		assertThat(this.settings.at("a").onlyIf(attribute.eq(2)).update(attribute.set(Map.of(name, 3)))).isPresent();
		assertThat(this.settings.scan().filter(attribute.then(name).eq(3)).list()).hasSize(1);
		assertThat(this.settings.at("a").select(attribute)).isPresent();
		assertThat(this.settings.get("a")).containsOnlyKeys(name);
	}

	@ParameterizedTest(name = "B17 text of an expression is a name or refused: {0}")
	@ValueSource(strings = { "a = :x", "#a", ":x", "attribute_exists(a)", "a OR :x", "a; DROP" })
	void textIsNoExpression(String text) {
		this.settings.put("a", Map.of("a", 1));

		assertThat(this.settings.scan().filter(attr(text).exists()).list()).isEmpty();
		assertThat(this.settings.at("a").onlyIf(attr(text).exists()).remove()).isFalse();
	}

	@ParameterizedTest(name = "B18 ok: value {0}")
	@ValueSource(strings = { ":x OR true", "#n0", ":v0", "attribute_exists(a)", "' OR '1'='1", "a = a" })
	void valuesAreInert(String value) {
		this.settings.put("a", Map.of("text", value));
		this.settings.put("b", Map.of("text", "other"));

		assertThat(this.settings.scan().filter(attr("text").eq(value)).list()).hasSize(1);
		assertThat(this.settings.at("b").onlyIf(attr("text").eq(value)).remove()).isFalse();
		assertThat(this.settings.at("a").onlyIf(attr("text").in(value)).update(attr("text").set(value))).isPresent();
		assertThat(this.settings.get("a")).containsEntry("text", value);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource
	void isRefused(String row, Condition condition, String found) {
		assertRefused(() -> this.settings.scan().filter(condition).list(), found);
		assertRefused(() -> this.settings.scan().filter(attr("b").exists().and(condition.not())).list(), found);
		assertRefused(() -> this.settings.at("a").onlyIf(condition).remove(), found);
		assertRefused(() -> this.settings.at("a").onlyIf(condition).put(Map.of()), found);
		assertRefused(() -> this.settings.at("a").onlyIf(condition).update(attr("b").set(1)), found);
		assertThat(tables.requests().operations()).isEmpty();
	}

	static Stream<Arguments> isRefused() {
		Attribute<Object> a = attr("a");
		String order = "Expected text, a number or binary to order 'a' by";
		return Stream.of(Arguments.of("lt of a boolean", a.lt(true), order + ", found a value that is stored as BOOL"),
				Arguments.of("le of a map", a.le(Map.of()), order),
				Arguments.of("gt of a list", a.gt(List.of()), order),
				Arguments.of("ge of a set", a.ge(Set.of(1)), order),
				Arguments.of("between booleans", a.between(false, true), order),
				Arguments.of("between a number and a text", a.between(1, "2"), "Expected bounds of one type for 'a'"),
				Arguments.of("between from above", a.between(10, 9), "Expected the lower bound of 'a' first"),
				Arguments.of("between texts from above", a.between("b", "a"), "Expected the lower bound of 'a' first"),
				Arguments.of("301 operators", terms(151), "at most 300 operators"),
				Arguments.of("301 operators with sizes",
						terms(149).and(a.size().gt(1)).and(attr("b").exists()).and(attr("c").missing().not()),
						"at most 300 operators"),
				Arguments.of("more than 4 KB", longTerms(400), "at most 4096 bytes"));
	}

	@Test
	void inOfMoreThan100ValuesIsRefused() {
		assertRefused(() -> attr("a").in(Collections.nCopies(101, 1)), "1 to 100");
		assertRefused(() -> attr("a").in(List.of()), "1 to 100");

		assertThat(this.settings.scan().filter(attr("a").in(IntStream.range(0, 100).boxed().toList())).list())
			.isEmpty();
	}

	@Test
	void borderOf300OperatorsIsThatOfDynamoDb() {
		Condition exactly = terms(150).and(attr("b").missing());
		assertThat(this.settings.scan().filter(terms(150)).list()).isEmpty();

		assertRefused(() -> this.settings.scan().filter(exactly).list(), "found one of 301");
		assertThat(this.settings.scan()
			.filter(Condition.allOf(terms(148), attr("b").size().gt(1), attr("c").exists()))
			.list()).isEmpty();
	}

	@Test
	void borderOf300OperatorsOfAChangeIsThatOfDynamoDb() {
		Change sums = Change
			.allOf(IntStream.range(0, 100).mapToObj((number) -> attr("a" + number).incrementOrSet(number)).toList());

		assertThat(this.settings.at("a").upsert(sums)).isPresent();
		assertRefused(() -> this.settings.at("a").upsert(sums.and(attr("b").include(1))), "found one of 301");
		assertRefused(() -> this.settings.at("a").upsert(sums.and(attr("b").set(1))), "found one of 301");
		assertThat(this.settings.at("a").upsert(sums.and(attr("a100").remove()))).isPresent();
	}

	@Test
	void borderOf4KilobytesIsThatOfDynamoDb() {
		List<Condition> terms = new ArrayList<>();
		List<String> texts = new ArrayList<>();
		for (int start = 0; start < 500; start += 100) {
			List<Integer> values = IntStream.range(start, start + 100).boxed().toList();
			terms.add(attr("a").in(values));
			texts
				.add("#n0 IN (" + values.stream().map((value) -> ":v" + value).collect(Collectors.joining(", ")) + ")");
		}
		while (String.join(" AND ", texts).length() < 4000) {
			terms.add(attr("a").ne(0));
			texts.add("#n0 <> :v0");
		}
		Condition start = Condition.allOf(terms);
		int rest = 4096 - String.join(" AND ", texts).length() - " AND attribute_exists(#n0)".length();

		assertThat(this.settings.scan().filter(start.and(deep(rest).exists())).list()).isEmpty();
		assertRefused(() -> this.settings.scan().filter(start.and(deep(rest + 1).exists())).list(),
				"at most 4096 bytes, found one of 4097");
	}

	// Of positions that take three and four characters.
	private static Attribute<Object> deep(int length) {
		int longer = length % 3;
		return attr("a" + "[10]".repeat(longer) + "[1]".repeat((length - 4 * longer) / 3));
	}

	@Test
	void projectionsOfMoreThan4KilobytesAreRefused() {
		Attribute<?>[] many = IntStream.range(0, 1000)
			.mapToObj((number) -> attr("a" + number))
			.toArray(Attribute[]::new);

		assertRefused(() -> this.settings.at("a").select(many), "at most 4096 bytes");
		assertRefused(() -> this.settings.scan().select(many).list(), "at most 4096 bytes");
		assertThat(tables.requests().operations()).isEmpty();
	}

	@Test
	void namesThatAreNoNamesAreRefused() {
		assertRefused(() -> attr("a\ud800"), "surrogate");
		assertRefused(() -> attr("a.`\udc00`"), "surrogate");
		assertRefused(() -> attr("a").then("\ud800"), "surrogate");
		assertRefused(() -> AttributePath.of("x".repeat(65_536)), "65535 bytes");
		assertRefused(() -> AttributePath.of("é".repeat(32_768)), "65535 bytes");
		assertRefused(() -> attr(""), "path");
		assertThat(AttributePath.of("é".repeat(32_767)).elements()).hasSize(1);
	}

	@Test
	void nullsAreRefused() {
		assertThatExceptionOfType(NullPointerException.class).isThrownBy(() -> attr("a").eq(nothing()));
		assertThatExceptionOfType(NullPointerException.class).isThrownBy(() -> attr("a").in(1, nothing()));
		assertThatExceptionOfType(NullPointerException.class).isThrownBy(() -> attr("a").include(1, nothing()));
		assertThatExceptionOfType(NullPointerException.class).isThrownBy(() -> this.settings.scan().filter(nothing()));
		assertThatExceptionOfType(NullPointerException.class)
			.isThrownBy(() -> this.settings.at("a").update(this.<Change>change()));
		assertThatExceptionOfType(NullPointerException.class).isThrownBy(() -> this.settings.at("a").onlyIf(nothing()));
		assertThat(tables.requests().operations()).isEmpty();
	}

	@SuppressWarnings({ "NullAway", "TypeParameterUnusedInFormals" }) // The null is what
																		// the test is
																		// about.
	private <T> T change() {
		return null;
	}

	@SuppressWarnings({ "NullAway", "TypeParameterUnusedInFormals" }) // The null is what
																		// the test is
																		// about.
	private static <T> T nothing() {
		return null;
	}

	private static void assertRefused(ThrowingCallable call, String found) {
		assertThatIllegalArgumentException().isThrownBy(call).withMessageContaining(found);
	}

	// Twice as many operators as terms, but one.
	private static Condition terms(int number) {
		return Condition.allOf(IntStream.range(0, number).mapToObj((each) -> attr("a").ne(each % 10)).toList());
	}

	private static Condition longTerms(int number) {
		return Condition.allOf(IntStream.range(0, number / 4)
			.mapToObj((each) -> attr("a").in(IntStream.range(each, each + 10).boxed().toList()))
			.toList());
	}

}
