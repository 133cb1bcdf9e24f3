package io.dynamomapping.lifecycle;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.DynamoRequestException;
import io.dynamomapping.OutcomeUnknownException;
import io.dynamomapping.faults.Effort;
import io.dynamomapping.testing.Book;
import io.dynamomapping.testing.OnDynamoDbLocal;
import io.dynamomapping.testing.TestTables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static io.dynamomapping.Attribute.attr;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Many threads that increment one item at once. DynamoDB Local answers some of them with
 * an error although it has done what it was told.
 */
@Timeout(600)
@OnDynamoDbLocal("tables in memory have no such errors")
class CrowdedItemTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private static final int THREADS = 200;

	private static final int INCREMENTS = Effort.of(1, 50);

	private final DynamoMapping<String, Book> books = tables.books();

	@Test
	void noIncrementIsAppliedTwice() throws Exception {
		this.books.put(Book.FOUNDATION.isbn(), Book.FOUNDATION.withStock(0));
		AtomicInteger applied = new AtomicInteger();
		AtomicInteger unknown = new AtomicInteger();
		AtomicInteger failed = new AtomicInteger();
		CountDownLatch go = new CountDownLatch(1);
		List<Thread> threads = new ArrayList<>();
		for (int i = 0; i < THREADS; i++) {
			Thread thread = new Thread(() -> {
				await(go);
				for (int round = 0; round < INCREMENTS; round++) {
					increment(applied, unknown, failed);
				}
			});
			thread.start();
			threads.add(thread);
		}
		go.countDown();
		for (Thread thread : threads) {
			thread.join();
		}

		int stock = this.books.get(Book.FOUNDATION.isbn()).stock();
		String found = "%d in the table, %d acknowledged, %d unknown, %d failed".formatted(stock, applied.get(),
				unknown.get(), failed.get());
		if (Effort.isLong()) {
			System.out.println("crowded item: " + found);
		}
		assertThat(applied.get() + unknown.get() + failed.get()).isEqualTo(THREADS * INCREMENTS);
		assertThat(applied.get()).as(found).isPositive();
		assertThat(stock).as(found).isBetween(applied.get(), applied.get() + unknown.get());
	}

	private void increment(AtomicInteger applied, AtomicInteger unknown, AtomicInteger failed) {
		try {
			this.books.at(Book.FOUNDATION.isbn()).upsert(attr(Book::stock).increment(1));
			applied.incrementAndGet();
		}
		catch (OutcomeUnknownException ex) {
			unknown.incrementAndGet();
		}
		catch (DynamoRequestException ex) {
			failed.incrementAndGet();
		}
	}

	private static void await(CountDownLatch latch) {
		try {
			assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
