package io.dynamomapping.processes;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.dynamomapping.DynamoRequestException;
import io.dynamomapping.OutcomeUnknownException;

/**
 * What became of increments.
 *
 * @param acknowledged how many were made
 * @param unknown of how many nobody knows
 * @param repeated how often the program began one again that was not made
 */
record Increments(int acknowledged, int unknown, int repeated) {

	private static final Pattern TEXT = Pattern
		.compile("(\\d+) acknowledged, (\\d+) unknown, (\\d+) times repeated by the program");

	static Increments inThreads(int threads, int increments, BooleanSupplier attempt) throws Exception {
		ExecutorService executor = Executors.newFixedThreadPool(threads);
		try {
			Callable<Increments> task = () -> make(increments, attempt);
			Increments all = new Increments(0, 0, 0);
			for (Future<Increments> part : executor.invokeAll(Collections.nCopies(threads, task))) {
				all = all.and(part.get());
			}
			return all;
		}
		finally {
			executor.shutdownNow();
		}
	}

	private static Increments make(int increments, BooleanSupplier attempt) {
		int unknown = 0;
		int repeated = 0;
		for (int i = 0; i < increments; i++) {
			try {
				while (!isMade(attempt)) {
					repeated++;
				}
			}
			catch (OutcomeUnknownException ex) {
				unknown++;
			}
		}
		return new Increments(increments - unknown, unknown, repeated);
	}

	private static boolean isMade(BooleanSupplier attempt) {
		try {
			return attempt.getAsBoolean();
		}
		catch (OutcomeUnknownException ex) {
			throw ex;
		}
		catch (DynamoRequestException ex) {
			// It was not sent, or refused each time.
			return false;
		}
	}

	Increments and(Increments other) {
		return new Increments(this.acknowledged + other.acknowledged, this.unknown + other.unknown,
				this.repeated + other.repeated);
	}

	static Increments parse(String output) {
		Matcher matcher = TEXT.matcher(output);
		if (!matcher.find()) {
			throw new AssertionError(output);
		}
		List<Integer> numbers = List.of(1, 2, 3)
			.stream()
			.map((group) -> Integer.valueOf(matcher.group(group)))
			.toList();
		return new Increments(numbers.get(0), numbers.get(1), numbers.get(2));
	}

	@Override
	public String toString() {
		return this.acknowledged + " acknowledged, " + this.unknown + " unknown, " + this.repeated
				+ " times repeated by the program";
	}

}
