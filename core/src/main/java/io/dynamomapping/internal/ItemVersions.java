package io.dynamomapping.internal;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;

import io.dynamomapping.Attribute;
import io.dynamomapping.AttributePath;
import io.dynamomapping.Change;
import io.dynamomapping.Condition;
import io.dynamomapping.Expression;
import io.dynamomapping.ItemMappingException;
import io.dynamomapping.internal.expression.AttributeValues;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The versions of items: which one an item must have for a value to be written, and which
 * one it gets. Where there is no version attribute, nothing is asked and nothing changed.
 */
final class ItemVersions {

	private static final AttributeValue ZERO = AttributeValue.fromN("0");

	private static final AttributeValue ONE = AttributeValue.fromN("1");

	private final @Nullable AttributePath attribute;

	private final boolean checked;

	/**
	 * Create an instance.
	 * @param attribute the name of the version attribute, or {@code null} if there is
	 * none
	 */
	ItemVersions(@Nullable String attribute) {
		this((attribute != null) ? AttributePath.of(attribute) : null, true);
	}

	private ItemVersions(@Nullable AttributePath attribute, boolean checked) {
		this.attribute = attribute;
		this.checked = checked;
	}

	/**
	 * Return the same versions without checks.
	 * @return versions that only grow
	 */
	ItemVersions unchecked() {
		return new ItemVersions(this.attribute, false);
	}

	/**
	 * Return the version attribute.
	 * @return its name, or {@code null} if there is none
	 */
	@Nullable String attribute() {
		return (this.attribute != null) ? this.attribute.attribute() : null;
	}

	boolean isVersioned() {
		return this.attribute != null;
	}

	/**
	 * Return whether values are written only in place of what they were read as.
	 * @return {@code false} if versions only grow
	 */
	boolean isChecked() {
		return this.checked;
	}

	/**
	 * Return whether an attribute holds the version.
	 * @param name the name of the attribute
	 * @return {@code true} if it is the version attribute
	 */
	boolean isVersion(String name) {
		return this.attribute != null && this.attribute.attribute().equals(name);
	}

	/**
	 * Return an item without its version.
	 * @param item the item
	 * @return the item itself where there are no versions
	 */
	Map<String, AttributeValue> without(Map<String, AttributeValue> item) {
		if (this.attribute == null || !item.containsKey(this.attribute.attribute())) {
			return item;
		}
		Map<String, AttributeValue> rest = new LinkedHashMap<>(item);
		rest.remove(this.attribute.attribute());
		return rest;
	}

	/**
	 * Return the condition that an item has the version of a value: none, if the value
	 * has none, and none or 0, if it has 0.
	 * @param item the item of the value
	 * @return the condition, empty where there are no versions
	 */
	Condition same(Map<String, AttributeValue> item) {
		if (this.attribute == null) {
			return Condition.all();
		}
		Attribute<Object> version = Attribute.attr(this.attribute);
		AttributeValue value = version(item);
		if (value == null) {
			return version.missing();
		}
		return isZero(value) ? version.missing().or(version.eq(ZERO)) : version.eq(value);
	}

	/**
	 * Return the condition that a value may be written.
	 * @param item the item of the value
	 * @return the condition that the present item has its version, empty where that is
	 * not checked
	 */
	Condition guard(Map<String, AttributeValue> item) {
		return this.checked ? same(item) : Condition.all();
	}

	/**
	 * Return whether two items have the same version, as {@link #same} has it.
	 * @param item the item of a value
	 * @param present the present item
	 * @return {@code true} if the value may be written in its place
	 */
	boolean isSame(Map<String, AttributeValue> item, Map<String, AttributeValue> present) {
		AttributeValue version = version(item);
		AttributeValue other = version(present);
		if (version == null || other == null) {
			return other == null && (version == null || isZero(version));
		}
		return AttributeValues.same(version, other);
	}

	/**
	 * Return an item with the next version.
	 * @param item the item, with the version that it takes the place of
	 * @return the item itself where there are no versions
	 */
	Map<String, AttributeValue> next(Map<String, AttributeValue> item) {
		if (this.attribute == null) {
			return item;
		}
		AttributeValue version = version(item);
		BigInteger number = (version != null) ? new BigInteger(version.n()) : BigInteger.ZERO;
		return with(item, AttributeValue.fromN(number.add(BigInteger.ONE).toString()));
	}

	/**
	 * Return an item with the version of another one.
	 * @param item the item
	 * @param other the other item, or {@code null} if there is none
	 * @return the item itself where there are no versions
	 */
	Map<String, AttributeValue> adopt(Map<String, AttributeValue> item, @Nullable Map<String, AttributeValue> other) {
		return (this.attribute == null) ? item : with(item, (other != null) ? version(other) : null);
	}

	private Map<String, AttributeValue> with(Map<String, AttributeValue> item, @Nullable AttributeValue version) {
		Map<String, AttributeValue> copy = new LinkedHashMap<>(without(item));
		if (this.attribute != null && version != null) {
			copy.put(this.attribute.attribute(), version);
		}
		return copy;
	}

	/**
	 * Return the change that gives an item its next version.
	 * @return the change, bound; nothing where there are no versions
	 */
	Change bump() {
		if (this.attribute == null) {
			return Change.none();
		}
		Attribute<Object> version = Attribute.attr(this.attribute);
		return Change
			.of(new Change.Set(version, new Expression.Sum<>(new Expression.Fallback<>(version, ZERO), false, ONE)));
	}

	private @Nullable AttributeValue version(Map<String, AttributeValue> item) {
		String name = (this.attribute != null) ? this.attribute.attribute() : "";
		AttributeValue version = item.get(name);
		if (version == null || Boolean.TRUE.equals(version.nul())) {
			return null;
		}
		if (version.n() == null || !version.n().matches("-?[0-9]{1,38}")) {
			throw new ItemMappingException(name, "Item: expected a whole number as version in attribute '" + name
					+ "', found " + version.type() + " that is none. Correct the item, or name another attribute.",
					null);
		}
		return version;
	}

	private static boolean isZero(AttributeValue version) {
		return new BigInteger(version.n()).signum() == 0;
	}

}
