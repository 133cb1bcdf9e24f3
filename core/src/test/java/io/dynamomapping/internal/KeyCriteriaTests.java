package io.dynamomapping.internal;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

import io.dynamomapping.AttributePath;
import io.dynamomapping.Condition;
import io.dynamomapping.Condition.TextValue;
import io.dynamomapping.KeySchema;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

import static io.dynamomapping.Attribute.attr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class KeyCriteriaTests {

	private static final KeySchema LINES = KeySchema.composite("order", ScalarAttributeType.S, "line",
			ScalarAttributeType.N);

	private static final KeySchema BOOKS = KeySchema.simple("isbn", ScalarAttributeType.S);

	private static final Object NULL = new Object();

	private static KeyCriteria split(KeySchema keys, Object... criteria) {
		Map<String, @Nullable Object> map = new LinkedHashMap<>();
		for (int i = 0; i < criteria.length; i += 2) {
			map.put((String) criteria[i], (criteria[i + 1] != NULL) ? criteria[i + 1] : null);
		}
		return KeyCriteria.split(map, keys, "table 'prod'");
	}

	@Test
	void partitionKeyAloneIsEnough() {
		assertThat(split(BOOKS, "isbn", 5)).isEqualTo(new KeyCriteria(5, null, Condition.all()));
		assertThat(split(LINES, "order__eq", "o-17"))
			.isEqualTo(new KeyCriteria(new TextValue("o-17"), null, Condition.all()));
	}

	@Test
	void sortKeyIsTakenOutOfTheFilter() {
		KeyCriteria criteria = split(LINES, "quantity__gt", 5, "line__lte", 2, "order", "o-17", "isbn", "x");

		assertThat(criteria.partition()).isEqualTo(new TextValue("o-17"));
		assertThat(criteria.sort()).isEqualTo(attr("line").le(2));
		assertThat(criteria.filter()).isEqualTo(attr("quantity").gt(5).and(attr("isbn").eq(new TextValue("x"))));
	}

	@ParameterizedTest
	@ValueSource(strings = { "eq", "lt", "lte", "gt", "gte", "begins_with" })
	void sortKeyTakesTheOperatorsOfKeys(String operator) {
		assertThat(split(LINES, "order", "o-17", "line__" + operator, "2").sort()).isNotNull();
	}

	@Test
	void numbersOfTheTableMayBeText() {
		assertThat(split(LINES, "order", "o-17", "line__between", "1,2").sort())
			.isEqualTo(attr("line").between(BigDecimal.ONE, new BigDecimal("2")));
		assertThat(split(KeySchema.simple("id", ScalarAttributeType.N), "id", "7").partition())
			.isEqualTo(new BigDecimal("7"));
	}

	@Test
	void membersOfOtherAttributesAreNoKeys() {
		assertThat(split(BOOKS, "isbn", 5, "other__isbn__ne", 6).filter()).isEqualTo(attr("other.isbn").ne(6));
	}

	@Test
	void namesMayNeedBackquotes() {
		KeySchema keys = KeySchema.composite("a.b", ScalarAttributeType.S, "c__d", ScalarAttributeType.S);

		assertThat(split(keys, "`a.b`", 1, "`c__d`__gt", 2))
			.isEqualTo(new KeyCriteria(1, (Condition.Test) attr(AttributePath.of("c__d")).gt(2), Condition.all()));
		assertThatIllegalArgumentException().isThrownBy(() -> split(keys, "a.b", 1))
			.withMessage("Expected a criterion for partition key 'a.b' of table 'prod', found [a.b]. "
					+ "Add '`a.b`', or scan instead.");
	}

	@Test
	void missingPartitionKeyIsRefused() {
		assertRefused("Expected a criterion for partition key 'order' of table 'prod', found [line, isbn__ne]. "
				+ "Add 'order', or scan instead.", "line", 1, "isbn__ne", "x");
		assertRefused("Expected a criterion for partition key 'order' of table 'prod', found []. "
				+ "Add 'order', or scan instead.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "ne", "gte", "begins_with", "in", "not_in", "contains", "not_contains" })
	void otherTestsOfThePartitionKeyAreRefused(String operator) {
		assertRefused(
				"Expected the value of partition key 'order' of table 'prod', found 'order__" + operator
						+ "'. DynamoDB reads one partition: use 'order' with a value, or scan instead.",
				"order__" + operator, "o-17");
	}

	@Test
	void nullPartitionKeyIsRefused() {
		assertRefused("Expected the value of partition key 'order' of table 'prod', found 'order'. "
				+ "DynamoDB reads one partition: use 'order' with a value, or scan instead.", "order", NULL);
	}

	@Test
	void twoValuesOfThePartitionKeyAreRefused() {
		assertRefused(
				"Expected one criterion for partition key 'order' of table 'prod', found [order, order__eq]. "
						+ "DynamoDB reads one partition: leave all but one of them out.",
				"order", "o-17", "order__eq", "o-18");
	}

	@ParameterizedTest
	@ValueSource(strings = { "ne", "in", "not_in", "contains", "not_contains" })
	void otherTestsOfTheSortKeyAreRefused(String operator) {
		assertRefused(
				"Expected eq, lt, lte, gt, gte, between or begins_with for sort key 'line' of table 'prod', "
						+ "found 'line__" + operator + "'. DynamoDB has no other operators for keys.",
				"order", "o-17", "line__" + operator, "1");
	}

	@Test
	void existenceAndTypeOfTheSortKeyAreRefused() {
		String expected = "Expected eq, lt, lte, gt, gte, between or begins_with for sort key 'line' of table 'prod', ";

		assertRefused(expected + "found 'line__exists'. DynamoDB has no other operators for keys.", "order", "o-17",
				"line__exists", true);
		assertRefused(expected + "found 'line'. DynamoDB has no other operators for keys.", "order", "o-17", "line",
				NULL);
	}

	@Test
	void twoCriteriaForTheSortKeyAreRefused() {
		assertRefused("Expected one criterion for sort key 'line' of table 'prod', found 'line__gte' and 'line__lt'. "
				+ "Use 'between' for a range.", "order", "o-17", "line__gte", 1, "line__lt", 5);
	}

	@Test
	void textsThatAreNoNumbersAreRefused() {
		assertRefused("Expected a number to compare 'line' with, found a text that is none. "
				+ "Give one such as -7 or 19.5.", "order", "o-17", "line__gte", "first");
	}

	private static void assertRefused(String message, Object... criteria) {
		assertThatIllegalArgumentException().isThrownBy(() -> split(LINES, criteria)).withMessage(message);
	}

}
