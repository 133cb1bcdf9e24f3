package io.dynamomapping.internal.table;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

import io.dynamomapping.LeftOver;
import io.dynamomapping.LeftOver.Verb;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What a batch does with one item.
 *
 * @param calls the table
 * @param verb what to do
 * @param key the key as the caller knows it
 * @param itemKey its key attributes
 * @param item what to put, or {@code null} to read or to delete the item
 * @param value the value as the caller knows it, or {@code null}
 * @param notice run once the element is done, or {@code null}
 */
public record BatchElement(TableCalls calls, Verb verb, Object key, Map<String, AttributeValue> itemKey,
		@Nullable Map<String, AttributeValue> item, @Nullable Object value, @Nullable Runnable notice) {

	/**
	 * Return the same with something to run once it is done.
	 * @param notice to be run
	 * @return a copy
	 */
	public BatchElement withNotice(Runnable notice) {
		return new BatchElement(this.calls, this.verb, this.key, this.itemKey, this.item, this.value, notice);
	}

	/**
	 * Run what is to be run once it is done.
	 */
	public void done() {
		if (this.notice != null) {
			this.notice.run();
		}
	}

	/**
	 * Return what tells the item from all others.
	 * @return the same for elements that DynamoDB takes for one item
	 */
	public Id id() {
		return id(this.itemKey);
	}

	/**
	 * Return the id of another item of the table.
	 * @param item the item or its key
	 * @return its id
	 */
	Id id(Map<String, AttributeValue> item) {
		Map<String, AttributeValue> canonical = new HashMap<>();
		for (String name : this.itemKey.keySet()) {
			AttributeValue attribute = item.get(name);
			if (attribute != null) {
				canonical.put(name, (attribute.n() != null) ? number(attribute.n()) : attribute);
			}
		}
		return new Id(this.calls.table(), canonical);
	}

	private static AttributeValue number(String text) {
		return AttributeValue.fromN(new BigDecimal(text).stripTrailingZeros().toString());
	}

	LeftOver leftOver() {
		return new LeftOver(this.calls.mapping(), this.calls.table(), this.verb, this.key, this.value);
	}

	/**
	 * Tells an item from all others. DynamoDB may write numbers in another way than it
	 * got them.
	 *
	 * @param table the table
	 * @param key the key attributes, numbers in one of their forms
	 */
	public record Id(String table, Map<String, AttributeValue> key) {

	}

}
