package io.dynamomapping.internal.table;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import io.dynamomapping.Attribute;
import io.dynamomapping.AttributePath;
import io.dynamomapping.Change;
import io.dynamomapping.Condition;
import io.dynamomapping.ItemMappingException;
import io.dynamomapping.internal.codec.Codecs;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * When items of a table count as absent, whether or not DynamoDB has deleted them yet:
 * once the second has come that an attribute names. Items without this attribute, or with
 * something else than a positive number in it, never do.
 */
public final class Expiry {

	/** Items stay. */
	public static final Expiry NEVER = new Expiry(null, true, Clock.systemUTC());

	/** Five years, of which as many as can be are leap years. */
	private static final Duration LONG_AGO = Duration.ofDays(5 * 365 + 2);

	private final @Nullable AttributePath attribute;

	private final boolean shown;

	private final Clock clock;

	/**
	 * Create an instance.
	 * @param attribute the name of the attribute that says when an item expires, or
	 * {@code null} if they stay
	 * @param shown whether expired items do not count as absent
	 * @param clock tells the time
	 */
	public Expiry(@Nullable String attribute, boolean shown, Clock clock) {
		this.attribute = (attribute != null) ? AttributePath.of(attribute) : null;
		this.shown = shown;
		this.clock = clock;
	}

	/**
	 * Return the attribute that says when an item expires.
	 * @return its name, or {@code null} if items stay
	 */
	public @Nullable String attribute() {
		return (this.attribute != null) ? this.attribute.attribute() : null;
	}

	/**
	 * Return the attribute that has to be read to know whether an item counts as absent.
	 * @return its path, or {@code null} if none has to be
	 */
	@Nullable AttributePath needed() {
		return this.shown ? null : this.attribute;
	}

	/**
	 * Return the condition that an item, if there is one, has not expired.
	 * @return the condition, empty if that does not matter
	 */
	public Condition alive() {
		// True as well for an item without the attribute.
		return (needed() != null) ? expired().not() : Condition.all();
	}

	/**
	 * Return the condition that there is no item, as far as a condition says so.
	 * @param missing the condition that DynamoDB holds none
	 * @return the condition that it holds none, or one that has expired
	 */
	public Condition orExpired(Condition missing) {
		return (needed() != null) ? missing.or(expired()) : missing;
	}

	/**
	 * Return the condition that there is an item, and that it has expired.
	 * @return the condition
	 * @throws IllegalStateException if items stay
	 */
	Condition expired() {
		if (this.attribute == null) {
			throw new IllegalStateException("Expected items that expire, found that they stay.");
		}
		String now = Long.toString(this.clock.instant().getEpochSecond());
		return Attribute.attr(this.attribute).between(AttributeValue.fromN("1"), AttributeValue.fromN(now));
	}

	/**
	 * Return an item unless it has expired.
	 * @param item the item, or {@code null} if there is none
	 * @return the item, or {@code null} if it counts as absent
	 */
	public @Nullable Map<String, AttributeValue> present(@Nullable Map<String, AttributeValue> item) {
		return (item != null && isExpired(item)) ? null : item;
	}

	/**
	 * Return whether an item counts as absent.
	 * @param item the item, with the attribute if it has it
	 * @return {@code true} if it has expired
	 */
	public boolean isExpired(Map<String, AttributeValue> item) {
		AttributePath needed = needed();
		AttributeValue time = (needed != null) ? item.get(needed.attribute()) : null;
		// DynamoDB allows fractions, and numbers beyond any long.
		if (time == null || time.n() == null) {
			return false;
		}
		double seconds = Double.parseDouble(time.n());
		return seconds >= 1 && seconds <= this.clock.instant().getEpochSecond();
	}

	/**
	 * Refuse an item with a time of expiry that is none.
	 * @param item the attributes that are to be stored
	 * @throws ItemMappingException if it is outside of what DynamoDB takes for a time, or
	 * so long ago that DynamoDB never deletes the item
	 */
	void require(Map<String, AttributeValue> item) {
		if (this.attribute != null) {
			require(item.get(this.attribute.attribute()));
		}
	}

	/**
	 * Refuse a change to a time of expiry that is none.
	 * @param change what to change, bound
	 * @throws ItemMappingException as for items
	 */
	void require(Change change) {
		if (this.attribute == null) {
			return;
		}
		for (Change.Action action : change.actions()) {
			if (action instanceof Change.Set set && set.value() instanceof AttributeValue value
					&& action.attribute().elements().equals(this.attribute.elements())) {
				require(value);
			}
		}
	}

	private void require(@Nullable AttributeValue time) {
		if (time == null || time.n() == null) {
			return;
		}
		double seconds = Double.parseDouble(time.n());
		// Less than a second is never.
		boolean set = seconds <= -1 || seconds >= 1;
		if (set && !Codecs.isExpiry(seconds)) {
			throw refused("a time from 1970 to 2999 as seconds since 1970, found another one. Check whether "
					+ "milliseconds were given.");
		}
		if (set && seconds < this.clock.instant().minus(LONG_AGO).getEpochSecond()) {
			throw refused("a time within the last five years or later, found an earlier one, at which DynamoDB never "
					+ "deletes an item. Delete the item, or leave the time out.");
		}
	}

	private ItemMappingException refused(String sentence) {
		String name = String.valueOf(this.attribute);
		return new ItemMappingException(name, "Attribute '" + name + "': expected " + sentence, true, null);
	}

	/**
	 * Return what makes an item expire after a while.
	 * @param timeToLive how long it lives at least, less than a second longer
	 * @return the value of the attribute
	 * @throws IllegalArgumentException if it is not positive, or too long
	 */
	public AttributeValue after(Duration timeToLive) {
		if (timeToLive.isNegative() || timeToLive.isZero()) {
			throw new IllegalArgumentException(
					"Expected a time to live of more than zero, found " + timeToLive + ". Remove the item instead.");
		}
		Instant end = this.clock.instant().plus(timeToLive);
		return Codecs.expiry(end.getEpochSecond() + ((end.getNano() > 0) ? 1 : 0));
	}

}
