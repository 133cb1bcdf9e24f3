package io.dynamomapping.internal.codec;

import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Date;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonValue;
import io.dynamomapping.ItemJson;
import io.dynamomapping.NullPolicy;
import io.dynamomapping.spi.ItemCodec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How everything is stored. A test that fails here means that data which has been stored
 * is read otherwise, or not at all: do not adapt the expectation.
 */
@SuppressWarnings({ "FloatingPointLiteralPrecision", "JavaUtilDate" }) // what is stored,
																		// not what is
																		// good
class StoredFormatTests {

	private final Codecs codecs = new Codecs((builder) -> {
	}, List.of());

	@ParameterizedTest
	@MethodSource("scalars")
	void storesAndReadsBackInOneAttribute(Type type, Object value, String json) {
		ItemCodec<Object> codec = this.codecs.itemCodec(type, NullPolicy.OMIT, "value");

		Map<String, AttributeValue> item = codec.encode(value);

		assertThat(ItemJson.toDynamoJson(item)).isEqualTo("{\"value\":" + json + "}");
		assertThat(codec.decode(item)).isEqualTo(value);
		assertThat(codec.attributes()).contains(Set.of("value"));
	}

	static Stream<Arguments> scalars() {
		return Stream.of(
		// @formatter:off
			Arguments.of(String.class, "Foundation", "{'S':'Foundation'}"),
			Arguments.of(String.class, "", "{'S':''}"),
			Arguments.of(String.class, "\uD83D\uDCDA", "{'S':'\uD83D\uDCDA'}"),
			Arguments.of(char.class, 'F', "{'S':'F'}"),
			Arguments.of(boolean.class, true, "{'BOOL':true}"),
			Arguments.of(Boolean.class, false, "{'BOOL':false}"),

			Arguments.of(byte.class, (byte) -128, "{'N':'-128'}"),
			Arguments.of(short.class, (short) 1951, "{'N':'1951'}"),
			Arguments.of(int.class, Integer.MIN_VALUE, "{'N':'-2147483648'}"),
			Arguments.of(long.class, Long.MIN_VALUE, "{'N':'-9223372036854775808'}"),
			Arguments.of(Long.class, 129271300103398600L, "{'N':'129271300103398600'}"),
			Arguments.of(float.class, 1.1f, "{'N':'1.1'}"),
			Arguments.of(double.class, 1.1, "{'N':'1.1'}"),
			Arguments.of(double.class, 2e-3, "{'N':'0.002'}"),
			Arguments.of(double.class, 2.0e23, "{'N':'200000000000000000000000'}"),
			Arguments.of(double.class, 1.12345678912345, "{'N':'1.12345678912345'}"),
			Arguments.of(BigInteger.class, new BigInteger("12345678901234567890"), "{'N':'12345678901234567890'}"),
			Arguments.of(BigDecimal.class, new BigDecimal("9.99"), "{'N':'9.99'}"),
			Arguments.of(BigDecimal.class, new BigDecimal("12345678901234567890123456789012345678"),
					"{'N':'12345678901234567890123456789012345678'}"),
			Arguments.of(BigDecimal.class, new BigDecimal("0.12345678901234567890123456789012345678"),
					"{'N':'0.12345678901234567890123456789012345678'}"),

			Arguments.of(byte[].class, new byte[] { 1, 2, 3 }, "{'B':'AQID'}"),
			Arguments.of(byte[].class, new byte[0], "{'B':''}"),
			Arguments.of(SdkBytes.class, bytes(1, 2, 3), "{'B':'AQID'}"),
			Arguments.of(ByteBuffer.class, ByteBuffer.wrap(new byte[] { 1, 2, 3 }), "{'B':'AQID'}"),

			Arguments.of(UUID.class, UUID.fromString("788af3e2-69df-4342-8be2-85f34642f5af"),
					"{'S':'788af3e2-69df-4342-8be2-85f34642f5af'}"),
			Arguments.of(Cover.class, Cover.HARD, "{'S':'HARD'}"),
			Arguments.of(DayOfWeek.class, DayOfWeek.MONDAY, "{'S':'MONDAY'}"),
			Arguments.of(Month.class, Month.NOVEMBER, "{'S':'NOVEMBER'}"),
			Arguments.of(Isbn.class, new Isbn("978-0-553-80371-0"), "{'S':'978-0-553-80371-0'}"),
			Arguments.of(Locale.class, Locale.GERMANY, "{'S':'de-DE'}"),

			Arguments.of(Instant.class, Instant.parse("2026-11-21T00:00:00Z"), "{'S':'2026-11-21T00:00:00.000000000Z'}"),
			Arguments.of(Instant.class, Instant.parse("0000-01-01T00:00:00Z"), "{'S':'0000-01-01T00:00:00.000000000Z'}"),
			Arguments.of(Instant.class, Instant.parse("9999-12-31T23:59:59.999999999Z"),
					"{'S':'9999-12-31T23:59:59.999999999Z'}"),
			Arguments.of(OffsetDateTime.class, OffsetDateTime.parse("2026-11-21T00:00:00Z"),
					"{'S':'2026-11-21T00:00:00.000000000Z'}"),
			Arguments.of(ZonedDateTime.class, ZonedDateTime.parse("2026-11-21T01:00:00+01:00[Europe/Vienna]"),
					"{'S':'2026-11-21T01:00:00+01:00[Europe/Vienna]'}"),
			Arguments.of(ZonedDateTime.class, ZonedDateTime.parse("2026-11-21T01:00:00Z[UTC]"),
					"{'S':'2026-11-21T01:00:00Z[UTC]'}"),
			Arguments.of(LocalDateTime.class, LocalDateTime.parse("2026-11-21T01:00:00"), "{'S':'2026-11-21T01:00:00'}"),
			Arguments.of(LocalDate.class, LocalDate.parse("2026-11-21"), "{'S':'2026-11-21'}"),
			Arguments.of(LocalTime.class, LocalTime.parse("01:02:03.5"), "{'S':'01:02:03.5'}"),
			Arguments.of(OffsetTime.class, OffsetTime.parse("01:00+01:00"), "{'S':'01:00+01:00'}"),
			Arguments.of(YearMonth.class, YearMonth.of(2026, 11), "{'S':'2026-11'}"),
			Arguments.of(MonthDay.class, MonthDay.of(11, 21), "{'S':'--11-21'}"),
			Arguments.of(Year.class, Year.of(2026), "{'N':'2026'}"),
			Arguments.of(Duration.class, Duration.ofSeconds(90), "{'S':'PT1M30S'}"),
			Arguments.of(Period.class, Period.ofDays(3), "{'S':'P3D'}"),
			Arguments.of(ZoneId.class, ZoneId.of("Europe/Vienna"), "{'S':'Europe/Vienna'}"),
			Arguments.of(ZoneOffset.class, ZoneOffset.ofHours(2), "{'S':'+02:00'}"),
			Arguments.of(Date.class, new Date(0), "{'S':'1970-01-01T00:00:00.000Z'}"),

			Arguments.of(type(new TypeReference<List<String>>() { }), List.of("sf", "sf"),
					"{'L':[{'S':'sf'},{'S':'sf'}]}"),
			Arguments.of(type(new TypeReference<List<Integer>>() { }), List.of(), "{'L':[]}"),
			Arguments.of(type(new TypeReference<List<@Nullable String>>() { }), Arrays.asList("sf", null),
					"{'L':[{'S':'sf'},{'NULL':true}]}"),
			Arguments.of(type(new TypeReference<List<List<Integer>>>() { }), List.of(List.of(1)),
					"{'L':[{'L':[{'N':'1'}]}]}"),
			Arguments.of(int[].class, new int[] { 1, 2 }, "{'L':[{'N':'1'},{'N':'2'}]}"),
			Arguments.of(type(new TypeReference<Set<String>>() { }), ordered("sf", "classic"), "{'SS':['sf','classic']}"),
			Arguments.of(type(new TypeReference<Set<Integer>>() { }), ordered(1, 2), "{'NS':['1','2']}"),
			Arguments.of(type(new TypeReference<Set<BigDecimal>>() { }), ordered(new BigDecimal("1.5")), "{'NS':['1.5']}"),
			Arguments.of(type(new TypeReference<Set<SdkBytes>>() { }), ordered(bytes(1)), "{'BS':['AQ==']}"),
			Arguments.of(type(new TypeReference<Set<UUID>>() { }),
					ordered(UUID.fromString("788af3e2-69df-4342-8be2-85f34642f5af")),
					"{'SS':['788af3e2-69df-4342-8be2-85f34642f5af']}"),
			Arguments.of(type(new TypeReference<EnumSet<Cover>>() { }), EnumSet.allOf(Cover.class),
					"{'SS':['HARD','SOFT']}"),
			Arguments.of(type(new TypeReference<Set<Boolean>>() { }), ordered(true, false),
					"{'L':[{'BOOL':true},{'BOOL':false}]}"),
			Arguments.of(type(new TypeReference<Set<Shelf>>() { }), ordered(new Shelf(3, "A")),
					"{'L':[{'M':{'row':{'N':'3'},'room':{'S':'A'}}}]}"),
			Arguments.of(type(new TypeReference<Set<String>>() { }), Set.of(), "{'L':[]}"))
			// @formatter:on
			.map(StoredFormatTests::doubleQuotes);
	}

	@ParameterizedTest
	@MethodSource("objects")
	void storesAndReadsBackAsItem(Type type, Object value, String json) {
		ItemCodec<Object> codec = this.codecs.itemCodec(type, NullPolicy.OMIT, "value");

		Map<String, AttributeValue> item = codec.encode(value);

		assertThat(ItemJson.toDynamoJson(item)).isEqualTo(json);
		assertThat(codec.decode(item)).isEqualTo(value);
	}

	static Stream<Arguments> objects() {
		ObjectNode tree = JsonMapper.shared().createObjectNode().put("title", "Foundation").put("year", 1951);
		return Stream.of(
		// @formatter:off
			Arguments.of(Shelf.class, new Shelf(3, "A"), "{'row':{'N':'3'},'room':{'S':'A'}}"),
			Arguments.of(Shelf.class, new Shelf(3, null), "{'row':{'N':'3'}}"),
			Arguments.of(Copy.class, new Copy(new Shelf(3, null), Optional.of("new"), List.of(new Shelf(4, null)),
					Map.of("left", new Shelf(5, "B"))),
					"{'shelf':{'M':{'row':{'N':'3'}}},'note':{'S':'new'},'former':{'L':[{'M':{'row':{'N':'4'}}}]},"
							+ "'planned':{'M':{'left':{'M':{'row':{'N':'5'},'room':{'S':'B'}}}}}}"),
			Arguments.of(type(new TypeReference<Box<Shelf>>() { }), new Box<>(new Shelf(3, "A")),
					"{'content':{'M':{'row':{'N':'3'},'room':{'S':'A'}}}}"),
			Arguments.of(type(new TypeReference<Map<String, Integer>>() { }), Map.of("sf", 3), "{'sf':{'N':'3'}}"),
			Arguments.of(type(new TypeReference<Map<Cover, Integer>>() { }), Map.of(Cover.SOFT, 3), "{'SOFT':{'N':'3'}}"),
			Arguments.of(ObjectNode.class, tree, "{'title':{'S':'Foundation'},'year':{'N':'1951'}}"),
			Arguments.of(type(new TypeReference<Map<String, Object>>() { }), schemaless(),
					"{'title':{'S':'Foundation'},'price':{'N':'9.99'},'cover':{'B':'AQ=='},'sold':{'BOOL':true},"
							+ "'tags':{'SS':['sf']},'prizes':{'NS':['1966']},'scans':{'BS':['AQ==']},"
							+ "'shelf':{'M':{'row':{'N':'3'}}},'notes':{'L':[{'S':'new'},{'NULL':true}]}}"))
			// @formatter:on
			.map(StoredFormatTests::doubleQuotes);
	}

	private static Map<String, @Nullable Object> schemaless() {
		Map<String, @Nullable Object> map = new LinkedHashMap<>();
		map.put("title", "Foundation");
		map.put("price", new BigDecimal("9.99"));
		map.put("cover", bytes(1));
		map.put("sold", true);
		map.put("tags", Set.of("sf"));
		map.put("prizes", Set.of(BigDecimal.valueOf(1966)));
		map.put("scans", Set.of(bytes(1)));
		map.put("shelf", Map.of("row", BigDecimal.valueOf(3)));
		map.put("notes", Arrays.asList("new", null));
		return map;
	}

	private static Type type(TypeReference<?> reference) {
		return reference.getType();
	}

	@SafeVarargs
	private static <T> Set<T> ordered(T... elements) {
		return new LinkedHashSet<>(List.of(elements));
	}

	private static SdkBytes bytes(int... content) {
		byte[] bytes = new byte[content.length];
		for (int i = 0; i < content.length; i++) {
			bytes[i] = (byte) content[i];
		}
		return SdkBytes.fromByteArray(bytes);
	}

	private static Arguments doubleQuotes(Arguments arguments) {
		Object[] values = arguments.get();
		values[2] = ((String) values[2]).replace('\'', '"');
		return Arguments.of(values);
	}

	enum Cover {

		HARD, SOFT;

		@Override
		public String toString() {
			return "a cover";
		}

	}

	record Isbn(@JsonValue String text) {

	}

	record Shelf(int row, @Nullable String room) {

	}

	record Copy(Shelf shelf, Optional<String> note, List<Shelf> former, Map<String, Shelf> planned) {

	}

	record Box<T>(T content) {

	}

}
