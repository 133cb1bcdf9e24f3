package io.dynamomapping.autoconfigure.lifecycle;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.dynamomapping.BatchWriter;
import io.dynamomapping.DynamoLock;
import io.dynamomapping.DynamoLocks;
import io.dynamomapping.DynamoMapping;
import io.dynamomapping.annotation.PartitionKey;
import io.dynamomapping.client.DynamoMappings;
import org.jspecify.annotations.NullMarked;

import org.springframework.context.ApplicationContext;

import static io.dynamomapping.Attribute.attr;

/**
 * Uses everything of the library that keeps something: threads, connections, classes.
 */
@NullMarked
public final class Shop implements Consumer<ApplicationContext> {

	private static final int ITEMS = 60;

	@Override
	@SuppressWarnings("unchecked")
	public void accept(ApplicationContext context) {
		DynamoMapping<String, Item> items = context.getBean("items", DynamoMapping.class);
		DynamoMappings mappings = context.getBean(DynamoMappings.class);
		Map<String, Item> many = IntStream.range(0, ITEMS)
			.mapToObj((number) -> new Item("item-" + number, List.of(new Part(number)), 1))
			.collect(Collectors.toMap(Item::id, (item) -> item));
		items.putAll(many);
		require(items.getAll(many.keySet()).equals(many), "all of them");
		require(items.at("item-7").update(attr(Item::stock).increment(2)).orElseThrow().stock() == 3, "a stock of 3");
		require(items.scan().segments(4).filter(attr(Item::stock).eq(3)).count() == 1, "one of them");
		try (BatchWriter<String, Item> writer = items.batchWriter()) {
			many.keySet().forEach(writer::remove);
			writer.flush();
		}
		try (DynamoLocks locks = mappings.locks("locks");
				DynamoLock lock = locks.tryAcquire("shop", Duration.ofSeconds(1)).orElseThrow()) {
			require(lock.isHeld(), "a lock");
		}
	}

	private static void require(boolean condition, String expected) {
		if (!condition) {
			throw new IllegalStateException("Expected " + expected);
		}
	}

	record Item(@PartitionKey String id, List<Part> parts, int stock) {

	}

	record Part(int number) {

	}

}
