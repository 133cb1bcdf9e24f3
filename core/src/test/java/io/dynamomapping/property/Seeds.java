package io.dynamomapping.property;

import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.LongStream;

/**
 * The seeds of random tests: some that are always the same, and a new one of each run.
 */
final class Seeds {

	private Seeds() {
	}

	static LongStream all() {
		return LongStream.concat(LongStream.of(1920, 1951, 1984, 2001), LongStream.of(fresh()));
	}

	static long fresh() {
		return ThreadLocalRandom.current().nextLong();
	}

}
