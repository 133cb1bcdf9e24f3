package io.dynamomapping.processes;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

import io.dynamomapping.AmbiguousWrites;
import io.dynamomapping.DynamoMapping;
import io.dynamomapping.KeySchema;
import io.dynamomapping.faults.Effort;
import io.dynamomapping.testing.OnDynamoDbLocal;
import io.dynamomapping.testing.TestTables;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two JVMs that increment counters. {@code -Dcounter.increments=10000} and
 * {@code -Dcounter.merges=1000} are long forms; {@code -Dcounter.seed=1} chooses which
 * requests go wrong.
 */
@OnDynamoDbLocal("other JVMs reach the tables")
class CountingProcessesTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private static final int INCREMENTS = Integer.getInteger("counter.increments", 150);

	private static final int MERGES = Integer.getInteger("counter.merges", Effort.of(25, 1000));

	private static final int THREADS = 4;

	private static final long SEED = Long.getLong("counter.seed", ThreadLocalRandom.current().nextLong());

	/** As many as make a loop impatient on a machine with two cores. */
	private static final Duration LIMIT = Duration.ofSeconds(60)
		.plus(Duration.ofMillis(100).multipliedBy(INCREMENTS + 10L * MERGES));

	private final String table = tables.create(KeySchema.simple("name", ScalarAttributeType.S));

	@TempDir
	private Path directory = Path.of("");

	@ParameterizedTest
	@ValueSource(strings = { "compute", "update", "save" })
	void noIncrementIsLostOrDoubled(String verb) {
		Increments done = count(verb, INCREMENTS, 1, AmbiguousWrites.THROW, 0);

		assertThat(done).isEqualTo(new Increments(2 * INCREMENTS, 0, done.repeated()));
		assertThat(counters().at(CounterProgram.NAME).require().value()).isEqualTo(2L * INCREMENTS);
	}

	/**
	 * Ten of a hundred requests go wrong, half of them after they have been applied.
	 */
	@ParameterizedTest
	@EnumSource
	void whatIsMergedIsWhatWasAcknowledgedAndSomeOfWhatIsUnknown(AmbiguousWrites policy) {
		Increments done = count("merge", MERGES, THREADS, policy, 0.1);

		assertThat(done.acknowledged() + done.unknown()).isEqualTo(2 * THREADS * MERGES);
		long total = counters().values().stream().mapToLong(CounterProgram.Counter::value).sum();
		System.out.println("Merged under " + policy + ": total " + total + ", " + done);
		assertThat(total - done.acknowledged()).as("%s, seed %d", done, SEED).isBetween(0L, (long) done.unknown());
		if (policy == AmbiguousWrites.EXACT) {
			assertThat(done.unknown()).as("seed %d", SEED).isZero();
		}
	}

	private Increments count(String verb, int increments, int threads, AmbiguousWrites policy, double faults) {
		try (ChildJvm one = child("one", verb, increments, threads, policy, faults, SEED);
				ChildJvm two = child("two", verb, increments, threads, policy, faults, ~SEED)) {
			ChildJvm.begin(List.of(one, two));
			String first = one.await(LIMIT);
			String second = two.await(LIMIT);
			System.out.println("First JVM: " + first + "Second JVM: " + second);
			return Increments.parse(first).and(Increments.parse(second));
		}
	}

	private DynamoMapping<String, CounterProgram.Counter> counters() {
		return CounterProgram.open(tables.mappings(), this.table);
	}

	private ChildJvm child(String name, Object... arguments) {
		List<Object> all = new ArrayList<>();
		all.add(tables.client().serviceClientConfiguration().endpointOverride().orElseThrow());
		all.add(this.table);
		all.addAll(List.of(arguments));
		return ChildJvm.start(this.directory, name, CounterProgram.class, all.toArray());
	}

}
