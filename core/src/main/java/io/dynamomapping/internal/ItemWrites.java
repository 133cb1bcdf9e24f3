package io.dynamomapping.internal;

import java.util.Map;
import java.util.Optional;

import io.dynamomapping.Attribute;
import io.dynamomapping.AttributePath;
import io.dynamomapping.Change;
import io.dynamomapping.Condition;
import io.dynamomapping.ItemNotFoundException;
import io.dynamomapping.internal.expression.ItemChanges;
import io.dynamomapping.internal.table.WriteResult;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/**
 * Writes of one addressed item, in terms of bound changes and conditions. What a refusal
 * means is for the caller to say, unless a method says otherwise.
 *
 * @param <K> the type of the key
 * @param <V> the type of the value
 */
final class ItemWrites<K, V> {

	private final ItemStore<K, V> store;

	private final K key;

	ItemWrites(ItemStore<K, V> store, K key) {
		this.store = store;
		this.key = key;
	}

	K key() {
		return this.key;
	}

	/**
	 * Return the change that sets top-level attributes.
	 * @param attributes the new values by attribute name
	 * @return the change, not bound
	 */
	static Change change(Map<String, ? extends @Nullable Object> attributes) {
		return Change.allOf(attributes.entrySet()
			.stream()
			.map((entry) -> Attribute.attr(AttributePath.of(entry.getKey())).set(entry.getValue()))
			.toList());
	}

	/**
	 * Put a value in place of the whole item.
	 * @param value the value
	 * @param condition what must hold, bound
	 * @return whether it was put, and the present item if it was not
	 */
	WriteResult put(V value, Condition condition) {
		V saved = this.store.callbacks().beforeSave(this.key, value);
		return afterSave(saved, this.store.writer().put(item(saved), condition, ReturnValue.NONE));
	}

	/**
	 * Put a value where there is none.
	 * @param value the value
	 * @param condition what must hold besides, bound
	 * @return whether it was put, and the present item if it was not
	 */
	WriteResult insert(V value, Condition condition) {
		V saved = this.store.callbacks().beforeSave(this.key, value);
		return afterSave(saved, this.store.writer().insert(item(saved), condition));
	}

	private WriteResult afterSave(V value, WriteResult result) {
		if (result.applied()) {
			this.store.callbacks().afterSave(this.key, value);
		}
		return result;
	}

	private Map<String, AttributeValue> item(V value) {
		return this.store.values().item(attributesOfKey(), value);
	}

	/**
	 * Write a value, and keep what its type does not declare.
	 * @param value the value
	 * @param condition what must hold, bound
	 * @return whether it was written, and the item as it is stored or the present one
	 */
	WriteResult save(V value, Condition condition) {
		V saved = this.store.callbacks().beforeSave(this.key, value);
		return this.store.valueWriter().save(this.key, attributesOfKey(), saved, condition);
	}

	/**
	 * Write a value, and keep what its type does not declare.
	 * @param value the value
	 * @return the value as it is stored
	 * @throws io.dynamomapping.StaleItemException if the item has another version
	 */
	V save(V value) {
		V saved = this.store.callbacks().beforeSave(this.key, value);
		return this.store.values().stored(this.store.valueWriter().save(this.key, attributesOfKey(), saved));
	}

	/**
	 * Bind a change, as callbacks leave it.
	 * @param change the change
	 * @return the change to make, bound
	 */
	Change bind(Change change) {
		return this.store.expressions().bind(this.store.callbacks().beforeUpdate(this.key, change));
	}

	private WriteResult afterUpdate(Change change, WriteResult result) {
		if (result.applied()) {
			this.store.callbacks().afterUpdate(this.key, change);
		}
		return result;
	}

	/**
	 * Change the item, created if it is not there and the condition allows it.
	 * @param change what to change, bound, not nothing
	 * @param condition what must hold, bound
	 * @return whether it was changed, and the item as it is then or the present one
	 */
	WriteResult upsert(Change change, Condition condition) {
		return afterUpdate(change,
				this.store.writer().upsert(attributesOfKey(), change, condition, ReturnValue.ALL_NEW));
	}

	/**
	 * Change the item if it is there.
	 * @param change what to change, bound, not nothing
	 * @param condition what must hold besides, bound
	 * @return whether it was changed, and the item as it is then or the present one
	 */
	WriteResult update(Change change, Condition condition) {
		return afterUpdate(change,
				this.store.writer().update(attributesOfKey(), change, condition, ReturnValue.ALL_NEW));
	}

	/**
	 * Change an item that is there.
	 * @param change what to change, bound; nothing is requested when there is nothing
	 * @param returnValues which attributes to return
	 * @return the value that was asked for, or empty if nothing was requested
	 * @throws ItemNotFoundException if it is not there
	 */
	Optional<V> updatePresent(Change change, ReturnValue returnValues) {
		Map<String, AttributeValue> attributes = attributesOfKey();
		if (change.isEmpty()) {
			return Optional.empty();
		}
		WriteResult result = this.store.writer().update(attributes, change, Condition.all(), returnValues);
		if (!afterUpdate(change, result).applied()) {
			throw notFound();
		}
		return (returnValues == ReturnValue.ALL_OLD) ? Optional.ofNullable(this.store.values().previous(result.item()))
				: value(result);
	}

	/**
	 * Change what differs between two values.
	 * @param before the value as it was read
	 * @param after the value to be
	 * @return the value as it is stored, or empty if nothing differs
	 * @throws ItemNotFoundException if the item is not there
	 * @throws io.dynamomapping.StaleItemException if it has another version than the
	 * value had
	 */
	Optional<V> saveChanges(V before, V after) {
		V saved = this.store.callbacks().beforeSave(this.key, after);
		Change change = this.store.valueWriter().difference(attributesOfKey(), before, saved);
		if (change.isEmpty()) {
			return Optional.empty();
		}
		WriteResult result = this.store.writer()
			.update(attributesOfKey(), change, this.store.versions().guard(item(before)), ReturnValue.ALL_NEW);
		if (!afterSave(saved, result).applied()) {
			throw (result.item() != null) ? this.store.writer().stale(this.key, result) : notFound();
		}
		return value(result);
	}

	/**
	 * Return the condition that the item still is what a value was read from.
	 * @param value the value
	 * @return the condition, bound
	 */
	Condition unchanged(V value) {
		return this.store.own().unchanged(item(value), new ItemChanges());
	}

	/**
	 * Return the value of the item that a write returned.
	 * @param result what became of the write
	 * @return the value, or empty if none was returned
	 */
	Optional<V> value(WriteResult result) {
		return Optional.ofNullable(result.item()).map(this.store.values()::stored);
	}

	/**
	 * Delete the item.
	 * @param condition what must hold, bound
	 * @param returnValues {@code ALL_OLD} or {@code NONE}
	 * @return whether it was deleted, and the item before or the present one
	 */
	WriteResult delete(Condition condition, ReturnValue returnValues) {
		this.store.callbacks().beforeDelete(this.key);
		WriteResult result = this.store.writer().delete(attributesOfKey(), condition, returnValues);
		if (result.applied()) {
			this.store.callbacks().afterDelete(this.key);
		}
		return result;
	}

	/**
	 * Return what to throw where there should be an item.
	 * @return the exception
	 */
	ItemNotFoundException notFound() {
		return new ItemNotFoundException(this.store.table().name(), this.key);
	}

	private Map<String, AttributeValue> attributesOfKey() {
		return this.store.key(this.key);
	}

}
