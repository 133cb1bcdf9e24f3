package io.dynamomapping.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.DynamoMappingException;
import io.dynamomapping.testing.RequestRecorder;
import org.jspecify.annotations.Nullable;

/**
 * The same actions on a mapping and on its model.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
final class Run<K, V> {

	private static final int SHOWN = 30;

	private final DynamoMapping<K, V> mapping;

	private final ModelMap<K, V> model;

	private final RequestRecorder requests;

	private final RandomActions<K, V> actions;

	private final List<Action<K, V>> done = new ArrayList<>();

	Run(DynamoMapping<K, V> mapping, Kind<K, V> kind, Setup setup, RequestRecorder requests, Random random) {
		this.mapping = mapping;
		this.model = new ModelMap<>(kind, setup);
		this.requests = requests;
		this.actions = new RandomActions<>(kind, setup, this.model, random);
	}

	void perform(int count) {
		for (int i = 0; i < count; i++) {
			Action<K, V> action = this.actions.next();
			this.done.add(action);
			Object expected = answer(this.model, action.call());
			this.requests.clear();
			Object found = found(action);
			List<String> sent = this.requests.operations();
			require(found.equals(expected), () -> "answered " + found + " instead of " + expected);
			require(sent.size() <= action.budget(), () -> "sent " + sent + ", at most " + action.budget());
			if (i % 10 == 9 || i == count - 1) {
				Object content = plain(this.mapping.entrySet());
				require(content.equals(plain(this.model.entrySet())),
						() -> "the table holds " + content + " instead of " + this.model);
			}
		}
	}

	private Object found(Action<K, V> action) {
		try {
			return answer(this.mapping, action.call());
		}
		catch (RuntimeException ex) {
			throw new AssertionError(describe("threw " + ex), ex);
		}
	}

	private void require(boolean condition, Supplier<String> difference) {
		if (!condition) {
			throw new AssertionError(describe(difference.get()));
		}
	}

	private String describe(String difference) {
		int first = Math.max(0, this.done.size() - SHOWN);
		return "After " + this.done.size() + " actions: " + difference + "\n  "
				+ this.done.subList(first, this.done.size())
					.stream()
					.map(Action::toString)
					.collect(Collectors.joining("\n  "));
	}

	private static <K, V> Object answer(ConcurrentMap<K, V> map, Function<ConcurrentMap<K, V>, @Nullable Object> call) {
		try {
			return plain(call.apply(map));
		}
		catch (DynamoMappingException ex) {
			return ex.getClass();
		}
	}

	// Views and live items change with the table.
	private static Object plain(@Nullable Object part) {
		if (part instanceof Map<?, ?> map) {
			Map<Object, Object> copy = new HashMap<>();
			map.forEach((key, value) -> copy.put(key, plain(value)));
			return copy;
		}
		if (part instanceof Map.Entry<?, ?> entry) {
			return List.of(entry.getKey(), plain(entry.getValue()));
		}
		if (part instanceof Set<?> set) {
			Set<Object> copy = new HashSet<>();
			set.forEach((element) -> copy.add(plain(element)));
			return copy;
		}
		if (part instanceof Collection<?> collection) {
			return collection.stream()
				.map(Run::plain)
				.collect(Collectors.groupingBy((each) -> each, Collectors.counting()));
		}
		return (part != null) ? part : "nothing";
	}

}
