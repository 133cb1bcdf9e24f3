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
import io.dynamomapping.testing.TestTables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Dumps and loads in a JVM with a heap of 64 MB, against the DynamoDB Local of this one.
 * With 100,000 items where the system property {@code large} is set.
 */
@Timeout(600)
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
				Small.class.getName(), String.valueOf(endpoint()), verb, table, file.toString())
			.redirectErrorStream(true)
			.redirectOutput(output.toFile())
			.start();
		try {
			assertThat(process.waitFor(9, TimeUnit.MINUTES)).isTrue();
			assertThat(process.exitValue()).as(Files.readString(output)).isZero();
			System.out.println(verb + " with 64 MB: " + Files.readString(output).strip());
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

	/**
	 * What the JVM with the small heap runs.
	 */
	static final class Small {

		private Small() {
		}

		/**
		 * Dump or load a table.
		 * @param arguments endpoint, verb, table and file
		 */
		public static void main(String[] arguments) {
			try (DynamoDbClient client = DynamoDbClient.builder()
				.endpointOverride(URI.create(arguments[0]))
				.region(Region.EU_CENTRAL_1)
				.credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
				.build(); DynamoMappings mappings = DynamoMappings.create(client)) {
				Path file = Path.of(arguments[3]);
				TransferProgress all = arguments[1].equals("dump") ? mappings.dump(arguments[2]).to(file)
						: mappings.load(arguments[2]).from(file);
				System.out.println(all);
			}
		}

	}

}
