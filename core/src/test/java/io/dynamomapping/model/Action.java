package io.dynamomapping.model;

import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * What is done to both maps.
 *
 * @param description what it is, with its arguments
 * @param budget how many requests it may take, or {@link #ANY}
 * @param call does it
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
record Action<K, V>(String description, int budget, Function<ConcurrentMap<K, V>, @Nullable Object> call) {

	/** There is no limit. */
	static final int ANY = Integer.MAX_VALUE;

	@Override
	public String toString() {
		return this.description;
	}

}
