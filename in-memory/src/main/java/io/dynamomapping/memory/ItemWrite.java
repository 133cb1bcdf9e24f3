package io.dynamomapping.memory;

import java.util.Map;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * A put, update, delete or condition check of one item.
 *
 * @param table the table
 * @param key the key of the item
 * @param condition what is asked of the item as it is
 * @param change makes the new item of the old one; either may be {@code null}
 * @param onFailure whether a refusal is to tell the item
 */
record ItemWrite(StoredTable table, Map<String, AttributeValue> key, Condition condition,
		UnaryOperator<@Nullable Map<String, AttributeValue>> change,
		@Nullable ReturnValuesOnConditionCheckFailure onFailure) {

	/**
	 * Find out what the write does, without doing it.
	 * @return the item before and after it
	 */
	Effect prepare() {
		Map<String, AttributeValue> old = this.table.items().get(this.key);
		if (!this.condition.holds((old != null) ? old : Map.of())) {
			throw Errors.conditionFailed((this.onFailure == ReturnValuesOnConditionCheckFailure.ALL_OLD) ? old : null);
		}
		Map<String, AttributeValue> item = this.change.apply(old);
		if (item != null && item != old) {
			this.table.requireFits(item);
			if (ItemSize.of(item) > ItemSize.MAX_ITEM) {
				throw Errors.unfit("Item size to update has exceeded the maximum allowed size");
			}
		}
		return new Effect(this, old, item);
	}

	/**
	 * What a write does.
	 *
	 * @param write the write
	 * @param old the item before it, or {@code null} if there is none
	 * @param item the item after it, or {@code null} if there is none
	 */
	record Effect(ItemWrite write, @Nullable Map<String, AttributeValue> old,
			@Nullable Map<String, AttributeValue> item) {

		Effect commit() {
			if (this.item != null) {
				this.write.table.put(this.item);
			}
			else {
				this.write.table.remove(this.write.key);
			}
			return this;
		}

		double units() {
			int before = (this.old != null) ? ItemSize.of(this.old) : 0;
			int after = (this.item != null) ? ItemSize.of(this.item) : 0;
			return CapacityUnits.write(Math.max(before, after));
		}

	}

}
