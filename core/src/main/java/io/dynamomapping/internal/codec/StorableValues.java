package io.dynamomapping.internal.codec;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Attribute values that others have made, which DynamoDB may not be able to hold.
 */
public final class StorableValues {

	private static final int MAX_NAME = 65_535;

	private StorableValues() {
	}

	/**
	 * Refuse an item that DynamoDB does not hold.
	 * @param item its attributes
	 * @throws IllegalArgumentException if it does not hold one of them
	 */
	public static void requireItem(Map<String, AttributeValue> item) {
		try {
			members(item, "", AttributeGenerator.MAX_NESTING - 1);
		}
		catch (RefusedException ex) {
			String place = ex.path().isEmpty() ? "Item" : "Attribute '" + ex.path() + "'";
			throw new IllegalArgumentException(place + ": " + ex.sentence());
		}
	}

	/**
	 * Refuse a value that DynamoDB does not hold.
	 * @param value the value
	 * @param path where it is
	 * @param levels how many maps and lists may lie within each other in it
	 * @return the same value
	 * @throws RefusedException if DynamoDB does not hold it
	 */
	static AttributeValue require(AttributeValue value, String path, int levels) {
		switch (value.type()) {
			case S -> at(path, () -> Text.requireStorable(value.s()));
			case N -> at(path, () -> number(value.n()));
			case SS -> set(value.ss(), path, Text::requireStorable);
			case NS -> set(value.ns(), path, StorableValues::number);
			case BS -> set(value.bs(), path, (bytes) -> bytes);
			case L -> elements(value.l(), path, deeper(path, levels));
			case M -> members(value.m(), path, deeper(path, levels));
			case NUL -> requireTrue(value, path);
			case UNKNOWN_TO_SDK_VERSION -> throw new RefusedException(path,
					"expected an attribute value of a type, found one without. Give it a value.", null);
			default -> {
			}
		}
		return value;
	}

	/**
	 * Refuse a name that no attribute and no member of a map can have.
	 * @param name the name
	 * @return the same name
	 * @throws RefusedException if DynamoDB has no such names
	 */
	static String requireName(String name) {
		if (name.isEmpty()) {
			throw new RefusedException(
					"expected a name, found an empty one. Name each attribute and each key of a map.");
		}
		// A character takes three bytes at most.
		if (name.length() > MAX_NAME / 3 && Text.utf8Length(name) > MAX_NAME) {
			throw new RefusedException("expected a name of at most " + MAX_NAME + " bytes, found one of "
					+ Text.utf8Length(name) + ". Shorten it.");
		}
		return Text.requireStorable(name);
	}

	private static int deeper(String path, int levels) {
		if (levels <= 0) {
			throw new RefusedException(path, AttributeGenerator.TOO_DEEP, null);
		}
		return levels - 1;
	}

	private static void elements(List<AttributeValue> list, String path, int levels) {
		for (int i = 0; i < list.size(); i++) {
			require(list.get(i), path + "[" + i + "]", levels);
		}
	}

	private static void members(Map<String, AttributeValue> map, String path, int levels) {
		map.forEach((name, value) -> {
			at(path, () -> requireName(name));
			PathText member = new PathText();
			member.member(name);
			require(value, path.isEmpty() ? member.toString() : path + "." + member, levels);
		});
	}

	private static <T> void set(List<T> elements, String path, Function<T, Object> check) {
		long different = elements.stream().map((element) -> at(path, () -> check.apply(element))).distinct().count();
		if (elements.isEmpty() || different < elements.size()) {
			throw new RefusedException(path, "expected a set of at least one element and none twice, found "
					+ (elements.isEmpty() ? "an empty one" : "one of them twice") + ". Correct the set.", null);
		}
	}

	private static Object number(String text) {
		return new BigDecimal(Numbers.text(Numbers.parse(text)));
	}

	private static void requireTrue(AttributeValue value, String path) {
		if (!value.nul()) {
			throw new RefusedException(path, "expected NULL to be true, found false. Leave the attribute out.", null);
		}
	}

	private static <T> T at(String path, Supplier<T> check) {
		try {
			return check.get();
		}
		catch (RefusedException ex) {
			throw new RefusedException(path, ex.sentence(), null);
		}
	}

}
