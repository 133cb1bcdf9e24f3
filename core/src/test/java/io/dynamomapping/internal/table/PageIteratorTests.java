package io.dynamomapping.internal.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

import io.dynamomapping.DynamoMappingException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Pages one after another and pages ahead, of requests that fail on demand.
 */
@Timeout(60)
class PageIteratorTests {

	private final List<Workers> opened = new ArrayList<>();

	private final Requests requests = new Requests();

	@AfterEach
	void close() {
		this.opened.forEach(Workers::close);
	}

	private Workers workers(int concurrency) {
		Workers workers = new Workers(concurrency, UnaryOperator.identity());
		this.opened.add(workers);
		return workers;
	}

	private PageIterator sequential(int... lengths) {
		return new SequentialPages(this.requests.segments(lengths));
	}

	private PageIterator prefetched(Workers workers, int... lengths) {
		return new PrefetchedPages("books", workers, this.requests.segments(lengths));
	}

	private static String text(ItemPage page) {
		return attribute(page.items().get(0), "page").s();
	}

	private static AttributeValue attribute(Map<String, AttributeValue> item, String name) {
		return Objects.requireNonNull(item.get(name), name);
	}

	private static List<String> texts(PageIterator pages) {
		List<String> texts = new ArrayList<>();
		pages.forEachRemaining((page) -> texts.add(text(page)));
		return texts;
	}

	private static List<String> retrying(PageIterator pages) {
		List<String> texts = new ArrayList<>();
		while (pages.hasNext()) {
			try {
				texts.add(text(pages.next()));
			}
			catch (FailedException ex) {
				// The next call asks again.
			}
		}
		return texts;
	}

	@Test
	void sequentialPagesComeInOrder() {
		assertThat(texts(sequential(2, 1, 3))).containsExactly("0.0", "0.1", "1.0", "2.0", "2.1", "2.2");
	}

	@Test
	void sequentialPageIsRequestedWhenItIsAskedFor() {
		PageIterator pages = sequential(2, 1);

		assertThat(pages.hasNext()).isTrue();
		assertThat(this.requests.sent()).isEmpty();
		pages.next();
		assertThat(pages.hasNext()).isTrue();
		assertThat(this.requests.sent()).containsExactly("0.0");
		pages.next();
		assertThat(pages.hasNext()).isTrue();
		assertThat(this.requests.sent()).containsExactly("0.0", "0.1");
		pages.next();
		assertThat(pages.hasNext()).isFalse();
		assertThat(this.requests.sent()).containsExactly("0.0", "0.1", "1.0");
	}

	@Test
	void sequentialPageThatFailedIsAskedForAgain() {
		PageIterator pages = sequential(2, 1);
		this.requests.fail("0.1", 2);
		this.requests.fail("1.0", 1);

		assertThat(text(pages.next())).isEqualTo("0.0");
		for (int i = 0; i < 2; i++) {
			assertThatExceptionOfType(FailedException.class).isThrownBy(pages::next).withMessage("0.1");
		}
		assertThat(text(pages.next())).isEqualTo("0.1");
		assertThatExceptionOfType(FailedException.class).isThrownBy(pages::next).withMessage("1.0");
		assertThat(text(pages.next())).isEqualTo("1.0");
		assertThat(pages.hasNext()).isFalse();
		assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(pages::next);
	}

	@Test
	void closedPagesEnd() {
		for (PageIterator pages : List.of(sequential(3), prefetched(workers(2), 3))) {
			pages.next();

			pages.close();

			assertThat(pages.hasNext()).isFalse();
			assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(pages::next);
		}
	}

	@Test
	void noSegmentsHaveNoPages() {
		assertThat(sequential().hasNext()).isFalse();
		assertThat(prefetched(workers(1)).hasNext()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 16 })
	void prefetchedPagesOfASegmentComeInOrder(int concurrency) {
		assertThat(texts(prefetched(workers(concurrency), 5))).containsExactly("0.0", "0.1", "0.2", "0.3", "0.4");

		Map<Integer, List<String>> bySegment = new HashMap<>();
		texts(prefetched(workers(concurrency), 4, 1, 7, 2))
			.forEach((page) -> bySegment.computeIfAbsent(page.charAt(0) - '0', (k) -> new ArrayList<>()).add(page));

		assertThat(bySegment).isEqualTo(Map.of(0, List.of("0.0", "0.1", "0.2", "0.3"), 1, List.of("1.0"), 2,
				List.of("2.0", "2.1", "2.2", "2.3", "2.4", "2.5", "2.6"), 3, List.of("3.0", "3.1")));
	}

	@Test
	void nothingIsRequestedBeforeUse() {
		PageIterator pages = prefetched(workers(4), 2, 2);

		assertThat(pages.hasNext()).isTrue();

		assertThat(this.requests.sent()).isEmpty();
	}

	@Test
	void onePageOfEachSegmentIsRequestedAhead() throws Exception {
		PageIterator pages = prefetched(workers(4), 9, 9);

		pages.next();

		this.requests.await(3);
		Thread.sleep(50);
		assertThat(this.requests.sent()).containsExactlyInAnyOrderElementsOf(
				this.requests.sent().contains("0.1") ? Set.of("0.0", "0.1", "1.0") : Set.of("0.0", "1.0", "1.1"));
	}

	@Test
	void noMorePagesAreAheadThanThereAreWorkers() throws Exception {
		PageIterator pages = prefetched(workers(3), IntStream.range(0, 50).map((i) -> 2).toArray());

		pages.next();

		this.requests.await(4);
		Thread.sleep(50);
		assertThat(this.requests.sent()).hasSize(4);
		assertThat(texts(pages)).hasSize(99).doesNotHaveDuplicates();
		assertThat(this.requests.mostAtOnce()).isLessThanOrEqualTo(3);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 8 })
	void failedPageIsThrownAndThenAskedForAgain(int concurrency) {
		PageIterator pages = prefetched(workers(concurrency), 3);
		this.requests.fail("0.0", 1);
		this.requests.fail("0.1", 2);

		assertThatExceptionOfType(FailedException.class).isThrownBy(pages::next).withMessage("0.0");
		assertThat(text(pages.next())).isEqualTo("0.0");
		for (int i = 0; i < 2; i++) {
			assertThatExceptionOfType(FailedException.class).isThrownBy(pages::next).withMessage("0.1");
		}
		assertThat(texts(pages)).containsExactly("0.1", "0.2");
		assertThat(this.requests.sent()).containsExactly("0.0", "0.0", "0.1", "0.1", "0.1", "0.2");
	}

	@Test
	void errorsAreThrownToo() {
		PageIterator pages = new PrefetchedPages("books", workers(1), List.of((start) -> {
			throw new StackOverflowError("deep");
		}));

		for (int i = 0; i < 3; i++) {
			assertThatExceptionOfType(StackOverflowError.class).isThrownBy(pages::next);
		}
	}

	@Test
	void nothingIsLostOrRepeatedHoweverPagesFail() {
		for (int seed = 0; seed < 60; seed++) {
			Random random = new Random(seed);
			int[] lengths = random.ints(random.nextInt(12), 1, 8).toArray();
			Requests flaky = new Requests();
			flaky.failAtRandom(new Random(seed), 0.4);
			List<String> expected = new ArrayList<>();
			for (int segment = 0; segment < lengths.length; segment++) {
				for (int page = 0; page < lengths[segment]; page++) {
					expected.add(segment + "." + page);
				}
			}
			Workers workers = workers(1 + random.nextInt(5));

			assertThat(retrying(new PrefetchedPages("books", workers, flaky.segments(lengths))))
				.containsExactlyInAnyOrderElementsOf(expected);
			assertThat(retrying(new SequentialPages(flaky.segments(lengths)))).containsExactlyElementsOf(expected);
		}
	}

	@Test
	void manyIteratorsShareOneWorker() throws Exception {
		Workers single = workers(1);
		List<PageIterator> all = IntStream.range(0, 12).mapToObj((i) -> prefetched(single, 3, 3, 3)).toList();
		List<Thread> threads = new ArrayList<>();
		AtomicInteger found = new AtomicInteger();
		for (PageIterator pages : all) {
			threads.add(new Thread(() -> pages.forEachRemaining((page) -> found.incrementAndGet())));
		}

		threads.forEach(Thread::start);
		for (Thread thread : threads) {
			thread.join();
		}

		assertThat(found).hasValue(12 * 9);
	}

	@Test
	void busyWorkersKeepNobodyWaiting() throws Exception {
		Workers busy = workers(1);
		CountDownLatch done = new CountDownLatch(1);
		Future<?> task = busy.submit(() -> awaitUninterruptibly(done));

		assertThat(texts(prefetched(busy, 2, 2))).containsExactlyInAnyOrder("0.0", "0.1", "1.0", "1.1");

		assertThat(task.isDone()).isFalse();
		done.countDown();
	}

	@Test
	void iteratorMayBeUsedByAWorkerItself() throws Exception {
		Workers single = workers(1);
		AtomicInteger found = new AtomicInteger();

		single.submit(() -> found.set(texts(prefetched(single, 2, 2)).size())).get();

		assertThat(found).hasValue(4);
	}

	@Test
	void closeStopsRequests() throws Exception {
		CountDownLatch closed = new CountDownLatch(1);
		this.requests.before("0.1", () -> awaitUninterruptibly(closed));
		PageIterator pages = prefetched(workers(4), 9);
		pages.next();

		pages.close();
		closed.countDown();

		Thread.sleep(50);
		assertThat(this.requests.sent()).isSubsetOf("0.0", "0.1");
	}

	@Test
	void interruptionIsHonouredAndNothingIsLost() {
		CountDownLatch held = new CountDownLatch(1);
		this.requests.before("0.0", () -> awaitUninterruptibly(held));
		PageIterator pages = prefetched(workers(2), 2);

		Thread.currentThread().interrupt();

		assertThatExceptionOfType(DynamoMappingException.class).isThrownBy(pages::next)
			.withMessage("Interrupted while a page of table 'books' was on its way. The next call waits for it again.")
			.withCauseInstanceOf(InterruptedException.class);
		assertThat(Thread.interrupted()).isTrue();
		held.countDown();
		assertThat(texts(pages)).containsExactly("0.0", "0.1");
		assertThat(this.requests.sent()).containsExactly("0.0", "0.1");
	}

	@Test
	void closedWorkersLeaveTheRequestToTheCaller() {
		Workers closed = workers(2);
		closed.close();
		PageIterator pages = new PrefetchedPages("books", closed, List.of((start) -> {
			throw new IllegalStateException("closed connection");
		}));

		assertThatIllegalStateException().isThrownBy(pages::next).withMessage("closed connection");
	}

	private static void awaitUninterruptibly(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static final class FailedException extends RuntimeException {

		FailedException(String page) {
			super(page);
		}

	}

	/**
	 * Segments of numbered pages.
	 */
	private static final class Requests {

		private final List<String> sent = new ArrayList<>();

		private final Map<String, Integer> failures = new ConcurrentHashMap<>();

		private final Map<String, Runnable> before = new ConcurrentHashMap<>();

		private final AtomicInteger running = new AtomicInteger();

		private final AtomicInteger mostRunning = new AtomicInteger();

		private @Nullable Random random;

		private double probability;

		void fail(String page, int times) {
			this.failures.put(page, times);
		}

		void failAtRandom(Random random, double probability) {
			this.random = random;
			this.probability = probability;
		}

		void before(String page, Runnable action) {
			this.before.put(page, action);
		}

		synchronized List<String> sent() {
			return List.copyOf(this.sent);
		}

		int mostAtOnce() {
			return this.mostRunning.get();
		}

		void await(int requests) throws InterruptedException {
			while (sent().size() < requests) {
				Thread.sleep(1);
			}
		}

		List<Function<@Nullable Map<String, AttributeValue>, ItemPage>> segments(int... lengths) {
			List<Function<@Nullable Map<String, AttributeValue>, ItemPage>> segments = new ArrayList<>();
			for (int i = 0; i < lengths.length; i++) {
				int segment = i;
				segments.add((start) -> request(segment,
						(start != null) ? Integer.parseInt(attribute(start, "at").n()) : 0, lengths[segment]));
			}
			return segments;
		}

		private ItemPage request(int segment, int page, int length) {
			this.mostRunning.accumulateAndGet(this.running.incrementAndGet(), Math::max);
			try {
				String text = segment + "." + page;
				send(text);
				this.before.getOrDefault(text, () -> {
				}).run();
				if (this.failures.merge(text, -1, Integer::sum) >= 0) {
					throw new FailedException(text);
				}
				Map<String, AttributeValue> next = Map.of("at", AttributeValue.fromN(String.valueOf(page + 1)));
				return new ItemPage(List.of(Map.of("page", AttributeValue.fromS(text))),
						(page + 1 < length) ? next : null, 1, 1, null);
			}
			finally {
				this.running.decrementAndGet();
			}
		}

		private synchronized void send(String text) {
			this.sent.add(text);
			if (this.random != null && this.random.nextDouble() < this.probability) {
				throw new FailedException(text);
			}
		}

	}

}
