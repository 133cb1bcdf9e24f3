package io.dynamomapping;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

import io.dynamomapping.testing.TestTables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Keys of every type that a key attribute can hold.
 */
class KeyTypesTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	@ParameterizedTest
	@MethodSource("types")
	<K> void keysAddressItems(KeysOf<K> keys) {
		DynamoMapping<K, Page> pages = tables.open(KeySchema.simple("id", keys.attributeType()), keys.type(),
				Page.class, MappingOptions.defaults().withKeys("id", null));

		assertThat(pages.put(keys.one(), new Page("one"))).isNull();
		assertThat(pages.put(keys.other(), new Page("other"))).isNull();

		assertThat(pages.keySchema()).isEqualTo(KeySchema.simple("id", keys.attributeType()));
		assertThat(pages.get(keys.one())).isEqualTo(new Page("one"));
		assertThat(pages.containsKey(keys.other())).isTrue();
		assertThat(pages.keySet().contains(keys.one())).isTrue();
		assertThat(tables.item(pages.tableName(), Map.of("id", keys.stored()))).isNotEmpty();
		assertThat(pages.replace(keys.one(), new Page("one"), new Page("1"))).isTrue();
		assertThat(pages.getAll(List.of(keys.other(), keys.one())).values()).containsExactly(new Page("other"),
				new Page("1"));
		assertThat(pages.remove(keys.one())).isEqualTo(new Page("1"));
		assertThat(pages.containsKey(keys.one())).isFalse();
		assertThat(pages.count()).isEqualTo(1);
	}

	@ParameterizedTest
	@MethodSource("types")
	<K> void keysAreReadAsTheyWereWritten(KeysOf<K> keys) {
		DynamoMapping<K, Page> pages = tables.open(KeySchema.simple("id", keys.attributeType()), keys.type(),
				Page.class, MappingOptions.defaults().withKeys("id", null));
		pages.put(keys.one(), new Page("one"));

		K read = pages.keySet().iterator().next();
		K readWithValue = pages.entrySet().iterator().next().getKey();

		assertThat(Arrays.deepEquals(new Object[] { read }, new Object[] { keys.one() })).isTrue();
		assertThat(Arrays.deepEquals(new Object[] { readWithValue }, new Object[] { keys.one() })).isTrue();
		assertThat(pages.remove(read)).isEqualTo(new Page("one"));
	}

	static Stream<KeysOf<?>> types() {
		UUID uuid = UUID.fromString("0e6ac2bf-1bd4-4f0b-8d5f-4f4ef2a1c3d0");
		return Stream.of(text(String.class, "one", "other", "one"),
				text(UUID.class, uuid, UUID.randomUUID(), uuid.toString()),
				text(Weekday.class, Weekday.MONDAY, Weekday.SUNDAY, "MONDAY"), number(Integer.class, 0, -1, "0"),
				number(Long.class, Long.MAX_VALUE, Long.MIN_VALUE, "9223372036854775807"),
				number(Short.class, (short) 7, (short) -7, "7"), number(Byte.class, (byte) 1, (byte) -1, "1"),
				number(Double.class, 0.1, -2.5, "0.1"), number(Float.class, 1.5f, -2.5f, "1.5"),
				number(BigInteger.class, new BigInteger("12345678901234567890123456789012345678"), BigInteger.ONE,
						"12345678901234567890123456789012345678"),
				number(BigDecimal.class, new BigDecimal("1.12345678912345"), new BigDecimal("-1E-100"),
						"1.12345678912345"),
				bytes(SdkBytes.class, SdkBytes.fromByteArray(new byte[] { 0, 1, -1 }), SdkBytes.fromUtf8String("x")),
				bytes(byte[].class, new byte[] { 0, 1, -1 }, new byte[] { 7 }));
	}

	private static <K> KeysOf<K> text(Class<K> type, K one, K other, String stored) {
		return new KeysOf<>(type, one, other, ScalarAttributeType.S, AttributeValue.fromS(stored));
	}

	private static <K> KeysOf<K> number(Class<K> type, K one, K other, String stored) {
		return new KeysOf<>(type, one, other, ScalarAttributeType.N, AttributeValue.fromN(stored));
	}

	private static <K> KeysOf<K> bytes(Class<K> type, K one, K other) {
		return new KeysOf<>(type, one, other, ScalarAttributeType.B,
				AttributeValue.fromB(SdkBytes.fromByteArray(new byte[] { 0, 1, -1 })));
	}

	@Test
	void instantsAreStoredAsTextThatSortsByTime() {
		DynamoMapping<Instant, Page> pages = tables.open(KeySchema.simple("id", ScalarAttributeType.S), Instant.class,
				Page.class, MappingOptions.defaults().withKeys("id", null));
		List<Instant> instants = List.of(Instant.EPOCH, Instant.parse("2026-01-02T03:04:05Z"),
				Instant.parse("2026-01-02T03:04:05.1Z"), Instant.parse("2026-01-02T03:04:05.123456789Z"),
				Instant.parse("2026-01-02T03:04:06Z"));

		instants.forEach((instant) -> pages.put(instant, new Page(instant.toString())));

		assertThat(pages.keySet()).containsExactlyInAnyOrderElementsOf(instants);
		instants.forEach((instant) -> assertThat(pages.get(instant)).isEqualTo(new Page(instant.toString())));
		List<String> stored = tables.raw()
			.scan((request) -> request.tableName(pages.tableName()))
			.items()
			.stream()
			.map((item) -> Objects.requireNonNull(item.get("id")).s())
			.sorted()
			.toList();
		assertThat(stored).extracting(Instant::parse).containsExactlyElementsOf(instants);
	}

	record KeysOf<K>(Class<K> type, K one, K other, ScalarAttributeType attributeType, AttributeValue stored) {

		@Override
		public String toString() {
			return this.type.getSimpleName();
		}

	}

	record Page(String text) {
	}

	enum Weekday {

		MONDAY, SUNDAY

	}

}
