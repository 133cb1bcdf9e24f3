package io.dynamomapping.scenario;

import java.math.BigDecimal;
import java.util.Map;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.ItemMappingException;
import io.dynamomapping.KeySchema;
import io.dynamomapping.MappingOptions;
import io.dynamomapping.testing.Schemaless;
import io.dynamomapping.testing.TestTables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Numbers, and names that look like types.
 */
class NumberScenarioTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	@ParameterizedTest
	@ValueSource(strings = { "1.12345678912345", "129271300103398600", "12345678901234567890123456789012345678",
			"0.00000000000000000000000000000000000001", "-1E-130", "9.9999999999999999999999999999999999999E+125" })
	@DisplayName("S27: numbers that are exact after a round trip")
	void exactNumbers(String text) {
		DynamoMapping<String, Map<String, @Nullable Object>> settings = tables.settings();
		DynamoMapping<String, Price> prices = tables.open(KeySchema.simple("id", ScalarAttributeType.S), String.class,
				Price.class, MappingOptions.defaults().withKeys("id", null));

		settings.put("number", Map.of("n", new BigDecimal(text)));
		prices.put("number", new Price(new BigDecimal(text)));

		assertThat((BigDecimal) settings.at("number").require().get("n")).isEqualByComparingTo(text);
		assertThat(prices.at("number").require().amount()).isEqualByComparingTo(text);
	}

	@Test
	@DisplayName("S27: numbers that DynamoDB cannot hold")
	void refusedNumbers() {
		DynamoMapping<String, Map<String, @Nullable Object>> settings = tables.settings();
		DynamoMapping<String, Price> prices = tables.open(KeySchema.simple("id", ScalarAttributeType.S), String.class,
				Price.class, MappingOptions.defaults().withKeys("id", null));
		DynamoMapping<String, Ratio> ratios = tables.open(KeySchema.simple("id", ScalarAttributeType.S), String.class,
				Ratio.class, MappingOptions.defaults().withKeys("id", null));
		BigDecimal tooLong = new BigDecimal("123456789012345678901234567890123456789");

		assertRefused("n", () -> settings.put("number", Map.of("n", tooLong)));
		assertRefused("n", () -> settings.put("number", Map.of("n", Double.NaN)));
		assertRefused("n", () -> settings.put("number", Map.of("n", Double.POSITIVE_INFINITY)));
		assertRefused("amount", () -> prices.put("number", new Price(tooLong)));
		assertRefused("share", () -> ratios.put("number", new Ratio(Double.NaN)));
		assertRefused("share", () -> ratios.put("number", new Ratio(Double.NEGATIVE_INFINITY)));
		assertRefused("share", () -> ratios.at("number").put("share", Double.NaN));

		assertThat(tables.requests().operations()).isEmpty();
	}

	private static void assertRefused(String path, Runnable write) {
		assertThatExceptionOfType(ItemMappingException.class).isThrownBy(write::run)
			.satisfies((ex) -> assertThat(ex.path()).isEqualTo(path))
			.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain("1234567890"));
	}

	@Test
	@DisplayName("S27: a double by its shortest text")
	void shortestDouble() {
		DynamoMapping<String, Map<String, @Nullable Object>> settings = tables.settings();

		settings.put("number", Map.of("n", 1.1));

		assertThat(tables.item(settings, "number")).containsEntry("n", AttributeValue.fromN("1.1"));
	}

	@Test
	@DisplayName("S28: a numeric key with a long fraction")
	void longFraction() {
		DynamoMapping<BigDecimal, Map<String, @Nullable Object>> readings = tables.open(
				KeySchema.simple("reading", ScalarAttributeType.N), BigDecimal.class, Schemaless.TYPE,
				MappingOptions.defaults());
		readings.put(new BigDecimal("1356998400.12345678901234567890123456"), Map.of("place", "north"));

		BigDecimal read = readings.keySet().iterator().next();

		assertThat(read).isEqualTo(new BigDecimal("1356998400.12345678901234567890123456"));
		assertThat(readings.remove(read)).containsEntry("place", "north");
		assertThat(readings.isEmpty()).isTrue();
	}

	@Test
	@DisplayName("S29: keys of 0, and attributes named as types")
	void zeroAndTypeNames() {
		DynamoMapping<Integer, Map<String, @Nullable Object>> counters = tables.open(
				KeySchema.simple("N", ScalarAttributeType.N), Integer.class, Schemaless.TYPE,
				MappingOptions.defaults());
		Map<String, Object> attributes = Map.of("b", "b", "S", new BigDecimal("1"), "NULL", true, "type", "S", "M",
				Map.of("S", "s", "L", Map.of("N", "n")));

		assertThat(counters.put(0, Map.copyOf(attributes))).isNull();
		assertThat(counters.containsKey(0)).isTrue();
		assertThat(counters.keySet()).containsExactly(0);
		assertThat(counters.at(0).require()).containsAllEntriesOf(attributes);
		counters.at(0).put("S", 0);
		counters.at(0).put("M.L.N", "");
		counters.at(0).require().put("b", false);

		assertThat(tables.item(counters.tableName(), Map.of("N", AttributeValue.fromN("0")))).isEqualTo(Map.of("N",
				AttributeValue.fromN("0"), "b", AttributeValue.fromBool(false), "S", AttributeValue.fromN("0"), "NULL",
				AttributeValue.fromBool(true), "type", AttributeValue.fromS("S"), "M", AttributeValue.fromM(Map.of("S",
						AttributeValue.fromS("s"), "L", AttributeValue.fromM(Map.of("N", AttributeValue.fromS("")))))));
		assertThat(counters.remove(0)).containsEntry("type", "S");
	}

	record Price(BigDecimal amount) {
	}

	record Ratio(double share) {
	}

}
