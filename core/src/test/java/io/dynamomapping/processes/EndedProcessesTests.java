package io.dynamomapping.processes;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.faults.Fault;
import io.dynamomapping.faults.FaultProxy;
import io.dynamomapping.testing.Await;
import io.dynamomapping.testing.Book;
import io.dynamomapping.testing.Library;
import io.dynamomapping.testing.OnDynamoDbLocal;
import io.dynamomapping.testing.TestTables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * JVMs that are ended while they put many items.
 */
@Timeout(300)
@OnDynamoDbLocal("other JVMs reach the tables")
@EnabledOnOs(value = OS.LINUX, disabledReason = "Processes are ended by signals")
class EndedProcessesTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private static final int BOOKS = 2_500;

	private static final int CHUNKS = 32;

	private static final Duration LIMIT = Duration.ofMinutes(2);

	private static final Pattern DONE = Pattern.compile("(\\d+) of " + BOOKS + " writes or reads of BatchWriteItem");

	private final DynamoMapping<String, Book> books = tables.books();

	private final FaultProxy proxy = FaultProxy
		.before(tables.raw().serviceClientConfiguration().endpointOverride().orElseThrow());

	@TempDir
	private Path directory = Path.of("");

	@AfterEach
	void close() {
		this.proxy.close();
	}

	@Test
	@DisplayName("L8 SIGTERM during putAll")
	void whoIsAskedToEndSaysWhatWasWritten() {
		// The rest takes far longer than the signal.
		this.proxy.inject(Fault.delay(Duration.ofSeconds(3))).on("BatchWriteItem").from(CHUNKS + 1);
		try (ChildJvm child = child("terminated")) {
			beginAndAwaitSomeChunks(child);

			int exitCode = child.terminate(LIMIT);

			Matcher done = DONE.matcher(child.output());
			assertThat(exitCode).isEqualTo(128 + 15);
			assertThat(done.find()).as(child.output()).isTrue();
			assertThat(this.books.count()).as(child.output())
				.isEqualTo(Long.parseLong(done.group(1)))
				.isBetween(25L, BOOKS - 25L);
		}
	}

	@Test
	@DisplayName("L8 SIGKILL during putAll")
	void whoIsKilledLeavesWholeItemsAndMayRepeatThem() {
		Map<String, Book> all = Library.volumes(BOOKS);
		this.proxy.inject(Fault.hang(LIMIT)).on("BatchWriteItem").from(CHUNKS + 1);
		try (ChildJvm child = child("killed")) {
			beginAndAwaitSomeChunks(child);

			child.kill();
		}
		this.proxy.reset();

		assertThat(this.books.count()).isLessThan(BOOKS);
		assertThat(this.books.entrySet()).isNotEmpty().isSubsetOf(all.entrySet());
		try (ChildJvm child = child("repeated")) {
			ChildJvm.begin(List.of(child));
			assertThat(child.await(LIMIT)).contains("all written");
		}
		assertThat(this.books.entrySet()).hasSize(BOOKS).isSubsetOf(all.entrySet());
	}

	private ChildJvm child(String name) {
		return ChildJvm.start(this.directory, name, PuttingProgram.class, this.proxy.endpoint(), this.books.tableName(),
				BOOKS);
	}

	private void beginAndAwaitSomeChunks(ChildJvm child) {
		ChildJvm.begin(List.of(child));
		Await.until("some chunks are on their way", () -> this.proxy.count("BatchWriteItem") > CHUNKS);
	}

}
