package io.dynamomapping.faults;

/**
 * Code that takes anything: whatever it throws is a crash. Its class has the same as
 * {@code public static void fuzzerTestOneInput(byte[])}, which is what Jazzer calls.
 */
@FunctionalInterface
public interface FuzzTarget {

	/**
	 * Take an input.
	 * @param input any bytes
	 */
	void accept(byte[] input);

}
