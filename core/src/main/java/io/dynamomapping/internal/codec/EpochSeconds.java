package io.dynamomapping.internal.codec;

import java.time.Instant;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Points in time as the number of seconds since 1970, as DynamoDB wants to be told when
 * an item expires.
 */
final class EpochSeconds {

	/** The year 3000: who goes beyond has taken milliseconds for seconds. */
	private static final long END = 32_503_680_000L;

	private EpochSeconds() {
	}

	static AttributeValue of(Instant instant) {
		return of(instant.getEpochSecond());
	}

	/**
	 * Return what is stored.
	 * @param seconds the number of seconds since 1970
	 * @return a number
	 */
	static AttributeValue of(long seconds) {
		if (!isTime((double) seconds)) {
			throw new RefusedException("expected a time from 1970 to 2999 as seconds since 1970, found another one."
					+ " Check whether milliseconds were given.");
		}
		return AttributeValue.fromN(Long.toString(seconds));
	}

	static boolean isTime(double seconds) {
		return seconds >= 0 && seconds < END;
	}

	static Instant parse(AttributeValue value) {
		return Instant.ofEpochSecond(seconds(value));
	}

	static long seconds(AttributeValue value) {
		if (value.type() != AttributeValue.Type.N) {
			throw new RefusedException("expected the time of expiry as a number of seconds, found "
					+ AttributeTypes.describe(value) + ". Correct the item, or store the time elsewhere.");
		}
		try {
			return Long.parseLong(value.n());
		}
		catch (NumberFormatException ex) {
			throw new RefusedException("expected the time of expiry as a whole number of seconds, found another number."
					+ " Correct the item, or store the time elsewhere.");
		}
	}

}
