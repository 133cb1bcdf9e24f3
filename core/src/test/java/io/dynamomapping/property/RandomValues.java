package io.dynamomapping.property;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Random attribute values, few enough that equal ones are common.
 */
final class RandomValues {

	// In the order of UTF-16, 😀 comes before U+FFFD; the letter ä has two spellings.
	private static final List<String> TEXTS = List.of("", "a", "ab", "abc", "b", "B", "ä", "a\u0308", "😀", "\uFFFD",
			"😀\uFFFD", "\uFFFD😀", "#n0", ":v0", "5");

	private static final List<String> NUMBERS = List.of("0", "1", "1.0", "-1", "2", "2.50", "3", "5", "10", "1E1",
			"0.00000001", "99999999999999999999999999999999999999", "1E-130",
			"-9.9999999999999999999999999999999999999E+125");

	private static final List<SdkBytes> BYTES = List.of(bytes(), bytes(1), bytes(1, 2), bytes(1, 2, -1), bytes(2),
			bytes(-1), bytes(0, 1));

	// Simple types twice, as most attributes have one.
	private static final List<AttributeValue.Type> TYPES = types("S", "N", "B", "S", "N", "BOOL", "NUL", "SS", "NS",
			"BS", "L", "M", "L", "M");

	private static final int SIMPLE = 10;

	private final Random random;

	private final List<String> names;

	RandomValues(Random random, List<String> names) {
		this.random = random;
		this.names = names;
	}

	static List<AttributeValue.Type> types(String... names) {
		return Stream.of(names).map(AttributeValue.Type::valueOf).toList();
	}

	private static SdkBytes bytes(int... values) {
		byte[] bytes = new byte[values.length];
		for (int i = 0; i < bytes.length; i++) {
			bytes[i] = (byte) values[i];
		}
		return SdkBytes.fromByteArray(bytes);
	}

	<T> T one(List<T> values) {
		return values.get(this.random.nextInt(values.size()));
	}

	boolean chance(int percent) {
		return this.random.nextInt(100) < percent;
	}

	int upTo(int most) {
		return this.random.nextInt(most + 1);
	}

	AttributeValue value(int depth) {
		return value(TYPES.get(this.random.nextInt((depth > 0) ? TYPES.size() : SIMPLE)), depth);
	}

	AttributeValue value(AttributeValue.Type type, int depth) {
		return switch (type) {
			case S -> AttributeValue.fromS(one(TEXTS));
			case N -> AttributeValue.fromN(one(NUMBERS));
			case B -> AttributeValue.fromB(one(BYTES));
			case BOOL -> AttributeValue.fromBool(chance(50));
			case SS, NS, BS -> Comparisons.set(type, elements(type));
			case L -> AttributeValue.fromL(list(depth));
			case M -> AttributeValue.fromM(map(depth));
			default -> AttributeValue.fromNul(true);
		};
	}

	private Set<Object> elements(AttributeValue.Type set) {
		Set<Object> elements = new HashSet<>();
		for (int i = upTo(2); i >= 0; i--) {
			Object element = switch (set) {
				case SS -> one(TEXTS);
				case BS -> one(BYTES);
				default -> new BigDecimal(one(NUMBERS)).stripTrailingZeros();
			};
			elements.add(element);
		}
		return elements;
	}

	List<AttributeValue> list(int depth) {
		List<AttributeValue> list = new ArrayList<>();
		for (int i = upTo(4); i > 0; i--) {
			list.add(value(depth - 1));
		}
		return list;
	}

	Map<String, AttributeValue> map(int depth) {
		Map<String, AttributeValue> map = new HashMap<>();
		for (String name : this.names) {
			if (chance(40)) {
				map.put(name, value(depth - 1));
			}
		}
		return map;
	}

	/**
	 * Return a value as users may give it: as it is, or as a Java object that is stored
	 * as such.
	 */
	Object given(AttributeValue value) {
		Object plain = chance(50) ? plain(value) : null;
		return (plain != null) ? plain : value;
	}

	private @Nullable Object plain(AttributeValue value) {
		return switch (value.type()) {
			case S -> value.s();
			case N -> new BigDecimal(value.n());
			case B -> value.b().asByteArray();
			case BOOL -> value.bool();
			case SS, NS, BS -> Comparisons.elements(value);
			case L -> plain(value.l());
			case M -> {
				Map<String, @Nullable Object> map = new LinkedHashMap<>();
				value.m().forEach((name, member) -> map.put(name, plain(member)));
				yield map;
			}
			default -> null;
		};
	}

	private List<@Nullable Object> plain(List<AttributeValue> values) {
		List<@Nullable Object> list = new ArrayList<>();
		values.forEach((value) -> list.add(plain(value)));
		return list;
	}

}
