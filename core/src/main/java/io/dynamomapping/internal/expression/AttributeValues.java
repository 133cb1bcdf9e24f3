package io.dynamomapping.internal.expression;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Compares attribute values as DynamoDB does: numbers by value, sets without order.
 */
public final class AttributeValues {

	private AttributeValues() {
	}

	/**
	 * Return whether two attributes are the same to DynamoDB.
	 * @param one the value of one, or {@code null} if it is missing
	 * @param other the value of the other, or {@code null} if it is missing
	 * @return {@code true} if both are missing, or have equal values
	 */
	public static boolean same(@Nullable AttributeValue one, @Nullable AttributeValue other) {
		if (one == null || other == null) {
			return one == null && other == null;
		}
		if (one.type() != other.type()) {
			return false;
		}
		return switch (one.type()) {
			case N -> new BigDecimal(one.n()).compareTo(new BigDecimal(other.n())) == 0;
			case SS -> new HashSet<>(one.ss()).equals(new HashSet<>(other.ss()));
			case NS -> numbers(one.ns()).equals(numbers(other.ns()));
			case BS -> new HashSet<>(one.bs()).equals(new HashSet<>(other.bs()));
			case L -> sameElements(one.l(), other.l());
			case M -> same(one.m(), other.m());
			default -> one.equals(other);
		};
	}

	/**
	 * Return whether two items are the same to DynamoDB.
	 * @param one the attributes of one
	 * @param other the attributes of the other
	 * @return {@code true} if they have the same attributes
	 */
	public static boolean same(Map<String, AttributeValue> one, Map<String, AttributeValue> other) {
		return one.keySet().equals(other.keySet())
				&& one.keySet().stream().allMatch((name) -> same(one.get(name), other.get(name)));
	}

	private static boolean sameElements(List<AttributeValue> one, List<AttributeValue> other) {
		if (one.size() != other.size()) {
			return false;
		}
		for (int i = 0; i < one.size(); i++) {
			if (!same(one.get(i), other.get(i))) {
				return false;
			}
		}
		return true;
	}

	private static Set<BigDecimal> numbers(List<String> texts) {
		return texts.stream()
			.map((text) -> new BigDecimal(Objects.requireNonNull(text)).stripTrailingZeros())
			.collect(Collectors.toSet());
	}

	/**
	 * Compare values as DynamoDB orders them.
	 * @param low text, a number or binary
	 * @param high another of the same type
	 * @return less than, equal to or more than 0
	 */
	public static int compare(AttributeValue low, AttributeValue high) {
		if (low.n() != null) {
			return new BigDecimal(low.n()).compareTo(new BigDecimal(high.n()));
		}
		return Arrays.compareUnsigned(bytes(low), bytes(high));
	}

	private static byte[] bytes(AttributeValue value) {
		return ((value.s() != null) ? SdkBytes.fromUtf8String(value.s()) : value.b()).asByteArray();
	}

}
