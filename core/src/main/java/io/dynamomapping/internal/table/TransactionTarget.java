package io.dynamomapping.internal.table;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An item that a transaction is about.
 *
 * @param table its table
 * @param key its key as the caller knows it
 * @param itemKey its key attributes
 * @param value reads the value of the item, {@code null} if it cannot be read
 */
public record TransactionTarget(Table table, Object key, Map<String, AttributeValue> itemKey,
		Function<Map<String, AttributeValue>, @Nullable Object> value) {

	/**
	 * Return what no other item has.
	 * @return an object that is equal for targets of one item
	 */
	public Object identity() {
		Map<String, AttributeValue> canonical = new HashMap<>();
		this.itemKey.forEach((name, attribute) -> canonical.put(name, (attribute.n() != null)
				? AttributeValue.fromN(new BigDecimal(attribute.n()).stripTrailingZeros().toString()) : attribute));
		return List.of(this.table.name(), canonical);
	}

	@Override
	public String toString() {
		return "item " + this.key + " of table '" + this.table.name() + "'";
	}

}
