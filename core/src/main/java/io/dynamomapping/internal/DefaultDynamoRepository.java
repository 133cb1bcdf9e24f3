package io.dynamomapping.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.dynamomapping.DynamoIndex;
import io.dynamomapping.DynamoMapping;
import io.dynamomapping.DynamoRepository;
import io.dynamomapping.Partition;
import io.dynamomapping.Query;
import io.dynamomapping.Scan;
import org.jspecify.annotations.Nullable;

/**
 * The verbs of a repository, each as a verb of the mapping.
 *
 * @param <V> the type of the values
 * @param <K> the type of the keys
 */
final class DefaultDynamoRepository<V, K> implements DynamoRepository<V, K> {

	private final DynamoMapping<K, V> mapping;

	private final BulkVerbs<K, V> bulk;

	DefaultDynamoRepository(DynamoMapping<K, V> mapping, BulkVerbs<K, V> bulk) {
		this.mapping = mapping;
		this.bulk = bulk;
	}

	@Override
	public DynamoMapping<K, V> mapping() {
		return this.mapping;
	}

	@Override
	public V save(V value) {
		return this.mapping.save(value);
	}

	@Override
	public List<V> saveAll(Iterable<? extends V> values) {
		return this.bulk.saveAll(list(values));
	}

	@Override
	public void insert(V value) {
		this.mapping.insert(value);
	}

	@Override
	public Optional<V> findById(K key) {
		return this.mapping.at(key).find();
	}

	@Override
	public boolean existsById(K key) {
		return this.mapping.containsKey(key);
	}

	@Override
	public Scan<V> findAll() {
		return this.mapping.scan();
	}

	@Override
	public List<V> findAllById(Iterable<? extends K> keys) {
		return List.copyOf(this.mapping.getAll(list(keys)).values());
	}

	@Override
	public Query<V> find(Map<String, ? extends @Nullable Object> criteria) {
		return this.mapping.find(criteria);
	}

	@Override
	public Partition<V> partition(Object partitionKey) {
		return this.mapping.partition(partitionKey);
	}

	@Override
	public Scan<V> scan() {
		return this.mapping.scan();
	}

	@Override
	public DynamoIndex<V> index(String name) {
		return this.mapping.index(name);
	}

	@Override
	public long count() {
		return this.mapping.count();
	}

	@Override
	public void deleteById(K key) {
		this.mapping.remove(key);
	}

	@Override
	public void delete(V value) {
		this.bulk.delete(value);
	}

	@Override
	public void deleteAllById(Iterable<? extends K> keys) {
		this.mapping.removeAll(list(keys));
	}

	@Override
	public void deleteAll(Iterable<? extends V> values) {
		this.bulk.deleteAll(list(values));
	}

	@Override
	public void deleteAll() {
		this.mapping.clear();
	}

	private static <T> Collection<T> list(Iterable<? extends T> elements) {
		List<T> list = new ArrayList<>();
		elements.forEach(list::add);
		return list;
	}

	@Override
	public String toString() {
		return "DynamoRepository of " + this.mapping;
	}

}
