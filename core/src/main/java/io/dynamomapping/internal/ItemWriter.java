package io.dynamomapping.internal;

import java.util.Map;
import java.util.function.Function;

import io.dynamomapping.Change;
import io.dynamomapping.Condition;
import io.dynamomapping.StaleItemException;
import io.dynamomapping.internal.table.WriteResult;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/**
 * Writes of single items, under which versions grow and items that have expired count as
 * absent. What a refusal means is for the caller to say.
 */
final class ItemWriter {

	private final ItemStore<?, ?> store;

	private final ItemVersions versions;

	ItemWriter(ItemStore<?, ?> store, ItemVersions versions) {
		this.store = store;
		this.versions = versions;
	}

	/**
	 * Put an item in place of the present one, if there is one.
	 * @param item its attributes, with the version that it was read with
	 * @param condition what must hold besides, bound
	 * @param returnValues {@code ALL_OLD} or {@code NONE}
	 * @return whether it was put, and the item before, the one that was put where that
	 * was not asked for, or the one that was in the way
	 */
	WriteResult put(Map<String, AttributeValue> item, Condition condition, ReturnValue returnValues) {
		return put(item, condition, returnValues, true);
	}

	/**
	 * Put an item in place of one that is there.
	 * @param item its attributes, with the version that it was read with
	 * @return whether it was put, and the item before or the one that was in the way
	 */
	WriteResult putPresent(Map<String, AttributeValue> item) {
		return put(item, this.store.keys().itemExists(), ReturnValue.ALL_OLD, false);
	}

	private WriteResult put(Map<String, AttributeValue> item, Condition condition, ReturnValue returnValues,
			boolean create) {
		Map<String, AttributeValue> replaced = item;
		Contention contention = contention(item);
		while (true) {
			Map<String, AttributeValue> next = this.versions.next(replaced);
			Function<Condition, WriteResult> write = (guarded) -> this.store.table()
				.put(next, orNull(guarded), returnValues);
			Condition guarded = this.versions.same(replaced).and(condition);
			WriteResult result = (create && !guarded.isEmpty())
					? overExpired(this.store.keys().keyAttributes(item), guarded, write) : write.apply(guarded);
			if (result.applied()) {
				return (returnValues == ReturnValue.NONE) ? new WriteResult(true, next) : result;
			}
			Map<String, AttributeValue> present = result.item();
			if (this.versions.isChecked() || this.versions.isSame(replaced, (present != null) ? present : Map.of())) {
				return result;
			}
			// Versions only grow, also of values that were read long ago.
			replaced = this.versions.adopt(replaced, present);
			contention.refused();
		}
	}

	/**
	 * Put an item where there is none.
	 * @param item its attributes
	 * @param condition what must hold besides, bound
	 * @return whether it was put, and the item that was put or the one that was in the
	 * way
	 */
	WriteResult insert(Map<String, AttributeValue> item, Condition condition) {
		Map<String, AttributeValue> first = this.versions.next(item);
		// A further condition must not see what an expired item holds.
		WriteResult result = condition.isEmpty()
				? this.store.table().put(first, this.store.keys().itemMissing(), ReturnValue.NONE)
				: overExpired(this.store.keys().keyAttributes(item), this.store.keys().nothingStored().and(condition),
						(guarded) -> this.store.table().put(first, guarded, ReturnValue.NONE));
		return result.applied() ? new WriteResult(true, first) : result;
	}

	/**
	 * Change an item, created if it is not there and the condition allows it.
	 * @param key its key attributes
	 * @param change what to change, bound
	 * @param condition what must hold, bound
	 * @param returnValues which attributes to return
	 * @return whether it was changed, and those attributes or the present item
	 */
	WriteResult upsert(Map<String, AttributeValue> key, Change change, Condition condition, ReturnValue returnValues) {
		Change whole = change.and(this.versions.bump());
		return overExpired(key, condition,
				(guarded) -> this.store.table().update(key, whole, orNull(guarded), returnValues));
	}

	/**
	 * Change an item that is there.
	 * @param key its key attributes
	 * @param change what to change, bound
	 * @param condition what must hold besides, bound
	 * @param returnValues which attributes to return
	 * @return whether it was changed, and those attributes or the present item
	 */
	WriteResult update(Map<String, AttributeValue> key, Change change, Condition condition, ReturnValue returnValues) {
		return update(key, change, condition, returnValues, null);
	}

	/**
	 * Change an item that is there, and may have been read a moment ago.
	 * @param key its key attributes
	 * @param change what to change, bound
	 * @param condition what must hold besides, bound
	 * @param returnValues which attributes to return
	 * @param before the whole item as it was read, or {@code null} if it was not
	 * @return whether it was changed, and those attributes or the present item
	 */
	WriteResult update(Map<String, AttributeValue> key, Change change, Condition condition, ReturnValue returnValues,
			@Nullable Map<String, AttributeValue> before) {
		return this.store.table()
			.update(key, change.and(this.versions.bump()), this.store.keys().itemExists().and(condition), returnValues,
					before);
	}

	/**
	 * Delete an item.
	 * @param key its key attributes
	 * @param condition what must hold, bound
	 * @param returnValues {@code ALL_OLD} or {@code NONE}
	 * @return whether it was deleted, and the item before or the one that is still there
	 */
	WriteResult delete(Map<String, AttributeValue> key, Condition condition, ReturnValue returnValues) {
		return this.store.table().delete(key, orNull(condition), returnValues);
	}

	/**
	 * Return what to throw where a value had another version than the present item.
	 * @param key the key of the item
	 * @param refused the refused write
	 * @return the exception
	 */
	StaleItemException stale(Object key, WriteResult refused) {
		return new StaleItemException(this.store.table().name(), key, this.store.values().readable(refused.item()));
	}

	// Where an item has expired, it has to be out of the way of what is written anew.
	private WriteResult overExpired(Map<String, AttributeValue> key, Condition condition,
			Function<Condition, WriteResult> write) {
		Contention contention = contention(key);
		while (true) {
			WriteResult result = write.apply(condition.and(this.store.table().expiry().alive()));
			if (result.applied() || !result.expired()) {
				return result;
			}
			this.store.table().deleteExpired(key);
			contention.refused();
		}
	}

	private Contention contention(Map<String, AttributeValue> item) {
		return new Contention(this.store, () -> this.store.keys().key(item));
	}

	private static @Nullable Condition orNull(Condition condition) {
		return condition.isEmpty() ? null : condition;
	}

}
