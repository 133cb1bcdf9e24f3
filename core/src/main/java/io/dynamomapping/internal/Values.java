package io.dynamomapping.internal;

import java.util.Iterator;
import java.util.Map;
import java.util.Objects;

import io.dynamomapping.internal.table.WriteResult;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The values of a mapping.
 *
 * @param <V> the type of the values
 */
final class Values<V> extends ScanView<V> {

	private final ItemStore<?, V> store;

	Values(ItemStore<?, V> store, DefaultDynamoMapping<?, V> mapping) {
		super(mapping, store.fullScans(), "values()", 0);
		this.store = store;
	}

	@Override
	Iterator<Map<String, AttributeValue>> scan() {
		return this.store.table().pages().items(null);
	}

	@Override
	V element(Map<String, AttributeValue> item) {
		return this.store.values().value(item);
	}

	@Override
	WriteResult deleteUnchanged(Map<String, AttributeValue> item) {
		return this.store.valueWriter().deleteUnchanged(item);
	}

	@Override
	public boolean contains(@Nullable Object value) {
		Objects.requireNonNull(value, "value");
		this.store.fullScans().require("containsValue()");
		Iterator<Map<String, AttributeValue>> items = scan();
		while (items.hasNext()) {
			if (this.store.own().hold(items.next(), value)) {
				return true;
			}
		}
		return false;
	}

}
