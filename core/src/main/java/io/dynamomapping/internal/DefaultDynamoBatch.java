package io.dynamomapping.internal;

import java.util.Objects;
import java.util.function.Consumer;

import io.dynamomapping.BatchResult;
import io.dynamomapping.DynamoBatch;
import io.dynamomapping.DynamoMapping;
import io.dynamomapping.internal.table.BatchWrites;
import io.dynamomapping.internal.table.Connection;

/**
 * Collects the writes of a batch over several tables.
 */
public final class DefaultDynamoBatch implements DynamoBatch {

	private final Connection connection;

	private final OpenBatch batch = new OpenBatch();

	private DefaultDynamoBatch(Connection connection) {
		this.connection = connection;
	}

	/**
	 * Write what a block says.
	 * @param connection what all mappings of the batch were opened from
	 * @param block says what to write
	 * @return what was written
	 */
	public static BatchResult write(Connection connection, Consumer<? super DynamoBatch> block) {
		DefaultDynamoBatch batch = new DefaultDynamoBatch(connection);
		try {
			block.accept(batch);
		}
		catch (RuntimeException ex) {
			batch.batch.close();
			throw ex;
		}
		return new BatchWrites(connection).write(batch.batch.close());
	}

	@Override
	public <K, V> void put(DynamoMapping<K, V> mapping, K key, V value) {
		this.batch.add(() -> new BatchItems<>(own(mapping)).toPut(key, value));
	}

	@Override
	public <K> void remove(DynamoMapping<K, ?> mapping, K key) {
		this.batch.add(() -> new BatchItems<>(own(mapping)).toRemove(key));
	}

	private <K, V> ItemStore<K, V> own(DynamoMapping<K, V> mapping) {
		Objects.requireNonNull(mapping, "mapping");
		if (mapping instanceof DefaultDynamoMapping<K, V> own && own.store().table().isOf(this.connection)) {
			return own.store();
		}
		throw new IllegalArgumentException("Expected mappings that were opened from the DynamoMappings of this batch, "
				+ "found mapping '" + mapping.name() + "' of table '" + mapping.tableName()
				+ "', which was not. Write it in a batch of its own.");
	}

}
