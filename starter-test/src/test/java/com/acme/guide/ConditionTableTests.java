package com.acme.guide;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.dynamomapping.Attribute;
import io.dynamomapping.AttributeType;
import io.dynamomapping.Condition;
import io.dynamomapping.DynamoMapping;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static io.dynamomapping.Attribute.attr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * The tables of the page on conditions, row by row.
 */
@ExtendWith(Shop.class)
class ConditionTableTests {

	private static final Map<String, Object> ITEM = Map.of("price", BigDecimal.TEN, "listPrice", BigDecimal.TEN,
			"title", "Foundation", "tags", Set.of("sf", "classic"));

	private static final Map<String, Object> OF_OTHER_TYPES = Map.of("price", "ten", "listPrice", BigDecimal.TEN,
			"title", 10, "tags", 2);

	private static final Attribute<Object> PRICE = attr("price");

	private static final Map<String, Condition> EXAMPLES = Map.ofEntries(Map.entry("eq(value)", PRICE.eq(10)),
			Map.entry("ne(value)", PRICE.ne(9)), Map.entry("lt(value)", PRICE.lt(11)),
			Map.entry("le(value)", PRICE.le(10)), Map.entry("gt(value)", PRICE.gt(9)),
			Map.entry("ge(value)", PRICE.ge(10)), Map.entry("between(low, high)", PRICE.between(9, 11)),
			Map.entry("in(values…)", PRICE.in(9, 10)), Map.entry("eq(attribute)", PRICE.eq(attr("listPrice"))),
			Map.entry("exists()", PRICE.exists()), Map.entry("missing()", PRICE.missing()),
			Map.entry("type(N)", PRICE.type(AttributeType.N)),
			Map.entry("beginsWith(text)", attr("title").beginsWith("Found")),
			Map.entry("contains(part)", attr("tags").contains("sf")),
			Map.entry("contains(part).not()", attr("tags").contains("fantasy").not()),
			Map.entry("size().gt(number)", attr("tags").size().gt(1)));

	@Test
	void everyOperatorActsAsItsRowSays(DynamoMapping<String, Map<String, Object>> items) {
		items.put("present", ITEM);
		items.put("of other types", OF_OTHER_TYPES);
		items.put("missing", Map.of("listPrice", BigDecimal.TEN));

		List<List<String>> rows = GuidePage.CONDITIONS.table("Verb");

		assertThat(rows).extracting((row) -> code(row.get(0))).containsExactlyInAnyOrderElementsOf(EXAMPLES.keySet());
		assertThat(rows).allSatisfy((row) -> {
			Condition condition = EXAMPLES.get(code(row.get(0)));
			assertThat(code(row.get(1))).isEqualTo(condition.toString());
			boolean holds = !condition.equals(PRICE.missing());
			assertThat(holdsFor(condition, items))
				.containsExactlyInAnyOrderElementsOf(Stream
					.of(holds ? "present" : "", row.get(3).equals("yes") ? "missing" : "",
							row.get(4).equals("yes") ? "of other types" : "")
					.filter((name) -> !name.isEmpty())
					.toList());
		});
	}

	@Test
	void junctionsReadAsTheirRowsSay() {
		Condition a = attr("price").lt(1);
		Condition b = attr("stock").gt(1);
		Condition c = attr("year").eq(1);
		Map<String, Condition> examples = Map.of("a.and(b)", a.and(b), "a.or(b)", a.or(b), "a.not()", a.not(),
				"a.or(b).and(c)", a.or(b).and(c), "Condition.allOf(a, b, c)", Condition.allOf(a, b, c),
				"Condition.anyOf(a, b, c)", Condition.anyOf(a, b, c), "Condition.all()", Condition.all());

		List<List<String>> rows = GuidePage.CONDITIONS.table("Method");

		assertThat(rows).extracting((row) -> code(row.get(0))).containsExactlyInAnyOrderElementsOf(examples.keySet());
		assertThat(rows).allSatisfy((row) -> {
			Condition example = examples.get(code(row.get(0)));
			assertThat(code(row.get(1))).startsWith(example.isEmpty() ? "nothing" : example.toString());
		});
	}

	@Test
	void textOperatorsAreThoseOfTheirTable() {
		Map<String, Condition> examples = Map.ofEntries(Map.entry("eq", PRICE.eq(1)), Map.entry("ne", PRICE.ne(1)),
				Map.entry("lt", PRICE.lt(1)), Map.entry("lte", PRICE.le(1)), Map.entry("gt", PRICE.gt(1)),
				Map.entry("gte", PRICE.ge(1)), Map.entry("between", PRICE.between(1, 2)),
				Map.entry("in", PRICE.in(1, 2)), Map.entry("not_in", PRICE.in(1, 2).not()),
				Map.entry("begins_with", PRICE.beginsWith("1")), Map.entry("contains", PRICE.contains("1")),
				Map.entry("not_contains", PRICE.contains("1").not()), Map.entry("exists", PRICE.exists()),
				Map.entry("not_exists", PRICE.missing()), Map.entry("type", PRICE.type(AttributeType.N)));
		Map<String, Object> values = Map.of("between", "1,2", "in", "1,2", "not_in", "1,2", "exists", "true",
				"not_exists", "true", "type", "N");

		List<String> operators = GuidePage.CONDITIONS.table("Operator")
			.stream()
			.flatMap((row) -> Pattern.compile("`(\\w+)`").matcher(row.get(0)).results())
			.map((operator) -> operator.group(1))
			.toList();

		assertThat(operators).containsExactlyInAnyOrderElementsOf(examples.keySet())
			.allSatisfy(
					(operator) -> assertThat(Condition.parse("price__" + operator, values.getOrDefault(operator, "1")))
						.hasToString(examples.get(operator).toString()));
		assertThatIllegalArgumentException().isThrownBy(() -> Condition.parse("price__below", "1"))
			.satisfies((refusal) -> assertThat(listed(refusal)).containsExactlyInAnyOrderElementsOf(operators));
	}

	private static List<String> listed(Exception refusal) {
		String operators = refusal.getMessage().replaceFirst("^.*?\\[", "").replaceFirst("].*$", "");
		return List.of(operators.split(", ", -1));
	}

	private static String code(String cell) {
		return cell.replace("`", "");
	}

	private static List<String> holdsFor(Condition condition, DynamoMapping<String, Map<String, Object>> items) {
		return items.scan()
			.filter(condition.and(attr("open").missing()))
			.select("name")
			.stream()
			.map((item) -> String.valueOf(item.get("name")))
			.toList();
	}

}
