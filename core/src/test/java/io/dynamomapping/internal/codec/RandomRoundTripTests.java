package io.dynamomapping.internal.codec;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

import io.dynamomapping.ItemJson;
import io.dynamomapping.KeySchema;
import io.dynamomapping.NullPolicy;
import io.dynamomapping.spi.ItemCodec;
import io.dynamomapping.testing.TestTables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import tools.jackson.core.type.TypeReference;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever is stored in DynamoDB is read back as it was.
 */
class RandomRoundTripTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private static final int ITEMS = 300;

	private static final List<String> NAMES = List.of("title", "S", "N", "M", "NULL", "type", "b", "a.b", "tags[0]",
			"#name", ":value", "größe", "\uD83D\uDCDA", " ", "\u0000");

	private final Random random = new Random(1951);

	private final ItemCodec<Map<String, @Nullable Object>> codec = new Codecs((builder) -> {
	}, List.of()).itemCodec(new TypeReference<Map<String, Object>>() {
	}.getType(), NullPolicy.STORE, "value");

	@Test
	void storesAndReadsBackAnything() {
		String table = tables.create(KeySchema.simple("key", ScalarAttributeType.N));

		for (int i = 0; i < ITEMS; i++) {
			Map<String, @Nullable Object> value = map(4);
			value.put("key", BigDecimal.valueOf(i));
			Map<String, AttributeValue> item = this.codec.encode(value);
			tables.raw().putItem((request) -> request.tableName(table).item(item));
			Map<String, AttributeValue> key = Map.of("key", item.getOrDefault("key", AttributeValue.fromN("0")));
			Map<String, AttributeValue> stored = tables.raw()
				.getItem((request) -> request.tableName(table).key(key).consistentRead(true))
				.item();

			assertThat(this.codec.decode(stored)).as("item %d", i).isEqualTo(value);
			assertThat(ItemJson.fromJson(ItemJson.toJson(stored))).as("item %d", i).isEqualTo(stored);
			assertThat(ItemJson.fromDynamoJson(ItemJson.toDynamoJson(stored))).as("item %d", i).isEqualTo(stored);
		}
	}

	private @Nullable Object value(int depth) {
		return switch (this.random.nextInt((depth > 0) ? 10 : 8)) {
			case 0 -> text();
			case 1 -> number();
			case 2 -> bytes();
			case 3 -> this.random.nextBoolean();
			case 4 -> null;
			case 5 -> set(this::text);
			case 6 -> set(this::number);
			case 7 -> set(this::bytes);
			case 8 -> list(depth - 1);
			default -> map(depth - 1);
		};
	}

	private String text() {
		StringBuilder text = new StringBuilder();
		for (int i = this.random.nextInt(6); i > 0; i--) {
			text.append(NAMES.get(this.random.nextInt(NAMES.size())));
		}
		return text.toString();
	}

	private BigDecimal number() {
		BigInteger digits = new BigInteger(1 + this.random.nextInt(126), this.random);
		int exponent = this.random.nextInt(219) - 92;
		BigDecimal number = new BigDecimal(digits).movePointLeft(38).movePointRight(exponent);
		number = this.random.nextBoolean() ? number : new BigDecimal(digits);
		number = this.random.nextBoolean() ? number : number.negate();
		BigDecimal stripped = number.stripTrailingZeros();
		// DynamoDB has one form of each number.
		return (stripped.scale() < 0) ? stripped.setScale(0) : stripped;
	}

	private SdkBytes bytes() {
		byte[] bytes = new byte[this.random.nextInt(8)];
		this.random.nextBytes(bytes);
		return SdkBytes.fromByteArray(bytes);
	}

	private <T> Set<T> set(Supplier<T> element) {
		Set<T> set = new LinkedHashSet<>();
		for (int i = 1 + this.random.nextInt(4); i > 0; i--) {
			set.add(element.get());
		}
		return set;
	}

	private List<@Nullable Object> list(int depth) {
		List<@Nullable Object> list = new ArrayList<>();
		for (int i = this.random.nextInt(4); i > 0; i--) {
			list.add(value(depth));
		}
		return list;
	}

	private Map<String, @Nullable Object> map(int depth) {
		Map<String, @Nullable Object> map = new LinkedHashMap<>();
		for (int i = this.random.nextInt(6); i > 0; i--) {
			map.put(NAMES.get(this.random.nextInt(NAMES.size())), value(depth));
		}
		return map;
	}

}
