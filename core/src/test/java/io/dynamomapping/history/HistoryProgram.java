package io.dynamomapping.history;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;

import io.dynamomapping.AmbiguousWrites;
import io.dynamomapping.MappingOptions;
import io.dynamomapping.client.DynamoMappings;
import io.dynamomapping.faults.FaultProxy;
import io.dynamomapping.processes.ChildJvm;
import io.dynamomapping.processes.Clients;
import io.dynamomapping.testing.FaultMix;
import io.dynamomapping.testing.NaiveMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Calls a map from several threads, by way of a proxy that lets requests go wrong, and
 * writes down what was answered.
 */
public final class HistoryProgram {

	/** The map that takes answers at their word, in place of a policy. */
	static final String NAIVE = "NAIVE";

	static final String KEY = "id";

	private static final int THREADS = 4;

	private HistoryProgram() {
	}

	/**
	 * Run the program.
	 * @param arguments endpoint, table, file to write to, policy, share of faults, number
	 * of keys, calls of each thread, seed
	 * @throws Exception if it fails
	 */
	public static void main(String... arguments) throws Exception {
		Path file = Path.of(arguments[2]);
		int keys = Integer.parseInt(arguments[5]);
		int calls = Integer.parseInt(arguments[6]);
		Random random = new Random(Long.parseLong(arguments[7]));
		try (FaultProxy proxy = FaultProxy.before(URI.create(arguments[0]));
				DynamoDbClient client = Clients.of(proxy.endpoint().toString());
				DynamoMappings mappings = DynamoMappings.create(client)) {
			ConcurrentMap<String, String> map = map(arguments[3], client, mappings, arguments[1]);
			// Opens a connection.
			map.get(KEY);
			proxy.forget();
			FaultMix.inject(proxy, Double.parseDouble(arguments[4]), random);
			List<RandomCaller> callers = new ArrayList<>();
			for (int thread = 0; thread < THREADS; thread++) {
				callers.add(new RandomCaller(map, file.getFileName() + "-" + thread, choice(arguments[3]), keys, calls,
						random.nextLong()));
			}
			ChildJvm.awaitStart();
			write(file, callers);
		}
	}

	// Transactions are atomic everywhere.
	private static UnaryOperator<Call> choice(String policy) {
		return policy.equals(AmbiguousWrites.EXACT.name()) ? UnaryOperator.identity() : Call::onDynamoDbLocal;
	}

	private static ConcurrentMap<String, String> map(String policy, DynamoDbClient client, DynamoMappings mappings,
			String table) {
		return policy.equals(NAIVE) ? new NaiveMap(client, table, KEY) : mappings.open("cells", String.class,
				String.class,
				MappingOptions.defaults().withTableName(table).withAmbiguousWrites(AmbiguousWrites.valueOf(policy)));
	}

	private static void write(Path file, List<RandomCaller> callers) throws Exception {
		ExecutorService executor = Executors.newFixedThreadPool(callers.size());
		try {
			List<String> lines = new ArrayList<>();
			for (Future<List<Operation>> operations : executor.invokeAll(callers)) {
				operations.get().forEach((operation) -> lines.add(operation.toLine()));
			}
			Files.write(file, lines);
		}
		finally {
			executor.shutdownNow();
		}
	}

	/**
	 * Read what was written.
	 * @param file the file
	 * @return the operations
	 * @throws IOException if it cannot be read
	 */
	static List<Operation> read(Path file) throws IOException {
		return Files.readAllLines(file).stream().map(Operation::parse).toList();
	}

}
