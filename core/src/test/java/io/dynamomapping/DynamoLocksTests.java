package io.dynamomapping;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import io.dynamomapping.client.DynamoMappings;
import io.dynamomapping.testing.Await;
import io.dynamomapping.testing.LostReplies;
import io.dynamomapping.testing.OnDynamoDbLocal;
import io.dynamomapping.testing.Race;
import io.dynamomapping.testing.TestTables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Locks that are held, renewed, lost and taken over. Each {@link DynamoLocks} stands for
 * an instance of an application.
 */
class DynamoLocksTests {

	@RegisterExtension
	static final TestTables tables = new TestTables();

	private static final Duration LONG = Duration.ofSeconds(30);

	private static final Duration SHORT = Duration.ofSeconds(1);

	private final String table = tables.create(KeySchema.simple("name", ScalarAttributeType.S));

	private final List<DynamoLocks> opened = new ArrayList<>();

	private final DynamoLocks mine = locks();

	private final DynamoLocks others = locks();

	private DynamoLocks locks(ExecutionInterceptor... interceptors) {
		List<ExecutionInterceptor> all = new ArrayList<>(List.of(interceptors));
		all.add(0, tables.requests());
		DynamoMapping<String, Map<String, Object>> mapping = DynamoMappings
			.create(tables.client(all.toArray(ExecutionInterceptor[]::new)))
			.open(this.table);
		mapping.keySchema();
		DynamoLocks locks = DynamoMappings.create(mapping.client()).locks(this.table);
		this.opened.add(locks);
		return locks;
	}

	@AfterEach
	void close() {
		this.opened.forEach(DynamoLocks::close);
	}

	private Map<String, AttributeValue> item(String name) {
		return tables.item(this.table, Map.of("name", AttributeValue.fromS(name)));
	}

	private void setHolder(String name, String holder, String version, long leaseMillis, long token) {
		tables.raw()
			.putItem((request) -> request.tableName(this.table)
				.item(Map.of("name", AttributeValue.fromS(name), "holder", AttributeValue.fromS(holder), "version",
						AttributeValue.fromS(version), "leaseMillis", AttributeValue.fromN("" + leaseMillis), "token",
						AttributeValue.fromN("" + token))));
	}

	private static DynamoLock held(Optional<DynamoLock> lock) {
		return lock.orElseThrow(() -> new AssertionError("Somebody else holds the lock."));
	}

	@Test
	void freeLockIsAcquiredAndHeld() {
		DynamoLock lock = held(this.mine.tryAcquire("report", LONG));

		assertThat(lock.name()).isEqualTo("report");
		assertThat(lock.fencingToken()).isEqualTo(1);
		assertThat(lock.isHeld()).isTrue();
		assertThat(lock).hasToString("Lock 'report' with fencing token 1");
		assertThat(tables.requests().requests(UpdateItemRequest.class)).hasSize(1);
		assertThat(item("report")).containsOnlyKeys("name", "holder", "version", "leaseMillis", "token")
			.containsEntry("leaseMillis", AttributeValue.fromN("30000"));
	}

	@Test
	void heldLockIsRefused() {
		held(this.mine.tryAcquire("report", LONG));

		assertThat(this.others.tryAcquire("report", LONG)).isEmpty();
		assertThat(this.mine.tryAcquire("report", LONG)).as("not reentrant").isEmpty();
		assertThat(this.others.tryAcquire("another", LONG)).isPresent();
		assertThat(tables.requests().requests(UpdateItemRequest.class)).hasSize(4);
	}

	@RepeatedTest(3)
	@DisplayName("S26: of several that race, one acquires, and the others get a typed failure")
	void oneOfManyAcquires() throws Exception {
		List<DynamoLocks> racing = List.of(this.mine, this.others, locks(), locks());

		List<Object> outcomes = Race.of(4, (number) -> {
			try {
				return racing.get(number).acquire("report", LONG, Duration.ofMillis(50));
			}
			catch (LockNotAcquiredException ex) {
				return ex;
			}
		});

		assertThat(outcomes).filteredOn(DynamoLock.class::isInstance).hasSize(1);
		assertThat(outcomes).filteredOn(LockNotAcquiredException.class::isInstance)
			.hasSize(3)
			.allSatisfy((failure) -> assertThat((LockNotAcquiredException) failure)
				.hasMessage("Expected lock 'report' of table '" + this.table
						+ "' to become free within 50 ms, found that others held it. Wait longer than its lease, or do "
						+ "without the lock.")
				.satisfies((ex) -> assertThat(ex.key()).isEqualTo("report")));
	}

	@Test
	@DisplayName("S26: unlock clears the holder, and keeps the fencing token")
	void releaseClearsTheHolder() {
		DynamoLock lock = held(this.mine.tryAcquire("report", LONG));

		assertThat(lock.release()).isTrue();

		assertThat(lock.isHeld()).isFalse();
		assertThat(item("report"))
			.isEqualTo(Map.of("name", AttributeValue.fromS("report"), "token", AttributeValue.fromN("1")));
		assertThat(lock.release()).isFalse();
		lock.close();
		assertThat(tables.requests().requests(UpdateItemRequest.class)).hasSize(2);
		assertThat(held(this.others.tryAcquire("report", LONG)).fencingToken()).isEqualTo(2);
	}

	@Test
	void fencingTokensGrow() {
		List<Long> tokens = new ArrayList<>();
		for (int i = 0; i < 5; i++) {
			try (DynamoLock lock = held(((i % 2 == 0) ? this.mine : this.others).tryAcquire("report", LONG))) {
				tokens.add(lock.fencingToken());
			}
		}

		assertThat(tokens).containsExactly(1L, 2L, 3L, 4L, 5L);
	}

	@Test
	void holderThatLivesKeepsTheLock() {
		DynamoLock lock = held(this.mine.tryAcquire("report", SHORT));
		AttributeValue version = Objects.requireNonNull(item("report").get("version"));

		assertThatExceptionOfType(LockNotAcquiredException.class)
			.isThrownBy(() -> this.others.acquire("report", SHORT, SHORT.multipliedBy(3)));

		assertThat(lock.isHeld()).isTrue();
		assertThat(item("report")).doesNotContainEntry("version", version)
			.containsEntry("token", AttributeValue.fromN("1"));
	}

	@Test
	void deadHolderIsTakenOverAfterItsLease() {
		setHolder("report", "the dead", "v1", SHORT.toMillis(), 7);

		assertThat(this.mine.tryAcquire("report", LONG)).isEmpty();
		long start = System.nanoTime();
		DynamoLock lock = this.others.acquire("report", LONG, Duration.ofSeconds(10));

		assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(SHORT);
		assertThat(lock.fencingToken()).isEqualTo(8);
		assertThat(this.mine.tryAcquire("report", LONG)).as("another version now").isEmpty();
	}

	@Test
	void holderIsDeadOnlyIfItsVersionStandsStill() {
		setHolder("report", "the living", "v1", SHORT.toMillis(), 7);
		assertThat(this.mine.tryAcquire("report", LONG)).isEmpty();
		Await.pause(SHORT);
		setHolder("report", "the living", "v2", SHORT.toMillis(), 7);

		assertThat(this.mine.tryAcquire("report", LONG)).isEmpty();
		Await.pause(SHORT);
		assertThat(held(this.mine.tryAcquire("report", LONG)).fencingToken()).isEqualTo(8);
	}

	@Test
	void oneOfManyTakesOver() throws Exception {
		setHolder("report", "the dead", "v1", SHORT.toMillis(), 7);
		List<DynamoLocks> racing = List.of(this.mine, this.others, locks(), locks());
		racing.forEach((locks) -> assertThat(locks.tryAcquire("report", LONG)).isEmpty());
		Await.pause(SHORT);

		List<Optional<DynamoLock>> outcomes = Race.of(4, (number) -> racing.get(number).tryAcquire("report", LONG));

		assertThat(outcomes).filteredOn(Optional::isPresent)
			.singleElement()
			.satisfies((lock) -> assertThat(held(lock).fencingToken()).isEqualTo(8));
	}

	@Test
	void waitingEndsWhenTheLockIsReleased() throws Exception {
		DynamoLock lock = held(this.mine.tryAcquire("report", Duration.ofSeconds(1)));

		List<Long> tokens = Race.of(2, (number) -> {
			if (number == 0) {
				Await.pause(Duration.ofMillis(100));
				lock.release();
				return 0L;
			}
			return this.others.acquire("report", LONG, Duration.ofSeconds(20)).fencingToken();
		});

		assertThat(tokens).containsExactly(0L, 2L);
	}

	@Test
	void lockThatSomebodyTookIsLost() {
		DynamoLock lock = held(this.mine.tryAcquire("report", SHORT));
		AtomicInteger told = new AtomicInteger();
		lock.onLost(() -> {
			throw new IllegalStateException("What the user does fails.");
		});
		lock.onLost(told::incrementAndGet);

		setHolder("report", "a thief", "v9", 30_000, 9);

		Await.until("the loss is told", () -> told.get() == 1);
		assertThat(lock.isHeld()).isFalse();
		lock.onLost(told::incrementAndGet);
		assertThat(told).as("at once").hasValue(2);
		assertThat(lock.release()).isFalse();
		assertThat(item("report")).containsEntry("holder", AttributeValue.fromS("a thief"));
	}

	@Test
	void holderThatReachesNobodyLosesTheLock() {
		Outage outage = new Outage();
		DynamoLock lock = held(locks(outage).tryAcquire("report", SHORT));
		AtomicBoolean told = new AtomicBoolean();
		lock.onLost(() -> told.set(true));

		outage.begin();
		assertThat(lock.isHeld()).isTrue();
		DynamoLock next = this.others.acquire("report", LONG, Duration.ofSeconds(10));

		assertThat(lock.isHeld()).as("while another one holds it").isFalse();
		Await.until("the loss is told", told::get);
		outage.end();
		assertThat(lock.release()).isFalse();
		assertThat(next.isHeld()).isTrue();
		assertThat(next.fencingToken()).isEqualTo(2);
	}

	@Test
	void shortOutageIsSurvived() {
		Outage outage = new Outage();
		DynamoLock lock = held(locks(outage).tryAcquire("report", Duration.ofSeconds(1)));

		outage.begin();
		Await.until("a renewal has failed", () -> outage.failures() > 0);
		outage.end();
		AttributeValue version = Objects.requireNonNull(item("report").get("version"));
		Await.until("a renewal has succeeded", () -> !version.equals(item("report").get("version")));

		assertThat(lock.isHeld()).isTrue();
	}

	@Test
	@OnDynamoDbLocal("replies are lost on their way, and the SDK repeats the request")
	void lostRepliesAreRecognized() {
		LostReplies replies = new LostReplies();
		DynamoLocks locks = locks(replies);

		replies.loseNext();
		DynamoLock lock = held(locks.tryAcquire("report", SHORT));
		assertThat(lock.fencingToken()).isEqualTo(1);
		assertThat(item("report")).containsEntry("token", AttributeValue.fromN("1"));

		replies.loseNext();
		Await.until("a renewal has lost its reply", () -> replies.lost() == 2);
		AttributeValue version = Objects.requireNonNull(item("report").get("version"));
		Await.until("it was renewed again", () -> !version.equals(item("report").get("version")));
		assertThat(lock.isHeld()).isTrue();

		replies.loseNext();
		assertThat(lock.release()).isTrue();
		assertThat(replies.lost()).isEqualTo(3);
		assertThat(item("report")).containsOnlyKeys("name", "token");
	}

	@Test
	void releasedLockIsNotLost() {
		AtomicBoolean told = new AtomicBoolean();
		DynamoLock lock = held(this.mine.tryAcquire("report", SHORT));
		lock.onLost(() -> told.set(true));

		lock.release();
		lock.onLost(() -> told.set(true));
		tables.requests().clear();
		Await.pause(SHORT);

		assertThat(told).isFalse();
		assertThat(tables.requests().operations()).as("no renewals").isEmpty();
	}

	@Test
	void answerThatIsLaterThanTheLeaseAcquiresNothing() {
		LateReplies replies = new LateReplies(SHORT);
		DynamoLocks locks = locks(replies);

		replies.delayNext();
		assertThat(locks.tryAcquire("report", SHORT)).isEmpty();
		assertThat(item("report")).as("released")
			.isEqualTo(Map.of("name", AttributeValue.fromS("report"), "token", AttributeValue.fromN("1")));

		replies.delayNext();
		assertThat(locks.acquire("report", SHORT, LONG).fencingToken()).as("by another attempt").isGreaterThan(2);
	}

	@Test
	void hungRenewalHoldsUpNeitherItsLossNorOtherLocks() {
		Hanging hanging = new Hanging("stuck", false);
		DynamoLocks locks = locks(hanging);
		DynamoLock other = held(locks.tryAcquire("other", Duration.ofSeconds(5)));
		DynamoLock stuck = held(locks.tryAcquire("stuck", SHORT));
		AtomicBoolean told = new AtomicBoolean();

		hanging.hangNext();
		stuck.onLost(() -> told.set(true));

		try {
			Await.until("a renewal hangs", hanging::hangs);
			Await.until("the loss is told", told::get);
			AttributeValue version = Objects.requireNonNull(item("other").get("version"));
			Await.until("the other lock is renewed", () -> !version.equals(item("other").get("version")));
			assertThat(hanging.hangs()).isTrue();
			assertThat(other.isHeld()).isTrue();
			assertThat(stuck.isHeld()).isFalse();
		}
		finally {
			hanging.end();
		}
	}

	@Test
	void slowActionHoldsUpNoOtherLock() {
		AtomicBoolean done = new AtomicBoolean();
		DynamoLock one = held(this.mine.tryAcquire("one", SHORT));
		DynamoLock two = held(this.mine.tryAcquire("two", SHORT));
		AtomicBoolean told = new AtomicBoolean();
		one.onLost(() -> Await.until("it may end", done::get));
		two.onLost(() -> told.set(true));

		try {
			setHolder("one", "a thief", "v9", 30_000, 9);
			Await.until("the first is lost", () -> !one.isHeld());
			setHolder("two", "a thief", "v9", 30_000, 9);

			Await.until("the loss of the second is told", told::get);
		}
		finally {
			done.set(true);
		}
	}

	@Test
	void closingLeavesNoThread() {
		Hanging hanging = new Hanging("stuck", true);
		DynamoLocks closing = locks(hanging);
		held(closing.tryAcquire("stuck", Duration.ofSeconds(2)));
		hanging.hangNext();
		Await.until("a renewal hangs", hanging::hangs);
		assertThat(threadsStartingWith("dynamo-mapping-locks-" + this.table)).isPositive();

		closing.close();

		assertThat(item("stuck")).containsOnlyKeys("name", "token");
		Await.until("no thread is left", () -> threadsStartingWith("dynamo-mapping-locks-" + this.table) == 0);
	}

	private static long threadsStartingWith(String start) {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.getName().startsWith(start))
			.count();
	}

	@Test
	void deletedLockIsNotReleased() {
		DynamoLock lock = held(this.mine.tryAcquire("report", LONG));
		tables.raw()
			.deleteItem((request) -> request.tableName(this.table).key(Map.of("name", AttributeValue.fromS("report"))));

		assertThat(lock.release()).isFalse();
		assertThat(item("report")).isEmpty();
	}

	@Test
	void closingReleasesAllAndEndsTheThread() {
		String thread = "dynamo-mapping-locks-" + this.table;
		DynamoLocks closing = locks();
		DynamoLock one = held(closing.tryAcquire("one", LONG));
		DynamoLock two = held(closing.tryAcquire("two", LONG));
		assertThat(threads(thread)).isEqualTo(1);

		closing.close();

		assertThat(List.of(one, two)).noneMatch(DynamoLock::isHeld);
		assertThat(this.mine.tryAcquire("one", LONG)).isPresent();
		assertThat(this.mine.tryAcquire("two", LONG)).isPresent();
		Await.until("only the thread of the others is left", () -> threads(thread) == 1);
		assertThatIllegalStateException().isThrownBy(() -> closing.tryAcquire("three", LONG))
			.withMessage("Expected open locks to acquire 'three', found that they were closed. Close them when nobody "
					+ "needs a lock any more.");
	}

	private static long threads(String name) {
		return Thread.getAllStackTraces().keySet().stream().filter((thread) -> thread.getName().equals(name)).count();
	}

	@Test
	void shortLeasesAreRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.mine.tryAcquire("report", Duration.ofMillis(99)))
			.withMessage("Expected a lease of at least 100 ms for lock 'report', found 99 ms. Use one that is longer "
					+ "than pauses of the application.");
	}

	@Test
	void interruptionEndsTheWaiting() {
		held(this.mine.tryAcquire("report", LONG));
		Thread.currentThread().interrupt();

		try {
			assertThatExceptionOfType(DynamoMappingException.class)
				.isThrownBy(() -> this.others.acquire("report", LONG, LONG));
			assertThat(Thread.currentThread().isInterrupted()).isTrue();
		}
		finally {
			Thread.interrupted();
		}
	}

	/**
	 * Lets one request for an item hang.
	 */
	private static final class Hanging implements ExecutionInterceptor {

		private final AtomicBoolean next = new AtomicBoolean();

		private final CountDownLatch end = new CountDownLatch(1);

		private final String name;

		private final boolean interruptible;

		private volatile boolean hangs;

		Hanging(String name, boolean interruptible) {
			this.name = name;
			this.interruptible = interruptible;
		}

		void hangNext() {
			this.next.set(true);
		}

		boolean hangs() {
			return this.hangs;
		}

		void end() {
			this.end.countDown();
		}

		@Override
		public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
			if (context.request() instanceof UpdateItemRequest request
					&& request.key().containsValue(AttributeValue.fromS(this.name)) && this.next.getAndSet(false)) {
				this.hangs = true;
				while (this.end.getCount() > 0) {
					hang();
				}
				this.hangs = false;
			}
		}

		private void hang() {
			try {
				this.end.await();
			}
			catch (InterruptedException ex) {
				if (this.interruptible) {
					throw AbortedException.create("Interrupted.");
				}
			}
		}

	}

	/**
	 * Holds back answers to requests that were applied.
	 */
	private static final class LateReplies implements ExecutionInterceptor {

		private final AtomicBoolean delaying = new AtomicBoolean();

		private final Duration delay;

		LateReplies(Duration delay) {
			this.delay = delay;
		}

		void delayNext() {
			this.delaying.set(true);
		}

		@Override
		public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
			if (this.delaying.getAndSet(false)) {
				Await.pause(this.delay);
			}
		}

	}

	/**
	 * Lets no request through for a while.
	 */
	private static final class Outage implements ExecutionInterceptor {

		private final AtomicBoolean down = new AtomicBoolean();

		private final AtomicInteger failures = new AtomicInteger();

		void begin() {
			this.down.set(true);
		}

		void end() {
			this.down.set(false);
		}

		int failures() {
			return this.failures.get();
		}

		@Override
		public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
			if (this.down.get()) {
				this.failures.incrementAndGet();
				throw AbortedException.create("The network is down.");
			}
		}

	}

}
