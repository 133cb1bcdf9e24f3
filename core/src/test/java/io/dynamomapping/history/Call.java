package io.dynamomapping.history;

import java.util.concurrent.ConcurrentMap;
import java.util.function.BiFunction;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.ItemNotFoundException;
import org.jspecify.annotations.Nullable;

/**
 * Calls of a map, all of which write values that nobody else writes.
 */
@SuppressWarnings("ImmutableEnumChecker") // the functions have no state
enum Call {

	GET(Verb.GET, (map, operands) -> map.get(operands.key())),

	PUT(Verb.PUT, (map, operands) -> map.put(operands.key(), operands.write())),

	PUT_IF_ABSENT(Verb.PUT_IF_ABSENT, (map, operands) -> map.putIfAbsent(operands.key(), operands.write())),

	COMPUTE_IF_ABSENT(Verb.COMPUTE_IF_ABSENT, (map, operands) -> {
		String value = operands.write();
		return map.computeIfAbsent(operands.key(), (key) -> value);
	}),

	REPLACE(Verb.REPLACE, (map, operands) -> map.replace(operands.key(), operands.write())),

	REPLACE_EXPECTED(Verb.REPLACE_EXPECTED,
			(map, operands) -> map.replace(operands.key(), operands.expectLast(), operands.write())),

	REMOVE(Verb.REMOVE, (map, operands) -> map.remove(operands.key())),

	DELETE(Verb.REMOVE, (map, operands) -> delete(map, operands.key())),

	REMOVE_EXPECTED(Verb.REMOVE_EXPECTED, (map, operands) -> map.remove(operands.key(), operands.expectLast())),

	COMPUTE(Verb.COMPUTE, (map, operands) -> map.compute(operands.key(), (key, present) -> operands.compute(present))),

	COMPUTE_NOTHING(Verb.COMPUTE,
			(map, operands) -> map.compute(operands.key(), (key, present) -> operands.computeNothing(present))),

	COMPUTE_IF_PRESENT(Verb.COMPUTE, (map, operands) -> {
		String answer = map.computeIfPresent(operands.key(), (key, present) -> operands.compute(present));
		if (answer == null) {
			operands.nothingComputed(null);
		}
		return answer;
	}),

	MERGE(Verb.COMPUTE, (map, operands) -> {
		String merged = operands.merge();
		String answer = map.merge(operands.key(), merged, (present, value) -> operands.compute(present));
		if (merged.equals(answer)) {
			operands.nothingComputed(merged);
		}
		return answer;
	});

	private final Verb verb;

	private final BiFunction<ConcurrentMap<String, String>, Operands, @Nullable Object> call;

	Call(Verb verb, BiFunction<ConcurrentMap<String, String>, Operands, @Nullable Object> call) {
		this.verb = verb;
		this.call = call;
	}

	private static @Nullable String delete(ConcurrentMap<String, String> map, String key) {
		if (!(map instanceof DynamoMapping<String, String> mapping)) {
			return map.remove(key);
		}
		try {
			return mapping.at(key).delete();
		}
		catch (ItemNotFoundException ex) {
			return null;
		}
	}

	/**
	 * Return the call that does the same on DynamoDB Local, where the request of
	 * {@link #REMOVE} is not atomic: of several that delete an item without condition,
	 * more than one may get it returned. With a condition, one does.
	 * @return the call
	 */
	Call onDynamoDbLocal() {
		return (this == REMOVE) ? DELETE : this;
	}

	Verb verb() {
		return this.verb;
	}

	/**
	 * Send it.
	 * @param map the map
	 * @param operands what it is given
	 * @return what it answers
	 */
	@Nullable Object send(ConcurrentMap<String, String> map, Operands operands) {
		return this.call.apply(map, operands);
	}

}
