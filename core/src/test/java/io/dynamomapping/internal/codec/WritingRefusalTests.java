package io.dynamomapping.internal.codec;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.dynamomapping.AttributePath;
import io.dynamomapping.ItemMappingException;
import io.dynamomapping.NullPolicy;
import io.dynamomapping.spi.ItemCodec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class WritingRefusalTests {

	private static final String FINITE = "expected a finite number, found NaN or an infinity."
			+ " Leave it out, or store it as text.";

	private static final String SURROGATE = "expected text, found half of a surrogate pair at position 1, which UTF-8"
			+ " cannot hold. Store it as binary, or correct the text.";

	private static final String MIXED = "expected a set of strings, of numbers or of binary, found one that mixes %s."
			+ " Store it as a list, or in several sets.";

	private final Codecs codecs = new Codecs((builder) -> {
	}, List.of());

	@ParameterizedTest
	@MethodSource("values")
	void refusesWhatDynamoDbCannotHold(Object value, String message) {
		ItemCodec<Holder> codec = this.codecs.itemCodec(Holder.class, NullPolicy.OMIT, "value");

		assertThatExceptionOfType(ItemMappingException.class)
			.isThrownBy(() -> codec.encode(new Holder(Map.of("a.b", List.of(value)))))
			.withMessage("Attribute 'content.`a.b`[0]' of Holder: " + message)
			.withNoCause()
			.satisfies((ex) -> assertThat(ex.path()).isEqualTo("content.`a.b`[0]"));
	}

	static Stream<Arguments> values() {
		return Stream.of(Arguments.of(Double.NaN, FINITE), Arguments.of(Double.NEGATIVE_INFINITY, FINITE),
				Arguments.of(Float.POSITIVE_INFINITY, FINITE),
				Arguments.of(new BigDecimal("123456789012345678901234567890123456789"),
						"expected a number of at most 38 digits, found one of 39. Round it, or store it as text."),
				Arguments.of(new BigDecimal("1E126"),
						"expected a number from 1E-130 to 9.99E+125 or their negatives, found one about 1E126."
								+ " Store it as text."),
				Arguments.of(Double.MIN_VALUE,
						"expected a number from 1E-130 to 9.99E+125 or their negatives, found one about 1E-324."
								+ " Store it as text."),
				Arguments.of("a\uD800", SURROGATE), Arguments.of("a\uDC00b", SURROGATE),
				Arguments.of(Instant.parse("+10000-01-01T00:00:00Z"),
						"expected a year from 0000 to 9999, found one outside, which would not sort."
								+ " Use a nearer date, or store it as text or number."),
				Arguments.of(new TreeSet<>(Set.of("a")) {
					@Override
					public java.util.Iterator<String> iterator() {
						return List.of("a", "b\uD800").iterator();
					}
				}, SURROGATE), Arguments.of(mixed(1, "a"), MIXED.formatted("S (string) and N (number)")),
				Arguments.of(mixed(1, new byte[0]), MIXED.formatted("N (number) and B (binary)")),
				Arguments.of(mixed(1, null), MIXED.formatted("N (number) and NULL")),
				Arguments.of(mixed("a", List.of()), MIXED.formatted("S (string) and L (list)")));
	}

	@Test
	void refusesAnEmptyName() {
		assertRefused(Map.of("", 1), "Attribute 'content' of Holder: expected a name, found an empty one."
				+ " Name each attribute and each key of a map.");
	}

	@Test
	void refusesHalfOfASurrogatePairInAName() {
		assertRefused(Map.of("a\uD800", 1), "Attribute 'content' of Holder: " + SURROGATE);
	}

	@Test
	void refusesNullAsName() {
		assertRefused(Collections.singletonMap(null, 1),
				"Attribute 'content' of Holder: expected a key of a map," + " found null. Leave the entry out.");
	}

	@Test
	void refusesRawJson() {
		ItemCodec<Raw> codec = this.codecs.itemCodec(Raw.class, NullPolicy.OMIT, "value");

		assertThatExceptionOfType(ItemMappingException.class).isThrownBy(() -> codec.encode(new Raw("{}")))
			.withMessage("Attribute 'json' of Raw: expected a value, found raw text that is meant for JSON."
					+ " Write it as a string.");
	}

	@Test
	void keepsWhatAnAccessorThrew() {
		ItemCodec<Failing> codec = this.codecs.itemCodec(Failing.class, NullPolicy.OMIT, "value");

		assertThatExceptionOfType(ItemMappingException.class).isThrownBy(() -> codec.encode(new Failing()))
			.withMessage(
					"Attribute 'title' of Failing: expected a value that can be stored, its accessor or codec threw"
							+ " IllegalStateException. The cause says more.")
			.havingCause()
			.isExactlyInstanceOf(IllegalStateException.class)
			.withMessage("not loaded");
	}

	@Test
	void holdsAsManyLevelsAsDynamoDb() {
		ItemCodec<Object> codec = this.codecs.itemCodec(Map.class, NullPolicy.OMIT, "value");

		Map<String, AttributeValue> item = codec.encode(nested(32));

		assertThat(codec.decode(item)).isEqualTo(nested(32));
		assertThatExceptionOfType(ItemMappingException.class).isThrownBy(() -> codec.encode(nested(33)))
			.withMessageEndingWith(": expected at most 32 maps and lists within each other, the item included,"
					+ " found more. Store a flatter value, or a part of it as text.");
		assertThatExceptionOfType(ItemMappingException.class)
			.isThrownBy(() -> this.codecs.encodeAttribute(AttributePath.of("tree"), nested(32), NullPolicy.OMIT))
			.withMessageEndingWith(": expected at most 32 maps and lists within each other, the item included,"
					+ " found more. Store a flatter value, or a part of it as text.");
	}

	@Test
	void refusesAnObjectThatHoldsItself() {
		Map<String, Object> self = new java.util.HashMap<>();
		self.put("self", self);

		assertRefused(self, "expected at most 32 maps and lists within each other, the item included, found more."
				+ " Store a flatter value, or a part of it as text.");
	}

	@Test
	void refusesAValueOfAnotherType() {
		ItemCodec<Object> codec = this.codecs.itemCodec(Raw.class, NullPolicy.OMIT, "value");

		assertThatExceptionOfType(ClassCastException.class).isThrownBy(() -> codec.encode("text"))
			.withMessage("Item: expected type " + Raw.class.getName() + ", found type java.lang.String.");
	}

	private void assertRefused(Object content, String message) {
		ItemCodec<Holder> codec = this.codecs.itemCodec(Holder.class, NullPolicy.OMIT, "value");
		assertThatExceptionOfType(ItemMappingException.class).isThrownBy(() -> codec.encode(new Holder(content)))
			.withMessageEndingWith(message);
	}

	private static Map<String, Object> nested(int levels) {
		Object content = "leaf";
		for (int i = 1; i < levels; i++) {
			content = (i % 2 == 0) ? List.of(content) : Map.of("a", content);
		}
		return Map.of("a", content);
	}

	private static Set<@Nullable Object> mixed(@Nullable Object... elements) {
		return new HashSet<>(Arrays.asList(elements));
	}

	record Holder(Object content) {

	}

	record Raw(@JsonRawValue String json) {

	}

	public static class Failing {

		public String getTitle() {
			throw new IllegalStateException("not loaded");
		}

	}

}
