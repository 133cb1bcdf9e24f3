package io.dynamomapping.history;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a call is given, and what it gives to its function, as far as is known yet.
 */
final class Operands {

	/** Of those who expect something and do not know what there is. */
	private static final String ANYTHING = "anything";

	private final String key;

	private final String fresh;

	private final @Nullable String last;

	private @Nullable String expected;

	private @Nullable String value;

	private @Nullable String merged;

	/**
	 * Create operands.
	 * @param key the key
	 * @param fresh starts values that nobody else writes
	 * @param last what the key held when the thread last looked, or {@code null}
	 */
	Operands(String key, String fresh, @Nullable String last) {
		this.key = key;
		this.fresh = fresh;
		this.last = last;
	}

	String key() {
		return this.key;
	}

	String expectLast() {
		String any = (this.last != null) ? this.last : ANYTHING;
		this.expected = any;
		return any;
	}

	String write() {
		this.value = this.fresh;
		return this.fresh;
	}

	@Nullable String compute(@Nullable String present) {
		return compute(present, this.fresh + "-computed");
	}

	@Nullable String computeNothing(@Nullable String present) {
		return compute(present, null);
	}

	private @Nullable String compute(@Nullable String present, @Nullable String computed) {
		this.expected = present;
		this.value = computed;
		return computed;
	}

	String merge() {
		this.merged = this.fresh;
		compute(null, this.fresh);
		return this.fresh;
	}

	/**
	 * Note that a function had no say in the end.
	 * @param answer what is there instead of its result
	 */
	void nothingComputed(@Nullable String answer) {
		compute(null, answer);
	}

	Operation known(Verb verb, @Nullable Object answer, long start, long end) {
		return new Operation(this.key, verb, this.expected, this.value, String.valueOf(answer), start, end);
	}

	/**
	 * Return what may have happened.
	 * @param verb what was done
	 * @param start when it was begun
	 * @return the operation; two if the function was called for a value that may have
	 * been gone when the write was sent, so that it was another write
	 */
	List<Operation> unknown(Verb verb, long start) {
		List<Operation> possible = new ArrayList<>();
		possible.add(new Operation(this.key, verb, this.expected, this.value, null, start, Operation.NEVER));
		if (this.merged != null && this.expected != null) {
			possible.add(new Operation(this.key, verb, null, this.merged, null, start, Operation.NEVER));
		}
		return possible;
	}

	/**
	 * Return what the key holds after a call, as far as its thread knows.
	 * @param operation the call
	 * @return the value, or {@code null} if there is none or nobody knows
	 */
	static @Nullable String last(Operation operation) {
		String answer = operation.answer();
		return switch (operation.verb()) {
			case GET, COMPUTE, COMPUTE_IF_ABSENT -> orNull(answer);
			case PUT -> operation.value();
			case PUT_IF_ABSENT -> (orNull(answer) != null) ? answer : operation.value();
			case REPLACE -> (orNull(answer) != null) ? operation.value() : null;
			case REPLACE_EXPECTED -> "true".equals(answer) ? operation.value() : null;
			case REMOVE, REMOVE_EXPECTED -> null;
		};
	}

	private static @Nullable String orNull(@Nullable String answer) {
		return "null".equals(answer) ? null : answer;
	}

}
