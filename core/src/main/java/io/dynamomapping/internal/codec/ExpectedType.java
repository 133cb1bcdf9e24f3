package io.dynamomapping.internal.codec;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Java types, in the words of who looks at an item.
 */
final class ExpectedType {

	private static final Set<Class<?>> INTEGERS = Set.of(byte.class, Byte.class, short.class, Short.class, int.class,
			Integer.class, long.class, Long.class, BigInteger.class);

	private static final Set<Class<?>> FLOATS = Set.of(float.class, double.class);

	private static final Set<Class<?>> CHARACTERS = Set.of(char.class, Character.class);

	private ExpectedType() {
	}

	static String describe(Class<?> type) {
		if (INTEGERS.contains(type)) {
			return "an integer";
		}
		if (FLOATS.contains(type) || Number.class.isAssignableFrom(type)) {
			return "a number";
		}
		if (CharSequence.class.isAssignableFrom(type) || type == char[].class) {
			return "a string";
		}
		if (CHARACTERS.contains(type)) {
			return "a single character";
		}
		if (type == boolean.class || type == Boolean.class) {
			return "a boolean";
		}
		if (type == byte[].class || ByteBuffer.class.isAssignableFrom(type)) {
			return "binary";
		}
		if (type.isEnum()) {
			return "one of " + Arrays.stream(type.getEnumConstants())
				.map((constant) -> "'" + ((Enum<?>) constant).name() + "'")
				.collect(Collectors.joining(", "));
		}
		if (Set.class.isAssignableFrom(type)) {
			return "a set";
		}
		if (Collection.class.isAssignableFrom(type) || type.isArray()) {
			return "a list";
		}
		return Map.class.isAssignableFrom(type) ? "a map" : "a value for " + type.getSimpleName();
	}

	/**
	 * Return what is wrong where the type of the attribute value is right.
	 * @param type the type that was expected
	 * @param found the attribute value
	 * @return words to follow the type of the attribute value, or an empty string
	 */
	static String detail(Class<?> type, AttributeValue found) {
		if (found.type() == AttributeValue.Type.N && INTEGERS.contains(type)) {
			return " with a fraction or beyond the range of " + type.getSimpleName();
		}
		boolean text = type.isEnum() || CHARACTERS.contains(type)
				|| (!type.isPrimitive() && !Number.class.isAssignableFrom(type) && type != Boolean.class);
		boolean container = Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type)
				|| type.isArray() || type.isRecord();
		return (found.type() == AttributeValue.Type.S && text && !container) ? " of another form" : "";
	}

}
