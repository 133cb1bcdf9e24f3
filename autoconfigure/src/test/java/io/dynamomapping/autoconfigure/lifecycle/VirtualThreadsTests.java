package io.dynamomapping.autoconfigure.lifecycle;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.dynamomapping.BatchWriter;
import io.dynamomapping.DynamoMapping;
import io.dynamomapping.embedded.EmbeddedDynamoDb;
import io.dynamomapping.spi.RequestListener;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

import static io.dynamomapping.Attribute.attr;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is sent on virtual threads, and many more callers on them than there are
 * processors and connections.
 */
@NullMarked
@EnabledForJreRange(min = JRE.JAVA_21, disabledReason = "There are no virtual threads before JDK 21")
class VirtualThreadsTests {

	private static final int CALLERS = 200;

	private static final EmbeddedDynamoDb dynamoDb = EmbeddedDynamoDb.start();

	@AfterAll
	static void close() {
		dynamoDb.close();
	}

	@Test
	void callsBatchesAndStreamsOfWritesComeToTheirEnd() {
		Runner.on(dynamoDb.endpoint()).run((context) -> {
			DynamoMapping<String, Shop.Item> items = items(context.getBean("items"));

			onVirtualThreads((caller) -> {
				String id = "single-" + caller;
				items.put(id, new Shop.Item(id, List.of(), caller));
				items.at(id).update(attr(Shop.Item::stock).set(caller + 1));
				items.putAll(items(caller, "batch"));
				try (BatchWriter<String, Shop.Item> writer = items.batchWriter()) {
					items(caller, "writer").forEach(writer::put);
					writer.flush();
				}
				return items.get(id);
			});

			assertThat(items.count()).isEqualTo(CALLERS + CALLERS * 30 * 2);
			assertThat(items.at("single-7").require().stock()).isEqualTo(8);
		});
	}

	@Test
	void requestsOfBatchesAndSegmentsAreSentOnThem() {
		Map<String, Set<Boolean>> virtual = new ConcurrentHashMap<>();
		RequestListener threads = (report) -> virtual
			.computeIfAbsent(report.operation(), (operation) -> ConcurrentHashMap.newKeySet())
			.add(isVirtual(Thread.currentThread()));
		Runner.on(dynamoDb.endpoint()).withBean(RequestListener.class, () -> threads).run((context) -> {
			DynamoMapping<String, Shop.Item> items = items(context.getBean("items"));
			Map<String, Shop.Item> many = new HashMap<>();
			IntStream.range(0, 5).forEach((caller) -> many.putAll(items(caller, "many")));

			items.get("single");
			items.putAll(many);
			items.getAll(many.keySet());
			items.scan().segments(4).count();

			assertThat(virtual).containsEntry("GetItem", Set.of(false))
				.containsEntry("BatchWriteItem", Set.of(true))
				.containsEntry("BatchGetItem", Set.of(true))
				.containsEntry("Scan", Set.of(true));
		});
	}

	private static Map<String, Shop.Item> items(int caller, String prefix) {
		return IntStream.range(0, 30)
			.mapToObj((number) -> new Shop.Item(prefix + "-" + caller + "-" + number, List.of(), 0))
			.collect(Collectors.toMap(Shop.Item::id, (item) -> item));
	}

	private static void onVirtualThreads(Call call) throws Exception {
		ExecutorService executor = virtualThreads();
		try {
			List<Future<?>> calls = new ArrayList<>();
			for (int i = 0; i < CALLERS; i++) {
				int caller = i;
				calls.add(executor.submit(() -> call.run(caller)));
			}
			for (Future<?> future : calls) {
				future.get(2, TimeUnit.MINUTES);
			}
		}
		finally {
			executor.shutdownNow();
		}
	}

	// The tests are compiled for JDK 17.
	private static ExecutorService virtualThreads() throws ReflectiveOperationException {
		try {
			return (ExecutorService) Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
		}
		catch (InvocationTargetException ex) {
			throw new IllegalStateException(ex.getCause());
		}
	}

	private static boolean isVirtual(Thread thread) {
		try {
			return (boolean) Thread.class.getMethod("isVirtual").invoke(thread);
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@SuppressWarnings("unchecked")
	private static DynamoMapping<String, Shop.Item> items(Object bean) {
		return (DynamoMapping<String, Shop.Item>) bean;
	}

	private interface Call {

		Object run(int caller) throws Exception;

	}

}
