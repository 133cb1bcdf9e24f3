package io.dynamomapping.internal;

import java.util.Iterator;
import java.util.Map;
import java.util.Objects;

import io.dynamomapping.internal.table.WriteResult;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/**
 * The keys of a mapping.
 *
 * @param <K> the type of the keys
 */
final class Keys<K> extends ScanSetView<K> {

	private final ItemStore<K, ?> store;

	private final DefaultDynamoMapping<K, ?> mapping;

	Keys(ItemStore<K, ?> store, DefaultDynamoMapping<K, ?> mapping) {
		super(mapping, store.fullScans(), "keySet()");
		this.store = store;
		this.mapping = mapping;
	}

	@Override
	Iterator<Map<String, AttributeValue>> scan() {
		return this.store.table().pages().items(this.store.keys().schema().attributeNames());
	}

	@Override
	K element(Map<String, AttributeValue> item) {
		return this.store.keys().key(item);
	}

	@Override
	WriteResult deleteUnchanged(Map<String, AttributeValue> item) {
		// A key does not change.
		return this.store.valueWriter().delete(item, ReturnValue.NONE);
	}

	@Override
	public boolean contains(@Nullable Object key) {
		return this.mapping.containsKey(key);
	}

	@Override
	public boolean remove(@Nullable Object key) {
		return this.store.valueWriter().delete(this.store.key(Objects.requireNonNull(key, "key")));
	}

}
