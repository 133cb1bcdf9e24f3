package io.dynamomapping.processes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import io.dynamomapping.KeySchema;
import io.dynamomapping.testing.Await;
import io.dynamomapping.testing.OnDynamoDbLocal;
import io.dynamomapping.testing.TestTables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * JVMs that want one lock, some of which are killed while they hold it.
 * {@code -Dlock.rounds=500 -Dlock.kills=20} is a long form.
 */
@OnDynamoDbLocal("other JVMs reach the tables")
class LockingProcessesTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private static final int ROUNDS = Integer.getInteger("lock.rounds", 30);

	private static final int KILLS = Integer.getInteger("lock.kills", 1);

	private static final Duration LIMIT = Duration.ofSeconds(60).plus(Duration.ofMillis(200).multipliedBy(ROUNDS));

	/** So long that a busy machine does not cost anybody the lock. */
	private static final Duration LONG_LEASE = Duration.ofSeconds(15);

	private static final Duration LEASE = Duration.ofMillis(1500);

	private final String table = tables.create(KeySchema.simple("name", ScalarAttributeType.S));

	@TempDir
	private Path directory = Path.of("");

	@Test
	void oneHolderAtATime() {
		try (ChildJvm one = child("one", LONG_LEASE, ROUNDS, Duration.ofMillis(5));
				ChildJvm two = child("two", LONG_LEASE, ROUNDS, Duration.ofMillis(5))) {
			ChildJvm.begin(List.of(one, two));
			assertThat(one.await(LIMIT) + two.await(LIMIT)).doesNotContain("Lock '" + LockProgram.NAME + "'");
		}

		Map<Long, Holding> holdings = holdings();
		assertThat(holdings).hasSize(2 * ROUNDS);
		assertApart(holdings);
		assertThat(holdings.values()).extracting(Holding::process).contains("one.times", "two.times");
		CounterProgram.Counter counter = CounterProgram.open(tables.mappings(), this.table).get(CounterProgram.NAME);
		assertThat(counter).as("read and written while holding the lock")
			.isEqualTo(new CounterProgram.Counter(CounterProgram.NAME, 2L * ROUNDS));
	}

	@Test
	void lockOfAKilledHolderIsTakenOver() {
		List<Duration> gaps = new ArrayList<>();
		ChildJvm holder = child("holder-0", LEASE, 1, LIMIT);
		try {
			ChildJvm.begin(List.of(holder));
			Await.until("the first holds the lock", () -> !holdings().isEmpty());
			for (int kill = 1; kill <= KILLS; kill++) {
				ChildJvm next = child("holder-" + kill, LEASE, 1, LIMIT);
				ChildJvm.begin(List.of(next));
				// Longer than the lease: a holder that lives is not taken over.
				Await.pause(LEASE.plusMillis(200));
				assertThat(holdings()).as(holder.output()).hasSize(kill);

				holder.kill();

				int holders = kill + 1;
				Await.until("the lock is taken over", () -> holdings().size() == holders);
				gaps.add(gap(holdings(), kill));
				holder = next;
			}
		}
		finally {
			holder.close();
		}

		assertApart(holdings());
		assertThat(gaps).hasSize(KILLS).allSatisfy((gap) -> assertThat(gap).isGreaterThan(LEASE.dividedBy(2)));
		System.out.println("A lease of " + LEASE + " was taken over after " + gaps + " without its holder");
	}

	private static Duration gap(Map<Long, Holding> holdings, long token) {
		return Duration.ofNanos(holding(holdings, token + 1).start() - holding(holdings, token).end());
	}

	private static Holding holding(Map<Long, Holding> holdings, long token) {
		return Objects.requireNonNull(holdings.get(token), () -> "holder with token " + token);
	}

	/**
	 * Nobody held the lock while another one did, and each had a larger token than all
	 * before.
	 */
	private static void assertApart(Map<Long, Holding> holdings) {
		List<Holding> byToken = List.copyOf(holdings.values());
		for (int i = 1; i < byToken.size(); i++) {
			assertThat(byToken.get(i).start()).as("%s after %s", byToken.get(i), byToken.get(i - 1))
				.isGreaterThan(byToken.get(i - 1).end());
		}
	}

	private ChildJvm child(String name, Duration lease, int rounds, Duration hold) {
		String endpoint = tables.client().serviceClientConfiguration().endpointOverride().orElseThrow().toString();
		return ChildJvm.start(this.directory, name, LockProgram.class, endpoint, this.table,
				this.directory.resolve(name + ".times"), lease.toMillis(), rounds, hold.toMillis());
	}

	private Map<Long, Holding> holdings() {
		Map<Long, Holding> holdings = new TreeMap<>();
		try (var files = Files.newDirectoryStream(this.directory, "*.times")) {
			for (Path file : files) {
				String text = Files.readString(file);
				// Whoever is killed may leave half a line.
				text.substring(0, text.lastIndexOf('\n') + 1).lines().forEach((line) -> {
					long token = Long.parseLong(line.substring(0, line.indexOf(' ')));
					long time = Long.parseLong(line.substring(line.indexOf(' ') + 1));
					holdings.merge(token, new Holding(file.getFileName().toString(), time, time), Holding::and);
				});
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return holdings;
	}

	/**
	 * When one process held the lock.
	 *
	 * @param process the process
	 * @param start when it found for the first time that it did
	 * @param end when it found so for the last time
	 */
	private record Holding(String process, long start, long end) {

		Holding and(Holding other) {
			if (!this.process.equals(other.process)) {
				throw new AssertionError(this + " and " + other + " have one fencing token.");
			}
			return new Holding(this.process, Math.min(this.start, other.start), Math.max(this.end, other.end));
		}

	}

}
