package io.dynamomapping.autoconfigure.lifecycle;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.dynamomapping.BatchIncompleteException;
import io.dynamomapping.DynamoLock;
import io.dynamomapping.DynamoLocks;
import io.dynamomapping.DynamoMapping;
import io.dynamomapping.client.DynamoMappings;
import io.dynamomapping.embedded.EmbeddedDynamoDb;
import io.dynamomapping.faults.Effort;
import io.dynamomapping.spi.RequestListener;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * What is left of a context that was closed: nothing.
 */
@NullMarked
class ClosedContextTests {

	private static final int TIMES = Effort.of(20, 50);

	private static final int WARM_UP = 50;

	private static final int RESTARTS = 200;

	private static final Pattern FOREIGN = Pattern
		.compile("embedded-dynamodb.*|SQLite.*|ForkJoinPool.*|Common-Cleaner|Cleaner-.*");

	private static final Path OPEN_FILES = Path.of("/proc/self/fd");

	private static final EmbeddedDynamoDb dynamoDb = EmbeddedDynamoDb.start();

	private final ApplicationContextRunner contextRunner = Runner.on(dynamoDb.endpoint());

	@AfterAll
	static void close() {
		dynamoDb.close();
	}

	@Test
	void noThreadIsLeft() {
		useContext();
		Set<Thread> before = Thread.getAllStackTraces().keySet();

		for (int i = 0; i < TIMES; i++) {
			useContext();
		}

		await(() -> startedSince(before).isEmpty());
		assertThat(startedSince(before)).isEmpty();
	}

	@Test
	@EnabledOnOs(value = OS.LINUX, disabledReason = "Open sockets and files are counted where Linux lists them")
	void noConnectionAndNoFileIsLeft() {
		useContext();
		// DynamoDB Local has the other ends in the same process.
		long sockets = settledSockets();
		// A class that is loaded late may open a jar.
		long files = files() + 2;

		for (int i = 0; i < TIMES; i++) {
			useContext();
		}

		await(() -> sockets() <= sockets && files() <= files);
		assertThat(sockets()).isLessThanOrEqualTo(sockets);
		assertThat(files()).isLessThanOrEqualTo(files);
	}

	@Test
	@EnabledIfSystemProperty(named = "reliability", matches = "long")
	void classesAreNotLoadedAgainAndAgain() {
		for (int i = 0; i < WARM_UP; i++) {
			useContext();
		}
		long before = metaspace();

		for (int i = 0; i < RESTARTS; i++) {
			useContext();
		}

		long grown = metaspace() - before;
		System.out.println("metaspace: " + grown / 1024 + " KB more after " + RESTARTS + " contexts");
		assertThat(grown).isLessThan(4 * 1024 * 1024);
	}

	private static long metaspace() {
		System.gc();
		return ManagementFactory.getMemoryPoolMXBeans()
			.stream()
			.filter((pool) -> pool.getName().equals("Metaspace"))
			.mapToLong((pool) -> pool.getUsage().getUsed())
			.sum();
	}

	@Test
	void aBatchThatIsUnderWayEndsAndTellsWhatIsMissing() throws Exception {
		CountDownLatch underWay = new CountDownLatch(3);
		Map<String, Shop.Item> many = IntStream.range(0, 20_000)
			.mapToObj((number) -> new Shop.Item("item-" + number, List.of(), 0))
			.collect(Collectors.toMap(Shop.Item::id, (item) -> item));
		CompletableFuture<@Nullable Throwable> failure = new CompletableFuture<>();

		RequestListener listener = (report) -> {
			if (report.operation().equals("BatchWriteItem")) {
				underWay.countDown();
			}
		};

		this.contextRunner.withBean(RequestListener.class, () -> listener).run((context) -> {
			DynamoMapping<String, Shop.Item> items = items(context.getBean("items"));
			Thread thread = new Thread(() -> failure.complete(catchThrowable(() -> items.putAll(many))));
			thread.setDaemon(true);
			thread.start();
			assertThat(underWay.await(30, TimeUnit.SECONDS)).isTrue();
		});

		assertThat(failure.get(30, TimeUnit.SECONDS)).isInstanceOfSatisfying(BatchIncompleteException.class,
				(incomplete) -> assertThat(incomplete.leftOvers()).isNotEmpty());
	}

	@Test
	void locksAreReleased() {
		DynamoLock[] lock = new DynamoLock[1];
		this.contextRunner.withUserConfiguration(Locks.class)
			.run((context) -> lock[0] = context.getBean(DynamoLocks.class)
				.tryAcquire("closed", Duration.ofHours(1))
				.orElseThrow());

		assertThat(lock[0].isHeld()).isFalse();
		this.contextRunner.withUserConfiguration(Locks.class)
			.run((context) -> assertThat(context.getBean(DynamoLocks.class).tryAcquire("closed", Duration.ofHours(1)))
				.isPresent());
	}

	private void useContext() {
		this.contextRunner.run(new Shop()::accept);
	}

	@SuppressWarnings("unchecked")
	private static DynamoMapping<String, Shop.Item> items(Object bean) {
		return (DynamoMapping<String, Shop.Item>) bean;
	}

	// DynamoDB Local's own and those of the JDK come and go.
	private static List<String> startedSince(Set<Thread> before) {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.isAlive() && !before.contains(thread))
			.map(Thread::getName)
			.filter((name) -> !FOREIGN.matcher(name).matches())
			.sorted()
			.toList();
	}

	private static long settledSockets() {
		long[] last = { -1, sockets() };
		await(() -> {
			last[0] = last[1];
			last[1] = sockets();
			return last[0] == last[1];
		});
		return last[1];
	}

	private static long sockets() {
		return count((target) -> target.startsWith("socket:"));
	}

	// DynamoDB Local comes and goes with its own in a place of its own.
	private static long files() {
		return count((target) -> target.startsWith("/") && !target.startsWith("/tmp"));
	}

	private static long count(Predicate<String> targets) {
		try (Stream<Path> files = Files.list(OPEN_FILES)) {
			return files.filter((file) -> leadsTo(file, targets)).count();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static boolean leadsTo(Path file, Predicate<String> targets) {
		try {
			return targets.test(Files.readSymbolicLink(file).toString());
		}
		catch (IOException ex) {
			// Closed by now.
			return false;
		}
	}

	private static void await(BooleanSupplier condition) {
		long start = System.nanoTime();
		while (!condition.getAsBoolean() && System.nanoTime() - start < TimeUnit.MINUTES.toNanos(2)) {
			pause();
		}
	}

	private static void pause() {
		try {
			Thread.sleep(100);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Configuration(proxyBeanMethods = false)
	static class Locks {

		@Bean
		DynamoLocks shopLocks(DynamoMappings mappings, DynamoMapping<String, Map<String, Object>> locks) {
			return mappings.locks(locks);
		}

	}

}
