package io.dynamomapping;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

import io.dynamomapping.client.ImpatientMappings;
import io.dynamomapping.testing.Book;
import io.dynamomapping.testing.Faults;
import io.dynamomapping.testing.LeavingClient;
import io.dynamomapping.testing.Library;
import io.dynamomapping.testing.TestTables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Batches of which DynamoDB leaves parts unprocessed.
 */
class UnprocessedBatchesTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private static final Set<String> STUCK = Set.of("volume-0003", "volume-0030", "volume-0033");

	private final DynamoMapping<String, Book> books = tables.books();

	private DynamoMapping<String, Book> leaving(Predicate<String> leave) {
		LeavingClient client = new LeavingClient(tables.client(),
				(item) -> leave.test(item.getOrDefault("isbn", AttributeValue.fromS("")).s()));
		return ImpatientMappings.create(client)
			.open("books", String.class, Book.class, MappingOptions.defaults().withTableName(this.books.tableName()));
	}

	// Leaves each key with a probability of a half, at most three times.
	private DynamoMapping<String, Book> busy() {
		Random random = new Random(17);
		Map<String, Integer> times = new ConcurrentHashMap<>();
		return leaving((isbn) -> random.nextBoolean() && times.merge(isbn, 1, Integer::sum) <= 3);
	}

	@Test
	void itemsThatWereLeftAreWrittenInTheEnd() {
		Map<String, Book> model = new HashMap<>(Library.volumes(120));

		busy().putAll(model);

		assertThat(this.books.getAll(model.keySet())).isEqualTo(model);
	}

	@Test
	void keysThatWereLeftAreReadInTheEnd() {
		Map<String, Book> model = Library.volumes(230);
		this.books.putAll(model);
		tables.requests().clear();

		Map<String, Book> found = busy().getAll(model.keySet());

		assertThat(found).isEqualTo(model);
		assertThat(List.copyOf(found.keySet())).isEqualTo(List.copyOf(model.keySet()));
		assertThat(tables.requests().requests(BatchGetItemRequest.class)).hasSizeGreaterThan(3)
			.allSatisfy((request) -> assertThat(request.requestItems().values())
				.allMatch((keys) -> Boolean.TRUE.equals(keys.consistentRead())));
	}

	@Test
	void keysThatWereLeftAreRemovedInTheEnd() {
		this.books.putAll(Library.volumes(120));

		busy().removeAll(Library.volumes(110).keySet());

		assertThat(Set.copyOf(this.books.keySet()))
			.isEqualTo(Set.copyOf(Library.volumes(120).keySet().stream().skip(110).toList()));
	}

	@Test
	void clearEmptiesTheTableInTheEnd() {
		this.books.putAll(Library.volumes(60));

		busy().clear();

		assertThat(this.books.count()).isZero();
	}

	@Test
	void writesThatAreLeftForEverAreReported() {
		Map<String, Book> model = Library.volumes(40);

		assertThatExceptionOfType(BatchIncompleteException.class)
			.isThrownBy(() -> leaving(STUCK::contains).putAll(model))
			.withMessage("BatchWriteItem on table '" + this.books.tableName() + "' confirmed 37 of 40 keys, "
					+ "DynamoDB kept leaving the rest unprocessed. Repeat it for unprocessedKeys(), "
					+ "and slow down or raise the capacity of the table if it is throttled.")
			.satisfies((ex) -> assertThat(ex.unprocessedKeys()).isEqualTo(STUCK.stream().sorted().toList()))
			.satisfies((ex) -> assertThat(ex.tableName()).isEqualTo(this.books.tableName()));
		model.keySet().removeAll(STUCK);
		assertThat(this.books.getAll(Library.volumes(40).keySet())).isEqualTo(model);
	}

	@Test
	void readsThatAreLeftForEverAreReported() {
		this.books.putAll(Library.volumes(40));

		assertThatExceptionOfType(BatchIncompleteException.class)
			.isThrownBy(() -> leaving(STUCK::contains).getAll(Library.volumes(40).keySet()))
			.satisfies((ex) -> assertThat(ex.unprocessedKeys()).isEqualTo(STUCK.stream().sorted().toList()));
	}

	@Test
	void removalsThatAreLeftForEverAreReported() {
		this.books.putAll(Library.volumes(40));

		assertThatExceptionOfType(BatchIncompleteException.class)
			.isThrownBy(() -> leaving(STUCK::contains).removeAll(Library.volumes(40).keySet()))
			.satisfies((ex) -> assertThat(ex.unprocessedKeys()).isEqualTo(STUCK.stream().sorted().toList()));
		assertThat(Set.copyOf(this.books.keySet())).isEqualTo(STUCK);
	}

	@Test
	void answersOfMoreThanSixteenMegabytesAreReadInParts() {
		Map<String, Book> large = new LinkedHashMap<>();
		Library.volumes(45).forEach((isbn, book) -> large.put(isbn, book.withTitle(isbn.substring(9).repeat(195_000))));
		large.forEach(this.books::put);
		tables.requests().clear();

		assertThat(this.books.getAll(large.keySet())).isEqualTo(large);
		assertThat(tables.requests().requests(BatchGetItemRequest.class)).hasSizeGreaterThan(1);
	}

	@Test
	void interruptionIsReportedWithWhatWasNotConfirmed() {
		Map<String, Book> model = Library.volumes(60);

		Thread.currentThread().interrupt();
		BatchIncompleteException thrown = catchThrowableOfType(BatchIncompleteException.class,
				() -> this.books.putAll(model));

		assertThat(Thread.interrupted()).isTrue();
		assertThat(thrown).hasMessageEndingWith("of 60 keys, then its thread was interrupted. Repeat it for "
				+ "unprocessedKeys(), and slow down or raise the capacity of the table if it is throttled.");
		thrown.unprocessedKeys().forEach(model::remove);
		assertThat(this.books.getAll(model.keySet())).isEqualTo(model);
	}

	@Test
	void failureIsReportedAsASentence() {
		Faults faults = new Faults();
		DynamoMapping<String, Book> failing = tables.reopen(this.books, faults);
		faults.failAt(1);

		assertThatExceptionOfType(BatchIncompleteException.class)
			.isThrownBy(() -> failing.putAll(Map.of("one", Book.FOUNDATION)))
			.withMessageContaining("broken off by the test")
			.withMessageContaining(". Repeat it for unprocessedKeys()")
			.satisfies((ex) -> assertThat(ex.unprocessedKeys()).isEqualTo(List.of("one")));
	}

}
