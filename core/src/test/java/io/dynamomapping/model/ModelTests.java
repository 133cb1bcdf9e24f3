package io.dynamomapping.model;

import java.lang.reflect.Type;
import java.net.URI;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.dynamomapping.DynamoMapping;
import io.dynamomapping.client.DynamoMappings;
import io.dynamomapping.faults.Effort;
import io.dynamomapping.faults.FaultProxy;
import io.dynamomapping.processes.Clients;
import io.dynamomapping.testing.Await;
import io.dynamomapping.testing.RequestRecorder;
import io.dynamomapping.testing.TestTables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random actions on a mapping and on a map in memory: both give the same answers and hold
 * the same values, whatever the types and settings. No action takes more requests than it
 * may, no warning is logged, and nothing is left open.
 * {@code -Dmodel.seeds=100 -Dmodel.actions=1000} is the long form, {@code -Dmodel.seed=1}
 * repeats one seed with all settings.
 */
class ModelTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private static final int SEEDS = Integer.getInteger("model.seeds", Effort.of(8, 100));

	private static final int ACTIONS = Integer.getInteger("model.actions", Effort.of(200, 1000));

	/** How many there are of each seed. */
	private static final int SETUPS = 32;

	private static final boolean IN_MEMORY = Boolean.getBoolean("dynamodb.in-memory");

	private final ListAppender<ILoggingEvent> log = new ListAppender<>();

	private final Set<Thread> threads = threads();

	@BeforeEach
	void listen() {
		this.log.start();
		rootLogger().addAppender(this.log);
	}

	@AfterEach
	void leaveNothingBehind() {
		rootLogger().detachAppender(this.log);
		assertThat(this.log.list).filteredOn((event) -> event.getLevel().isGreaterOrEqual(Level.WARN)).isEmpty();
		Await.until("all threads have ended", () -> this.threads.containsAll(threads()));
	}

	private static Logger rootLogger() {
		return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
	}

	private static Set<Thread> threads() {
		Set<Thread> threads = new HashSet<>(Thread.getAllStackTraces().keySet());
		// Of DynamoDB Local, which runs in this JVM.
		threads.removeIf((thread) -> !thread.getName().startsWith("sdk-") && !thread.getName().startsWith("dynamo-"));
		return threads;
	}

	static LongStream seeds() {
		Long given = Long.getLong("model.seed");
		// The last one is new each time, and takes the settings that are left.
		long fresh = ThreadLocalRandom.current().nextInt() * (long) SETUPS + SEEDS;
		return (given != null) ? LongStream.of(given)
				: LongStream.concat(LongStream.range(1, SEEDS), LongStream.of(fresh));
	}

	@ParameterizedTest
	@MethodSource("seeds")
	void mappingAnswersAsAMapDoes(long seed) {
		for (Setup setup : setups(seed).toList()) {
			try {
				run(setup, seed);
			}
			catch (AssertionError ex) {
				throw new AssertionError("Seed " + seed + ", " + setup + ": " + ex.getMessage(), ex);
			}
		}
	}

	// In the quick form each seed has two of them, so that eight seeds have the first
	// half.
	private static Stream<Setup> setups(long seed) {
		int count = (Long.getLong("model.seed") != null) ? SETUPS : Effort.of(2, 1);
		int first = (int) Math.floorMod((seed - 1) * count, (long) SETUPS);
		return IntStream.range(first, first + count).mapToObj(Setup::of);
	}

	private void run(Setup setup, long seed) {
		String table = tables.create(setup.kind().schema());
		RequestRecorder requests = new RequestRecorder();
		if (IN_MEMORY) {
			run(setup.kind(), setup, seed, table, tables.client(requests), requests);
			return;
		}
		URI endpoint = tables.raw().serviceClientConfiguration().endpointOverride().orElseThrow();
		try (FaultProxy proxy = FaultProxy.before(endpoint)) {
			proxy.forget();
			try (DynamoDbClient client = Clients.of(proxy.endpoint().toString(), requests)) {
				run(setup.kind(), setup, seed, table, client, requests);
				assertThat(proxy.connections()).isPositive();
			}
			Await.until("all connections are closed", () -> proxy.connections() == 0);
		}
	}

	private <K, V> void run(Kind<K, V> kind, Setup setup, long seed, String table, DynamoDbClient client,
			RequestRecorder requests) {
		try (DynamoMappings mappings = DynamoMappings.create(client)) {
			DynamoMapping<K, V> mapping = mappings.open("model", (Type) kind.keyType(), kind.valueType(),
					setup.options(table));
			// Asks the table where the types do not tell.
			mapping.keySchema();
			new Run<>(mapping, kind, setup, requests, new Random(seed)).perform(ACTIONS);
		}
	}

}
