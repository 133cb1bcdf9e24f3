package io.dynamomapping.memory;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Attribute values in the form in which they are kept: numbers without superfluous digits
 * and sets in order, so that equal values are equal objects.
 */
final class AttributeValues {

	private static final int MAX_DEPTH = 32;

	private AttributeValues() {
	}

	static Map<String, AttributeValue> normalize(Map<String, AttributeValue> attributes) {
		return normalize(attributes, 0);
	}

	static AttributeValue normalize(AttributeValue value) {
		return normalize(value, 0);
	}

	private static Map<String, AttributeValue> normalize(Map<String, AttributeValue> attributes, int depth) {
		Map<String, AttributeValue> normal = new LinkedHashMap<>();
		attributes.forEach((name, value) -> normal.put(name, normalize(value, depth + 1)));
		return normal;
	}

	private static AttributeValue normalize(@Nullable AttributeValue value, int depth) {
		if (value == null || value.type() == AttributeValue.Type.UNKNOWN_TO_SDK_VERSION) {
			throw Errors
				.validation("Supplied AttributeValue is empty, must contain exactly one of the supported datatypes");
		}
		if (depth > MAX_DEPTH + 1) {
			throw Errors.validation("Nesting Levels have exceeded supported limits");
		}
		return switch (value.type()) {
			case N -> AttributeValue.fromN(Numbers.normalize(value.n()));
			case NUL -> nul(value);
			case M -> AttributeValue.fromM(normalize(value.m(), depth));
			case L -> AttributeValue.fromL(value.l().stream().map((element) -> normalize(element, depth + 1)).toList());
			case SS, NS, BS -> set(value);
			case B -> AttributeValue.fromB(copy(value.b()));
			default -> value;
		};
	}

	// Whoever made it of an array may go on to change that.
	private static SdkBytes copy(SdkBytes bytes) {
		return SdkBytes.fromByteArray(bytes.asByteArrayUnsafe());
	}

	private static AttributeValue nul(AttributeValue value) {
		if (!value.nul()) {
			throw Errors.invalidParameter("Null attribute value types must have the value of true");
		}
		return value;
	}

	private static AttributeValue set(AttributeValue value) {
		return switch (value.type()) {
			case SS -> AttributeValue
				.fromSs(elements(value.ss(), "string", UnaryOperator.identity(), Comparator.naturalOrder()));
			case NS -> AttributeValue
				.fromNs(elements(value.ns(), "number", Numbers::normalize, Comparator.comparing(BigDecimal::new)));
			default -> AttributeValue.fromBs(elements(value.bs(), "binary", AttributeValues::copy,
					(one, other) -> ValueOrder.compare(AttributeValue.fromB(one), AttributeValue.fromB(other))));
		};
	}

	private static <T> List<T> elements(List<T> given, String kind, UnaryOperator<T> normalize, Comparator<T> order) {
		if (given.isEmpty()) {
			throw Errors.invalidParameter("An " + kind + " set  may not be empty");
		}
		TreeSet<T> elements = new TreeSet<>(order);
		for (T element : given) {
			if (!elements.add(normalize.apply(element))) {
				throw Errors.invalidParameter("Input collection " + given + " contains duplicates.");
			}
		}
		return new ArrayList<>(elements);
	}

	/**
	 * Return the elements of a set, each as a value of its own.
	 * @param set a value of type SS, NS or BS
	 * @return its elements
	 */
	static List<AttributeValue> elements(AttributeValue set) {
		return switch (set.type()) {
			case SS -> set.ss().stream().map(AttributeValue::fromS).toList();
			case NS -> set.ns().stream().map(AttributeValue::fromN).toList();
			default -> set.bs().stream().map(AttributeValue::fromB).toList();
		};
	}

	/**
	 * Return a set in the form in which it is kept.
	 * @param type SS, NS or BS
	 * @param elements its elements, each once
	 * @return the set
	 */
	static AttributeValue set(AttributeValue.Type type, List<AttributeValue> elements) {

		AttributeValue set = switch (type) {
			case SS -> AttributeValue.fromSs(elements.stream().map(AttributeValue::s).toList());
			case NS -> AttributeValue.fromNs(elements.stream().map(AttributeValue::n).toList());
			default -> AttributeValue.fromBs(elements.stream().map(AttributeValue::b).toList());
		};
		return set(set);
	}

	static boolean isSet(AttributeValue value) {
		return value.hasSs() || value.hasNs() || value.hasBs();
	}

	static String typeName(AttributeValue value) {
		return (value.type() == AttributeValue.Type.NUL) ? "NULL" : value.type().name();
	}

}
