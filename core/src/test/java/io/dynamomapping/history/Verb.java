package io.dynamomapping.history;

import org.jspecify.annotations.Nullable;

/**
 * What is done to a key, and what becomes of its value by that. An argument says what is
 * expected where a verb compares, and what the function was given where it computes.
 */
enum Verb {

	/** {@code get(key)}. */
	GET {

		@Override
		@Nullable String after(@Nullable String before, @Nullable String expected, @Nullable String value) {
			return before;
		}

	},

	/** {@code put(key, value)}. */
	PUT {

		@Override
		@Nullable String after(@Nullable String before, @Nullable String expected, @Nullable String value) {
			return value;
		}

	},

	/** {@code putIfAbsent(key, value)}. */
	PUT_IF_ABSENT {

		@Override
		@Nullable String after(@Nullable String before, @Nullable String expected, @Nullable String value) {
			return (before != null) ? before : value;
		}

	},

	/** {@code computeIfAbsent(key, (k) -> value)}. */
	COMPUTE_IF_ABSENT {

		@Override
		@Nullable String after(@Nullable String before, @Nullable String expected, @Nullable String value) {
			return PUT_IF_ABSENT.after(before, expected, value);
		}

		@Override
		String answer(@Nullable String before, @Nullable String expected, @Nullable String value) {
			return text(after(before, expected, value));
		}

	},

	/** {@code replace(key, value)}. */
	REPLACE {

		@Override
		@Nullable String after(@Nullable String before, @Nullable String expected, @Nullable String value) {
			return (before != null) ? value : null;
		}

	},

	/** {@code replace(key, expected, value)}. */
	REPLACE_EXPECTED {

		@Override
		@Nullable String after(@Nullable String before, @Nullable String expected, @Nullable String value) {
			return isExpected(before, expected) ? value : before;
		}

		@Override
		String answer(@Nullable String before, @Nullable String expected, @Nullable String value) {
			return Boolean.toString(isExpected(before, expected));
		}

	},

	/** {@code remove(key)}. */
	REMOVE {

		@Override
		@Nullable String after(@Nullable String before, @Nullable String expected, @Nullable String value) {
			return null;
		}

	},

	/** {@code remove(key, expected)}. */
	REMOVE_EXPECTED {

		@Override
		@Nullable String after(@Nullable String before, @Nullable String expected, @Nullable String value) {
			return isExpected(before, expected) ? null : before;
		}

		@Override
		String answer(@Nullable String before, @Nullable String expected, @Nullable String value) {
			return REPLACE_EXPECTED.answer(before, expected, value);
		}

	},

	/**
	 * {@code compute} and {@code merge}, whose function was given what is expected and
	 * returned the value. Where it was given something else than the present value, they
	 * cannot have come to an end.
	 */
	COMPUTE {

		@Override
		@Nullable String after(@Nullable String before, @Nullable String expected, @Nullable String value) {
			return isSame(before, expected) ? value : before;
		}

		@Override
		String answer(@Nullable String before, @Nullable String expected, @Nullable String value) {
			return isSame(before, expected) ? text(value) : "not computed from " + text(before);
		}

	};

	/**
	 * Return what a key holds afterwards.
	 * @param before what it held, or {@code null}
	 * @param expected what was expected, or {@code null}
	 * @param value the value, or {@code null}
	 * @return what it holds, or {@code null}
	 */
	abstract @Nullable String after(@Nullable String before, @Nullable String expected, @Nullable String value);

	/**
	 * Return what a map has to answer.
	 * @param before what the key held, or {@code null}
	 * @param expected what was expected, or {@code null}
	 * @param value the value, or {@code null}
	 * @return the answer as text
	 */
	String answer(@Nullable String before, @Nullable String expected, @Nullable String value) {
		return text(before);
	}

	static String text(@Nullable String value) {
		return (value != null) ? value : "null";
	}

	private static boolean isExpected(@Nullable String before, @Nullable String expected) {
		return before != null && before.equals(expected);
	}

	private static boolean isSame(@Nullable String before, @Nullable String expected) {
		return text(before).equals(text(expected));
	}

}
