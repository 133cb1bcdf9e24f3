package io.dynamomapping.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

import io.dynamomapping.AmbiguousWrites;
import io.dynamomapping.DynamoMapping;
import org.jspecify.annotations.Nullable;

/**
 * Chooses what to do next, mostly something that fits what is there.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
final class RandomActions<K, V> {

	/** Tables whose items are deleted then are no matter here. */
	private final long past = Instant.now().minus(Duration.ofDays(100)).getEpochSecond();

	private final long future = Instant.now().plus(Duration.ofDays(100)).getEpochSecond();

	private final Kind<K, V> kind;

	private final Setup setup;

	private final Map<K, V> present;

	private final Random random;

	private int fresh;

	RandomActions(Kind<K, V> kind, Setup setup, Map<K, V> present, Random random) {
		this.kind = kind;
		this.setup = setup;
		this.present = present;
		this.random = random;
	}

	private boolean chance(int percent) {
		return this.random.nextInt(100) < percent;
	}

	private K key() {
		return this.kind.keys().get(this.random.nextInt(this.kind.keys().size()));
	}

	private List<K> keys() {
		List<K> keys = new ArrayList<>();
		for (int i = this.random.nextInt(this.kind.keys().size()); i >= 0; i--) {
			keys.add(key());
		}
		return keys;
	}

	private V value(K key) {
		V there = this.present.get(key);
		if (there != null && chance(15)) {
			return there;
		}
		return this.kind.value()
			.apply(key, new Content("text " + this.fresh++, this.random.nextInt(3), version(there), expiry()));
	}

	private @Nullable Long version(@Nullable V there) {
		if (!this.setup.versioned()) {
			return null;
		}
		if (chance(15)) {
			return (long) this.random.nextInt(4);
		}
		return (there != null) ? this.kind.content().apply(there).version() : chance(50) ? 0L : null;
	}

	private @Nullable Long expiry() {
		int choice = this.random.nextInt(4);
		return (choice == 0) ? Long.valueOf(this.past) : (choice == 1) ? Long.valueOf(this.future) : null;
	}

	private V expected(K key) {
		V there = this.present.get(key);
		return (there != null && chance(70)) ? there : value(key);
	}

	private Action<K, V> action(String name, int budget, Function<ConcurrentMap<K, V>, @Nullable Object> call,
			@Nullable Object... arguments) {
		return new Action<>(name + List.of(arguments), budget, call);
	}

	// Those that return what was before read it first where they have to write exactly.
	private int one() {
		return (this.setup.policy() == AmbiguousWrites.EXACT) ? 2 : 1;
	}

	// What has expired has to be deleted before something with a version takes its place.
	private int overExpired() {
		return (this.setup.versioned() && this.setup.expiring()) ? 2 * one() + 1 : one();
	}

	private int compared() {
		return (this.kind.isSchemaless() && !this.setup.versioned()) ? 2 : one();
	}

	Action<K, V> next() {
		K key = key();
		V value = value(key);
		V expected = expected(key);
		V other = value(key);
		return switch (this.random.nextInt(32)) {
			case 0, 1 -> action("get", 1, (map) -> map.get(key), key);
			case 2 -> action("containsKey", 1, (map) -> map.containsKey(key), key);
			case 3, 4, 5 -> action("put", overExpired(), (map) -> map.put(key, value), key, value);
			case 6, 7 -> action("putIfAbsent", one(), (map) -> map.putIfAbsent(key, value), key, value);
			case 8, 9 -> action("replace", one(), (map) -> map.replace(key, value), key, value);
			case 10, 11 ->
				action("replace", compared(), (map) -> map.replace(key, expected, value), key, expected, value);
			case 12 -> action("remove", one(), (map) -> map.remove(key), key);
			case 13 -> action("remove", compared(), (map) -> map.remove(key, expected), key, expected);
			case 14, 15 -> action("compute", 2, (map) -> map.compute(key, (same, there) -> value), key, value);
			case 16 -> action("compute to nothing", 2, (map) -> map.compute(key, (same, there) -> null), key);
			case 17 -> action("computeIfAbsent", 2, (map) -> map.computeIfAbsent(key, (same) -> value), key, value);
			case 18 ->
				action("computeIfPresent", 2, (map) -> map.computeIfPresent(key, (same, there) -> value), key, value);
			case 19, 20 ->
				action("merge", 2, (map) -> map.merge(key, value, (there, given) -> other), key, value, other);
			case 21 ->
				action("merge to nothing", 2, (map) -> map.merge(key, value, (there, given) -> null), key, value);
			case 22 -> action("getOrDefault", 1, (map) -> map.getOrDefault(key, value), key, value);
			default -> chance(70) ? ofMany() : ofViews(key, expected, value);
		};
	}

	private Action<K, V> ofMany() {
		List<K> keys = keys();
		Map<K, V> values = new HashMap<>();
		keys.forEach((key) -> values.put(key, value(key)));
		return switch (this.random.nextInt(7)) {
			case 0 -> action("getAll", 1, (map) -> getAll(map, keys), keys);
			case 1 -> action("removeAll", 1, (map) -> removeAll(map, keys), keys);
			case 2, 3 -> this.setup.versioned() ? next() : action("putAll", 1, (map) -> {
				map.putAll(values);
				return null;
			}, values);
			case 4 -> action("size", 1, (map) -> map.size());
			case 5 -> action("isEmpty", this.setup.expiring() ? 2 : 1, (map) -> map.isEmpty());
			default -> chance(80) ? next() : action("clear", Action.ANY, (map) -> {
				map.clear();
				return null;
			});
		};
	}

	private static <K, V> Map<K, V> getAll(ConcurrentMap<K, V> map, Collection<K> keys) {
		if (map instanceof DynamoMapping<K, V> mapping) {
			return mapping.getAll(keys);
		}
		Map<K, V> found = new HashMap<>(map);
		found.keySet().retainAll(keys);
		return found;
	}

	private static <K, V> @Nullable Object removeAll(ConcurrentMap<K, V> map, Collection<K> keys) {
		if (map instanceof DynamoMapping<K, V> mapping) {
			mapping.removeAll(keys);
		}
		else {
			map.keySet().removeAll(new HashSet<>(keys));
		}
		return null;
	}

	private Action<K, V> ofViews(K key, V expected, V value) {
		Set<K> keys = new HashSet<>(keys());
		int number = this.random.nextInt(3);
		Map<K, V> values = new HashMap<>();
		this.kind.keys().forEach((each) -> values.put(each, value(each)));
		return switch (this.random.nextInt(15)) {
			case 0 -> action("keySet", 1, (map) -> map.keySet());
			case 1 -> action("values", 1, (map) -> map.values());
			case 2 -> action("entrySet", 1, (map) -> map.entrySet());
			case 3 -> action("keySet.remove", one(), (map) -> map.keySet().remove(key), key);
			case 4 -> action("values.remove", 2 + one(), (map) -> map.values().remove(expected), expected);
			case 5 -> action("entrySet.remove", compared(), (map) -> map.entrySet().remove(Map.entry(key, expected)),
					key, expected);
			case 6 -> action("entrySet.contains", 1, (map) -> map.entrySet().contains(Map.entry(key, expected)), key,
					expected);
			case 7 -> action("containsValue", 1, (map) -> map.containsValue(expected), expected);
			case 8 -> action("keySet.retainAll", Action.ANY, (map) -> map.keySet().retainAll(keys), keys);
			case 9 -> action("values.removeIf", Action.ANY,
					(map) -> map.values().removeIf((there) -> this.kind.content().apply(there).number() == number),
					number);
			case 10 -> action("iterator.remove", 1 + one(), (map) -> remove(map.entrySet().iterator(), key), key);
			case 11 ->
				action("keySet.iterator.remove", 1 + one(), (map) -> removeKey(map.keySet().iterator(), key), key);
			case 12 -> action("setValue", 1 + one(), (map) -> setValue(map, key, value), key, value);
			case 13 -> action("replaceAll", Action.ANY, (map) -> {
				map.replaceAll((each, there) -> values.get(each));
				return null;
			}, values);
			default -> action("forEach", 1, (map) -> {
				Map<K, V> seen = new HashMap<>();
				map.forEach(seen::put);
				return seen;
			});
		};
	}

	private static <K, V> @Nullable Object remove(Iterator<Map.Entry<K, V>> entries, K key) {
		while (entries.hasNext()) {
			Map.Entry<K, V> entry = entries.next();
			if (entry.getKey().equals(key)) {
				entries.remove();
				return entry.getValue();
			}
		}
		return null;
	}

	private static <K> boolean removeKey(Iterator<K> keys, K key) {
		while (keys.hasNext()) {
			if (keys.next().equals(key)) {
				keys.remove();
				return true;
			}
		}
		return false;
	}

	private static <K, V> @Nullable Object setValue(ConcurrentMap<K, V> map, K key, V value) {
		for (Map.Entry<K, V> entry : map.entrySet()) {
			if (entry.getKey().equals(key)) {
				return entry.setValue(value);
			}
		}
		return null;
	}

}
