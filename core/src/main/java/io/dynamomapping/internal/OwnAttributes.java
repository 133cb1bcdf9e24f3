package io.dynamomapping.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import io.dynamomapping.Attribute;
import io.dynamomapping.AttributePath;
import io.dynamomapping.Condition;
import io.dynamomapping.ItemMappingException;
import io.dynamomapping.internal.expression.AttributeValues;
import io.dynamomapping.internal.expression.ItemChanges;
import io.dynamomapping.spi.ItemCodec;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What of an item belongs to values of the mapping: neither the key nor what their type
 * does not declare. Compares and changes just that.
 *
 * @param <V> the type of the values
 */
final class OwnAttributes<V> {

	private final ItemStore<?, V> store;

	private final ItemCodec<V> codec;

	OwnAttributes(ItemStore<?, V> store, ItemCodec<V> codec) {
		this.store = store;
		this.codec = codec;
	}

	private Map<String, AttributeValue> of(Map<String, AttributeValue> item) {
		Map<String, AttributeValue> own = this.store.withoutKey(item);
		this.codec.attributes().ifPresent(own.keySet()::retainAll);
		return own;
	}

	private Map<String, AttributeValue> content(Map<String, AttributeValue> item) {
		return this.store.versions().without(of(item));
	}

	/**
	 * Return whether an item has a value.
	 * @param item the item
	 * @param value the value; one of another type is the value of no item
	 * @return {@code true} if its attributes are the same, or its value is equal
	 */
	@SuppressWarnings("unchecked") // checked by its class
	boolean hold(Map<String, AttributeValue> item, Object value) {
		if (!this.store.types().isValue(value)) {
			return false;
		}
		Map<String, AttributeValue> expected = this.codec.encode((V) value);
		if (!ItemValues.agrees(expected, this.store.keys().keyAttributes(item))) {
			return false;
		}
		return AttributeValues.same(of(item), of(expected)) || this.store.values().seen(item).equals(value);
	}

	/**
	 * Return the changes that give an item another value, whatever it has now: each
	 * attribute that the type declares is set or removed.
	 * @param after the attributes of the value
	 * @return what to set and what to remove
	 */
	ItemChanges changes(Map<String, AttributeValue> after) {
		Map<String, AttributeValue> wanted = content(after);
		Set<String> names = new TreeSet<>(wanted.keySet());
		names.addAll(this.codec.attributes().orElse(Set.of()));
		names.removeIf(this.store.keys()::isKeyAttribute);
		names.removeIf(this.store.versions()::isVersion);
		ItemChanges changes = new ItemChanges();
		names.forEach((name) -> changes.change(AttributePath.of(name), wanted.get(name)));
		return changes;
	}

	/**
	 * Return the changes that turn one value of an item into another. What the value does
	 * not show is not touched, also within attributes that are maps. Where something is
	 * changed, older names of properties give way to the present ones.
	 * @param before the item as it was read
	 * @param after the attributes of the new value
	 * @return what to set and what to remove
	 */
	ItemChanges changes(Map<String, AttributeValue> before, Map<String, AttributeValue> after) {
		Map<String, AttributeValue> shown = shown(before);
		Map<String, AttributeValue> wanted = content(after);
		ItemChanges changes = difference(before, shown, wanted);
		List<AttributePath> oldNames = changes.isEmpty() ? List.of()
				: new OldNames(this::shown, this.codec.attributes().isPresent()).find(before, content(before), shown);
		return oldNames.isEmpty() ? changes : changesOfNames(before, wanted, oldNames);
	}

	/**
	 * Return the difference between two values, whatever the item has now.
	 * @param before the attributes of one value
	 * @param after the attributes of the other value
	 * @return what to set and what to remove, also within attributes that are maps
	 */
	ItemChanges difference(Map<String, AttributeValue> before, Map<String, AttributeValue> after) {
		Map<String, AttributeValue> shown = content(before);
		return difference(shown, shown, content(after));
	}

	private ItemChanges changesOfNames(Map<String, AttributeValue> before, Map<String, AttributeValue> wanted,
			List<AttributePath> oldNames) {
		ItemChanges removals = new ItemChanges();
		oldNames.forEach((path) -> removals.change(path, null));
		Map<String, AttributeValue> rest = ItemSnapshots.apply(before, removals);
		ItemChanges changes;
		try {
			changes = difference(rest, shown(rest), wanted);
		}
		catch (ItemMappingException ex) {
			// There is no value without what is under the old name.
			changes = changes(wanted);
		}
		List<AttributePath> changed = new ArrayList<>();
		changes.forEach((path, value) -> changed.add(path));
		for (AttributePath path : oldNames) {
			if (changed.stream().noneMatch(path::overlaps)) {
				changes.change(path, null);
			}
		}
		return changes;
	}

	private Map<String, AttributeValue> shown(Map<String, AttributeValue> item) {
		return content(this.codec.encode(this.store.values().decoded(item)));
	}

	private static ItemChanges difference(Map<String, AttributeValue> stored, Map<String, AttributeValue> before,
			Map<String, AttributeValue> after) {
		ItemChanges changes = new ItemChanges();
		difference(null, stored, before, after, changes);
		return changes;
	}

	private static void difference(@Nullable AttributePath parent, Map<String, AttributeValue> stored,
			Map<String, AttributeValue> before, Map<String, AttributeValue> after, ItemChanges changes) {
		Set<String> names = new TreeSet<>(before.keySet());
		names.addAll(after.keySet());
		for (String name : names) {
			AttributePath path = (parent != null) ? parent.then(name) : AttributePath.of(name);
			AttributeValue shown = before.get(name);
			AttributeValue wanted = after.get(name);
			AttributeValue present = stored.get(name);
			if (shown != null && wanted != null && present != null && shown.hasM() && wanted.hasM() && present.hasM()) {
				difference(path, present.m(), shown.m(), wanted.m(), changes);
			}
			else if (!AttributeValues.same(shown, wanted)) {
				changes.change(path, wanted);
			}
		}
	}

	/**
	 * Return the condition that an item still has the attributes that it had, or the
	 * version where it has one.
	 * @param item the item as it was read
	 * @param changes what is going to be written
	 * @return the condition
	 */
	Condition unchanged(Map<String, AttributeValue> item, ItemChanges changes) {
		if (this.store.versions().isVersioned()) {
			return this.store.keys().itemExists().and(this.store.versions().same(item));
		}
		Map<String, AttributeValue> own = of(item);
		List<Condition> conditions = new ArrayList<>(List.of(this.store.keys().itemExists()));
		own.forEach((name, value) -> conditions.add(Attribute.attr(AttributePath.of(name)).eq(value)));
		Set<String> absent = new TreeSet<>(this.codec.attributes().orElse(Set.of()));
		changes.forEach((path, value) -> absent.add(path.attribute()));
		absent.removeAll(own.keySet());
		absent.removeIf(this.store.keys()::isKeyAttribute);
		absent.forEach((name) -> conditions.add(Attribute.attr(AttributePath.of(name)).missing()));
		return Condition.allOf(conditions);
	}

}
