package io.dynamomapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/**
 * JSON as maps, lists, strings, booleans, {@code null} and numbers in the very text that
 * they were written in.
 */
final class JsonTree {

	private static final JsonFactory FACTORY = JsonFactory.builder()
		.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
		.build();

	private static final String NO_JSON = "text that is no JSON";

	private JsonTree() {
	}

	static @Nullable Object parse(String json) {
		return parse(json, (place) -> "line " + place.getLineNr() + ", column " + place.getColumnNr());
	}

	/**
	 * Read a text of one line, whose number only the caller knows.
	 * @param json the text
	 * @return what is in it
	 */
	static @Nullable Object parseLine(String json) {
		return parse(json, (place) -> "column " + place.getColumnNr());
	}

	private static @Nullable Object parse(String json, Function<TokenStreamLocation, String> place) {
		try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
			return parse(parser, place);
		}
	}

	private static @Nullable Object parse(JsonParser parser, Function<TokenStreamLocation, String> place) {
		try {
			if (parser.nextToken() == null) {
				throw noJson(place.apply(parser.currentLocation()));
			}
			Object tree = read(parser);
			if (parser.nextToken() != null) {
				throw noJson(place.apply(parser.currentTokenLocation()));
			}
			return tree;
		}
		catch (JacksonException ex) {
			TokenStreamLocation location = ex.getLocation();
			// Without the cause, which quotes the text.
			throw refused(found(ex), place.apply((location != null) ? location : parser.currentLocation()));
		}
	}

	private static String found(JacksonException ex) {
		if (ex instanceof StreamConstraintsException) {
			return "JSON that is nested too deeply, or has too long a number or name,";
		}
		boolean duplicate = String.valueOf(ex.getOriginalMessage()).startsWith("Duplicate ");
		return duplicate ? "an object with the same name twice" : NO_JSON;
	}

	private static IllegalArgumentException noJson(String place) {
		return refused(NO_JSON, place);
	}

	private static IllegalArgumentException refused(String found, String place) {
		return new IllegalArgumentException(
				"Expected the JSON of an item, found " + found + " at " + place + ". Correct the text.");
	}

	private static @Nullable Object read(JsonParser parser) {
		return switch (parser.currentToken()) {
			case START_OBJECT -> readMap(parser);
			case START_ARRAY -> readList(parser);
			case VALUE_STRING -> parser.getString();
			case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonNumber(parser.getString());
			case VALUE_NULL -> null;
			default -> parser.getBooleanValue();
		};
	}

	private static Map<String, @Nullable Object> readMap(JsonParser parser) {
		Map<String, @Nullable Object> map = new LinkedHashMap<>();
		while (parser.nextToken() != JsonToken.END_OBJECT) {
			String name = parser.currentName();
			parser.nextToken();
			map.put(name, read(parser));
		}
		return map;
	}

	private static List<@Nullable Object> readList(JsonParser parser) {
		List<@Nullable Object> list = new ArrayList<>();
		while (parser.nextToken() != JsonToken.END_ARRAY) {
			list.add(read(parser));
		}
		return list;
	}

	/**
	 * Return what a part of the tree is.
	 * @param node the part
	 * @return words for a message
	 */
	static String describe(@Nullable Object node) {
		if (node instanceof Map<?, ?> map) {
			return "an object of " + map.size() + " members";
		}
		if (node instanceof List<?>) {
			return "an array";
		}
		if (node instanceof String) {
			return "a string";
		}
		if (node instanceof Boolean) {
			return "a boolean";
		}
		return (node != null) ? "a number" : "null";
	}

	/**
	 * A number.
	 *
	 * @param text as it was written
	 */
	record JsonNumber(String text) {

	}

}
