package io.dynamomapping.property;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * How DynamoDB compares attribute values, from its documentation.
 */
final class Comparisons {

	static final List<AttributeValue.Type> ORDERED = RandomValues.types("S", "N", "B");

	private Comparisons() {
	}

	static boolean same(AttributeValue one, @Nullable AttributeValue other) {
		if (other == null || one.type() != other.type()) {
			return false;
		}
		return switch (one.type()) {
			case N -> number(one).compareTo(number(other)) == 0;
			case SS, NS, BS -> elements(one).equals(elements(other));
			case L -> one.l().size() == other.l().size()
					&& IntStream.range(0, one.l().size()).allMatch((i) -> same(one.l().get(i), other.l().get(i)));
			case M -> same(one.m(), other.m());
			default -> one.equals(other);
		};
	}

	static boolean same(Map<String, AttributeValue> one, Map<String, AttributeValue> other) {
		return one.keySet().equals(other.keySet())
				&& one.entrySet().stream().allMatch((entry) -> same(entry.getValue(), other.get(entry.getKey())));
	}

	/**
	 * Return the order of two values.
	 * @return as of a comparator, or {@code null} if they have none: one is missing, is
	 * of another type, or of a type without order
	 */
	static @Nullable Integer compare(@Nullable AttributeValue one, @Nullable AttributeValue other) {
		if (one == null || other == null || one.type() != other.type() || !ORDERED.contains(one.type())) {
			return null;
		}
		return switch (one.type()) {
			case N -> number(one).compareTo(number(other));
			case S -> Arrays.compareUnsigned(one.s().getBytes(StandardCharsets.UTF_8),
					other.s().getBytes(StandardCharsets.UTF_8));
			default -> Arrays.compareUnsigned(one.b().asByteArrayUnsafe(), other.b().asByteArrayUnsafe());
		};
	}

	static boolean startsWith(AttributeValue value, AttributeValue prefix) {
		return switch (value.type()) {
			case S -> prefix.s() != null && value.s().startsWith(prefix.s());
			case B -> prefix.b() != null && bytes(value).startsWith(bytes(prefix));
			default -> false;
		};
	}

	static boolean contains(AttributeValue value, AttributeValue part) {
		return switch (value.type()) {
			case S -> part.s() != null && value.s().contains(part.s());
			case B -> part.b() != null && bytes(value).contains(bytes(part));
			case L -> value.l().stream().anyMatch((element) -> same(element, part));
			case SS -> part.s() != null && value.ss().contains(part.s());
			case NS -> part.n() != null && elements(value).contains(number(part).stripTrailingZeros());
			case BS -> part.b() != null && value.bs().contains(part.b());
			default -> false;
		};
	}

	static @Nullable AttributeValue size(@Nullable AttributeValue value) {
		if (value == null) {
			return null;
		}
		int size = switch (value.type()) {
			case S -> value.s().length();
			case B -> value.b().asByteArrayUnsafe().length;
			case L -> value.l().size();
			case M -> value.m().size();
			case SS, NS, BS -> elements(value).size();
			default -> -1;
		};
		return (size < 0) ? null : AttributeValue.fromN(Integer.toString(size));
	}

	static BigDecimal number(AttributeValue value) {
		return new BigDecimal(value.n());
	}

	static Set<Object> elements(AttributeValue set) {
		return switch (set.type()) {
			case SS -> new HashSet<>(set.ss());
			case BS -> new HashSet<>(set.bs());
			default -> set.ns()
				.stream()
				.map((number) -> new BigDecimal(number).stripTrailingZeros())
				.collect(Collectors.toSet());
		};
	}

	static AttributeValue set(AttributeValue.Type type, Set<Object> elements) {
		return switch (type) {
			case SS -> AttributeValue.fromSs(elements.stream().map(String.class::cast).toList());
			case BS -> AttributeValue.fromBs(elements.stream().map(SdkBytes.class::cast).toList());
			default -> AttributeValue.fromNs(elements.stream().map(Object::toString).toList());
		};
	}

	static @Nullable AttributeValue find(Map<String, AttributeValue> item, List<Object> path) {
		AttributeValue found = AttributeValue.fromM(item);
		for (Object element : path) {
			if (element instanceof String name) {
				found = found.hasM() ? found.m().get(name) : null;
			}
			else {
				int position = (Integer) element;
				found = (found.hasL() && position < found.l().size()) ? found.l().get(position) : null;
			}
			if (found == null) {
				return null;
			}
		}
		return found;
	}

	private static String bytes(AttributeValue value) {
		return new String(value.b().asByteArrayUnsafe(), StandardCharsets.ISO_8859_1);
	}

}
