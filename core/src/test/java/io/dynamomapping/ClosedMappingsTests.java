package io.dynamomapping;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.dynamomapping.client.DynamoMappings;
import io.dynamomapping.testing.Book;
import io.dynamomapping.testing.Library;
import io.dynamomapping.testing.TestTables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Batches whose mapping is closed before, or while, they are sent.
 */
@Timeout(60)
class ClosedMappingsTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private final DynamoMapping<String, Book> books = tables.books();

	private DynamoMapping<String, Book> open(DynamoMappings mappings) {
		return mappings.open("books", String.class, Book.class,
				MappingOptions.defaults().withTableName(this.books.tableName()));
	}

	@ParameterizedTest
	@MethodSource("bulkVerbs")
	void refuseBatchesOfAnySize(Consumer<DynamoMapping<String, Book>> verb) {
		DynamoMappings mappings = DynamoMappings.create(tables.client());
		DynamoMapping<String, Book> closed = open(mappings);
		mappings.close();

		assertThatIllegalStateException().isThrownBy(() -> verb.accept(closed))
			.withMessage("Expected an open mapping for table '" + this.books.tableName() + "', found it closed "
					+ "together with the DynamoMappings that opened it. Keep that open for as long as its mappings are "
					+ "in use.");
		assertThat(tables.requests().operations()).isEmpty();
	}

	static Stream<Named<Consumer<DynamoMapping<String, Book>>>> bulkVerbs() {
		return Stream.of(verb("putAll of one", (books) -> books.putAll(Library.volumes(1))),
				verb("putAll of many", (books) -> books.putAll(Library.volumes(60))),
				verb("getAll of many", (books) -> books.getAll(Library.volumes(260).keySet())),
				verb("removeAll of many", (books) -> books.removeAll(Library.volumes(60).keySet())),
				verb("clear", Map::clear));
	}

	private static Named<Consumer<DynamoMapping<String, Book>>> verb(String name,
			Consumer<DynamoMapping<String, Book>> verb) {
		return Named.of(name, verb);
	}

	@Test
	void closeDuringABatchLeavesWhatHasNotBeenSent() throws Exception {
		CountDownLatch sending = new CountDownLatch(1);
		CountDownLatch closed = new CountDownLatch(1);
		DynamoMappings mappings = DynamoMappings.builder(tables.client(new Held(sending, closed)))
			.batchConcurrency(1)
			.build();
		DynamoMapping<String, Book> closing = open(mappings);
		Map<String, Book> model = Library.volumes(200);
		AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

		Thread batch = new Thread(() -> failure.set(catchThrowable(() -> closing.putAll(model))));
		batch.start();
		assertThat(sending.await(20, TimeUnit.SECONDS)).isTrue();
		mappings.close();
		closed.countDown();
		batch.join();

		assertThat(failure.get()).isInstanceOfSatisfying(BatchIncompleteException.class, (ex) -> {
			List<String> stored = List.copyOf(this.books.keySet());
			assertThat(stored).hasSize(25);
			assertThat(ex.unprocessedKeys())
				.isEqualTo(model.keySet().stream().filter((isbn) -> !stored.contains(isbn)).toList());
			assertThat(ex).hasCauseInstanceOf(IllegalStateException.class);
		});
	}

	/**
	 * Holds the first batch back until the mapping is closed.
	 *
	 * @param sending counted down when the first batch is on its way
	 * @param closed awaited before it is sent
	 */
	private record Held(CountDownLatch sending, CountDownLatch closed) implements ExecutionInterceptor {

		@Override
		public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
			if (context.request() instanceof BatchWriteItemRequest) {
				this.sending.countDown();
				try {
					this.closed.await();
				}
				catch (InterruptedException ex) {
					Thread.currentThread().interrupt();
				}
			}
		}

	}

}
