package io.dynamomapping.internal;

import java.util.Map;
import java.util.function.Function;

import io.dynamomapping.Condition;
import io.dynamomapping.ContentionException;
import io.dynamomapping.internal.expression.ItemChanges;
import io.dynamomapping.internal.table.WriteResult;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/**
 * Writes that depend on what an item is: read it, decide, and write on condition that it
 * has not changed.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
final class CompareAndSet<K, V> {

	private final ItemStore<K, V> store;

	CompareAndSet(ItemStore<K, V> store) {
		this.store = store;
	}

	/**
	 * Compute the value of an item from the present one until nobody interferes.
	 * @param key the key
	 * @param attributes its attributes
	 * @param item the item as it was read last, or {@code null} if there was none
	 * @param function gets the present value or {@code null}, and returns the new one or
	 * {@code null}
	 * @return the new value, or {@code null} if there is none
	 * @throws ContentionException if others kept changing the item
	 */
	@Nullable V compute(K key, Map<String, AttributeValue> attributes, @Nullable Map<String, AttributeValue> item,
			Function<@Nullable V, @Nullable V> function) {
		Map<String, AttributeValue> present = item;
		Contention contention = new Contention(this.store, () -> key);
		while (true) {
			V computed = function.apply((present != null) ? this.store.values().detached(present) : null);
			V value = (computed != null) ? this.store.callbacks().beforeSave(key, computed) : null;
			WriteResult result = swap(key, attributes, present, value);
			if (result.applied()) {
				return (value != null) ? written(attributes, value, result) : null;
			}
			present = result.item();
			contention.refused();
		}
	}

	/**
	 * Return a value that has been written, as its type sees it: one that writes through
	 * where values are schemaless, one with its version where they have one.
	 * @param key the key attributes
	 * @param value the value
	 * @param result what the write returned
	 * @return the value
	 */
	V written(Map<String, AttributeValue> key, V value, WriteResult result) {
		if (this.store.versions().isVersioned() && result.item() != null) {
			return this.store.values().stored(result.item());
		}
		return this.store.types().isSchemaless() ? this.store.values().stored(this.store.values().item(key, value))
				: value;
	}

	/**
	 * Write a value if the item is still what it was.
	 * @param key the key
	 * @param attributes the key attributes
	 * @param before the item as it was read, or {@code null} if there was none
	 * @param value the value, or {@code null} to delete the item
	 * @return whether it was written, and the present item if it was not
	 */
	private WriteResult swap(K key, Map<String, AttributeValue> attributes,
			@Nullable Map<String, AttributeValue> before, @Nullable V value) {
		if (value == null) {
			return (before != null) ? this.store.valueWriter().deleteUnchanged(before) : new WriteResult(true, null);
		}
		if (before == null) {
			return afterSave(key, value, putIfAbsent(this.store.values().item(attributes, value)));
		}
		ItemChanges changes = this.store.valueWriter().changes(attributes, before, value);
		return changes.isEmpty() ? new WriteResult(true, before)
				: afterSave(key, value, update(attributes, before, changes));
	}

	/**
	 * Tell that a value was written, if it was.
	 * @param key the key
	 * @param value the value
	 * @param result what became of it
	 * @return what became of it
	 */
	WriteResult afterSave(K key, V value, WriteResult result) {
		if (result.applied()) {
			this.store.callbacks().afterSave(key, value);
		}
		return result;
	}

	private WriteResult update(Map<String, AttributeValue> key, Map<String, AttributeValue> before,
			ItemChanges changes) {
		return this.store.writer()
			.update(key, changes.toChange(), this.store.own().unchanged(before, changes),
					this.store.versions().isVersioned() ? ReturnValue.ALL_NEW : ReturnValue.NONE, before);
	}

	/**
	 * Put an item where there is none.
	 * @param item its attributes
	 * @return whether it was put, and the present item if it was not
	 */
	WriteResult putIfAbsent(Map<String, AttributeValue> item) {
		Contention contention = new Contention(this.store, () -> this.store.keys().key(item));
		while (true) {
			WriteResult result = this.store.writer().insert(item, Condition.all());
			if (result.applied() || result.item() != null) {
				return result;
			}
			// Some engines refuse without handing out the item that is in the way.
			Map<String, AttributeValue> present = this.store.table()
				.getConsistently(this.store.keys().keyAttributes(item));
			if (present != null) {
				return new WriteResult(false, present);
			}
			contention.refused();
		}
	}

	/**
	 * Replace or delete an item if it has a value.
	 * @param key the key
	 * @param attributes the key attributes
	 * @param expected the value that the item must have
	 * @param replacement the new value, or {@code null} to delete the item
	 * @return whether it had the value
	 */
	boolean swapIfHolds(K key, Map<String, AttributeValue> attributes, V expected, @Nullable V replacement) {
		V value = (replacement != null) ? this.store.callbacks().beforeSave(key, replacement) : null;
		if (this.store.versions().isVersioned()) {
			return swapVersion(key, attributes, expected, value);
		}
		Map<String, AttributeValue> expectedItem = this.store.values().expectedItem(attributes, expected);
		if (value != null) {
			// What cannot be stored is found before anything is read.
			this.store.table().requireStorable(key, this.store.values().item(attributes, value));
		}
		Map<String, AttributeValue> item = this.store.types().isOpen() ? this.store.table().getConsistently(attributes)
				: expectedItem;
		Contention contention = new Contention(this.store, () -> key);
		boolean refused = false;
		// An equal value in another form is equal: what is stored must not have changed.
		while (item != null && this.store.own().hold(item, expected)) {
			if (refused) {
				contention.refused();
			}
			WriteResult result = (value != null)
					? afterSave(key, value,
							update(attributes, item, this.store.valueWriter().changes(attributes, item, value)))
					: this.store.valueWriter().deleteUnchanged(item);
			if (result.applied()) {
				return true;
			}
			item = result.item();
			refused = true;
		}
		return false;
	}

	// The version is all that is compared, so all is written that belongs to the value.
	private boolean swapVersion(K key, Map<String, AttributeValue> attributes, V expected, @Nullable V value) {
		Map<String, AttributeValue> before = this.store.values().expectedItem(attributes, expected);
		if (value == null) {
			return this.store.valueWriter().deleteUnchanged(before).applied();
		}
		Map<String, AttributeValue> after = this.store.values().item(attributes, value);
		Condition unchanged = this.store.own().unchanged(before, new ItemChanges());
		ItemVersions versions = this.store.versions();
		WriteResult result = this.store.types().isOpen()
				? this.store.table().put(versions.next(versions.adopt(after, before)), unchanged, ReturnValue.NONE)
				: this.store.writer()
					.update(attributes, this.store.own().changes(after).toChange(), unchanged, ReturnValue.NONE);
		return afterSave(key, value, result).applied();
	}

}
