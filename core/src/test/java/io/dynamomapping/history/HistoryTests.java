package io.dynamomapping.history;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

import io.dynamomapping.AmbiguousWrites;
import io.dynamomapping.KeySchema;
import io.dynamomapping.faults.Effort;
import io.dynamomapping.processes.ChildJvm;
import io.dynamomapping.testing.OnDynamoDbLocal;
import io.dynamomapping.testing.TestTables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two JVMs call a map at the same time while requests and answers are lost.
 * {@code -Dhistory.calls=50000 -Dhistory.faults=0.06 -Dhistory.seed=1} changes how often
 * they do, how many requests go wrong, and which.
 */
@OnDynamoDbLocal("other JVMs reach the tables")
class HistoryTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private static final int CALLS = Integer.getInteger("history.calls", Effort.of(1500, 50_000));

	private static final int KEYS = Effort.of(9, 42);

	private static final String FAULTS = System.getProperty("history.faults", "0.06");

	private static final long SEED = Long.getLong("history.seed", ThreadLocalRandom.current().nextLong());

	private static final Duration LIMIT = Duration.ofMinutes(2).plus(Duration.ofMillis(40).multipliedBy(CALLS));

	@TempDir
	private Path directory = Path.of("");

	@Test
	void answersOfTransactionsAreInOrder() throws IOException {
		List<Operation> history = record(AmbiguousWrites.EXACT.name());

		assertThat(violations("exact", history)).as("seed %d", SEED).isEmpty();
	}

	/**
	 * A write that refuses itself where it has been applied is sent again when its answer
	 * is lost. If somebody has undone it in between, it is applied a second time, and
	 * nobody can know. This, and nothing else, may be out of order.
	 */
	@Test
	void answersWithoutDoubtAreInOrderButForWritesThatAreUndoneAndSentAgain() throws IOException {
		List<Operation> history = record(AmbiguousWrites.THROW.name());

		assertThat(violations("throw", history).keySet()).as("seed %d", SEED)
			.allSatisfy((key) -> assertThat(Mix.of(key)).isEqualTo(Mix.MIXED));
		assertThat(violations("throw, writes sent again apart", Resending.allowed(history))).as("seed %d", SEED)
			.isEmpty();
	}

	@Test
	void answersOfTheBareClientAreNot() throws IOException {
		assertThat(violations("bare client", record(HistoryProgram.NAIVE))).as("seed %d", SEED).isNotEmpty();
	}

	private static Map<String, String> violations(String name, List<Operation> history) {
		long start = System.nanoTime();
		Map<String, String> violations = Linearizability.violations(history);
		System.out.printf("History, %s: %d operations, %d of them unknown; %d of %d keys out of order, %s; %d ms%n",
				name, history.size(), history.stream().filter((operation) -> !operation.isKnown()).count(),
				violations.size(), KEYS, violations.keySet(), Duration.ofNanos(System.nanoTime() - start).toMillis());
		return violations;
	}

	private List<Operation> record(String policy) throws IOException {
		String table = tables.create(KeySchema.simple(HistoryProgram.KEY, ScalarAttributeType.S));
		List<Path> files = List.of(this.directory.resolve("one"), this.directory.resolve("two"));
		try (ChildJvm one = child(files.get(0), table, policy, SEED);
				ChildJvm two = child(files.get(1), table, policy, ~SEED)) {
			ChildJvm.begin(List.of(one, two));
			one.await(LIMIT);
			two.await(LIMIT);
		}
		List<Operation> history = new ArrayList<>();
		for (Path file : files) {
			history.addAll(HistoryProgram.read(file));
		}
		return history;
	}

	private ChildJvm child(Path file, String table, String policy, long seed) {
		String endpoint = tables.client().serviceClientConfiguration().endpointOverride().orElseThrow().toString();
		return ChildJvm.start(this.directory, file.getFileName().toString(), HistoryProgram.class, endpoint, table,
				file, policy, FAULTS, KEYS, CALLS / 8, seed);
	}

}
