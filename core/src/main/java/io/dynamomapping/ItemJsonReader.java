package io.dynamomapping;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Objects;
import java.util.function.BiFunction;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads items from JSON.
 */
final class ItemJsonReader {

	private static final String TYPES = "one of the types S, N, B, BOOL, NULL, M, L, SS, NS and BS";

	private static final int MAX_SCALE = 1000;

	private static final JsonMapper MAPPER = JsonMapper.builder()
		.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
		.enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
		.disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
		.build();

	private ItemJsonReader() {
	}

	static Map<String, AttributeValue> read(String json, BiFunction<JsonNode, String, AttributeValue> attribute) {
		Objects.requireNonNull(json, "json");
		JsonNode tree;
		try {
			tree = MAPPER.readTree(json);
		}
		catch (JacksonException ex) {
			// Without the cause, which quotes the text.
			throw new IllegalArgumentException(
					"Expected the JSON of an item, found text that is no JSON at line " + ex.getLocation().getLineNr()
							+ ", column " + ex.getLocation().getColumnNr() + ". Correct the text.");
		}
		return members(tree, "", attribute);
	}

	static AttributeValue typed(JsonNode node, String path) {
		Entry<String, JsonNode> member = onlyMember(node, path);
		JsonNode content = member.getValue();
		return switch (member.getKey()) {
			case "S" -> AttributeValue.fromS(text(content, path));
			case "N" -> AttributeValue.fromN(numberText(content, path));
			case "BOOL" -> AttributeValue
				.fromBool(require(content.isBoolean(), content.booleanValue(false), "true or false", content, path));
			case "NULL" -> AttributeValue.fromNul(require(content.booleanValue(false), true, "true", content, path));
			case "M" -> AttributeValue.fromM(members(content, path, ItemJsonReader::typed));
			case "L" -> AttributeValue.fromL(elements(content, path, ItemJsonReader::typed));
			case "NS" -> AttributeValue.fromNs(elements(content, path, ItemJsonReader::numberText));
			default -> tagged(member.getKey(), content, path);
		};
	}

	private static Entry<String, JsonNode> onlyMember(JsonNode node, String path) {
		require(node.isObject() && node.size() == 1, true, "an object of " + TYPES, node, path);
		return node.properties().iterator().next();
	}

	static AttributeValue plain(JsonNode node, String path) {
		return switch (node.getNodeType()) {
			case STRING -> AttributeValue.fromS(node.stringValue());
			case NUMBER -> AttributeValue.fromN(number(node, path));
			case BOOLEAN -> AttributeValue.fromBool(node.booleanValue());
			case NULL -> AttributeValue.fromNul(true);
			case ARRAY -> AttributeValue.fromL(elements(node, path, ItemJsonReader::plain));
			default -> {
				boolean tag = node.size() == 1 && ItemJsonWriter.TAGS.contains(node.propertyNames().iterator().next());
				yield tag ? tag(node, path) : AttributeValue.fromM(members(node, path, ItemJsonReader::plain));
			}
		};
	}

	private static AttributeValue tag(JsonNode node, String path) {
		Entry<String, JsonNode> member = onlyMember(node, path);
		return switch (member.getKey()) {
			case "M" -> AttributeValue.fromM(members(member.getValue(), path, ItemJsonReader::plain));
			case "NS" -> AttributeValue.fromNs(elements(member.getValue(), path, ItemJsonReader::number));
			default -> tagged(member.getKey(), member.getValue(), path);
		};
	}

	private static AttributeValue tagged(String type, JsonNode content, String path) {
		return switch (type) {
			case "B" -> AttributeValue.fromB(binary(content, path));
			case "SS" -> AttributeValue.fromSs(elements(content, path, ItemJsonReader::text));
			case "BS" -> AttributeValue.fromBs(elements(content, path, ItemJsonReader::binary));
			default -> throw refused(TYPES, "'" + type + "'", path);
		};
	}

	private static Map<String, AttributeValue> members(JsonNode node, String path,
			BiFunction<JsonNode, String, AttributeValue> attribute) {
		require(node.isObject(), true, "an object", node, path);
		Map<String, AttributeValue> members = new LinkedHashMap<>();
		node.properties().forEach((member) -> {
			String name = AttributePath.of(member.getKey()).toString();
			members.put(member.getKey(), attribute.apply(member.getValue(), path.isEmpty() ? name : path + "." + name));
		});
		return members;
	}

	private static <T> List<T> elements(JsonNode node, String path, BiFunction<JsonNode, String, T> element) {
		require(node.isArray(), true, "an array", node, path);
		List<T> elements = new ArrayList<>(node.size());
		for (int i = 0; i < node.size(); i++) {
			elements.add(element.apply(node.get(i), path + "[" + i + "]"));
		}
		return elements;
	}

	private static String text(JsonNode node, String path) {
		return require(node.isString(), node.stringValue(""), "a string", node, path);
	}

	private static String number(JsonNode node, String path) {
		require(node.isNumber(), true, "a number", node, path);
		return plainText(node.decimalValue(), path);
	}

	private static String numberText(JsonNode node, String path) {
		String text = require(node.isString(), node.stringValue(""), "a number as a string", node, path);
		try {
			return plainText(new BigDecimal(text), path);
		}
		catch (NumberFormatException ex) {
			throw refused("a number as a string", "another string", path);
		}
	}

	private static String plainText(BigDecimal number, String path) {
		if (Math.abs((long) number.scale()) > MAX_SCALE) {
			throw refused("a number that DynamoDB can hold", "one with too large an exponent", path);
		}
		return number.toPlainString();
	}

	private static SdkBytes binary(JsonNode node, String path) {
		String text = require(node.isString(), node.stringValue(""), "binary in Base64", node, path);
		try {
			return SdkBytes.fromByteArray(Base64.getDecoder().decode(text));
		}
		catch (IllegalArgumentException ex) {
			throw refused("binary in Base64", "another string", path);
		}
	}

	private static <T> T require(boolean condition, T value, String expected, JsonNode found, String path) {
		if (!condition) {
			String type = found.getNodeType().name().toLowerCase(java.util.Locale.ROOT);
			throw refused(expected, found.isObject() ? "an object of " + found.size() + " members" : type, path);
		}
		return value;
	}

	private static IllegalArgumentException refused(String expected, String found, String path) {
		String place = path.isEmpty() ? "at the top" : "at '" + path + "'";
		return new IllegalArgumentException(
				"Expected " + expected + " " + place + ", found " + found + ". Correct the text.");
	}

}
