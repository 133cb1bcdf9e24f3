package io.dynamomapping;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.dynamomapping.client.DynamoMappings;
import io.dynamomapping.testing.OnDynamoDbLocal;
import io.dynamomapping.testing.TestTables;
import io.dynamomapping.testing.TransferMain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Dumps and loads in a JVM with a heap of 64 MB, against the DynamoDB Local of this one.
 * With 100,000 items where the system property {@code large} is set.
 */
@Timeout(600)
@OnDynamoDbLocal("another JVM reaches the tables")
class DumpMemoryTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	@TempDir
	private Path directory = Path.of("");

	@Test
	void tenThousandItemsFitInto64Megabytes() throws Exception {
		dumpAndLoad(10_000);
	}

	@Test
	@EnabledIfSystemProperty(named = "large", matches = "true")
	void aHundredThousandItemsFitInto64Megabytes() throws Exception {
		dumpAndLoad(100_000);
	}

	private void dumpAndLoad(int count) throws Exception {
		String source = tables.create(KeySchema.simple("id", ScalarAttributeType.S));
		String target = tables.create(KeySchema.simple("id", ScalarAttributeType.S));
		fill(source, count);
		Path file = this.directory.resolve("items.json.gz");

		run("dump", source, file);
		long bytes = Files.size(file);
		run("load", target, file);

		Map<String, String> before = digests(source);
		assertThat(before).hasSize(count);
		assertThat(digests(target)).isEqualTo(before);
		assertThat(bytes).isPositive();
	}

	private static void fill(String table, int count) {
		DynamoMappings mappings = DynamoMappings.create(tables.raw());
		mappings.open(table)
			.batchWriter((writer) -> IntStream.range(0, count)
				.forEach((number) -> writer.put("item-" + number,
						Map.of("number", number, "text", "x".repeat(number % 700), "list", List.of(1, "a")))));
	}

	private void run(String verb, String table, Path file) throws IOException, InterruptedException {
		String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
		Path output = this.directory.resolve(verb + ".log");
		Process process = new ProcessBuilder(java, "-Xmx64m", "-cp", System.getProperty("java.class.path"),
				TransferMain.class.getName(), String.valueOf(endpoint()), verb, table, file.toString())
			.redirectErrorStream(true)
			.redirectOutput(output.toFile())
			.start();
		try {
			assertThat(process.waitFor(9, TimeUnit.MINUTES)).isTrue();
			assertThat(process.exitValue()).as(Files.readString(output)).isZero();
		}
		finally {
			process.destroyForcibly();
		}
	}

	private static URI endpoint() {
		return tables.raw().serviceClientConfiguration().endpointOverride().orElseThrow();
	}

	private static Map<String, String> digests(String table) {
		Map<String, String> digests = new HashMap<>();
		tables.raw()
			.scanPaginator((request) -> request.tableName(table).consistentRead(true))
			.items()
			.forEach((item) -> digests.put(Objects.requireNonNull(item.get("id")).s(), digest(item)));
		return digests;
	}

	private static String digest(Map<String, AttributeValue> item) {
		try {
			byte[] text = ItemJson.toDynamoJson(new TreeMap<>(item)).getBytes(StandardCharsets.UTF_8);
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
