package io.dynamomapping.processes;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;

import io.dynamomapping.AmbiguousWrites;
import io.dynamomapping.KeySchema;
import io.dynamomapping.faults.Effort;
import io.dynamomapping.testing.OnDynamoDbLocal;
import io.dynamomapping.testing.TestTables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two JVMs that want a lock which is an entry of a map, put by {@code putIfAbsent} and
 * removed by {@code remove(key, owner)}, while requests and answers are lost.
 * {@code -Dmap-lock.seconds=600} is the long form; {@code -Dmap-lock.seed=1} chooses
 * which requests go wrong.
 */
@OnDynamoDbLocal("other JVMs reach the tables")
class MapLockTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private static final int ROUNDS = 10;

	private static final int THREADS = 4;

	private static final int SECONDS = Integer.getInteger("map-lock.seconds", Effort.of(0, 600));

	private static final long SEED = Long.getLong("map-lock.seed", ThreadLocalRandom.current().nextLong());

	private final String table = tables.create(KeySchema.simple(MapLockProgram.KEY, ScalarAttributeType.S));

	@TempDir
	private Path directory = Path.of("");

	@ParameterizedTest
	@EnumSource
	void hasOneOwnerAtATimeAndIsNeverOrphaned(AmbiguousWrites policy) {
		MapLockRounds.Result result = run(policy.name(), 0.1, SECONDS);

		assertThat(result.taken()).isGreaterThanOrEqualTo(2 * THREADS * ROUNDS);
		assertThat(result.orphaned()).as("seed %d", SEED).isZero();
		assertThat(result.lost()).as("seed %d", SEED).isZero();
		assertThat(counted()).as("increments under the lock, seed %d", SEED).isEqualTo(result.taken());
	}

	@Test
	void isOrphanedWhereAnswersAreTakenAtTheirWord() {
		MapLockRounds.Result result = run(MapLockProgram.NAIVE, 0.3, 0);

		assertThat(result.orphaned()).as("seed %d", SEED).isPositive();
	}

	@Test
	void incrementsAreLostWithoutIt() {
		MapLockRounds.Result result = run(MapLockProgram.NO_LOCK, 0, 0);

		assertThat(counted()).isLessThan(result.taken());
	}

	private int counted() {
		return MapLockRounds.number(
				Objects.requireNonNull(MapLockProgram.open(tables.mappings(), this.table, AmbiguousWrites.THROW.name())
					.get(MapLockRounds.COUNTER)));
	}

	private MapLockRounds.Result run(String policy, double faults, int seconds) {
		Duration limit = Duration.ofSeconds(120 + 2L * seconds);
		try (ChildJvm one = child("one", policy, faults, seconds, SEED);
				ChildJvm two = child("two", policy, faults, seconds, ~SEED)) {
			ChildJvm.begin(List.of(one, two));
			MapLockRounds.Result result = MapLockRounds.Result.parse(one.await(limit))
				.and(MapLockRounds.Result.parse(two.await(limit)));
			System.out.println("Lock by putIfAbsent, " + policy + ": " + result);
			return result;
		}
	}

	private ChildJvm child(String name, String policy, double faults, int seconds, long seed) {
		return ChildJvm.start(this.directory, name, MapLockProgram.class,
				tables.client().serviceClientConfiguration().endpointOverride().orElseThrow(), this.table, policy,
				faults, THREADS, ROUNDS, seconds, seed);
	}

}
