package io.dynamomapping.badinput;

import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

import io.dynamomapping.ItemMappingException;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Content that DynamoDB does not hold, by every verb that takes content.
 */
class BadValuesTests {

	private static final String HALF = "a\ud800b";

	private static final String NESTED = "32 maps and lists";

	private final Notes notes = Notes.withKeys(String.class);

	@TestFactory
	Stream<DynamicTest> isNotWritten() {
		Row large = new Row("B13 409,601 bytes", "x".repeat(409_600), "409600 bytes");
		return Stream.concat(rows(), Stream.of(large)).flatMap((row) -> tests(row, ValueVerbs.writing()));
	}

	@TestFactory
	Stream<DynamicTest> isNotComparedWith() {
		return rows().flatMap((row) -> tests(row, ValueVerbs.comparing()));
	}

	private static Stream<Row> rows() {
		return Stream.of(texts(), numbers(), sets(), trees(), strangers()).flatMap((rows) -> rows);
	}

	private static Stream<Row> texts() {
		return Stream.of(new Row("B5 half of a pair", HALF, "surrogate"),
				new Row("B5 half of a pair in a set", Set.of(HALF), "surrogate"),
				new Row("B5 half of a pair in a list", List.of("a", HALF), "surrogate"),
				new Row("B5 half of a pair in a name", Map.of(HALF, "a"), "surrogate"),
				new Row("B5 half of a pair in a nested map", Map.of("a", Map.of("b", List.of(HALF))), "surrogate"),
				new Row("name that is empty", Map.of("", "a"), "empty"),
				new Row("name of 65,536 bytes", Map.of("x".repeat(65_536), "a"), "65535 bytes"));
	}

	private static Stream<Row> numbers() {
		return Stream.of(new Row("B8 NaN", Double.NaN, "finite"),
				new Row("B8 infinity in a list", List.of(Float.POSITIVE_INFINITY), "finite"),
				new Row("B8 Double.MIN_VALUE", Double.MIN_VALUE, "1E-130"),
				new Row("B8 Double.MAX_VALUE", Set.of(Double.MAX_VALUE), "9.99E+125"),
				new Row("B9 39 digits", new BigDecimal("1." + "1".repeat(38)), "38 digits"));
	}

	private static Stream<Row> sets() {
		return Stream.of(new Row("B12 set with null", new HashSet<>(Arrays.asList("a", null)), "mixes"),
				new Row("B12 set of two types", Set.of("a", 1), "mixes"),
				new Row("B12 numbers that are equal as stored",
						new LinkedHashSet<>(List.of(new BigDecimal("1.0"), new BigDecimal("1.00"))), "stored alike"),
				new Row("B12 objects that are equal as stored", Set.of("a", URI.create("a")), "stored alike"));
	}

	private static Stream<Row> trees() {
		Map<String, Object> self = new HashMap<>();
		self.put("self", self);
		List<Object> list = new ArrayList<>();
		list.add(list);
		Object[] array = { null };
		array[0] = array;
		return Stream.of(new Row("B14 33 levels", nested(32), NESTED), new Row("B29 map in itself", self, NESTED),
				new Row("B29 list in itself", list, NESTED), new Row("B29 array in itself", array, NESTED),
				new Row("B29 object in itself", new Person(), "self-reference"),
				new Row("B29 objects in each other", new Couple(), NESTED));
	}

	private static Stream<Row> strangers() {
		AttributeValue deep = AttributeValue.fromS("leaf");
		for (int i = 0; i < 32; i++) {
			deep = AttributeValue.fromL(List.of(deep));
		}
		return Stream.of(new Row("B5 half of a pair as attribute", AttributeValue.fromS(HALF), "surrogate"),
				new Row("B5 half of a pair in an attribute", AttributeValue.fromL(List.of(AttributeValue.fromS(HALF))),
						"surrogate"),
				new Row("B5 half of a pair in a set attribute", AttributeValue.fromSs(List.of(HALF)), "surrogate"),
				new Row("B5 half of a pair in a name of an attribute",
						AttributeValue.fromM(Map.of(HALF, AttributeValue.fromBool(true))), "surrogate"),
				new Row("B8 NaN as attribute", AttributeValue.fromN("NaN"), "number"),
				new Row("B9 39 digits as attribute", AttributeValue.fromN("1".repeat(39)), "38 digits"),
				new Row("B9 1E126 in a set attribute", AttributeValue.fromNs(List.of("1e126")), "9.99E+125"),
				new Row("B9 number of a billion digits as attribute", AttributeValue.fromN("1e999999999"), "9.99E+125"),
				new Row("B11 empty set attribute", AttributeValue.fromSs(List.of()), "empty"),
				new Row("B11 empty set in an attribute",
						AttributeValue.fromM(Map.of("a", AttributeValue.fromBs(List.of()))), "empty"),
				new Row("B12 number twice in an attribute", AttributeValue.fromNs(List.of("1", "1.0")), "twice"),
				new Row("B12 binary twice in an attribute",
						AttributeValue.fromBs(List.of(SdkBytes.fromUtf8String("a"), SdkBytes.fromUtf8String("a"))),
						"twice"),
				new Row("B14 33 levels as attribute", deep, NESTED),
				new Row("B28 attribute without a type", AttributeValue.builder().build(), "type"),
				new Row("B28 NULL that is false", AttributeValue.fromNul(false), "NULL"));
	}

	private static Object nested(int levels) {
		Object content = "leaf";
		for (int i = 0; i < levels; i++) {
			content = (i % 2 == 0) ? List.of(content) : Map.of("a", content);
		}
		return content;
	}

	private Stream<DynamicTest> tests(Row row, Map<String, BiConsumer<Notes, Object>> verbs) {
		return verbs.entrySet()
			.stream()
			.map((verb) -> DynamicTest.dynamicTest(row.name() + ": " + verb.getKey(),
					() -> assertRefused(row, verb.getValue())));
	}

	private void assertRefused(Row row, BiConsumer<Notes, Object> verb) {
		Throwable thrown = Assertions.catchThrowable(() -> verb.accept(this.notes, row.content()));

		assertThat(thrown).isInstanceOfAny(IllegalArgumentException.class, ItemMappingException.class)
			.hasMessageContaining(row.found());
		assertThat(String.valueOf(thrown.getMessage())).hasSizeLessThan(1000);
	}

	private record Row(String name, Object content, String found) {
	}

	/** Two that know each other. */
	public static final class Couple {

		/**
		 * Return the other one.
		 * @return another object, without end
		 */
		public Couple getOther() {
			return new Couple();
		}

	}

	/** Someone who is a friend of himself. */
	public static final class Person {

		/**
		 * Return the friend.
		 * @return the same
		 */
		public Person getFriend() {
			return this;
		}

	}

}
