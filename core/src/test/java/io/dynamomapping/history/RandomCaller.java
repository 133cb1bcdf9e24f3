package io.dynamomapping.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentMap;
import java.util.function.UnaryOperator;

import io.dynamomapping.ContentionException;
import io.dynamomapping.DynamoRequestException;
import io.dynamomapping.OutcomeUnknownException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * A thread's calls of a map, and what it knows of them. Calls of which it knows that they
 * did nothing are left out.
 */
final class RandomCaller implements Callable<List<Operation>> {

	private final ConcurrentMap<String, String> map;

	private final String name;

	private final UnaryOperator<Call> choice;

	private final int keys;

	private final int calls;

	private final Random random;

	private final List<Operation> operations = new ArrayList<>();

	private final Map<String, @Nullable String> last = new HashMap<>();

	RandomCaller(ConcurrentMap<String, String> map, String name, UnaryOperator<Call> choice, int keys, int calls,
			long seed) {
		this.map = map;
		this.choice = choice;
		this.name = name;
		this.keys = keys;
		this.calls = calls;
		this.random = new Random(seed);
	}

	@Override
	public List<Operation> call() {
		for (int i = 0; i < this.calls; i++) {
			String key = Mix.key(this.random.nextInt(this.keys));
			Call call = this.choice.apply(Mix.of(key).next(this.random));
			call(call, new Operands(key, this.name + "-" + i, this.last.get(key)));
		}
		return this.operations;
	}

	private void call(Call call, Operands operands) {
		long start = System.nanoTime();
		try {
			Object answer = call.send(this.map, operands);
			Operation operation = operands.known(call.verb(), answer, start, System.nanoTime());
			this.operations.add(operation);
			this.last.put(operands.key(), Operands.last(operation));
		}
		catch (OutcomeUnknownException | SdkException ex) {
			this.operations.addAll(operands.unknown(call.verb(), start));
		}
		catch (ContentionException | DynamoRequestException ex) {
			// Nothing was written.
			this.last.remove(operands.key());
		}
	}

}
