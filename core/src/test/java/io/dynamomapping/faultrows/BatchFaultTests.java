package io.dynamomapping.faultrows;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import io.dynamomapping.BatchIncompleteException;
import io.dynamomapping.DynamoMapping;
import io.dynamomapping.DynamoRequestException;
import io.dynamomapping.client.ImpatientMappings;
import io.dynamomapping.faults.Effort;
import io.dynamomapping.faults.Fault;
import io.dynamomapping.faults.Reply;
import io.dynamomapping.testing.Book;
import io.dynamomapping.testing.Library;
import io.dynamomapping.testing.OnDynamoDbLocal;
import io.dynamomapping.testing.TestTables;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

@OnDynamoDbLocal("leftovers of batches")
@Timeout(600)
class BatchFaultTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	@RegisterExtension
	static final FaultyServer server = new FaultyServer(tables);

	private static final Reply FAILURE = Reply.error(500, "InternalServerError", "The request processing has failed");

	private final DynamoMapping<String, Book> books = server.books();

	@Test
	@DisplayName("X29 all left over for ever")
	void whatIsLeftForEverIsListed() {
		DynamoMapping<String, Book> impatient = server.books(
				ImpatientMappings.create(server.client(FaultyServer.ATTEMPT, FaultyServer.CALL)),
				this.books.tableName());
		Map<String, Book> model = Library.volumes(60);
		server.proxy().inject(Fault.leftovers(1, new Random())).on("BatchWriteItem", "BatchGetItem");

		BatchIncompleteException writes = catchThrowableOfType(BatchIncompleteException.class,
				() -> impatient.putAll(model));
		BatchIncompleteException reads = catchThrowableOfType(BatchIncompleteException.class,
				() -> impatient.getAll(model.keySet()));

		assertThat(writes).hasMessageStartingWith("BatchWriteItem on table '" + this.books.tableName()
				+ "' confirmed 0 of 60 keys, DynamoDB kept leaving the rest unprocessed.");
		assertThat(writes.unprocessedKeys()).isEqualTo(model.keySet().stream().toList());
		assertThat(reads.unprocessedKeys()).isEqualTo(model.keySet().stream().toList());
		server.proxy().heal();
		assertThat(impatient.count()).isZero();
		impatient.putAll(model);
		assertThat(impatient.getAll(model.keySet())).isEqualTo(model);
	}

	@Test
	@DisplayName("X30 leftovers in random order")
	void batchesWithLeftoversAreAsTheModel() {
		long seed = Long.getLong("seed", System.nanoTime());
		Random random = new Random(seed);
		Map<String, Book> model = Library.volumes(Effort.of(500, 10_000));
		server.proxy().inject(Fault.leftovers(0.2, random)).on("BatchWriteItem", "BatchGetItem");

		this.books.putAll(model);
		Map<String, Book> found = this.books.getAll(model.keySet());

		assertThat(found).as("seed %d", seed).isEqualTo(model);
		assertThat(server.proxy().count("BatchWriteItem")).isGreaterThan(model.size() / 25);
		Set<String> removed = Set.copyOf(model.keySet().stream().filter((isbn) -> random.nextInt(3) == 0).toList());
		this.books.removeAll(removed);
		server.proxy().heal();
		Map<String, Book> rest = new HashMap<>();
		this.books.scan().stream().forEach((book) -> assertThat(rest.put(book.isbn(), book)).isNull());
		model.keySet().removeAll(removed);
		assertThat(rest).as("seed %d", seed).isEqualTo(model);
	}

	@Test
	@DisplayName("X31 a batch fails as a whole after it was applied")
	void batchesThatFailAfterTheyWereAppliedAreSentAgain() {
		Map<String, Book> model = Library.volumes(50);
		server.proxy().inject(Fault.applyThenReply(FAILURE)).on("BatchWriteItem").first(2);

		this.books.putAll(model);

		assertThat(server.proxy().count("BatchWriteItem")).isEqualTo(4);
		assertThat(this.books.getAll(model.keySet())).isEqualTo(model);
		assertThat(this.books.count()).isEqualTo(50);
	}

	@Test
	@DisplayName("X31 a batch fails as a whole for ever")
	void batchesThatFailForEverAreListed() {
		Map<String, Book> model = Library.volumes(50);
		server.proxy().inject(Fault.applyThenReply(FAILURE)).withBody("volume-0030");

		BatchIncompleteException failure = catchThrowableOfType(BatchIncompleteException.class,
				() -> this.books.putAll(model));

		assertThat(failure).hasCauseInstanceOf(DynamoRequestException.class)
			.hasMessageContaining("InternalServerError");
		assertThat(List.<Object>copyOf(failure.unprocessedKeys())).contains("volume-0030")
			.doesNotContain("volume-0000");
		server.proxy().heal();
		// They may have been applied, and can be repeated.
		Map<String, Book> again = new HashMap<>(model);
		again.keySet().retainAll(failure.unprocessedKeys());
		this.books.putAll(again);
		assertThat(this.books.getAll(model.keySet())).isEqualTo(model);
	}

	@Test
	@DisplayName("X31 a batch of reads fails once")
	void batchesOfReadsAreSentAgain() {
		Map<String, Book> model = Library.volumes(120);
		this.books.putAll(model);
		server.proxy().inject(Fault.APPLY_THEN_RESET).on("BatchGetItem").first(1);
		server.proxy().inject(Fault.TRUNCATED).on("BatchGetItem").nth(2);

		assertThat(this.books.getAll(model.keySet())).isEqualTo(model);
	}

}
