package io.dynamomapping.memory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/**
 * Operations on many items. All of a batch is processed, unless what it reads is too
 * large for one answer.
 */
final class BatchOperations {

	private static final int MAX_READS = 100;

	private static final int MAX_WRITES = 25;

	private static final int MAX_RESPONSE = 16 * 1024 * 1024;

	private final Tables tables;

	private final ItemWrites writes;

	BatchOperations(Tables tables) {
		this.tables = tables;
		this.writes = new ItemWrites(tables);
	}

	BatchGetItemResponse get(BatchGetItemRequest request) {
		requireSize("BatchGetItem", MAX_READS,
				request.requestItems().values().stream().mapToInt((keys) -> keys.keys().size()).sum());
		Map<String, List<Map<String, AttributeValue>>> found = new LinkedHashMap<>();
		Map<String, KeysAndAttributes> unprocessed = new LinkedHashMap<>();
		Map<String, Double> units = new LinkedHashMap<>();
		int bytes = 0;
		for (Map.Entry<String, KeysAndAttributes> entry : request.requestItems().entrySet()) {
			KeysAndAttributes wanted = entry.getValue();
			LegacyParameters.refuse(wanted);
			StoredTable table = this.tables.require(entry.getKey());
			Placeholders placeholders = new Placeholders(wanted.expressionAttributeNames(), Map.of());
			ProjectionExpression projection = ProjectionExpression.parse(wanted.projectionExpression(), placeholders);
			placeholders.check(table);
			List<Map<String, AttributeValue>> keys = wanted.keys().stream().map(table.keys()::requireKey).toList();
			requireDistinct(keys);
			List<Map<String, AttributeValue>> items = new ArrayList<>();
			List<Map<String, AttributeValue>> left = new ArrayList<>();
			for (Map<String, AttributeValue> key : keys) {
				Map<String, AttributeValue> item = table.items().get(key);
				int size = (item != null) ? ItemSize.of(item) : 0;
				if (bytes + size > MAX_RESPONSE) {
					left.add(key);
					continue;
				}
				bytes += size;
				units.merge(table.name(), CapacityUnits.read(size, wanted.consistentRead()), Double::sum);
				if (item != null) {
					items.add(projection.of(item));
				}
			}
			found.put(entry.getKey(), items);
			if (!left.isEmpty()) {
				unprocessed.put(entry.getKey(), wanted.copy((copy) -> copy.keys(left)));
			}
		}
		return BatchGetItemResponse.builder()
			.responses(found)
			.unprocessedKeys(unprocessed)
			.consumedCapacity(CapacityUnits.report(request.returnConsumedCapacity(), units))
			.build();
	}

	BatchWriteItemResponse write(BatchWriteItemRequest request) {
		requireSize("BatchWriteItem", MAX_WRITES, request.requestItems().values().stream().mapToInt(List::size).sum());
		List<ItemWrite.Effect> effects = new ArrayList<>();
		request.requestItems().forEach((name, requests) -> {
			StoredTable table = this.tables.require(name);
			List<ItemWrite> parts = requests.stream().map((part) -> this.writes.of(table, part)).toList();
			requireDistinct(parts.stream().map(ItemWrite::key).toList());
			parts.forEach((part) -> effects.add(part.prepare()));
		});
		Map<String, Double> units = new LinkedHashMap<>();
		effects.forEach((effect) -> units.merge(effect.commit().write().table().name(), effect.units(), Double::sum));
		return BatchWriteItemResponse.builder()
			.unprocessedItems(Map.of())
			.consumedCapacity(CapacityUnits.report(request.returnConsumedCapacity(), units))
			.build();
	}

	private static void requireSize(String operation, int most, int size) {
		if (size == 0) {
			throw Errors
				.validation("1 validation error detected: Value at 'requestItems' failed to satisfy constraint: "
						+ "Member must have length greater than or equal to 1");
		}
		if (size > most) {
			throw Errors.validation("Too many items requested for the " + operation + " call");
		}
	}

	private static void requireDistinct(Collection<Map<String, AttributeValue>> keys) {
		if (new HashSet<>(keys).size() < keys.size()) {
			throw Errors.validation("Provided list of item keys contains duplicates");
		}
	}

}
