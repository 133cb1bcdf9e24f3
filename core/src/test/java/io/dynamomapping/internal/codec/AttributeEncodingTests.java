package io.dynamomapping.internal.codec;

import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.dynamomapping.AttributePath;
import io.dynamomapping.ItemMappingException;
import io.dynamomapping.NullPolicy;
import io.dynamomapping.spi.AttributeCodecs;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.annotation.JsonSerialize;
import tools.jackson.databind.ser.std.StdSerializer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What single attributes are stored as.
 */
class AttributeEncodingTests {

	private static final LocalDate DAY = LocalDate.of(1951, 6, 1);

	private static final AttributeValue FORMATTED = AttributeValue.fromS("01.06.1951");

	private static final AttributeValue PLAIN = AttributeValue.fromS("1951-06-01");

	private static final AttributeValue ONE = AttributeValue.fromN("1");

	private final Codecs codecs = new Codecs((mapper) -> {
	}, List.of(AttributeCodecs.lenientBoolean()));

	private final AttributeResolver all = resolver(All.class);

	@ParameterizedTest
	@MethodSource
	void valuesOfProperties(String path, Object value, AttributeValue expected) {
		assertThat(encode(this.all, path, value)).isEqualTo(expected);
	}

	static Stream<Arguments> valuesOfProperties() {
		AttributeValue inner = AttributeValue.fromM(Map.of("day", FORMATTED, "level", ONE));
		return Stream.of(Arguments.of("day", DAY, FORMATTED), Arguments.of("plain", DAY, PLAIN),
				Arguments.of("level", Level.HIGH, ONE),
				Arguments.of("cents", new BigDecimal("7.99"), AttributeValue.fromN("799")),
				Arguments.of("flag", true, AttributeValue.fromBool(true)),
				Arguments.of("days", List.of(DAY), AttributeValue.fromL(List.of(FORMATTED))),
				Arguments.of("days", Arrays.asList(DAY, null),
						AttributeValue.fromL(List.of(FORMATTED, AttributeValue.fromNul(true)))),
				Arguments.of("days[7]", DAY, FORMATTED),
				Arguments.of("daySet", Set.of(DAY), AttributeValue.fromSs(List.of("01.06.1951"))),
				Arguments.of("levels", EnumSet.of(Level.HIGH), AttributeValue.fromNs(List.of("1"))),
				Arguments.of("arrayOfDays[2]", DAY, FORMATTED), Arguments.of("numbers[1]", 1, ONE),
				Arguments.of("dayByName.first", DAY, FORMATTED), Arguments.of("dayByLevel.HIGH", DAY, FORMATTED),
				Arguments.of("dayByName", Map.of("a", DAY), AttributeValue.fromM(Map.of("a", FORMATTED))),
				Arguments.of("matrix[1][2]", DAY, FORMATTED),
				Arguments.of("matrix[1]", List.of(DAY), AttributeValue.fromL(List.of(FORMATTED))),
				Arguments.of("daysByName.first[3]", DAY, FORMATTED), Arguments.of("optionalDay", DAY, FORMATTED),
				Arguments.of("optionalDay", Optional.of(DAY), FORMATTED),
				Arguments.of("inner", new Inner(DAY, Level.HIGH), inner), Arguments.of("inner.day", DAY, FORMATTED),
				Arguments.of("inners[3].level", Level.HIGH, ONE), Arguments.of("optionalInner.level", Level.HIGH, ONE),
				Arguments.of("optionalInner", new Inner(DAY, Level.HIGH), inner),
				Arguments.of("innerByName.x.day", DAY, FORMATTED),
				Arguments.of("shape", new Circle(DAY),
						AttributeValue.fromM(Map.of("@type", AttributeValue.fromS("Circle"), "drawn", FORMATTED))),
				Arguments.of("shapes[0]", new Circle(DAY),
						AttributeValue.fromM(Map.of("@type", AttributeValue.fromS("Circle"), "drawn", FORMATTED))),
				Arguments.of("shapes[0].drawn", DAY, FORMATTED), Arguments.of("shape.side", Level.HIGH, ONE),
				Arguments.of("external", new Inner(DAY, Level.HIGH), inner),
				Arguments.of("external.day", DAY, FORMATTED), Arguments.of("u_day", DAY, FORMATTED),
				Arguments.of("u_level", Level.HIGH, ONE),
				Arguments.of("data", SdkBytes.fromUtf8String("a"), AttributeValue.fromS("61")));
	}

	@ParameterizedTest
	@MethodSource
	void otherValues(String path, Object value, AttributeValue expected) {
		assertThat(encode(this.all, path, value)).isEqualTo(expected);
	}

	static Stream<Arguments> otherValues() {
		return Stream.of(Arguments.of("day", "text", AttributeValue.fromS("text")),
				Arguments.of("day", FORMATTED, FORMATTED), Arguments.of("cents", 7, AttributeValue.fromN("7")),
				Arguments.of("days", List.of("text"), AttributeValue.fromL(List.of(AttributeValue.fromS("text")))),
				Arguments.of("days", Set.of(DAY), AttributeValue.fromSs(List.of("1951-06-01"))),
				Arguments.of("dayByLevel.NONE", DAY, PLAIN), Arguments.of("anything", DAY, PLAIN),
				Arguments.of("anything.day[1]", DAY, PLAIN), Arguments.of("undeclared", DAY, PLAIN),
				Arguments.of("undeclared.day", DAY, PLAIN), Arguments.of("day.x", DAY, PLAIN));
	}

	@Test
	void copiesOfCollections() {
		AttributeResolver resolver = resolver(Concrete.class);

		assertThat(encode(resolver, "days", List.of(DAY))).isEqualTo(AttributeValue.fromL(List.of(FORMATTED)));
		assertThat(encode(resolver, "daySet", Set.of(DAY))).isEqualTo(AttributeValue.fromSs(List.of("01.06.1951")));
		assertThat(encode(resolver, "levels", Set.of(Level.HIGH))).isEqualTo(AttributeValue.fromSs(List.of("HIGH")));
		assertThat(resolver.encodeElement(AttributePath.of("levels"), Level.HIGH)).isEqualTo(ONE);
	}

	@Test
	void nullsAndEmptySets() {
		AttributePath day = AttributePath.of("day");

		assertThat(this.all.encode(day, null, NullPolicy.OMIT)).isNull();
		assertThat(this.all.encode(day, null, NullPolicy.STORE)).isEqualTo(AttributeValue.fromNul(true));
		assertThat(encode(this.all, "daySet", Set.of())).isNull();
		assertThat(encode(this.all, "dayByName.x", Set.of())).isNull();
	}

	@Test
	void valuesThatAreScalars() {
		AttributeResolver numbers = resolver(Integer.class);
		AttributeResolver lists = resolver(new TypeReference<List<Inner>>() {
		}.getType());

		assertThat(encode(numbers, "value", 1)).isEqualTo(ONE);
		assertThat(encode(lists, "value[2].day", DAY)).isEqualTo(FORMATTED);
	}

	@Test
	void valuesThatAreTypedMaps() {
		AttributeResolver maps = resolver(new TypeReference<Map<String, Inner>>() {
		}.getType());

		assertThat(encode(maps, "first.day", DAY)).isEqualTo(FORMATTED);
		assertThat(encode(maps, "first", new Inner(DAY, Level.HIGH)))
			.isEqualTo(AttributeValue.fromM(Map.of("day", FORMATTED, "level", ONE)));
	}

	@Test
	void valuesOfKeys() {
		AttributeResolver maps = this.codecs.attributeResolver(Map.class, this.codecs.keyCodec(DayKey.class), "value");

		assertThat(encode(maps, "day", DAY)).isEqualTo(FORMATTED);
		assertThat(encode(maps, "other", DAY)).isEqualTo(PLAIN);
	}

	@Test
	void valuesThatSubtypesStoreDifferently() {
		AttributeResolver shapes = resolver(Shape.class);

		assertThat(encode(shapes, "drawn", DAY)).isEqualTo(FORMATTED);
		assertThatIllegalArgumentException().isThrownBy(() -> encode(shapes, "sold", DAY))
			.withMessage("Expected subtypes to store attribute 'sold' in one way, found several. "
					+ "Give the AttributeValue itself.");
		assertThat(encode(shapes, "sold", PLAIN)).isEqualTo(PLAIN);
	}

	@Test
	void elements() {
		assertThat(this.all.encodeElement(AttributePath.of("days"), DAY)).isEqualTo(FORMATTED);
		assertThat(this.all.encodeElement(AttributePath.of("days"), "text")).isEqualTo(AttributeValue.fromS("text"));
		assertThat(this.all.encodeElement(AttributePath.of("daySet"), DAY)).isEqualTo(FORMATTED);
		assertThat(this.all.encodeElement(AttributePath.of("levels"), Level.HIGH)).isEqualTo(ONE);
		assertThat(this.all.encodeElement(AttributePath.of("optionalDays"), DAY)).isEqualTo(FORMATTED);
		assertThat(this.all.encodeElement(AttributePath.parse("matrix[0]"), DAY)).isEqualTo(FORMATTED);
		assertThat(this.all.encodeElement(AttributePath.of("day"), "195")).isEqualTo(AttributeValue.fromS("195"));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.all.encodeElement(AttributePath.of("days"), Set.of()))
			.withMessage("Expected an element of 'days', found an empty set. Leave it out.");
	}

	@Test
	void lists() {
		assertThat(this.all.encodeList(AttributePath.of("days"), List.of(DAY, DAY)))
			.isEqualTo(AttributeValue.fromL(List.of(FORMATTED, FORMATTED)));
		assertThat(this.all.encodeList(AttributePath.of("days"), List.of())).isEqualTo(AttributeValue.fromL(List.of()));
		assertThat(this.all.encodeList(AttributePath.of("undeclared"), List.of(DAY)))
			.isEqualTo(AttributeValue.fromL(List.of(PLAIN)));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.all.encodeList(AttributePath.of("daySet"), List.of(DAY)))
			.withMessage("Expected a list to append elements to, found 'daySet' of type java.util.Set. "
					+ "Set the attribute as a whole, or use include(…).");
	}

	@Test
	void sets() {
		Set<Object> twice = new LinkedHashSet<>(List.of(new BigDecimal("1.0"), new BigDecimal("1.00")));

		assertThat(this.all.encodeSet(AttributePath.of("daySet"), Set.of(DAY)))
			.isEqualTo(AttributeValue.fromSs(List.of("01.06.1951")));
		assertThat(this.all.encodeSet(AttributePath.of("levels"), Set.of(Level.HIGH)))
			.isEqualTo(AttributeValue.fromNs(List.of("1")));
		assertThat(this.all.encodeSet(AttributePath.of("undeclared"), twice))
			.isEqualTo(AttributeValue.fromNs(List.of("1")));
		assertThat(this.all.encodeSet(AttributePath.of("undeclared"), Set.of(SdkBytes.fromUtf8String("a"))))
			.isEqualTo(AttributeValue.fromBs(List.of(SdkBytes.fromUtf8String("a"))));
		assertThatIllegalArgumentException().isThrownBy(() -> this.all.encodeSet(AttributePath.of("days"), Set.of(DAY)))
			.withMessage("Expected a set to include or exclude elements, found 'days' of type java.util.List. "
					+ "Set the attribute as a whole, or use append(…).");
		assertThatExceptionOfType(ItemMappingException.class)
			.isThrownBy(() -> this.all.encodeSet(AttributePath.of("undeclared"), new LinkedHashSet<>(List.of("a", 1))))
			.withMessage("Attribute 'undeclared': expected a set of strings, of numbers or of binary, found one that "
					+ "mixes S (string) and N (number). Store it as a list, or in several sets.");
		assertThatExceptionOfType(ItemMappingException.class)
			.isThrownBy(() -> this.all.encodeSet(AttributePath.of("undeclared"), Set.of(true)))
			.withMessage("Attribute 'undeclared': expected strings, numbers or binary to include or exclude, "
					+ "found BOOL (boolean). Set the attribute as a whole.");
	}

	@Test
	void numbers() {
		assertThat(this.all.encodeNumber(AttributePath.of("cents"), new BigDecimal("0.01"))).isEqualTo(ONE);
		assertThat(this.all.encodeNumber(AttributePath.of("cents"), 1)).isEqualTo(AttributeValue.fromN("100"));
		assertThat(this.all.encodeNumber(AttributePath.of("cents"), 0.01)).isEqualTo(ONE);
		assertThat(this.all.encodeNumber(AttributePath.parse("numbers[0]"), 1L)).isEqualTo(ONE);
		assertThat(this.all.encodeNumber(AttributePath.of("undeclared"), 1L)).isEqualTo(ONE);
		assertThatIllegalArgumentException().isThrownBy(() -> this.all.encodeNumber(AttributePath.of("day"), 1))
			.withMessage("Expected a number to add to, found 'day' of type java.time.LocalDate. "
					+ "Set the attribute instead.");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.all.encodeNumber(AttributePath.of("undeclared"), "1"))
			.withMessage("Expected a number to add to 'undeclared', found S (string). Set it instead.");
	}

	@Test
	void failuresNameTheAttribute() {
		assertRefused("numbers[3]", Double.NaN,
				"Attribute 'numbers[3]': expected a finite number, found NaN or an infinity. "
						+ "Leave it out, or store it as text.");
		assertRefused("doubles[3]", Double.NaN,
				"Attribute 'doubles[3]': expected a finite number, found NaN or an infinity. "
						+ "Leave it out, or store it as text.");
		assertRefused("texts.`a.b`[2]", List.of("a", "\ud800"),
				"Attribute 'texts.`a.b`[2][1]': expected text, found half of a surrogate pair at position 0, "
						+ "which UTF-8 cannot hold. Store it as binary, or correct the text.");
	}

	private void assertRefused(String path, Object value, String message) {
		assertThatExceptionOfType(ItemMappingException.class).isThrownBy(() -> encode(this.all, path, value))
			.withMessage(message);
	}

	@Test
	void nestingIsCountedFromTheItem() {
		Function<Integer, Object> nested = (depth) -> {
			Object value = List.of();
			for (int i = 1; i < depth; i++) {
				value = List.of(value);
			}
			return value;
		};

		assertThat(encode(this.all, "anything.a.b", nested.apply(29))).isNotNull();
		assertRefused("anything.a.b", nested.apply(30),
				"Attribute 'anything.a.b" + "[0]".repeat(29)
						+ "': expected at most 32 maps and lists within each other, "
						+ "the item included, found more. Store a flatter value, or a part of it as text.");
	}

	private AttributeResolver resolver(Type type) {
		return this.codecs.attributeResolver(type, this.codecs.keyCodec(String.class), "value");
	}

	private static @Nullable AttributeValue encode(AttributeResolver resolver, String path, Object value) {
		return resolver.encode(AttributePath.parse(path), value, NullPolicy.OMIT);
	}

	@SuppressWarnings("ArrayRecordComponent") // An array is what is tested.
	record All(@JsonFormat(pattern = "dd.MM.yyyy") LocalDate day, LocalDate plain,
			@JsonFormat(shape = JsonFormat.Shape.NUMBER) Level level,
			@JsonSerialize(using = CentsSerializer.class) BigDecimal cents, boolean flag,
			@JsonFormat(pattern = "dd.MM.yyyy") List<LocalDate> days,
			@JsonFormat(pattern = "dd.MM.yyyy") Set<LocalDate> daySet,
			@JsonFormat(shape = JsonFormat.Shape.NUMBER) EnumSet<Level> levels,
			@JsonFormat(pattern = "dd.MM.yyyy") LocalDate[] arrayOfDays, int[] numbers, List<Double> doubles,
			@JsonFormat(pattern = "dd.MM.yyyy") Map<String, LocalDate> dayByName,
			@JsonFormat(pattern = "dd.MM.yyyy") Map<Level, LocalDate> dayByLevel,
			@JsonFormat(pattern = "dd.MM.yyyy") List<List<LocalDate>> matrix,
			@JsonFormat(pattern = "dd.MM.yyyy") Map<String, List<LocalDate>> daysByName,
			@JsonFormat(pattern = "dd.MM.yyyy") Optional<LocalDate> optionalDay,
			@JsonFormat(pattern = "dd.MM.yyyy") Optional<List<LocalDate>> optionalDays, Inner inner, List<Inner> inners,
			Optional<Inner> optionalInner, Map<String, Inner> innerByName, Shape shape, List<Shape> shapes,
			@JsonUnwrapped(prefix = "u_") Inner unwrapped, @JsonSerialize(using = HexSerializer.class) byte[] data,
			@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.EXTERNAL_PROPERTY,
					property = "kind") @JsonSubTypes(@JsonSubTypes.Type(value = Inner.class,
							name = "inner")) Object external,
			Map<String, List<List<String>>> texts, Object anything) {
	}

	record Inner(@JsonFormat(pattern = "dd.MM.yyyy") LocalDate day,
			@JsonFormat(shape = JsonFormat.Shape.NUMBER) Level level) {
	}

	record Concrete(@JsonFormat(pattern = "dd.MM.yyyy") ArrayList<LocalDate> days,
			@JsonFormat(pattern = "dd.MM.yyyy") LinkedHashSet<LocalDate> daySet,
			@JsonFormat(shape = JsonFormat.Shape.NUMBER) EnumSet<Level> levels) {
	}

	record DayKey(String id, @JsonFormat(pattern = "dd.MM.yyyy") LocalDate day) {
	}

	sealed interface Shape {

	}

	record Circle(@JsonFormat(pattern = "dd.MM.yyyy") LocalDate drawn, @Nullable LocalDate sold) implements Shape {

		Circle(LocalDate drawn) {
			this(drawn, null);
		}

	}

	record Square(@JsonFormat(pattern = "dd.MM.yyyy") LocalDate drawn,
			@JsonFormat(pattern = "dd.MM.yyyy") LocalDate sold,
			@JsonFormat(shape = JsonFormat.Shape.NUMBER) Level side) implements Shape {
	}

	enum Level {

		LOW, HIGH

	}

	static final class CentsSerializer extends StdSerializer<BigDecimal> {

		CentsSerializer() {
			super(BigDecimal.class);
		}

		@Override
		public void serialize(BigDecimal amount, JsonGenerator generator, SerializationContext context) {
			generator.writeNumber(amount.movePointRight(2));
		}

	}

	static final class HexSerializer extends StdSerializer<byte[]> {

		HexSerializer() {
			super(byte[].class);
		}

		@Override
		public void serialize(byte[] data, JsonGenerator generator, SerializationContext context) {
			generator.writeString(java.util.HexFormat.of().formatHex(data));
		}

	}

}
