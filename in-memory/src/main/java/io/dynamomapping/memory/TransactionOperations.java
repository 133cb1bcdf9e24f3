package io.dynamomapping.memory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.Get;
import software.amazon.awssdk.services.dynamodb.model.ItemResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;

/**
 * Operations on several items at once. They never conflict, as one is served at a time.
 */
final class TransactionOperations {

	private static final int MAX_ITEMS = 100;

	private static final int MAX_BYTES = 4 * 1024 * 1024;

	private static final Duration TOKEN_LIFE = Duration.ofMinutes(10);

	private final Tables tables;

	private final ItemWrites writes;

	private final Clock clock;

	private final Map<String, Served> served = new LinkedHashMap<>();

	TransactionOperations(Tables tables, Clock clock) {
		this.tables = tables;
		this.writes = new ItemWrites(tables);
		this.clock = clock;
	}

	TransactGetItemsResponse get(TransactGetItemsRequest request) {
		requireSize(request.transactItems().size());
		List<ItemResponse> responses = new ArrayList<>();
		Map<String, Double> units = new LinkedHashMap<>();
		Set<List<Object>> keys = new HashSet<>();
		TransactionReasons reasons = new TransactionReasons(request.transactItems().size());
		int bytes = 0;
		for (int place = 0; place < request.transactItems().size(); place++) {
			Get get = request.transactItems().get(place).get();
			StoredTable table = this.tables.require(get.tableName());
			Placeholders placeholders = new Placeholders(get.expressionAttributeNames(), Map.of());
			ProjectionExpression projection = ProjectionExpression.parse(get.projectionExpression(), placeholders);
			placeholders.check(table);
			Map<String, AttributeValue> key;
			try {
				key = table.keys().requireKey(get.key());
			}
			catch (UnfitItemException ex) {
				reasons.add(place, ex);
				continue;
			}
			requireNew(keys, table, key);
			Map<String, AttributeValue> item = table.items().get(key);
			units.merge(table.name(), 2 * CapacityUnits.read((item != null) ? ItemSize.of(item) : 0, true),
					Double::sum);
			Map<String, AttributeValue> part = (item != null) ? projection.of(item) : Map.of();
			bytes += ItemSize.of(part);
			responses.add(ItemResponse.builder().item((item != null) ? part : null).build());
		}
		reasons.requireNone();
		if (bytes > MAX_BYTES) {
			throw Errors.validation("Payload in response is too large." + bytes);
		}
		return TransactGetItemsResponse.builder()
			.responses(responses)
			.consumedCapacity(CapacityUnits.report(request.returnConsumedCapacity(), units))
			.build();
	}

	TransactWriteItemsResponse write(TransactWriteItemsRequest request) {
		requireSize(request.transactItems().size());
		Map<String, Double> units = new LinkedHashMap<>();
		if (!isServed(request)) {
			for (ItemWrite.Effect effect : prepare(request.transactItems())) {
				units.merge(effect.commit().write().table().name(), 2 * effect.units(), Double::sum);
			}
			if (request.clientRequestToken() != null) {
				this.served.put(request.clientRequestToken(),
						new Served(request.transactItems(), this.clock.instant().plus(TOKEN_LIFE)));
			}
		}
		return TransactWriteItemsResponse.builder()
			.consumedCapacity(CapacityUnits.report(request.returnConsumedCapacity(), units))
			.build();
	}

	private List<ItemWrite.Effect> prepare(List<TransactWriteItem> items) {
		Map<Integer, ItemWrite> parts = new LinkedHashMap<>();
		TransactionReasons reasons = new TransactionReasons(items.size());
		Set<List<Object>> keys = new HashSet<>();
		for (int place = 0; place < items.size(); place++) {
			try {
				ItemWrite part = this.writes.of(items.get(place));
				requireNew(keys, part.table(), part.key());
				parts.put(place, part);
			}
			catch (UnfitItemException ex) {
				reasons.add(place, ex);
			}
		}
		int bytes = items.stream().mapToInt(ItemWrites::payload).sum();
		if (bytes > MAX_BYTES) {
			throw Errors.validation("Transaction payload size cannot exceed 4MB. Payload Size: " + bytes);
		}
		List<ItemWrite.Effect> effects = new ArrayList<>();
		parts.forEach((place, part) -> {
			try {
				effects.add(part.prepare());
			}
			catch (ConditionalCheckFailedException | UnfitItemException ex) {
				reasons.add(place, ex);
			}
		});
		reasons.requireNone();
		return effects;
	}

	private static void requireNew(Set<List<Object>> keys, StoredTable table, Map<String, AttributeValue> key) {
		if (!keys.add(List.of(table.name(), key))) {
			throw Errors.validation("Transaction request cannot include multiple operations on one item");
		}
	}

	private boolean isServed(TransactWriteItemsRequest request) {
		Instant now = this.clock.instant();
		// The oldest ones come first.
		Iterator<Served> oldest = this.served.values().iterator();
		while (oldest.hasNext() && !now.isBefore(oldest.next().end())) {
			oldest.remove();
		}
		Served earlier = this.served.get(request.clientRequestToken());
		if (earlier != null && !earlier.items().equals(request.transactItems())) {
			throw Errors.tokenMismatch();
		}
		return earlier != null;
	}

	private static void requireSize(int size) {
		if (size < 1 || size > MAX_ITEMS) {
			throw Errors
				.validation("1 validation error detected: Value at 'transactItems' failed to satisfy constraint: "
						+ "Member must have length "
						+ ((size < 1) ? "greater than or equal to 1" : "less than or equal to " + MAX_ITEMS));
		}
	}

	private record Served(List<TransactWriteItem> items, Instant end) {

	}

}
