package io.dynamomapping;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

import io.dynamomapping.client.DynamoMappings;
import io.dynamomapping.testing.Book;
import io.dynamomapping.testing.Faults;
import io.dynamomapping.testing.LeavingClient;
import io.dynamomapping.testing.Library;
import io.dynamomapping.testing.SmallPages;
import io.dynamomapping.testing.TestTables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tables as files and back.
 */
@Timeout(120)
class TableDumpTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private final Faults faults = new Faults();

	private final DynamoMapping<String, Book> books = tables.books();

	private final DynamoMapping<String, Book> copy = tables.books();

	/** Opened with pages of seven items, and with requests that fail on demand. */
	private final DynamoMappings mappings = DynamoMappings
		.builder(tables.client(tables.requests(), SmallPages.of(7), this.faults))
		.batchConcurrency(3)
		.build();

	@TempDir
	private Path directory = Path.of("");

	private TableDump dump() {
		return this.mappings.dump(this.books.tableName());
	}

	private TableLoad load() {
		return this.mappings.load(this.copy.tableName());
	}

	private static List<String> lines(Path file) throws IOException {
		if (!file.toString().endsWith(".gz")) {
			return Files.readAllLines(file);
		}
		try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
		}
	}

	private static Set<Map<String, AttributeValue>> items(String table) {
		return tables.raw()
			.scanPaginator((request) -> request.tableName(table).consistentRead(true))
			.items()
			.stream()
			.collect(Collectors.toSet());
	}

	@ParameterizedTest
	@CsvSource({ "books.json,1", "books.json.gz,1", "books.json,3", "books.json.gz,5" })
	void dumpedAndLoadedTableHasEqualContent(String name, int segments) throws IOException {
		this.books.putAll(Library.volumes(100));
		Path file = this.directory.resolve(name);

		TransferProgress dumped = dump().segments(segments).to(file);
		TransferProgress loaded = load().from(file);

		assertThat(items(this.copy.tableName())).hasSize(100).isEqualTo(items(this.books.tableName()));
		assertThat(lines(file)).hasSize(100).allMatch((line) -> line.startsWith("{\"Item\":{"));
		assertThat(dumped).extracting(TransferProgress::items, TransferProgress::lines).containsExactly(100L, 100L);
		assertThat(dumped.bytes()).isEqualTo(lines(file).stream().mapToLong((line) -> line.length() + 1).sum());
		assertThat(dumped.capacityUnits()).isPositive();
		assertThat(loaded).extracting(TransferProgress::items, TransferProgress::lines, TransferProgress::bytes)
			.containsExactly(100L, 100L, dumped.bytes());
		assertThat(loaded.capacityUnits()).isEqualTo(100);
		try (Stream<Path> files = Files.list(this.directory)) {
			assertThat(files).containsExactly(file);
		}
	}

	@Test
	void everyTypeSurvives() {
		String table = tables.create(KeySchema.composite("id", ScalarAttributeType.B, "n.r", ScalarAttributeType.N));
		String other = tables.create(KeySchema.composite("id", ScalarAttributeType.B, "n.r", ScalarAttributeType.N));
		SdkBytes bytes = SdkBytes.fromByteArray(new byte[] { 0, -1, 10 });
		tables.raw()
			.putItem((request) -> request.tableName(table)
				.item(Map.of("id", AttributeValue.fromB(bytes), "n.r", AttributeValue.fromN("-1.50E-7"), "s",
						AttributeValue.fromS("a\nb\u2028\"\\ü😀"), "n",
						AttributeValue.fromN("12345678901234567890123456789012345678"), "ss",
						AttributeValue.fromSs(List.of("a", "b")), "ns", AttributeValue.fromNs(List.of("1", "2.5")),
						"bs", AttributeValue.fromBs(List.of(bytes)), "nul", AttributeValue.fromNul(true), "m",
						AttributeValue.fromM(Map.of("S", AttributeValue
							.fromL(List.of(AttributeValue.fromBool(false), AttributeValue.fromM(Map.of()))))))));
		StringWriter text = new StringWriter();

		this.mappings.dump(table).to(text);
		this.mappings.load(other).from(new StringReader(text.toString()));

		assertThat(text.toString().lines()).hasSize(1);
		assertThat(items(other)).hasSize(1).isEqualTo(items(table));
	}

	@Test
	void mappingsAreDumpedAndLoadedToo() {
		DynamoMapping<String, Book> mapping = this.mappings.open("books", String.class, Book.class,
				MappingOptions.defaults().withTableName(this.books.tableName()));
		mapping.put(Book.SOLARIS.isbn(), Book.SOLARIS);
		StringWriter text = new StringWriter();

		this.mappings.dump(mapping).consistent(false).to(text);
		mapping.clear();
		this.mappings.load(mapping).from(new StringReader(text + "\n \n"));

		assertThat(Map.copyOf(mapping)).isEqualTo(Map.of(Book.SOLARIS.isbn(), Book.SOLARIS));
	}

	@Test
	void emptyTableIsAnEmptyFile() throws IOException {
		Path file = this.directory.resolve("books.json.gz");
		Files.writeString(file, "what was there before");

		assertThat(dump().to(file).items()).isZero();
		assertThat(lines(file)).isEmpty();
		assertThat(load().from(file).items()).isZero();
	}

	@ParameterizedTest
	@CsvSource({ "books.json,1", "books.json.gz,1", "books.json,3", "books.json.gz,3" })
	void interruptedDumpGoesOn(String name, int segments) throws IOException {
		this.books.putAll(Library.volumes(100));
		Path file = this.directory.resolve(name);
		List<TransferProgress> told = new ArrayList<>();
		this.faults.failAt(6);
		assertThatExceptionOfType(DynamoRequestException.class)
			.isThrownBy(() -> dump().segments(segments).onProgress(told::add).to(file));
		assertThat(told).isNotEmpty();
		// Killed between the write of a page and that of the position.
		Files.write(file, new byte[] { 'x', '\n', 'x' }, StandardOpenOption.APPEND);
		tables.requests().clear();

		TransferProgress all = dump().segments(segments).resume().to(file);

		assertThat(all.items()).isEqualTo(100);
		assertThat(tables.requests().operations().size()).isLessThan(15 + segments);
		List<String> lines = lines(file);
		assertThat(lines).hasSize(100);
		assertThat(lines.stream().map(ItemJson::fromExportLine).collect(Collectors.toSet()))
			.isEqualTo(items(this.books.tableName()));
		try (Stream<Path> files = Files.list(this.directory)) {
			assertThat(files).containsExactly(file);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "books.json", "books.json.gz" })
	void dumpThatFailsBeforeItsFirstPageIsNotTakenForACompleteOne(String name) throws IOException {
		this.books.putAll(Library.volumes(20));
		Path file = this.directory.resolve(name);
		dump().to(file);
		this.books.putAll(Library.volumes(30));
		this.faults.failAt(1);
		assertThatExceptionOfType(DynamoRequestException.class).isThrownBy(() -> dump().to(file));
		tables.requests().clear();

		assertThatExceptionOfType(TransferException.class).isThrownBy(() -> load().from(file))
			.withMessage("Expected a complete dump to load into table '" + this.copy.tableName() + "', found '" + file
					+ ".resume', which a dump leaves that is interrupted or still under way. Resume the dump, or "
					+ "delete that file to load what there is.")
			.satisfies((ex) -> assertThat(ex.confirmedLines()).isZero());
		assertThat(tables.requests().operations()).isEmpty();
		assertThat(dump().resume().to(file).items()).isEqualTo(30);
		assertThat(load().from(file).items()).isEqualTo(30);
		assertThat(items(this.copy.tableName())).isEqualTo(items(this.books.tableName()));
	}

	@Test
	void dumpOfAMissingTableIsNotTakenForAnEmptyOne() {
		Path file = this.directory.resolve("books.json");

		assertThatExceptionOfType(TableNotFoundException.class)
			.isThrownBy(() -> this.mappings.dump(tables.named("missing")).to(file));

		assertThat(this.directory.resolve("books.json.resume")).exists();
		assertThatExceptionOfType(TransferException.class).isThrownBy(() -> load().from(file));
	}

	@Test
	void dumpThatIsNotResumedStartsFromTheBeginning() throws IOException {
		this.books.putAll(Library.volumes(30));
		Path file = this.directory.resolve("books.json");
		this.faults.failAt(3);
		assertThatExceptionOfType(DynamoRequestException.class).isThrownBy(() -> dump().to(file));

		dump().to(file);

		assertThat(new HashSet<>(lines(file))).hasSize(30);
		assertThat(dump().resume().to(file).items()).as("nothing to resume").isEqualTo(30);
		assertThat(lines(file)).hasSize(30);
	}

	@Test
	void dumpOfAnotherTableIsNotResumed() throws IOException {
		this.books.putAll(Library.volumes(30));
		Path file = this.directory.resolve("books.json");
		this.faults.failAt(3);
		assertThatExceptionOfType(DynamoRequestException.class).isThrownBy(() -> dump().to(file));

		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.mappings.dump(this.copy.tableName()).resume().to(file))
			.withMessage("Expected a dump of table '" + this.copy.tableName() + "' to resume, found in '" + file
					+ ".resume' one of table '" + this.books.tableName() + "'. Choose another file.");
		Files.writeString(file, "short");
		assertThatIllegalArgumentException().isThrownBy(() -> dump().resume().to(file))
			.withMessageMatching(
					"Expected file '.*books.json' to have at least the \\d+ bytes that were written to it, "
							+ "found 5. Delete '.*books.json.resume' and start from the beginning.");
		Files.writeString(this.directory.resolve("books.json.resume"), "segments=none");
		assertThatIllegalArgumentException().isThrownBy(() -> dump().resume().to(file))
			.withMessageMatching("Expected in '.*books.json.resume' where a dump is to be resumed, found something "
					+ "else. Delete it and start from the beginning.");
	}

	@Test
	void writersCannotBeResumed() {
		assertThatIllegalStateException().isThrownBy(() -> dump().resume().to(new StringWriter()))
			.withMessage(
					"Expected a file for a dump that is resumed, found a writer. Give it the file, or start anew.");
	}

	@Test
	void failureOfTheTargetIsTold() {
		this.books.put(Book.SOLARIS.isbn(), Book.SOLARIS);
		Writer full = new StringWriter() {

			@Override
			public void flush() {
				throw new UncheckedIOException(new IOException("full"));
			}

		};

		assertThatExceptionOfType(TransferException.class)
			.isThrownBy(() -> dump().to(this.directory.resolve("missing").resolve("books.json")))
			.withMessageStartingWith("Expected to write the dump of table '" + this.books.tableName() + "' to file '")
			.withCauseInstanceOf(IOException.class)
			.satisfies((ex) -> assertThat(ex.tableName()).isEqualTo(this.books.tableName()));
		assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> dump().to(full));
	}

	@Test
	void progressIsToldPageByPage() {
		this.books.putAll(Library.volumes(20));
		List<TransferProgress> told = new ArrayList<>();

		TransferProgress all = dump().onProgress(told::add).to(new StringWriter());

		assertThat(told).extracting(TransferProgress::items).startsWith(7L, 14L, 20L);
		assertThat(told.get(told.size() - 1)).usingRecursiveComparison().ignoringFields("elapsed").isEqualTo(all);
		assertThat(all.elapsed()).isPositive();
	}

	@Test
	void limitsAreKept() {
		this.books.putAll(Library.volumes(20));
		CapacityLimiter limiter = CapacityLimiter.perSecond(1000);
		StringWriter text = new StringWriter();

		double read = dump().rateLimit(limiter).to(text).capacityUnits();
		double written = load().rateLimit(limiter).from(new StringReader(text.toString())).capacityUnits();

		assertThat(written).isEqualTo(20);
		assertThat(limiter.consumedUnits()).isEqualTo(read + written);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3 })
	void interruptedLoadGoesOnAfterWhatIsConfirmed(int request) throws IOException {
		this.books.putAll(Library.volumes(100));
		Path file = this.directory.resolve("books.json");
		dump().to(file);
		DynamoMappings oneByOne = DynamoMappings.builder(tables.client(this.faults)).batchConcurrency(1).build();
		// The first request asks for the keys of the table.
		this.faults.failAt(request + 1);

		TransferException failed = catchThrowableOfType(TransferException.class,
				() -> oneByOne.load(this.copy.tableName()).from(file));

		long confirmed = failed.confirmedLines();
		assertThat(failed)
			.hasMessageStartingWith("Load of '" + file + "' into table '" + this.copy.tableName() + "' ended after "
					+ confirmed + " lines that are confirmed. BatchWriteItem on table ")
			.hasMessageEndingWith(" Go on with afterLine(" + confirmed + ").");
		assertThat(confirmed).isEqualTo(25L * (request - 1));
		Set<Map<String, AttributeValue>> before = lines(file).stream()
			.limit(confirmed)
			.map(ItemJson::fromExportLine)
			.collect(Collectors.toSet());
		assertThat(items(this.copy.tableName())).containsAll(before);
		assertThat(load().afterLine(confirmed).from(file)).extracting(TransferProgress::items, TransferProgress::lines)
			.containsExactly(100 - confirmed, 100L);
		assertThat(items(this.copy.tableName())).isEqualTo(items(this.books.tableName()));
	}

	@Test
	void loadMayBeRepeated() {
		this.books.putAll(Library.volumes(60));
		StringWriter text = new StringWriter();
		dump().to(text);

		load().from(new StringReader(text.toString()));
		load().from(new StringReader(text.toString()));

		assertThat(items(this.copy.tableName())).isEqualTo(items(this.books.tableName()));
	}

	@Test
	void laterOfTwoLinesWithOneKeyWins() {
		StringBuilder text = new StringBuilder();
		for (int round = 0; round < 60; round++) {
			for (int number = 0; number < 3; number++) {
				text.append("{\"Item\":{\"isbn\":{\"S\":\"" + number + "\"},\"stock\":{\"N\":\"" + round + "\"}}}\n");
			}
		}

		load().from(new StringReader(text.toString()));

		assertThat(items(this.copy.tableName())).hasSize(3)
			.allMatch((item) -> item.containsValue(AttributeValue.fromN("59")));
	}

	@Test
	void whatIsLeftUnprocessedIsSentAgain() {
		this.books.putAll(Library.volumes(60));
		StringWriter text = new StringWriter();
		dump().to(text);
		Set<Map<String, AttributeValue>> left = new HashSet<>();
		DynamoMappings busy = DynamoMappings.create(new LeavingClient(tables.client(), left::add));

		assertThat(busy.load(this.copy.tableName()).from(new StringReader(text.toString())).items()).isEqualTo(60);

		assertThat(items(this.copy.tableName())).isEqualTo(items(this.books.tableName()));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					{"Item":{"isbn":{"S":"secret"}  | Expected the JSON of an item, found text that is no JSON at column 31. Correct the text.
					{"isbn":{"S":"secret"}}         | Expected an object with the only member 'Item' at the top, found an object of 1 members. Correct the text.
					{"Item":{"isbn":"secret"}}      | Expected an object of one of the types S, N, B, BOOL, NULL, M, L, SS, NS and BS at 'isbn', found a string. Correct the text.
					{"Item":{"isbn":{"N":"17"}}}    | Expected key attribute 'isbn' of type S, found N. Correct the text, or load it into another table.
					{"Item":{"title":{"S":"none"}}} | Expected key attribute 'isbn' of type S, found none. Correct the text, or load it into another table.
					""")
	void wrongLineIsToldWithoutItsContent(String line, String reason) {
		String good = ItemJson.toExportLine(Map.of("isbn", AttributeValue.fromS("good")));
		List<String> lines = new ArrayList<>(List.of(good.replace("good", "first"), "", good, line, good));

		assertThatExceptionOfType(TransferException.class)
			.isThrownBy(() -> load().from(new StringReader(String.join("\n", lines))))
			.withMessage("Load of the reader into table '" + this.copy.tableName()
					+ "' ended after 3 lines that are confirmed. Line 4: " + reason + " Go on with afterLine(3).")
			.satisfies((ex) -> assertThat(ex.confirmedLines()).isEqualTo(3))
			.satisfies((ex) -> assertThat(ex).hasMessageNotContaining("secret"));
		assertThat(items(this.copy.tableName())).hasSize(2);
	}

	@Test
	void filesThatAreNoTextAreRefused() throws IOException {
		Path file = this.directory.resolve("books.json");
		Files.write(file, new byte[] { '{', -1, '\n' });

		assertThatExceptionOfType(TransferException.class).isThrownBy(() -> load().from(file))
			.withMessageContaining("After line 0: java.nio.charset.MalformedInputException");
		assertThatExceptionOfType(TransferException.class)
			.isThrownBy(() -> load().from(this.directory.resolve("missing.json")))
			.withMessageStartingWith("Expected a file of items to load into table '" + this.copy.tableName()
					+ "', found java.nio.file.NoSuchFileException");
	}

	@Test
	void progressOfALoadIsTold() {
		StringBuilder text = new StringBuilder();
		for (int number = 0; number < 2100; number++) {
			text.append("{\"Item\":{\"isbn\":{\"S\":\"" + number + "\"}}}\n");
		}
		List<TransferProgress> told = new ArrayList<>();

		load().onProgress(told::add).from(new StringReader(text.toString()));

		assertThat(told).hasSize(3);
		assertThat(told.get(2)).extracting(TransferProgress::items, TransferProgress::lines, TransferProgress::bytes)
			.containsExactly(2100L, 2100L, (long) text.length());
		assertThat(told.get(0).lines()).isBetween(0L, 1000L);
		assertThat(told.get(0).items()).isGreaterThanOrEqualTo(told.get(0).lines());
	}

	@Test
	void readOnlyMappingsAndMissingTablesAreRefused() {
		DynamoMapping<String, Book> readOnly = this.mappings.open("books", String.class, Book.class,
				MappingOptions.defaults().withTableName(this.copy.tableName()).withReadOnly(true));

		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> this.mappings.load(readOnly));
		assertThatExceptionOfType(TableNotFoundException.class)
			.isThrownBy(() -> this.mappings.load(tables.named("missing")).from(new StringReader("")));
		assertThatExceptionOfType(TableNotFoundException.class)
			.isThrownBy(() -> this.mappings.dump(tables.named("missing")).to(new StringWriter()));
		assertThatIllegalArgumentException().isThrownBy(() -> load().afterLine(-1))
			.withMessage("Expected 0 or more lines to pass over, found -1. Leave it out to load all.");
	}

	@Test
	void exportsOfDynamoDbAreLoaded() {
		// As AWS's guide shows them.
		String text = Arrays
			.asList("{\"Item\":{\"isbn\":{\"S\":\"1\"},\"Gross\":{\"N\":\"8.5\"},\"Tags\":{\"SS\":[\"a\",\"b\"]}}}",
					"{\"Item\":{\"isbn\":{\"S\":\"2\"},\"Cover\":{\"B\":\"AQID\"},\"Gone\":{\"NULL\":true}}}")
			.stream()
			.collect(Collectors.joining("\n"));

		assertThat(load().from(new StringReader(text)).items()).isEqualTo(2);
	}

}
