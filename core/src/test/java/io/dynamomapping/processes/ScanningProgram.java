package io.dynamomapping.processes;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.client.DynamoMappings;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Reads all items of a table in several ways, again and again for some time, with little
 * memory.
 */
public final class ScanningProgram {

	private ScanningProgram() {
	}

	/**
	 * Run the program.
	 * @param arguments endpoint, table and how many seconds to go on
	 */
	public static void main(String... arguments) {
		Duration duration = Duration.ofSeconds(Long.parseLong(arguments[2]));
		try (DynamoDbClient client = Clients.of(arguments[0]);
				DynamoMappings mappings = DynamoMappings.create(client)) {
			DynamoMapping<String, Map<String, Object>> items = mappings.open(arguments[1]);
			long start = System.nanoTime();
			List<double[]> samples = new ArrayList<>();
			do {
				System.out
					.println("read " + items.scan().stream().count() + " " + items.scan().segments(3).stream().count()
							+ " " + count(items.keySet().iterator()) + " " + count(items.entrySet().iterator()));
				samples.add(new double[] { (System.nanoTime() - start) / 60e9, usedMegabytes() });
			}
			while (System.nanoTime() - start < duration.toNanos());
			System.out.printf(Locale.ROOT, "slope %.3f MB per minute over %d samples%n", slope(samples),
					samples.size());
		}
	}

	private static long count(Iterator<?> iterator) {
		long count = 0;
		while (iterator.hasNext()) {
			iterator.next();
			count++;
		}
		return count;
	}

	private static double usedMegabytes() {
		System.gc();
		Runtime runtime = Runtime.getRuntime();
		return (runtime.totalMemory() - runtime.freeMemory()) / 1e6;
	}

	private static double slope(List<double[]> samples) {
		double minutes = samples.stream().mapToDouble((sample) -> sample[0]).average().orElse(0);
		double megabytes = samples.stream().mapToDouble((sample) -> sample[1]).average().orElse(0);
		double covariance = 0;
		double variance = 0;
		for (double[] sample : samples) {
			covariance += (sample[0] - minutes) * (sample[1] - megabytes);
			variance += (sample[0] - minutes) * (sample[0] - minutes);
		}
		return (variance > 0) ? covariance / variance : 0;
	}

}
