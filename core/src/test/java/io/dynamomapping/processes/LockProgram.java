package io.dynamomapping.processes;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

import io.dynamomapping.DynamoLock;
import io.dynamomapping.DynamoLocks;
import io.dynamomapping.DynamoMapping;
import io.dynamomapping.client.DynamoMappings;
import io.dynamomapping.testing.Await;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Holds a lock for a while, again and again, and writes down when. While it holds the
 * lock, it increments a counter by reading and writing it, which nothing else protects.
 */
public final class LockProgram {

	static final String NAME = "report";

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private LockProgram() {
	}

	/**
	 * Run the program.
	 * @param arguments endpoint, table, file to write to, lease, rounds, and how long to
	 * hold the lock in each, all times in milliseconds
	 * @throws IOException if the file cannot be written
	 */
	public static void main(String... arguments) throws IOException {
		Duration lease = Duration.ofMillis(Long.parseLong(arguments[3]));
		int rounds = Integer.parseInt(arguments[4]);
		Duration hold = Duration.ofMillis(Long.parseLong(arguments[5]));
		try (DynamoDbClient client = Clients.of(arguments[0]);
				DynamoMappings mappings = DynamoMappings.create(client);
				DynamoLocks locks = mappings.locks(arguments[1]);
				Writer log = Files.newBufferedWriter(Path.of(arguments[2]), StandardOpenOption.CREATE,
						StandardOpenOption.APPEND)) {
			DynamoMapping<String, CounterProgram.Counter> counters = CounterProgram.open(mappings, arguments[1]);
			warmUp(locks, counters);
			ChildJvm.awaitStart();
			for (int round = 0; round < rounds; round++) {
				try (DynamoLock lock = locks.acquire(NAME, lease, PATIENCE)) {
					increment(counters);
					hold(lock, hold, log);
				}
			}
		}
	}

	// What is loaded by now, on however busy a machine, does not count against a lease.
	private static void warmUp(DynamoLocks locks, DynamoMapping<String, CounterProgram.Counter> counters) {
		String name = "warm-up-" + ProcessHandle.current().pid();
		Duration lease = Duration.ofMillis(500);
		try (DynamoLock lock = locks.acquire(name, lease, PATIENCE)) {
			locks.tryAcquire(name, lease);
			Await.pause(lease.dividedBy(2));
			counters.put(name, new CounterProgram.Counter(name, lock.fencingToken()));
		}
	}

	private static void increment(DynamoMapping<String, CounterProgram.Counter> counters) {
		CounterProgram.Counter counter = counters.get(CounterProgram.NAME);
		counters.put(CounterProgram.NAME,
				new CounterProgram.Counter(CounterProgram.NAME, (counter != null) ? counter.value() + 1 : 1));
	}

	// System.nanoTime is the same clock for all processes of a machine, where it is
	// CLOCK_MONOTONIC.
	private static void hold(DynamoLock lock, Duration hold, Writer log) throws IOException {
		long start = System.nanoTime();
		for (long now = start; now - start <= hold.toNanos(); now = System.nanoTime()) {
			if (!lock.isHeld()) {
				System.out.println(lock + " was lost");
				return;
			}
			log.write(lock.fencingToken() + " " + now + "\n");
			log.flush();
			Await.pause(Duration.ofMillis(2));
		}
	}

}
