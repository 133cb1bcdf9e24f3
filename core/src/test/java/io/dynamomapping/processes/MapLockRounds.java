package io.dynamomapping.processes;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.dynamomapping.DynamoRequestException;
import io.dynamomapping.OutcomeUnknownException;
import io.dynamomapping.testing.Await;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Rounds of acquiring a lock, incrementing a counter, and releasing the lock. Whoever is
 * not told what became of a write looks.
 */
final class MapLockRounds {

	static final String LOCK = "lock";

	static final String COUNTER = "counter";

	private final ConcurrentMap<String, String> map;

	private final boolean locking;

	private final int rounds;

	private final Duration duration;

	private final AtomicInteger taken = new AtomicInteger();

	private final AtomicInteger orphaned = new AtomicInteger();

	private final AtomicInteger lost = new AtomicInteger();

	private final AtomicInteger unknown = new AtomicInteger();

	MapLockRounds(ConcurrentMap<String, String> map, boolean locking, int rounds, int seconds) {
		this.map = map;
		this.locking = locking;
		this.rounds = rounds;
		this.duration = Duration.ofSeconds(seconds);
	}

	Result inThreads(int threads) throws Exception {
		ExecutorService executor = Executors.newFixedThreadPool(threads);
		try {
			Callable<@Nullable Void> task = () -> {
				run();
				return null;
			};
			List<Future<@Nullable Void>> ends = executor.invokeAll(Collections.nCopies(threads, task));
			for (Future<@Nullable Void> end : ends) {
				end.get();
			}
			return new Result(this.taken.get(), this.orphaned.get(), this.lost.get(), this.unknown.get());
		}
		finally {
			executor.shutdownNow();
		}
	}

	private void run() {
		long start = System.nanoTime();
		for (int i = 0; i < this.rounds || System.nanoTime() - start < this.duration.toNanos(); i++) {
			String owner = UUID.randomUUID().toString();
			if (this.locking) {
				acquire(owner);
			}
			increment(owner);
			if (this.locking) {
				release(owner);
			}
			this.taken.incrementAndGet();
		}
	}

	private void acquire(String owner) {
		while (!isAcquired(owner)) {
			Await.pause(Duration.ofMillis(1 + ThreadLocalRandom.current().nextInt(10)));
		}
	}

	private boolean isAcquired(String owner) {
		try {
			String present = this.map.putIfAbsent(LOCK, owner);
			if (owner.equals(present)) {
				// Whoever believes that somebody else has it waits for ever.
				this.orphaned.incrementAndGet();
			}
			return present == null || present.equals(owner);
		}
		catch (DynamoRequestException | SdkException ex) {
			count(ex);
			return owner.equals(read(LOCK));
		}
	}

	private void increment(String owner) {
		String before = read(COUNTER);
		String after = (((before != null) ? number(before) : 0) + 1) + " " + owner;
		boolean put;
		do {
			put = isPut(after);
		}
		while (!put);
	}

	private boolean isPut(String counter) {
		try {
			this.map.put(COUNTER, counter);
			return true;
		}
		catch (DynamoRequestException | SdkException ex) {
			count(ex);
			return counter.equals(read(COUNTER));
		}
	}

	static int number(String counter) {
		return Integer.parseInt(counter.substring(0, counter.indexOf(' ')));
	}

	private void release(String owner) {
		try {
			if (!this.map.remove(LOCK, owner)) {
				this.lost.incrementAndGet();
			}
		}
		catch (DynamoRequestException | SdkException ex) {
			count(ex);
			if (owner.equals(read(LOCK))) {
				release(owner);
			}
		}
	}

	private @Nullable String read(String key) {
		while (true) {
			try {
				return this.map.get(key);
			}
			catch (DynamoRequestException | SdkException ex) {
				count(ex);
			}
		}
	}

	private void count(RuntimeException failure) {
		if (failure instanceof OutcomeUnknownException) {
			this.unknown.incrementAndGet();
		}
	}

	/**
	 * What became of rounds.
	 *
	 * @param taken how often the lock was taken
	 * @param orphaned how often a thread was told that somebody else has the lock that it
	 * had taken itself
	 * @param lost how often a thread was told that it did not have the lock that it
	 * wanted to release
	 * @param unknown how often nobody could tell what became of a write
	 */
	record Result(int taken, int orphaned, int lost, int unknown) {

		private static final Pattern TEXT = Pattern
			.compile("taken (\\d+) times, orphaned (\\d+) times, lost (\\d+) times, (\\d+) unknown");

		static Result parse(String output) {
			Matcher matcher = TEXT.matcher(output);
			if (!matcher.find()) {
				throw new AssertionError(output);
			}
			return new Result(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)),
					Integer.parseInt(matcher.group(3)), Integer.parseInt(matcher.group(4)));
		}

		Result and(Result other) {
			return new Result(this.taken + other.taken, this.orphaned + other.orphaned, this.lost + other.lost,
					this.unknown + other.unknown);
		}

		@Override
		public String toString() {
			return "taken " + this.taken + " times, orphaned " + this.orphaned + " times, lost " + this.lost
					+ " times, " + this.unknown + " unknown";
		}

	}

}
