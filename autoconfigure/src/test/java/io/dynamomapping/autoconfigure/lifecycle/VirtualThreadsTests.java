package io.dynamomapping.autoconfigure.lifecycle;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.dynamomapping.BatchWriter;
import io.dynamomapping.DynamoMapping;
import io.dynamomapping.embedded.EmbeddedDynamoDb;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

import static io.dynamomapping.Attribute.attr;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Many more callers than there are processors and connections, each on a virtual thread.
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
		Runner.on(dynamoDb.endpoint()).withPropertyValues("spring.threads.virtual.enabled=true").run((context) -> {
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

	@SuppressWarnings("unchecked")
	private static DynamoMapping<String, Shop.Item> items(Object bean) {
		return (DynamoMapping<String, Shop.Item>) bean;
	}

	private interface Call {

		Object run(int caller) throws Exception;

	}

}
