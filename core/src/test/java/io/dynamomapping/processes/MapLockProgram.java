package io.dynamomapping.processes;

import java.net.URI;
import java.util.Random;
import java.util.concurrent.ConcurrentMap;

import io.dynamomapping.AmbiguousWrites;
import io.dynamomapping.MappingOptions;
import io.dynamomapping.client.DynamoMappings;
import io.dynamomapping.faults.FaultProxy;
import io.dynamomapping.testing.FaultMix;
import io.dynamomapping.testing.NaiveMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Takes a lock that is an entry of a map, again and again from several threads, and
 * increments a counter each time by reading and writing it, which nothing else protects.
 */
public final class MapLockProgram {

	/** The map that takes answers at their word, in place of a policy. */
	static final String NAIVE = "NAIVE";

	/** In place of a policy: no lock is taken. */
	static final String NO_LOCK = "NO_LOCK";

	static final String KEY = "id";

	private MapLockProgram() {
	}

	/**
	 * Run the program.
	 * @param arguments endpoint, table, policy, share of faults, number of threads,
	 * rounds of each at least, seconds at least, seed
	 * @throws Exception if it fails
	 */
	public static void main(String... arguments) throws Exception {
		Random random = new Random(Long.parseLong(arguments[7]));
		try (FaultProxy proxy = FaultProxy.before(URI.create(arguments[0]));
				DynamoDbClient client = Clients.of(proxy.endpoint().toString());
				DynamoMappings mappings = DynamoMappings.create(client)) {
			String policy = arguments[2];
			ConcurrentMap<String, String> map = policy.equals(NAIVE) ? new NaiveMap(client, arguments[1], KEY)
					: open(mappings, arguments[1], policy.equals(NO_LOCK) ? AmbiguousWrites.THROW.name() : policy);
			MapLockRounds rounds = new MapLockRounds(map, !policy.equals(NO_LOCK), Integer.parseInt(arguments[5]),
					Integer.parseInt(arguments[6]));
			map.get(KEY);
			proxy.forget();
			FaultMix.inject(proxy, Double.parseDouble(arguments[3]), random);
			ChildJvm.awaitStart();
			System.out.println(rounds.inThreads(Integer.parseInt(arguments[4])));
		}
	}

	static ConcurrentMap<String, String> open(DynamoMappings mappings, String table, String policy) {
		return mappings.open("locks", String.class, String.class,
				MappingOptions.defaults().withTableName(table).withAmbiguousWrites(AmbiguousWrites.valueOf(policy)));
	}

}
