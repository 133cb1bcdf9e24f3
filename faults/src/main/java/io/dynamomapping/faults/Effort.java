package io.dynamomapping.faults;

/**
 * How much tests do: little where they run with all others, more on request.
 */
public final class Effort {

	/** Set to {@code long} by the Maven profile {@code reliability}. */
	private static final String PROPERTY = "reliability";

	private Effort() {
	}

	/**
	 * Return whether the long form was asked for.
	 * @return {@code true} under the profile {@code reliability}
	 */
	public static boolean isLong() {
		return "long".equals(System.getProperty(PROPERTY));
	}

	/**
	 * Choose a number.
	 * @param quick for the test command
	 * @param thorough for the long form
	 * @return the one or the other
	 */
	public static int of(int quick, int thorough) {
		return isLong() ? thorough : quick;
	}

}
