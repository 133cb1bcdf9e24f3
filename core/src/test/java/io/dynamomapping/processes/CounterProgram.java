package io.dynamomapping.processes;

import java.time.Duration;
import java.util.function.BooleanSupplier;

import io.dynamomapping.ContentionException;
import io.dynamomapping.DynamoMapping;
import io.dynamomapping.MappingOptions;
import io.dynamomapping.StaleItemException;
import io.dynamomapping.annotation.PartitionKey;
import io.dynamomapping.annotation.Version;
import io.dynamomapping.client.DynamoMappings;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import static io.dynamomapping.Attribute.attr;

/**
 * Increments a counter that other JVMs increment as well.
 */
public final class CounterProgram {

	static final String NAME = "visits";

	private CounterProgram() {
	}

	/**
	 * Run the program.
	 * @param arguments endpoint, table, verb and number of increments
	 */
	public static void main(String... arguments) {
		int increments = Integer.parseInt(arguments[3]);
		try (DynamoDbClient client = Clients.of(arguments[0]);
				DynamoMappings mappings = DynamoMappings.create(client)) {
			BooleanSupplier attempt = attempt(arguments[2], mappings, arguments[1]);
			ChildJvm.awaitStart();
			long start = System.nanoTime();
			int refused = 0;
			for (int i = 0; i < increments; i++) {
				while (!attempt.getAsBoolean()) {
					refused++;
				}
			}
			System.out.println(arguments[2] + ": " + increments + " increments in "
					+ Duration.ofNanos(System.nanoTime() - start).toMillis() + " ms, " + refused
					+ " times repeated by the program");
		}
	}

	/**
	 * Return what increments the counter.
	 * @param verb what to do it with
	 * @param mappings opens the mapping
	 * @param table the table
	 * @return increments by one, unless it answers {@code false}
	 */
	private static BooleanSupplier attempt(String verb, DynamoMappings mappings, String table) {
		DynamoMapping<String, Counter> counters = open(mappings, table);
		// Opens a connection.
		counters.get(NAME);
		return switch (verb) {
			case "compute" -> () -> compute(counters);
			case "update" -> () -> update(counters);
			case "save" -> {
				DynamoMapping<String, VersionedCounter> versioned = mappings.open("counters", String.class,
						VersionedCounter.class, MappingOptions.defaults().withTableName(table));
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
