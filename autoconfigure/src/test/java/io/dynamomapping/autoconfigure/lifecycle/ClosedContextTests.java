package io.dynamomapping.autoconfigure.lifecycle;

import java.io.IOException;
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
import io.dynamomapping.spi.RequestListener;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
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

	private static final int TIMES = 20;

	private static final Pattern FOREIGN = Pattern
		.compile("embedded-dynamodb.*|SQLite.*|pool-.*|ForkJoinPool.*|VirtualThread-.*|Common-Cleaner|Cleaner-.*");

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
	@EnabledOnOs(value = OS.LINUX, disabledReason = "Open sockets are counted where Linux lists them")
	void noConnectionIsLeft() {
		useContext();
		// DynamoDB Local has the other ends in the same process.
		long before = settledSockets();

		for (int i = 0; i < TIMES; i++) {
			useContext();
		}

		await(() -> sockets() <= before);
		assertThat(sockets()).isLessThanOrEqualTo(before);
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
		try (Stream<Path> files = Files.list(OPEN_FILES)) {
			return files.filter(ClosedContextTests::isSocket).count();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static boolean isSocket(Path file) {
		try {
			return Files.readSymbolicLink(file).toString().startsWith("socket:");
		}
		catch (IOException ex) {
			// Closed by now.
			return false;
		}
	}

	private static void await(BooleanSupplier condition) {
		long start = System.nanoTime();
		while (!condition.getAsBoolean() && System.nanoTime() - start < TimeUnit.SECONDS.toNanos(5)) {
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
