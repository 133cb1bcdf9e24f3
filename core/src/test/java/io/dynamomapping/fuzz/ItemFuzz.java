package io.dynamomapping.fuzz;

import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import io.dynamomapping.AttributeType;
import io.dynamomapping.ItemJson;
import io.dynamomapping.ItemMappingException;
import io.dynamomapping.NullPolicy;
import io.dynamomapping.faults.FuzzInput;
import io.dynamomapping.internal.codec.Codecs;
import io.dynamomapping.spi.ItemCodec;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.core.type.TypeReference;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Reads items: from their three texts, as values of a record, and as schemaless values.
 */
public final class ItemFuzz {

	private static final Codecs CODECS = new Codecs((builder) -> {
	}, List.of());

	private static final ItemCodec<Object> SCHEMALESS = codec(new TypeReference<Map<String, Object>>() {
	}.getType());

	private static final ItemCodec<Object> TYPED = codec(Parcel.class);

	private static final List<String> NAMES = List.of("text", "number", "amount", "flag", "bytes", "instant", "date",
			"duration", "uuid", "type", "texts", "numbers", "list", "map", "nested", "anything");

	private ItemFuzz() {
	}

	private static ItemCodec<Object> codec(Type type) {
		return CODECS.itemCodec(type, NullPolicy.OMIT, "value");
	}

	public static void fuzzerTestOneInput(byte[] data) {
		FuzzInput input = new FuzzInput(data);
		switch ((char) input.choice(256)) {
			case 'p' -> read(input.rest(), ItemJson::fromJson, ItemJson::toJson);
			case 'd' -> read(input.rest(), ItemJson::fromDynamoJson, ItemJson::toDynamoJson);
			case 'e' -> read(input.rest(), ItemJson::fromExportLine, ItemJson::toExportLine);
			default -> decode(members(input, 0));
		}
	}

	private static void read(String text, Function<String, Map<String, AttributeValue>> reader,
			Function<Map<String, AttributeValue>, String> writer) {
		Map<String, AttributeValue> item;
		try {
			item = reader.apply(text);
		}
		catch (IllegalArgumentException ex) {
			assertThat(ex.getMessage()).startsWith("Expected ");
			return;
		}
		assertThat(reader.apply(writer.apply(item))).isEqualTo(item);
		decode(item);
	}

	private static void decode(Map<String, AttributeValue> item) {
		decode(SCHEMALESS, item);
		decode(TYPED, item);
	}

	private static void decode(ItemCodec<Object> codec, Map<String, AttributeValue> item) {
		try {
			Object value = codec.decode(item);
			codec.encode(value);
		}
		catch (ItemMappingException ex) {
			assertThat(ex.getMessage()).isNotEmpty();
		}
	}

	private static Map<String, AttributeValue> members(FuzzInput input, int depth) {
		Map<String, AttributeValue> members = new LinkedHashMap<>();
		for (int i = input.choice(6); i > 0; i--) {
			members.put(NAMES.get(input.choice(NAMES.size())), attribute(input, depth));
		}
		return members;
	}

	private static AttributeValue attribute(FuzzInput input, int depth) {
		return switch (input.choice((depth < 4) ? 10 : 8)) {
			case 0 -> AttributeValue.fromS(text(input));
			case 1 -> AttributeValue.fromN(text(input));
			case 2 -> AttributeValue.fromBool(input.choice(2) == 1);
			case 3 -> AttributeValue.fromNul(true);
			case 4 -> AttributeValue.fromB(SdkBytes.fromByteArray(input.bytes(input.choice(9))));
			case 5 -> AttributeValue.fromSs(List.of(text(input), text(input)));
			case 6 -> AttributeValue.fromNs(List.of(text(input)));
			case 7 -> AttributeValue.fromBs(List.of(SdkBytes.fromByteArray(input.bytes(3))));
			case 8 -> AttributeValue.fromL(List.of(attribute(input, depth + 1), attribute(input, depth + 1)));
			default -> AttributeValue.fromM(members(input, depth + 1));
		};
	}

	private static String text(FuzzInput input) {
		return input.text(input.choice(48));
	}

	/**
	 * A value with members of many types.
	 */
	@SuppressWarnings("ArrayRecordComponent") // binary members are arrays, too
	record Parcel(@Nullable String text, int number, @Nullable BigDecimal amount, boolean flag, byte @Nullable [] bytes,
			@Nullable Instant instant, @Nullable LocalDate date, @Nullable Duration duration, @Nullable UUID uuid,
			@Nullable AttributeType type, @Nullable Set<String> texts, @Nullable Set<Long> numbers,
			@Nullable List<Double> list, @Nullable Map<String, Integer> map, @Nullable Parcel nested,
			@Nullable Object anything) {

	}

}
