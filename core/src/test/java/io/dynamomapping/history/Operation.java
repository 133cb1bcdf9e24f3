package io.dynamomapping.history;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What one thread did to a key.
 *
 * @param key the key
 * @param verb what was done
 * @param expected what was expected, or {@code null}
 * @param value the value, or {@code null}
 * @param answer what was answered, as text, or {@code null} if nobody knows whether it
 * was done
 * @param start when it was begun, by {@link System#nanoTime()}, which is one clock for
 * all processes of a machine where it is CLOCK_MONOTONIC
 * @param end when it was answered, or {@link #NEVER}
 */
record Operation(String key, Verb verb, @Nullable String expected, @Nullable String value, @Nullable String answer,
		long start, long end) {

	/** When something ends that may happen at any time, or not at all. */
	static final long NEVER = Long.MAX_VALUE;

	private static final String NOTHING = "-";

	boolean isKnown() {
		return this.answer != null;
	}

	@Nullable String after(@Nullable String before) {
		return this.verb.after(before, this.expected, this.value);
	}

	boolean couldAnswer(@Nullable String before) {
		return this.verb.answer(before, this.expected, this.value).equals(this.answer);
	}

	Operation answering(@Nullable String other) {
		return new Operation(this.key, this.verb, this.expected, this.value, other, this.start, this.end);
	}

	/**
	 * Return the operation as a line of a file.
	 * @return the line
	 */
	String toLine() {
		return String.join(" ", this.key, this.verb.name(), orNothing(this.expected), orNothing(this.value),
				orNothing(this.answer), Long.toString(this.start), Long.toString(this.end));
	}

	/**
	 * Read an operation.
	 * @param line the line that it was written as
	 * @return the operation
	 */
	static Operation parse(String line) {
		List<String> parts = List.of(line.split(" "));
		return new Operation(parts.get(0), Verb.valueOf(parts.get(1)), orNull(parts.get(2)), orNull(parts.get(3)),
				orNull(parts.get(4)), Long.parseLong(parts.get(5)), Long.parseLong(parts.get(6)));
	}

	private static String orNothing(@Nullable String text) {
		return (text != null) ? text : NOTHING;
	}

	private static @Nullable String orNull(String text) {
		return text.equals(NOTHING) ? null : text;
	}

}
