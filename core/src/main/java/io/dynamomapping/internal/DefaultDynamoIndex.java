package io.dynamomapping.internal;

import java.util.List;
import java.util.Map;

import io.dynamomapping.DynamoIndex;
import io.dynamomapping.IndexDefinition;
import io.dynamomapping.KeySchema;
import io.dynamomapping.Partition;
import io.dynamomapping.Query;
import io.dynamomapping.Scan;
import org.jspecify.annotations.Nullable;

/**
 * An index of a store.
 *
 * @param <V> the type of the values
 */
final class DefaultDynamoIndex<V> implements DynamoIndex<V> {

	private final String name;

	private final SelectionSource source;

	private final Projection<V> items;

	DefaultDynamoIndex(ItemStore<?, V> store, String name, List<IndexDefinition> declarations) {
		this.name = name;
		this.source = SelectionSource.index(store, name, declarations);
		this.items = new WholeItems<>(store);
	}

	@Override
	public String name() {
		return this.name;
	}

	@Override
	public KeySchema keySchema() {
		return this.source.keys();
	}

	@Override
	public Partition<V> partition(Object partitionKey) {
		return DefaultQuery.of(this.source, KeyRange.partition(partitionKey), this.items);
	}

	@Override
	public Scan<V> scan() {
		return new DefaultScan<>(this.source, SelectionSpec.scan(), this.items);
	}

	@Override
	public Query<V> find(Map<String, ? extends @Nullable Object> criteria) {
		return DefaultQuery.find(this.source, criteria, this.items);
	}

	@Override
	public String toString() {
		return "DynamoIndex '" + this.name + "' of table '" + this.source.store().table().name() + "'";
	}

}
