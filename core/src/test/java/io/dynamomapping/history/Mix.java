package io.dynamomapping.history;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/**
 * What is done to a key, as its name tells.
 */
enum Mix {

	/** It holds something for ever, once it does. */
	FILLED(EnumSet.complementOf(EnumSet.of(Call.REMOVE, Call.DELETE, Call.REMOVE_EXPECTED, Call.COMPUTE_NOTHING))),

	/** It is emptied by those who know what it holds, and filled by {@code put} alone. */
	EMPTIED(EnumSet.complementOf(EnumSet.of(Call.PUT_IF_ABSENT, Call.COMPUTE_IF_ABSENT, Call.COMPUTE, Call.MERGE,
			Call.REMOVE, Call.DELETE))),

	/** It is emptied and filled by anything. */
	MIXED(EnumSet.allOf(Call.class));

	@SuppressWarnings("ImmutableEnumChecker") // a copy
	private final List<Call> calls;

	Mix(Set<Call> calls) {
		this.calls = List.copyOf(calls);
	}

	/**
	 * Return the name of a key.
	 * @param number its number
	 * @return the name
	 */
	static String key(int number) {
		return values()[number % values().length].name().toLowerCase(Locale.ROOT) + "-" + number;
	}

	/**
	 * Return what is done to a key.
	 * @param key its name
	 * @return the mix
	 */
	static Mix of(String key) {
		return valueOf(key.substring(0, key.indexOf('-')).toUpperCase(Locale.ROOT));
	}

	Call next(Random random) {
		return this.calls.get(random.nextInt(this.calls.size()));
	}

}
