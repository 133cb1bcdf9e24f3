package io.dynamomapping.internal;

import java.util.Map;
import java.util.Objects;

import io.dynamomapping.Change;
import io.dynamomapping.Condition;
import io.dynamomapping.internal.expression.ItemChanges;
import io.dynamomapping.internal.table.WriteResult;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/**
 * Writes and deletes values, and asks and tells those who have a say or listen.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
final class ValueWriter<K, V> {

	private final ItemStore<K, V> store;

	ValueWriter(ItemStore<K, V> store) {
		this.store = store;
	}

	/**
	 * Delete an item if it still has the value that it had.
	 * @param item the item as it was read
	 * @return whether it was deleted, and the present item if it was not
	 */
	WriteResult deleteUnchanged(Map<String, AttributeValue> item) {
		beforeDelete(item);
		WriteResult result = this.store.writer()
			.delete(this.store.keys().keyAttributes(item), this.store.own().unchanged(item, new ItemChanges()),
					ReturnValue.NONE);
		if (result.applied()) {
			afterDelete(item);
		}
		return result;
	}

	/**
	 * Delete an item, whatever it is.
	 * @param item its key attributes at least
	 * @return whether it was there
	 */
	boolean delete(Map<String, AttributeValue> item) {
		return delete(item, ReturnValue.ALL_OLD).item() != null;
	}

	/**
	 * Delete an item, whatever it is.
	 * @param item its key attributes at least
	 * @param returnValues {@code ALL_OLD} or {@code NONE}
	 * @return the item before, if it was asked for
	 */
	WriteResult delete(Map<String, AttributeValue> item, ReturnValue returnValues) {
		beforeDelete(item);
		WriteResult result = this.store.table().delete(this.store.keys().keyAttributes(item), null, returnValues);
		afterDelete(item);
		return result;
	}

	/**
	 * Ask before an item is deleted.
	 * @param item its key attributes at least
	 */
	void beforeDelete(Map<String, AttributeValue> item) {
		if (this.store.callbacks().hasCallbacks()) {
			this.store.callbacks().beforeDelete(this.store.keys().key(item));
		}
	}

	/**
	 * Tell that an item was deleted.
	 * @param item its key attributes at least
	 */
	void afterDelete(Map<String, AttributeValue> item) {
		if (this.store.callbacks().isNeeded()) {
			this.store.callbacks().afterDelete(this.store.keys().key(item));
		}
	}

	/**
	 * Ask before a value is written as a whole.
	 * @param key its key attributes
	 * @param value the value
	 * @return the value to write
	 */
	V beforeSave(Map<String, AttributeValue> key, V value) {
		return this.store.callbacks().hasCallbacks()
				? this.store.callbacks().beforeSave(this.store.keys().key(key), value) : value;
	}

	/**
	 * Tell that a value was written as a whole.
	 * @param key its key attributes
	 * @param value the value
	 */
	void afterSave(Map<String, AttributeValue> key, V value) {
		if (this.store.callbacks().isNeeded()) {
			this.store.callbacks().afterSave(this.store.keys().key(key), value);
		}
	}

	/**
	 * Ask before an item is changed.
	 * @param key its key attributes
	 * @param change the change, bound
	 * @return the change to make, bound
	 */
	Change beforeUpdate(Map<String, AttributeValue> key, Change change) {
		if (!this.store.callbacks().hasCallbacks()) {
			return change;
		}
		Change wanted = this.store.callbacks().beforeUpdate(this.store.keys().key(key), change);
		return wanted.equals(change) ? change : this.store.expressions().bind(wanted);
	}

	/**
	 * Bind a change, as callbacks leave it.
	 * @param key the key attributes of the item
	 * @param change the change
	 * @return the change to make, bound
	 */
	Change bind(Map<String, AttributeValue> key, Change change) {
		return this.store.expressions()
			.bind(this.store.callbacks().hasCallbacks()
					? this.store.callbacks().beforeUpdate(this.store.keys().key(key), change) : change);
	}

	/**
	 * Tell that an item was changed.
	 * @param key its key attributes
	 * @param change the change, bound
	 */
	void afterUpdate(Map<String, AttributeValue> key, Change change) {
		if (this.store.callbacks().isNeeded()) {
			this.store.callbacks().afterUpdate(this.store.keys().key(key), change);
		}
	}

	/**
	 * Return the change that turns one value into another, whatever the item has now.
	 * @param key its key attributes
	 * @param before the one value
	 * @param after the other value
	 * @return the change, bound
	 */
	Change difference(Map<String, AttributeValue> key, V before, V after) {
		return this.store.own()
			.difference(this.store.types().codec().encode(before), this.store.values().encode(key, after))
			.toChange();
	}

	/**
	 * Write a value whether or not there is one, and keep what its type does not declare.
	 * @param key the key
	 * @param attributes the key attributes
	 * @param value the value, as callbacks left it
	 * @return the item as it is stored
	 * @throws io.dynamomapping.StaleItemException if the item has another version
	 */
	Map<String, AttributeValue> save(K key, Map<String, AttributeValue> attributes, V value) {
		WriteResult result = save(key, attributes, value, Condition.all());
		if (!result.applied()) {
			throw this.store.writer().stale(key, result);
		}
		return Objects.requireNonNull(result.item(), "item");
	}

	/**
	 * Write a value, and keep what its type does not declare.
	 * @param key the key
	 * @param attributes the key attributes
	 * @param value the value, as callbacks left it
	 * @param condition what must hold, bound
	 * @return whether it was written, and the item as it is stored or the present one
	 */
	WriteResult save(K key, Map<String, AttributeValue> attributes, V value, Condition condition) {
		WriteResult result = save(attributes, value, condition);
		if (result.applied()) {
			this.store.callbacks().afterSave(key, value);
		}
		return result;
	}

	private WriteResult save(Map<String, AttributeValue> key, V value, Condition condition) {
		Map<String, AttributeValue> item = this.store.values().item(key, value);
		if (this.store.types().isOpen()) {
			return this.store.writer().put(item, condition, ReturnValue.NONE);
		}
		return this.store.writer()
			.upsert(key, this.store.own().changes(item).toChange(), this.store.versions().guard(item).and(condition),
					ReturnValue.ALL_NEW);
	}

	/**
	 * Write a value where there is one.
	 * @param key the key attributes
	 * @param value the value
	 * @return whether it was written, and the item before or the present one
	 */
	WriteResult replace(Map<String, AttributeValue> key, V value) {
		Map<String, AttributeValue> item = this.store.values().item(key, value);
		return this.store.types().isOpen() ? this.store.writer().putPresent(item)
				: this.store.writer()
					.update(key, this.store.own().changes(item).toChange(), this.store.versions().guard(item),
							ReturnValue.ALL_OLD);
	}

	/**
	 * Return the changes that turn the value of an item into another one.
	 * @param key its key attributes
	 * @param before the item as it was read
	 * @param value the value
	 * @return what to set and what to remove
	 */
	ItemChanges changes(Map<String, AttributeValue> key, Map<String, AttributeValue> before, V value) {
		return this.store.own().changes(before, this.store.values().encode(key, value));
	}

}
