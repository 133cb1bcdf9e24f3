package io.dynamomapping.internal.codec;

import java.lang.invoke.MethodType;
import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.NumberOutput;

/**
 * Numbers in the one text that is written for each: plain digits, without an exponent and
 * without zeros that add nothing. DynamoDB answers with the same text.
 */
final class Numbers {

	private static final int MAX_DIGITS = 38;

	private static final int MAX_EXPONENT = 125;

	private static final int MIN_EXPONENT = -130;

	private static final int EXACT_LONG_DIGITS = 18;

	private Numbers() {
	}

	static String text(BigDecimal number) {
		if (number.signum() == 0) {
			return "0";
		}
		// Zeros cannot be stripped where the exponent is at its own limit.
		requireRange(number);
		BigDecimal stripped = number.stripTrailingZeros();
		int digits = stripped.precision();
		if (digits > MAX_DIGITS) {
			throw new RefusedException("expected a number of at most 38 digits, found one of " + digits
					+ ". Round it, or store it as text.");
		}
		return stripped.toPlainString();
	}

	private static void requireRange(BigDecimal number) {
		long exponent = number.precision() - (long) number.scale() - 1;
		if (exponent > MAX_EXPONENT || exponent < MIN_EXPONENT) {
			throw new RefusedException(
					"expected a number from 1E-130 to 9.99E+125 or their negatives, found one about 1E" + exponent
							+ ". Store it as text.");
		}
	}

	static String text(double number) {
		if (!Double.isFinite(number)) {
			throw notFinite();
		}
		return text(new BigDecimal(NumberOutput.toString(number, true)));
	}

	static String text(float number) {
		if (!Float.isFinite(number)) {
			throw notFinite();
		}
		return text(new BigDecimal(NumberOutput.toString(number, true)));
	}

	private static RefusedException notFinite() {
		return new RefusedException(
				"expected a finite number, found NaN or an infinity. Leave it out, or store it as text.");
	}

	/**
	 * Read a number.
	 * @param text as DynamoDB holds it
	 * @return the number, with a scale that is not negative
	 */
	static BigDecimal parse(String text) {
		if (isShortInteger(text)) {
			return BigDecimal.valueOf(Long.parseLong(text));
		}
		BigDecimal number;
		try {
			number = new BigDecimal(text);
		}
		catch (NumberFormatException ex) {
			throw new RefusedException("expected a number, found N (number) that is none. Correct the item.");
		}
		if (number.scale() >= 0) {
			return number;
		}
		if (number.signum() == 0) {
			return BigDecimal.ZERO;
		}
		// Or a few characters would become as many digits as there is memory.
		requireRange(number);
		return number.setScale(0);
	}

	/**
	 * Return a number as another type has it.
	 * @param type a type of numbers
	 * @param number the number
	 * @return the same number, or {@code null} if it is not of this type
	 */
	static @Nullable Number as(Class<?> type, Number number) {
		try {
			BigDecimal exact = new BigDecimal(number.toString());
			return switch (MethodType.methodType(type).wrap().returnType().getSimpleName()) {
				case "BigDecimal" -> exact;
				case "BigInteger" -> exact.toBigIntegerExact();
				case "Long" -> exact.longValueExact();
				case "Integer" -> exact.intValueExact();
				case "Short" -> exact.shortValueExact();
				case "Byte" -> exact.byteValueExact();
				case "Double" -> exact.doubleValue();
				case "Float" -> exact.floatValue();
				default -> null;
			};
		}
		catch (ArithmeticException | NumberFormatException ex) {
			return null;
		}
	}

	/**
	 * Return whether a text is a whole number that surely fits a {@code long}.
	 * @param text as DynamoDB holds it
	 * @return {@code true} if {@link Long#parseLong(String)} reads it
	 */
	static boolean isShortInteger(String text) {
		int length = text.length();
		int start = (length > 1 && text.charAt(0) == '-') ? 1 : 0;
		if (length == 0 || length - start > EXACT_LONG_DIGITS) {
			return false;
		}
		for (int i = start; i < length; i++) {
			char digit = text.charAt(i);
			if (digit < '0' || digit > '9') {
				return false;
			}
		}
		return true;
	}

}
