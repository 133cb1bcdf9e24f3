package io.dynamomapping.test.autoconfigure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.TableNotFoundException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * All items of a table, read and deleted by its client: a mapping may be read-only, hides
 * what has expired, and calls back.
 */
final class TableContents {

	private static final int BATCH_SIZE = 25;

	private final DynamoMapping<?, ?> mapping;

	private final DynamoDbClient client;

	TableContents(DynamoMapping<?, ?> mapping) {
		this.mapping = mapping;
		this.client = mapping.client();
	}

	/**
	 * Delete all items. A table that does not exist has none.
	 */
	void delete() {
		try {
			List<WriteRequest> deletes = new ArrayList<>();
			for (Map<String, AttributeValue> key : this.client.scanPaginator(scan()).items()) {
				deletes.add(WriteRequest.builder().deleteRequest((delete) -> delete.key(key)).build());
			}
			for (int start = 0; start < deletes.size(); start += BATCH_SIZE) {
				write(deletes.subList(start, Math.min(start + BATCH_SIZE, deletes.size())));
			}
		}
		catch (TableNotFoundException | ResourceNotFoundException ex) {
			return;
		}
	}

	private ScanRequest scan() {
		Map<String, String> names = new HashMap<>();
		this.mapping.keySchema().attributeNames().forEach((name) -> names.put("#k" + names.size(), name));
		return ScanRequest.builder()
			.tableName(this.mapping.tableName())
			.consistentRead(true)
			.projectionExpression(String.join(", ", names.keySet()))
			.expressionAttributeNames(names)
			.build();
	}

	private void write(List<WriteRequest> deletes) {
		Map<String, List<WriteRequest>> requests = Map.of(this.mapping.tableName(), deletes);
		while (!requests.isEmpty()) {
			Map<String, List<WriteRequest>> unprocessed = requests;
			requests = this.client.batchWriteItem((batch) -> batch.requestItems(unprocessed)).unprocessedItems();
		}
	}

}
