package io.dynamomapping.internal.table;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/**
 * Finds in answers what they cost and how many items they are about.
 */
final class Answers {

	private Answers() {
	}

	/**
	 * Return what DynamoDB charged.
	 * @param answer the answer, of any kind
	 * @return one element for each table of which it says so
	 */
	static List<ConsumedCapacity> capacity(@Nullable Object answer) {
		Object found = (answer instanceof DynamoDbResponse response)
				? response.getValueForField("ConsumedCapacity", Object.class).orElse(null) : null;
		if (found instanceof ConsumedCapacity one) {
			return List.of(one);
		}
		return (found instanceof Collection<?> several) ? several.stream().map(ConsumedCapacity.class::cast).toList()
				: List.of();
	}

	/**
	 * Return the units that DynamoDB charged.
	 * @param tables the tables that were asked
	 * @param answer the answer, of any kind
	 * @return the units by table
	 */
	static Map<String, Double> units(List<String> tables, @Nullable Object answer) {
		Map<String, Double> units = new LinkedHashMap<>();
		for (ConsumedCapacity consumed : capacity(answer)) {
			String table = (tables.size() == 1) ? tables.get(0) : consumed.tableName();
			if (table != null && consumed.capacityUnits() != null) {
				units.merge(table, consumed.capacityUnits(), Double::sum);
			}
		}
		return units;
	}

	static boolean isPage(@Nullable Object answer) {
		return answer instanceof QueryResponse || answer instanceof ScanResponse;
	}

	/**
	 * Return how many items were returned or written.
	 * @param request what was asked
	 * @param answer the answer, of any kind
	 * @return their number, or {@code null} if it is not about items
	 */
	static @Nullable Integer items(DynamoDbRequest request, @Nullable Object answer) {
		if (answer instanceof PutItemResponse || answer instanceof UpdateItemResponse
				|| answer instanceof DeleteItemResponse) {
			return 1;
		}
		if (answer instanceof BatchWriteItemResponse batch && request instanceof BatchWriteItemRequest asked) {
			return size(asked.requestItems()) - size(batch.unprocessedItems());
		}
		if (answer != null && request instanceof TransactWriteItemsRequest asked) {
			return (int) asked.transactItems().stream().filter((item) -> item.conditionCheck() == null).count();
		}
		return itemsRead(answer);
	}

	private static @Nullable Integer itemsRead(@Nullable Object answer) {
		if (answer instanceof GetItemResponse item) {
			return item.hasItem() ? 1 : 0;
		}
		if (answer instanceof QueryResponse page) {
			return Objects.requireNonNullElse(page.count(), 0);
		}
		if (answer instanceof ScanResponse page) {
			return Objects.requireNonNullElse(page.count(), 0);
		}
		if (answer instanceof BatchGetItemResponse batch) {
			return size(batch.responses());
		}
		return (answer instanceof TransactGetItemsResponse transaction)
				? (int) transaction.responses().stream().filter(ItemResponse::hasItem).count() : null;
	}

	private static int size(Map<String, ? extends Collection<?>> byTable) {
		return byTable.values().stream().mapToInt(Collection::size).sum();
	}

}
