package io.dynamomapping.model;

import java.time.Instant;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BiFunction;
import java.util.function.Function;

import io.dynamomapping.StaleItemException;
import org.jspecify.annotations.Nullable;

/**
 * A {@link HashMap} with the rules for versions and expiry that mappings have: a value
 * takes the place of its own version only and is stored with the next one, one that has
 * expired is not there.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
final class ModelMap<K, V> extends AbstractMap<K, V> implements ConcurrentMap<K, V> {

	/** Nothing that is still to come expires within a test. */
	private final long now = Instant.now().getEpochSecond();

	private final Kind<K, V> kind;

	private final boolean versioned;

	private final boolean expiring;

	private final Map<K, V> items = new HashMap<>();

	ModelMap(Kind<K, V> kind, Setup setup) {
		this.kind = kind;
		this.versioned = setup.versioned();
		this.expiring = setup.expiring();
	}

	private Content content(V value) {
		return this.kind.content().apply(value);
	}

	private long version(@Nullable V value) {
		Long version = (value != null) ? content(value).version() : null;
		return (version != null) ? version : 0;
	}

	// Items have versions from 1 on.
	private boolean isSameVersion(@Nullable V present, V value) {
		return version(present) == version(value);
	}

	private boolean isExpected(V present, Object value) {
		if (!this.versioned) {
			return present.equals(value);
		}
		@SuppressWarnings("unchecked") // nothing else is given to it
		V expected = (V) value;
		return isSameVersion(present, expected);
	}

	private V next(K key, V value, long version) {
		return this.versioned ? this.kind.value().apply(key, content(value).withVersion(version + 1)) : value;
	}

	private @Nullable V store(K key, V value) {
		Long end = content(value).expiresAt();
		return (this.expiring && end != null && end < this.now) ? this.items.remove(key) : this.items.put(key, value);
	}

	private void requireSameVersion(K key, @Nullable V present, V value) {
		if (this.versioned && !isSameVersion(present, value)) {
			throw new StaleItemException("model", key, present);
		}
	}

	@Override
	public @Nullable V get(@Nullable Object key) {
		return this.items.get(key);
	}

	@Override
	public boolean containsKey(@Nullable Object key) {
		return this.items.containsKey(key);
	}

	@Override
	public @Nullable V put(K key, V value) {
		requireSameVersion(key, get(key), value);
		return store(key, next(key, value, version(value)));
	}

	@Override
	public @Nullable V putIfAbsent(K key, V value) {
		V present = get(key);
		if (present == null) {
			store(key, next(key, value, version(value)));
		}
		return present;
	}

	@Override
	public @Nullable V remove(@Nullable Object key) {
		return this.items.remove(key);
	}

	@Override
	public boolean remove(@Nullable Object key, Object value) {
		V present = get(key);
		return present != null && isExpected(present, value) && this.items.remove(key) != null;
	}

	@Override
	public @Nullable V replace(K key, V value) {
		return (get(key) != null) ? put(key, value) : null;
	}

	@Override
	public boolean replace(K key, V oldValue, V newValue) {
		V present = get(key);
		if (present == null || !isExpected(present, oldValue)) {
			return false;
		}
		store(key, next(key, newValue, version(present)));
		return true;
	}

	@Override
	public @Nullable V compute(K key, BiFunction<? super K, ? super @Nullable V, ? extends @Nullable V> function) {
		V present = get(key);
		V computed = function.apply(key, present);
		if (computed == null) {
			this.items.remove(key);
			return null;
		}
		if (present != null && this.versioned
				&& content(present).withVersion(null).equals(content(computed).withVersion(null))) {
			return present;
		}
		V stored = next(key, computed, version((present != null) ? present : computed));
		store(key, stored);
		return stored;
	}

	@Override
	public @Nullable V computeIfAbsent(K key, Function<? super K, ? extends @Nullable V> function) {
		V present = get(key);
		return (present != null) ? present : compute(key, (absent, nothing) -> function.apply(key));
	}

	@Override
	public @Nullable V computeIfPresent(K key, BiFunction<? super K, ? super V, ? extends @Nullable V> function) {
		return (get(key) != null)
				? compute(key, (same, present) -> function.apply(key, Objects.requireNonNull(present))) : null;
	}

	@Override
	public @Nullable V merge(K key, V value, BiFunction<? super V, ? super V, ? extends @Nullable V> function) {
		return compute(key, (same, present) -> (present != null) ? function.apply(present, value) : value);
	}

	@Override
	public void replaceAll(BiFunction<? super K, ? super V, ? extends V> function) {
		List.copyOf(this.items.keySet()).forEach((key) -> computeIfPresent(key, function));
	}

	@Override
	public Set<Entry<K, V>> entrySet() {
		return new EntrySet();
	}

	private final class EntrySet extends AbstractSet<Entry<K, V>> {

		@Override
		public int size() {
			return ModelMap.this.items.size();
		}

		@Override
		public boolean remove(@Nullable Object entry) {
			return entry instanceof Entry<?, ?> other && ModelMap.this.remove(other.getKey(), other.getValue());
		}

		@Override
		public Iterator<Entry<K, V>> iterator() {
			Iterator<Entry<K, V>> entries = List.copyOf(ModelMap.this.items.entrySet()).iterator();
			return new Iterator<>() {

				private @Nullable K last;

				@Override
				public boolean hasNext() {
					return entries.hasNext();
				}

				@Override
				public Entry<K, V> next() {
					Entry<K, V> entry = entries.next();
					this.last = entry.getKey();
					return new WriteThroughEntry(entry.getKey(), entry.getValue());
				}

				@Override
				public void remove() {
					ModelMap.this.items.remove(this.last);
				}

			};
		}

	}

	private final class WriteThroughEntry extends SimpleEntry<K, V> {

		WriteThroughEntry(K key, V value) {
			super(key, value);
		}

		@Override
		public V setValue(V value) {
			ModelMap.this.put(getKey(), value);
			return super.setValue(value);
		}

	}

}
