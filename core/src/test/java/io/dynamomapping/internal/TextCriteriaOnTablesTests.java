package io.dynamomapping.internal;

import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import io.dynamomapping.Condition;
import io.dynamomapping.DynamoMapping;
import io.dynamomapping.KeySchema;
import io.dynamomapping.MappingOptions;
import io.dynamomapping.NullPolicy;
import io.dynamomapping.annotation.PartitionKey;
import io.dynamomapping.internal.codec.Codecs;
import io.dynamomapping.testing.Book;
import io.dynamomapping.testing.TestTables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Criteria as text, evaluated by DynamoDB.
 */
class TextCriteriaOnTablesTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

	private static final UUID OWNER = UUID.fromString("0a1b2c3d-0000-4000-8000-00000000000f");

	private static final Loan LOAN = new Loan("loan-1", 5, true, NOON, OWNER, Set.of(1, 2), List.of(true),
			Map.of("weeks", 4), new Reader("Anna", 18));

	private final Codecs codecs = new Codecs((mapper) -> {
	}, List.of());

	private final String table = tables.create(KeySchema.simple("id", ScalarAttributeType.S));

	private boolean holds(Condition condition, Type valueType, Map<String, AttributeValue> item) {
		Map<String, AttributeValue> stored = new HashMap<>(item);
		stored.put("id", AttributeValue.fromS("loan-1"));
		tables.raw().putItem((request) -> request.tableName(this.table).item(stored));
		DynamoMapping<String, ?> loans = tables.mappings()
			.open("loans", (Type) String.class, valueType,
					MappingOptions.defaults().withTableName(this.table).withKeys("id", null));
		return loans.scan().filter(condition).exists();
	}

	private boolean holds(String criterion, @Nullable Object value) {
		return holds(Condition.parse(criterion, value), Loan.class,
				this.codecs.<Loan>itemCodec(Loan.class, NullPolicy.OMIT, "value").encode(LOAN));
	}

	@Test
	void textsAreNumbersWhereNumbersAreStored() {
		assertThat(holds("days", "5")).isTrue();
		assertThat(holds("days", "5.0")).isTrue();
		assertThat(holds("days", "6")).isFalse();
		assertThat(holds("days__gt", "4.5")).isTrue();
		assertThat(holds("days__gt", "10")).isFalse();
		assertThat(holds("days__between", "5,10")).isTrue();
		assertThat(holds("days__between", "6,10")).isFalse();
		assertThat(holds("days__in", "4,5")).isTrue();
		assertThat(holds("days__in", List.of("4", "6"))).isFalse();
		assertThat(holds("days__not_in", "4,5")).isFalse();
		assertThat(holds("days__ne", "5")).isFalse();
		assertThat(holds("days__ne", "6")).isTrue();
	}

	@Test
	void textsAreTruthValuesWhereTheseAreStored() {
		assertThat(holds("open", "true")).isTrue();
		assertThat(holds("open", "false")).isFalse();
	}

	@Test
	void textsAreWhatIsStoredForThem() {
		assertThat(holds("since", "2026-11-21T13:00:00+01:00")).isTrue();
		assertThat(holds("since__gt", "2026-11-21T12:00:00Z")).isFalse();
		assertThat(holds("since__gte", "2026-11-21")).isTrue();
		assertThat(holds("since__lt", "2026-11-21")).isFalse();
		assertThat(holds("since__begins_with", "2026-11-21T12")).isTrue();
		assertThat(holds("since__contains", "-11-")).isTrue();
		assertThat(holds("owner", OWNER.toString().toUpperCase(Locale.ROOT))).isTrue();
		assertThat(holds("id__begins_with", "loan")).isTrue();
		assertThat(holds("id__begins_with", "book")).isFalse();
	}

	@Test
	void textsAreElementsOfSetsAndLists() {
		assertThat(holds("pages__contains", "2")).isTrue();
		assertThat(holds("pages__contains", "3")).isFalse();
		assertThat(holds("pages__not_contains", "3")).isTrue();
		assertThat(holds("flags__contains", "true")).isTrue();
		assertThat(holds("flags[0]", "true")).isTrue();
	}

	@Test
	void textsAreMembersOfMapsAndObjects() {
		assertThat(holds("reader__age__gte", "18")).isTrue();
		assertThat(holds("reader__age__gt", "18")).isFalse();
		assertThat(holds("reader__name__eq", "Anna")).isTrue();
		assertThat(holds("rules__weeks__eq", "4")).isTrue();
	}

	@Test
	void existenceAndTypesAreTested() {
		assertThat(holds("owner__exists", "true")).isTrue();
		assertThat(holds("owner__not_exists", "true")).isFalse();
		assertThat(holds("owner__type", "S")).isTrue();
		assertThat(holds("owner__type", "N")).isFalse();
	}

	@Test
	void textsAreTextWhereNothingIsDeclared() {
		Map<String, AttributeValue> item = Map.of("text", AttributeValue.fromS("5"), "number",
				AttributeValue.fromN("5"));

		assertThat(holds(Condition.parse("text", "5"), Map.class, item)).isTrue();
		assertThat(holds(Condition.parse("number", "5"), Map.class, item)).isFalse();
		assertThat(holds(Condition.parse("number", 5), Map.class, item)).isTrue();
		assertThat(holds(Condition.parse("text", "5"), Book.class, item)).isTrue();
	}

	@Test
	void textsAreNumbersWhereNumbersAreTheValues() {
		Map<String, AttributeValue> item = Map.of("value", AttributeValue.fromN("5"));

		assertThat(holds(Condition.parse("value__gte", "5"), Integer.class, item)).isTrue();
		assertThat(holds(Condition.parse("value__gt", "5"), Integer.class, item)).isFalse();
	}

	@Test
	void namesWithDotsAndUnderscoresAreFound() {
		Map<String, AttributeValue> item = Map.of("a.b__c", AttributeValue.fromN("5"));

		assertThat(holds(Condition.parse("`a.b__c`__gte", 5), Map.class, item)).isTrue();
		assertThat(holds(Condition.matching(Map.of("a.b__c", 5)), Map.class, item)).isTrue();
		assertThat(holds(Condition.matching(Map.of("a.b__c", 6)), Map.class, item)).isFalse();
	}

	@Test
	void nullMatchesWhatIsMissingOrNull() {
		Condition none = Condition.matching(Collections.singletonMap("owner", null));
		Condition some = Condition.parse("owner__ne", null);
		Map<String, AttributeValue> missing = Map.of();
		Map<String, AttributeValue> stored = Map.of("owner", AttributeValue.fromNul(true));
		Map<String, AttributeValue> present = Map.of("owner", AttributeValue.fromS("Anna"));

		assertThat(List.of(holds(none, Map.class, missing), holds(none, Map.class, stored),
				holds(none, Map.class, present)))
			.containsExactly(true, true, false);
		assertThat(List.of(holds(some, Map.class, missing), holds(some, Map.class, stored),
				holds(some, Map.class, present)))
			.containsExactly(false, false, true);
	}

	@Test
	void textsThatAreNoNumbersAreRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> holds("days__gte", "five"))
			.withMessage("Expected a number to compare 'days' with, found a text that is none. "
					+ "Give one such as -7 or 19.5.");
		assertThatIllegalArgumentException().isThrownBy(() -> holds("pages__contains", ""))
			.withMessage("Expected a number to compare 'pages' with, found a text that is none. "
					+ "Give one such as -7 or 19.5.");
	}

	@Test
	void textsThatAreNoTruthValuesAreRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> holds("open", "yes"))
			.withMessage("Expected true or false to compare 'open' with, found another text. Give one of these.");
	}

	record Loan(@PartitionKey String id, int days, boolean open, Instant since, UUID owner, Set<Integer> pages,
			List<Boolean> flags, Map<String, Integer> rules, Reader reader) {
	}

	record Reader(String name, int age) {
	}

}
