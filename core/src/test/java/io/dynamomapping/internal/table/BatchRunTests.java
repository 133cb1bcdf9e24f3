package io.dynamomapping.internal.table;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

import io.dynamomapping.BatchIncompleteException;
import io.dynamomapping.LeftOver.Verb;
import io.dynamomapping.testing.NoClient;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

@Timeout(30)
class BatchRunTests {

	private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(1), Duration.ofMillis(2), 3);

	private static final TableCalls CALLS = new TableCalls(new Connection(new NoClient(), List.of(), 1, null), "books",
			"books", null);

	private final Workers workers = new Workers(4, UnaryOperator.identity());

	private final List<Integer> sent = Collections.synchronizedList(new ArrayList<>());

	@AfterEach
	void close() {
		this.workers.close();
	}

	@Test
	void sendsChunksOfTheGivenSize() {
		run(elements(60), (chunk) -> List.of());

		assertThat(this.sent).containsExactlyInAnyOrder(25, 25, 10);
	}

	@Test
	void sendsNothingOfNothing() {
		run(List.of(), (chunk) -> List.of());

		assertThat(this.sent).isEmpty();
	}

	@Test
	void sendsUnprocessedElementsAgain() {
		run(elements(25), (chunk) -> chunk.subList(0, chunk.size() / 2));

		assertThat(this.sent).containsExactly(25, 12, 6, 3, 1);
	}

	@Test
	void givesUpWhenNothingIsProcessedAnyMore() {
		assertThatExceptionOfType(BatchIncompleteException.class)
			.isThrownBy(() -> run(elements(25),
					(chunk) -> chunk.stream().filter((element) -> (Integer) element.key() % 10 == 7).toList()))
			.withMessage("BatchWriteItem on table 'books' confirmed 23 of 25 keys, DynamoDB kept leaving the rest "
					+ "unprocessed. Repeat it for unprocessedKeys(), and slow down or raise the capacity of the table "
					+ "if it is throttled.")
			.satisfies((ex) -> assertThat(ex.unprocessedKeys()).isEqualTo(List.of(7, 17)));
		// First 25, then 7 and 17 until three attempts got nowhere. Further chunks end
		// with the one that gives up, at some time or other.
		assertThat(this.sent).containsExactly(25, 2, 2, 2);
	}

	@Test
	void failureStopsChunksThatAreNotSentYet() {
		AtomicInteger chunks = new AtomicInteger();

		assertThatExceptionOfType(BatchIncompleteException.class).isThrownBy(() -> run(elements(1000), (chunk) -> {
			if (chunks.incrementAndGet() >= 3) {
				throw new IllegalStateException("no more");
			}
			return List.of();
		}))
			.withMessageStartingWith("BatchWriteItem on table 'books' confirmed 50 of 1000 keys: no more")
			.withCauseInstanceOf(IllegalStateException.class)
			.satisfies((ex) -> assertThat(ex.unprocessedKeys()).hasSize(950));
		assertThat(this.sent).hasSizeLessThan(40);
	}

	@Test
	void neverHasMoreInFlightThanAllowed() {
		AtomicInteger inFlight = new AtomicInteger();
		AtomicInteger most = new AtomicInteger();

		run(elements(500), (chunk) -> {
			most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
			sleep(5);
			inFlight.decrementAndGet();
			return List.of();
		});

		assertThat(most.get()).isBetween(2, 4);
	}

	@Test
	void interruptionEndsTheBatchAndKeepsTheFlag() throws InterruptedException {
		CountDownLatch started = new CountDownLatch(1);
		List<Object> result = new ArrayList<>();
		Thread thread = new Thread(() -> {
			try {
				run(elements(1000), (chunk) -> {
					started.countDown();
					sleep(50);
					return List.of();
				});
			}
			catch (BatchIncompleteException ex) {
				result.add(ex);
				result.add(Thread.currentThread().isInterrupted());
			}
		});
		thread.start();
		assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();

		thread.interrupt();
		thread.join();

		assertThat(result).hasSize(2);
		assertThat(result.get(0)).asInstanceOf(InstanceOfAssertFactories.THROWABLE)
			.hasCauseInstanceOf(InterruptedException.class);
		assertThat(result.get(1)).isEqualTo(true);
	}

	@Test
	void atLeastOneRequestMustBeAllowed() {
		assertThatIllegalArgumentException().isThrownBy(() -> new Workers(0, UnaryOperator.identity()))
			.withMessage("Expected at least 1 batch request in flight, found 0.");
	}

	private void run(List<BatchElement> elements, UnaryOperator<List<BatchElement>> send) {
		new BatchRun("BatchWriteItem", BACKOFF, BatchRun.chunks(elements, 25), (chunk, charge) -> {
			this.sent.add(chunk.size());
			return send.apply(chunk);
		}).run(this.workers);
	}

	private static List<BatchElement> elements(int count) {
		return IntStream.range(0, count)
			.mapToObj((i) -> new BatchElement(CALLS, Verb.REMOVE, i,
					Map.of("id", AttributeValue.fromN(String.valueOf(i))), null, null, null))
			.toList();
	}

	private static void sleep(long millis) {
		try {
			Thread.sleep(millis);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
