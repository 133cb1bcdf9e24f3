package io.dynamomapping.faults;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/**
 * Feeds a target with inputs that nobody thought of: made of a corpus at random in the
 * quick form, found by Jazzer in the long form.
 */
public final class Fuzzing {

	private static final Duration QUICK = Duration.ofSeconds(1);

	private static final Duration LONG = Duration.ofMinutes(5);

	private static final String SEED = "fuzzing.seed";

	private Fuzzing() {
	}

	/**
	 * Run a target.
	 * @param type the class that Jazzer finds the target in
	 * @param target the same target
	 * @param corpus what it is known to take or to refuse, and what once was a crash
	 * @throws AssertionError if the target throws anything
	 */
	public static void run(Class<?> type, FuzzTarget target, List<String> corpus) {
		List<byte[]> inputs = corpus.stream().map((text) -> text.getBytes(StandardCharsets.UTF_8)).toList();
		for (byte[] input : inputs) {
			feed(target, input, "part of the corpus");
		}
		if (Effort.isLong()) {
			JazzerRun.of(type, inputs).execute(LONG);
			return;
		}
		long seed = Long.getLong(SEED, System.nanoTime());
		Mutations mutations = new Mutations(inputs, new Random(seed));
		long start = System.nanoTime();
		while (System.nanoTime() - start < QUICK.toNanos()) {
			feed(target, mutations.next(), "made with -D" + SEED + "=" + seed);
		}
	}

	private static void feed(FuzzTarget target, byte[] input, String origin) {
		try {
			target.accept(input);
		}
		catch (Throwable ex) {
			throw new AssertionError("Crash by the input '" + new String(input, StandardCharsets.UTF_8)
					+ "', in Base64 " + Base64.getEncoder().encodeToString(input) + ", " + origin, ex);
		}
	}

}
