package io.dynamomapping.processes;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.KeySchema;
import io.dynamomapping.client.DynamoMappings;
import io.dynamomapping.faults.Effort;
import io.dynamomapping.faults.FaultProxy;
import io.dynamomapping.testing.Await;
import io.dynamomapping.testing.OnDynamoDbLocal;
import io.dynamomapping.testing.TestTables;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tables that are larger than the heap of who reads them, and readers who lose interest.
 */
@Timeout(3600)
@OnDynamoDbLocal("another JVM reaches the tables")
class ScanMemoryTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private static final int ITEMS = Effort.of(1_200, 100_000);

	private static final int BYTES = Effort.of(25_000, 1_000);

	private static final int MEGABYTES = Effort.of(32, 64);

	private static final int SECONDS = Effort.of(0, 600);

	private static final int ABANDONED = Effort.of(200, 10_000);

	private static final Pattern SLOPE = Pattern.compile("slope (-?[0-9.]+) MB");

	private final String table = tables.create(KeySchema.simple("id", ScalarAttributeType.S));

	@TempDir
	private Path directory = Path.of("");

	@Test
	@DisplayName("L6 table larger than the heap")
	void aTableLargerThanTheHeapIsRead() {
		fill(ITEMS, BYTES);
		try (ChildJvm child = ChildJvm.start(this.directory, "scanning", MEGABYTES, ScanningProgram.class, endpoint(),
				this.table, SECONDS)) {
			String output = child.await(Duration.ofMinutes(5).plusSeconds(SECONDS));

			assertThat(output).contains("read " + ITEMS + " " + ITEMS + " " + ITEMS + " " + ITEMS);
			Matcher slope = SLOPE.matcher(output);
			assertThat(slope.find()).as(output).isTrue();
			if (Effort.isLong()) {
				System.out.println("heap: " + output.substring(output.indexOf("slope")).strip());
				assertThat(Double.parseDouble(slope.group(1))).isLessThan(1);
			}
		}
	}

	@Test
	void nothingIsKeptOfIteratorsThatAreAbandoned() {
		fill(200, 1_000);
		try (FaultProxy proxy = FaultProxy
			.before(tables.raw().serviceClientConfiguration().endpointOverride().orElseThrow());
				DynamoDbClient client = Clients.of(proxy.endpoint().toString());
				DynamoMappings mappings = DynamoMappings.create(client)) {
			DynamoMapping<String, Map<String, Object>> items = mappings.open(this.table);
			List<Object> first = new ArrayList<>();
			abandon(items, 20, first);
			long threads = threads();

			abandon(items, ABANDONED, first);

			assertThat(first).hasSize(20 + ABANDONED).doesNotContainNull();
			Await.until("nobody reads ahead", () -> threads() <= threads);
			// No more than there are workers, and this thread.
			assertThat(proxy.connections()).isLessThanOrEqualTo(17);
		}
	}

	private static void abandon(DynamoMapping<String, ?> items, int count, List<Object> first) {
		for (int i = 0; i < count; i++) {
			Iterator<?> iterator = switch (i % 4) {
				case 0 -> items.scan().pageSize(10).iterator();
				case 1 -> items.scan().pageSize(10).segments(2).iterator();
				case 2 -> items.keySet().iterator();
				default -> items.scan().pageSize(10).prefetch().stream().iterator();
			};
			first.add(iterator.next());
		}
	}

	private static long threads() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.getName().startsWith("dynamo-mapping-"))
			.count();
	}

	private void fill(int count, int bytes) {
		String text = "x".repeat(bytes - 50);
		try (DynamoMappings mappings = DynamoMappings.create(tables.raw())) {
			mappings.open(this.table)
				.batchWriter((writer) -> IntStream.range(0, count)
					.forEach((number) -> writer.put("item-" + number, Map.of("number", number, "text", text))));
		}
	}

	private static String endpoint() {
		return tables.raw().serviceClientConfiguration().endpointOverride().orElseThrow().toString();
	}

}
