package io.dynamomapping;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Reads items from JSON.
 */
final class ItemJsonReader {

	private static final String TYPES = "one of the types S, N, B, BOOL, NULL, M, L, SS, NS and BS";

	private ItemJsonReader() {
	}

	static Map<String, AttributeValue> read(String json,
			BiFunction<@Nullable Object, String, AttributeValue> attribute) {
		return members(JsonTree.parse(Objects.requireNonNull(json, "json")), "", attribute);
	}

	static Map<String, AttributeValue> readExportLine(String line) {
		Object tree = JsonTree.parseLine(Objects.requireNonNull(line, "line"));
		if (!(tree instanceof Map<?, ?> map) || !map.keySet().equals(Set.of("Item"))) {
			throw refused("an object with the only member 'Item'", tree, "");
		}
		return members(map.get("Item"), "", ItemJsonReader::typed);
	}

	static AttributeValue typed(@Nullable Object node, String path) {
		if (!(node instanceof Map<?, ?> map) || map.size() != 1) {
			throw refused("an object of " + TYPES, node, path);
		}
		Entry<?, ?> member = map.entrySet().iterator().next();
		Object content = member.getValue();
		return switch ((String) member.getKey()) {
			case "S" -> AttributeValue.fromS(text(content, path));
			case "N" -> AttributeValue.fromN(numberText(content, path));
			case "BOOL" -> AttributeValue.fromBool(bool(content, path));
			case "NULL" -> {
				if (!Boolean.TRUE.equals(content)) {
					throw refused("true", content, path);
				}
				yield AttributeValue.fromNul(true);
			}
			case "M" -> AttributeValue.fromM(members(content, path, ItemJsonReader::typed));
			case "L" -> AttributeValue.fromL(elements(content, path, ItemJsonReader::typed));
			case "NS" -> AttributeValue.fromNs(numbers(content, path, ItemJsonReader::numberText));
			default -> tagged((String) member.getKey(), content, path);
		};
	}

	static AttributeValue plain(@Nullable Object node, String path) {
		if (node == null) {
			return AttributeValue.fromNul(true);
		}
		if (node instanceof String) {
			return AttributeValue.fromS(text(node, path));
		}
		if (node instanceof JsonTree.JsonNumber number) {
			return AttributeValue.fromN(number.text());
		}
		if (node instanceof Boolean bool) {
			return AttributeValue.fromBool(bool);
		}
		if (node instanceof List<?>) {
			return AttributeValue.fromL(elements(node, path, ItemJsonReader::plain));
		}
		Map<?, ?> map = (Map<?, ?>) node;
		if (map.size() != 1 || !ItemJsonWriter.TAGS.containsAll(map.keySet())) {
			return AttributeValue.fromM(members(map, path, ItemJsonReader::plain));
		}
		Entry<?, ?> member = map.entrySet().iterator().next();
		return switch ((String) member.getKey()) {
			case "M" -> AttributeValue.fromM(members(member.getValue(), path, ItemJsonReader::plain));
			case "NS" -> AttributeValue.fromNs(numbers(member.getValue(), path, ItemJsonReader::number));
			default -> tagged((String) member.getKey(), member.getValue(), path);
		};
	}

	private static AttributeValue tagged(String type, @Nullable Object content, String path) {
		return switch (type) {
			case "B" -> AttributeValue.fromB(binary(content, path));
			case "SS" -> AttributeValue.fromSs(set(content, path, ItemJsonReader::text, (text) -> text));
			case "BS" -> AttributeValue.fromBs(set(content, path, ItemJsonReader::binary, (bytes) -> bytes));
			default -> throw refusedFinding(TYPES, "'" + type + "'", path);
		};
	}

	private static Map<String, AttributeValue> members(@Nullable Object node, String path,
			BiFunction<@Nullable Object, String, AttributeValue> attribute) {
		if (!(node instanceof Map<?, ?> map)) {
			throw refused("an object", node, path);
		}
		Map<String, AttributeValue> members = new LinkedHashMap<>();
		map.forEach((key, value) -> {
			String name = (String) key;
			if (name.isEmpty()) {
				throw refusedFinding("members with names", "an empty name", path);
			}
			String place = AttributePath.of(name).toString();
			members.put(name, attribute.apply(value, path.isEmpty() ? place : path + "." + place));
		});
		return members;
	}

	private static <T> List<T> elements(@Nullable Object node, String path,
			BiFunction<@Nullable Object, String, T> element) {
		if (!(node instanceof List<?> list)) {
			throw refused("an array", node, path);
		}
		List<T> elements = new ArrayList<>(list.size());
		for (int i = 0; i < list.size(); i++) {
			elements.add(element.apply(list.get(i), path + "[" + i + "]"));
		}
		return elements;
	}

	private static List<String> numbers(@Nullable Object node, String path,
			BiFunction<@Nullable Object, String, String> number) {
		return set(node, path, number, ItemJsonReader::magnitude);
	}

	private static <T> List<T> set(@Nullable Object node, String path, BiFunction<@Nullable Object, String, T> element,
			Function<T, Object> identity) {
		List<T> elements = elements(node, path, element);
		if (elements.isEmpty()) {
			throw refusedFinding("a set of at least one element", "none", path);
		}
		if (elements.stream().map(identity).distinct().count() < elements.size()) {
			throw refusedFinding("a set of different elements", "one of them twice", path);
		}
		return elements;
	}

	private static String text(@Nullable Object node, String path) {
		if (!(node instanceof String text)) {
			throw refused("a string", node, path);
		}
		if (StoredText.isBroken(text)) {
			throw refusedFinding("a string", "one with half of a surrogate pair", path);
		}
		return text;
	}

	private static boolean bool(@Nullable Object node, String path) {
		if (node instanceof Boolean bool) {
			return bool;
		}
		throw refused("true or false", node, path);
	}

	private static String number(@Nullable Object node, String path) {
		if (!(node instanceof JsonTree.JsonNumber number)) {
			throw refused("a number", node, path);
		}
		try {
			magnitude(number.text());
			return number.text();
		}
		catch (NumberFormatException | ArithmeticException ex) {
			throw refusedFinding("a number", "one that is out of range", path);
		}
	}

	private static String numberText(@Nullable Object node, String path) {
		if (!(node instanceof String text)) {
			throw refused("a number as a string", node, path);
		}
		try {
			magnitude(text);
			return text;
		}
		catch (NumberFormatException | ArithmeticException ex) {
			throw refusedFinding("a number as a string", "another string", path);
		}
	}

	private static Object magnitude(String text) {
		return new BigDecimal(text).stripTrailingZeros();
	}

	private static SdkBytes binary(@Nullable Object node, String path) {
		if (!(node instanceof String text)) {
			throw refused("binary in Base64", node, path);
		}
		try {
			return SdkBytes.fromByteArray(Base64.getDecoder().decode(text));
		}
		catch (IllegalArgumentException ex) {
			throw refusedFinding("binary in Base64", "another string", path);
		}
	}

	private static IllegalArgumentException refused(String expected, @Nullable Object found, String path) {
		return refusedFinding(expected, JsonTree.describe(found), path);
	}

	private static IllegalArgumentException refusedFinding(String expected, String found, String path) {
		String place = path.isEmpty() ? "at the top" : "at '" + path + "'";
		return new IllegalArgumentException(
				"Expected " + expected + " " + place + ", found " + found + ". Correct the text.");
	}

}
