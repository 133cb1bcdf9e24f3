package io.dynamomapping.internal.expression;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Attribute values in the form in which DynamoDB gives them back, in which numbers have
 * neither exponents nor zeros that do not count.
 */
final class StoredValues {

	private static final int DIGITS = 38;

	private static final BigDecimal SMALLEST = new BigDecimal("1E-130");

	private static final BigDecimal LARGEST = new BigDecimal("9.9999999999999999999999999999999999999E+125");

	private StoredValues() {
	}

	static AttributeValue of(AttributeValue value) {
		return switch (value.type()) {
			case N -> number(new BigDecimal(value.n()));
			case NS ->
				AttributeValue.fromNs(value.ns().stream().map((number) -> text(new BigDecimal(number))).toList());
			case L -> AttributeValue.fromL(value.l().stream().map(StoredValues::of).toList());
			case M -> map(value.m());
			default -> value;
		};
	}

	private static AttributeValue map(Map<String, AttributeValue> members) {
		Map<String, AttributeValue> stored = new LinkedHashMap<>();
		members.forEach((name, member) -> stored.put(name, of(member)));
		return AttributeValue.fromM(stored);
	}

	static AttributeValue number(BigDecimal number) {
		return AttributeValue.fromN(text(number));
	}

	private static String text(BigDecimal number) {
		return (number.signum() == 0) ? "0" : number.stripTrailingZeros().toPlainString();
	}

	/**
	 * Return whether DynamoDB can store a number.
	 * @param number the number
	 * @return {@code true} if it has not too many digits, and is neither too large nor
	 * too small
	 */
	static boolean isNumber(BigDecimal number) {
		BigDecimal size = number.abs();
		return number.signum() == 0 || (number.stripTrailingZeros().precision() <= DIGITS
				&& size.compareTo(LARGEST) <= 0 && size.compareTo(SMALLEST) >= 0);
	}

	/**
	 * Return the elements of a set.
	 * @param set a set in its stored form
	 * @return its elements, which can be changed
	 */
	static Set<Object> elements(AttributeValue set) {
		return switch (set.type()) {
			case SS -> new LinkedHashSet<>(set.ss());
			case BS -> new LinkedHashSet<>(set.bs());
			default -> new LinkedHashSet<>(set.ns());
		};
	}

	static AttributeValue set(AttributeValue.Type type, Set<Object> elements) {
		return switch (type) {
			case SS -> AttributeValue.fromSs(elements.stream().map(String.class::cast).toList());
			case BS -> AttributeValue.fromBs(elements.stream().map(SdkBytes.class::cast).toList());
			default -> AttributeValue.fromNs(elements.stream().map(String.class::cast).toList());
		};
	}

}
