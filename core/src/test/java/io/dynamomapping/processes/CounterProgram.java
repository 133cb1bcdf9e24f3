package io.dynamomapping.processes;

import java.net.URI;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;

import io.dynamomapping.AmbiguousWrites;
import io.dynamomapping.ContentionException;
import io.dynamomapping.DynamoMapping;
import io.dynamomapping.MappingOptions;
import io.dynamomapping.StaleItemException;
import io.dynamomapping.annotation.PartitionKey;
import io.dynamomapping.annotation.Version;
import io.dynamomapping.client.DynamoMappings;
import io.dynamomapping.faults.FaultProxy;
import io.dynamomapping.testing.FaultMix;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import static io.dynamomapping.Attribute.attr;

/**
 * Increments a counter that other JVMs increment as well.
 */
public final class CounterProgram {

	static final String NAME = "visits";

	/** How many counters are merged, by the names that end in their numbers. */
	static final int MERGED = 4;

	private CounterProgram() {
	}

	/**
	 * Run the program.
	 * @param arguments endpoint, table, verb, number of increments of each thread, number
	 * of threads, policy, share of faults, seed
	 * @throws Exception if it fails
	 */
	public static void main(String... arguments) throws Exception {
		int increments = Integer.parseInt(arguments[3]);
		int threads = Integer.parseInt(arguments[4]);
		Random random = new Random(Long.parseLong(arguments[7]));
		try (FaultProxy proxy = FaultProxy.before(URI.create(arguments[0]));
				DynamoDbClient client = Clients.of(proxy.endpoint().toString());
				DynamoMappings mappings = DynamoMappings.create(client)) {
			MappingOptions options = MappingOptions.defaults()
				.withTableName(arguments[1])
				.withAmbiguousWrites(AmbiguousWrites.valueOf(arguments[5]));
			BooleanSupplier attempt = attempt(arguments[2], mappings, options);
			proxy.forget();
			FaultMix.inject(proxy, Double.parseDouble(arguments[6]), random);
			ChildJvm.awaitStart();
			long start = System.nanoTime();
			System.out.println(Increments.inThreads(threads, increments, attempt) + " by " + arguments[2] + " in "
					+ Duration.ofNanos(System.nanoTime() - start).toMillis() + " ms");
		}
	}

	/**
	 * Return what increments the counter.
	 * @param verb what to do it with
	 * @param mappings opens the mapping
	 * @param options name the table
	 * @return increments by one, unless it answers {@code false}
	 */
	private static BooleanSupplier attempt(String verb, DynamoMappings mappings, MappingOptions options) {
		DynamoMapping<String, Counter> counters = mappings.open("counters", String.class, Counter.class, options);
		// Opens a connection.
		counters.get(NAME);
		return switch (verb) {
			case "compute" -> () -> compute(counters);
			case "update" -> () -> update(counters);
			case "merge" -> () -> merge(counters);
			case "save" -> {
				DynamoMapping<String, VersionedCounter> versioned = mappings.open("counters", String.class,
						VersionedCounter.class, options);
				yield () -> save(versioned);
			}
			default -> throw new IllegalArgumentException(verb);
		};
	}

	static DynamoMapping<String, Counter> open(DynamoMappings mappings, String table) {
		return mappings.open("counters", String.class, Counter.class, MappingOptions.defaults().withTableName(table));
	}

	private static boolean compute(DynamoMapping<String, Counter> counters) {
		try {
			counters.compute(NAME, (name, counter) -> new Counter(name, (counter != null) ? counter.value() + 1 : 1));
			return true;
		}
		catch (ContentionException ex) {
			// Nothing was written.
			return false;
		}
	}

	private static boolean merge(DynamoMapping<String, Counter> counters) {
		String name = NAME + "-" + ThreadLocalRandom.current().nextInt(MERGED);
		try {
			counters.merge(name, new Counter(name, 1),
					(counter, one) -> new Counter(name, counter.value() + one.value()));
			return true;
		}
		catch (ContentionException ex) {
			// Nothing was written.
			return false;
		}
	}

	private static boolean update(DynamoMapping<String, Counter> counters) {
		counters.at(NAME).upsert(attr(Counter::value).incrementOrSet(1));
		return true;
	}

	private static boolean save(DynamoMapping<String, VersionedCounter> counters) {
		VersionedCounter counter = counters.at(NAME).find().orElse(new VersionedCounter(NAME, 0, 0));
		try {
			counters.at(NAME).save(new VersionedCounter(NAME, counter.value() + 1, counter.version()));
			return true;
		}
		catch (StaleItemException ex) {
			return false;
		}
	}

	/**
	 * A counter.
	 *
	 * @param name its name
	 * @param value its value
	 */
	record Counter(@PartitionKey String name, long value) {
	}

	/**
	 * The same with a version.
	 *
	 * @param name its name
	 * @param value its value
	 * @param version its version
	 */
	record VersionedCounter(@PartitionKey String name, long value, @Version long version) {
	}

}
