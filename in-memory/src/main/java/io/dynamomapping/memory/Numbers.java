package io.dynamomapping.memory;

import java.math.BigDecimal;

/**
 * Numbers as DynamoDB keeps them: of 38 significant digits, without any that say nothing.
 */
final class Numbers {

	private static final int MAX_DIGITS = 38;

	private static final int MAX_EXPONENT = 125;

	private static final int MIN_EXPONENT = -130;

	private Numbers() {
	}

	static String normalize(String text) {
		return normalize(parse(text));
	}

	private static BigDecimal parse(String text) {
		try {
			return new BigDecimal(text);
		}
		catch (NumberFormatException ex) {
			throw Errors.validation("The parameter cannot be converted to a numeric value: " + text);
		}
	}

	static String normalize(BigDecimal number) {
		if (number.signum() == 0) {
			return "0";
		}
		BigDecimal stripped = number.stripTrailingZeros();
		long exponent = (long) stripped.precision() - stripped.scale() - 1;
		if (exponent > MAX_EXPONENT) {
			throw Errors
				.validation("Number overflow. Attempting to store a number with magnitude larger than supported range");
		}
		if (exponent < MIN_EXPONENT) {
			throw Errors.validation(
					"Number underflow. Attempting to store a number with magnitude smaller than supported range");
		}
		if (stripped.precision() > MAX_DIGITS) {
			throw Errors.validation("Attempting to store more than 38 significant digits in a Number");
		}
		return stripped.toPlainString();
	}

}
