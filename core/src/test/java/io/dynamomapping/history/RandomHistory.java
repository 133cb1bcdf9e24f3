package io.dynamomapping.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.jspecify.annotations.Nullable;

/**
 * What a map answers to calls that overlap: each takes effect at its own time, and is
 * begun some time before and answered some time after. A few are never answered, half of
 * which have no effect.
 */
final class RandomHistory {

	private static final List<Verb> VERBS = List.of(Verb.values());

	private static final int OVERLAP = 80;

	private final Random random;

	private @Nullable String present;

	RandomHistory(Random random) {
		this.random = random;
	}

	List<Operation> operations(int count) {
		List<Operation> operations = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			operations.add(next(i));
		}
		return operations;
	}

	private Operation next(int number) {
		Verb verb = VERBS.get(this.random.nextInt(VERBS.size()));
		long time = 10L * number;
		long start = time - this.random.nextInt(OVERLAP);
		String expected = switch (verb) {
			case REPLACE_EXPECTED, REMOVE_EXPECTED -> (this.present != null) ? this.present : "nothing";
			case COMPUTE -> this.present;
			default -> null;
		};
		String value = switch (verb) {
			case GET, REMOVE, REMOVE_EXPECTED -> null;
			default -> "v" + number;
		};
		if (this.random.nextInt(20) == 0) {
			if (this.random.nextBoolean()) {
				this.present = verb.after(this.present, expected, value);
			}
			return new Operation("k", verb, expected, value, null, start, Operation.NEVER);
		}
		String answer = verb.answer(this.present, expected, value);
		this.present = verb.after(this.present, expected, value);
		return new Operation("k", verb, expected, value, answer, start, time + 1 + this.random.nextInt(OVERLAP));
	}

}
