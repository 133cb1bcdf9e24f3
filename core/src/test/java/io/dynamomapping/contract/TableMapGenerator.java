package io.dynamomapping.contract;

import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.stream.Collectors;

import com.google.common.collect.testing.SampleElements;
import com.google.common.collect.testing.TestMapGenerator;
import io.dynamomapping.DynamoMapping;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Fills one table again and again. The table is emptied behind the back of the mapping,
 * so that a case does not depend on verbs that others test.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
final class TableMapGenerator<K, V> implements TestMapGenerator<K, V> {

	private final DynamoMapping<K, V> mapping;

	private final DynamoDbClient client;

	private final SampleElements<K> keys;

	private final SampleElements<V> values;

	TableMapGenerator(DynamoMapping<K, V> mapping, DynamoDbClient client, SampleElements<K> keys,
			SampleElements<V> values) {
		this.mapping = mapping;
		this.client = client;
		this.keys = keys;
		this.values = values;
	}

	@Override
	@SuppressWarnings("unchecked") // The suite passes entries of these samples only.
	public Map<K, V> create(Object... entries) {
		empty();
		for (Object element : entries) {
			Entry<K, V> entry = (Entry<K, V>) element;
			this.mapping.put(entry.getKey(), entry.getValue());
		}
		return this.mapping;
	}

	private void empty() {
		String table = this.mapping.tableName();
		List<String> keyNames = this.mapping.keySchema().attributeNames();
		List<WriteRequest> deletions = this.client.scan((request) -> request.tableName(table).consistentRead(true))
			.items()
			.stream()
			.map((item) -> deletion(item, keyNames))
			.toList();
		if (!deletions.isEmpty()) {
			this.client.batchWriteItem((request) -> request.requestItems(Map.of(table, deletions)));
		}
	}

	private static WriteRequest deletion(Map<String, AttributeValue> item, List<String> keyNames) {
		Map<String, AttributeValue> key = item.entrySet()
			.stream()
			.filter((attribute) -> keyNames.contains(attribute.getKey()))
			.collect(Collectors.toMap(Entry::getKey, Entry::getValue));
		return WriteRequest.builder().deleteRequest((request) -> request.key(key)).build();
	}

	@Override
	public SampleElements<Entry<K, V>> samples() {
		return SampleElements.mapEntries(this.keys, this.values);
	}

	@Override
	@SuppressWarnings({ "unchecked", "rawtypes" }) // Arrays know nothing of type
													// arguments.
	public Entry<K, V>[] createArray(int length) {
		return new Entry[length];
	}

	@Override
	public K[] createKeyArray(int length) {
		return array(this.keys.e0(), length);
	}

	@Override
	public V[] createValueArray(int length) {
		return array(this.values.e0(), length);
	}

	@SuppressWarnings("unchecked") // The array is of the class of the sample.
	private static <T> T[] array(T sample, int length) {
		return Arrays.copyOf((T[]) Array.newInstance(sample.getClass(), 0), length);
	}

	@Override
	public Iterable<Entry<K, V>> order(List<Entry<K, V>> insertionOrder) {
		return insertionOrder;
	}

}
