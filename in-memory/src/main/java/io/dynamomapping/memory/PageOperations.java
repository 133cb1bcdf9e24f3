package io.dynamomapping.memory;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/**
 * Queries and scans.
 */
final class PageOperations {

	private final Tables tables;

	PageOperations(Tables tables) {
		this.tables = tables;
	}

	QueryResponse query(QueryRequest request) {
		LegacyParameters.refuse(request);
		Placeholders placeholders = new Placeholders(request.expressionAttributeNames(),
				request.expressionAttributeValues());
		StoredTable table = this.tables.require(request.tableName());
		PageRequest page = new PageRequest(table, index(table, request.indexName()),
				ProjectionExpression.parse(request.projectionExpression(), placeholders), request.select(),
				request.limit(), request.consistentRead());
		KeyCondition condition = KeyCondition.parse(request.keyConditionExpression(), placeholders, page.keys());
		Condition filter = ConditionParser.parseFilter(request.filterExpression(), placeholders, page);
		placeholders.check(table);
		Map<String, AttributeValue> start = request.hasExclusiveStartKey()
				? page.requirePosition(request.exclusiveStartKey()) : null;
		boolean backward = Boolean.FALSE.equals(request.scanIndexForward());
		ItemPage found = ItemPage.of(page, candidates(page, condition, start, backward), filter);
		return QueryResponse.builder()
			.items(page.isCount() ? null : found.items())
			.count(found.count())
			.scannedCount(found.scannedCount())
			.lastEvaluatedKey(found.lastKey())
			.consumedCapacity(CapacityUnits.report(request.returnConsumedCapacity(), table.name(),
					CapacityUnits.readPage(found.bytes(), request.consistentRead()), page.index()))
			.build();
	}

	private static Stream<Map<String, AttributeValue>> candidates(PageRequest page, KeyCondition condition,
			@Nullable Map<String, AttributeValue> start, boolean backward) {
		if (start != null && !condition.partition().equals(start.get(page.keys().partition().attributeName()))) {
			throw Errors
				.validation("The provided starting key is outside query boundaries based on provided conditions");
		}
		if (start != null && !condition.sort().holds(start)) {
			throw Errors.validation("The provided starting key does not match the range key predicate");
		}
		List<Map<String, AttributeValue>> items = new ArrayList<>(
				page.items().partition(condition.partition()).filter(condition.sort()::holds).toList());
		Comparator<Map<String, AttributeValue>> order = page.items().order();
		if (backward) {
			Collections.reverse(items);
			order = order.reversed();
		}
		Comparator<Map<String, AttributeValue>> direction = order;
		return items.stream().filter((item) -> start == null || direction.compare(item, start) > 0);
	}

	ScanResponse scan(ScanRequest request) {
		LegacyParameters.refuse(request);
		Placeholders placeholders = new Placeholders(request.expressionAttributeNames(),
				request.expressionAttributeValues());
		StoredTable table = this.tables.require(request.tableName());
		PageRequest page = new PageRequest(table, index(table, request.indexName()),
				ProjectionExpression.parse(request.projectionExpression(), placeholders), request.select(),
				request.limit(), request.consistentRead());
		Condition filter = ConditionParser.parse("FilterExpression", request.filterExpression(), placeholders);
		placeholders.check(table);
		Map<String, AttributeValue> start = request.hasExclusiveStartKey()
				? page.requirePosition(request.exclusiveStartKey()) : null;
		Stream<Map<String, AttributeValue>> items = page.items().after(start);
		if (request.totalSegments() != null || request.segment() != null) {
			int segment = requireSegment(request);
			if (start != null && page.items().segment(start, request.totalSegments()) != segment) {
				throw Errors.validation("The provided starting key is invalid: Invalid ExclusiveStartKey. Please use "
						+ "ExclusiveStartKey with correct Segment. TotalSegments: " + request.totalSegments()
						+ " Segment: " + segment);
			}
			items = items.filter((item) -> page.items().segment(item, request.totalSegments()) == segment);
		}
		ItemPage found = ItemPage.of(page, items, filter);
		return ScanResponse.builder()
			.items(page.isCount() ? null : found.items())
			.count(found.count())
			.scannedCount(found.scannedCount())
			.lastEvaluatedKey(found.lastKey())
			.consumedCapacity(CapacityUnits.report(request.returnConsumedCapacity(), table.name(),
					CapacityUnits.readPage(found.bytes(), request.consistentRead()), page.index()))
			.build();
	}

	private static int requireSegment(ScanRequest request) {
		if (request.segment() == null || request.totalSegments() == null) {
			throw Errors.validation("The Segment parameter and the TotalSegments parameter are required together");
		}
		if (request.segment() < 0 || request.segment() >= request.totalSegments()) {
			throw Errors.validation(
					"The Segment parameter is zero-based and must be less than parameter TotalSegments: " + "Segment: "
							+ request.segment() + " is not less than TotalSegments: " + request.totalSegments());
		}
		return request.segment();
	}

	private static @Nullable SecondaryIndex index(StoredTable table, @Nullable String name) {
		return (name != null) ? table.index(name) : null;
	}

}
