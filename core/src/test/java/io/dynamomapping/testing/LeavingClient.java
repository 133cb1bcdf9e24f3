package io.dynamomapping.testing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbServiceClientConfiguration;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Leaves parts of batches unprocessed, as DynamoDB does when it is busy, which DynamoDB
 * Local never is.
 */
public final class LeavingClient implements DynamoDbClient {

	private final DynamoDbClient client;

	private final Predicate<Map<String, AttributeValue>> leave;

	/**
	 * Create a client.
	 * @param client what processes the rest
	 * @param leave whether to leave an item or a key unprocessed this time
	 */
	public LeavingClient(DynamoDbClient client, Predicate<Map<String, AttributeValue>> leave) {
		this.client = client;
		this.leave = leave;
	}

	@Override
	public BatchWriteItemResponse batchWriteItem(BatchWriteItemRequest request) {
		Map<String, List<WriteRequest>> processed = new HashMap<>();
		Map<String, List<WriteRequest>> left = new HashMap<>();
		request.requestItems().forEach((table, writes) -> writes.forEach((write) -> {
			Map<String, AttributeValue> item = (write.putRequest() != null) ? write.putRequest().item()
					: write.deleteRequest().key();
			(this.leave.test(item) ? left : processed).computeIfAbsent(table, (key) -> new ArrayList<>()).add(write);
		}));
		if (!processed.isEmpty()) {
			this.client.batchWriteItem(request.copy((builder) -> builder.requestItems(processed)));
		}
		return BatchWriteItemResponse.builder().unprocessedItems(left).build();
	}

	@Override
	public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
		Map<String, KeysAndAttributes> processed = new HashMap<>();
		Map<String, KeysAndAttributes> left = new HashMap<>();
		request.requestItems().forEach((table, keys) -> {
			List<Map<String, AttributeValue>> leftKeys = keys.keys().stream().filter(this.leave).toList();
			List<Map<String, AttributeValue>> otherKeys = new ArrayList<>(keys.keys());
			otherKeys.removeAll(leftKeys);
			if (!leftKeys.isEmpty()) {
				left.put(table, keys.copy((builder) -> builder.keys(leftKeys)));
			}
			if (!otherKeys.isEmpty()) {
				processed.put(table, keys.copy((builder) -> builder.keys(otherKeys)));
			}
		});
		Map<String, List<Map<String, AttributeValue>>> found = processed.isEmpty() ? Map.of()
				: this.client.batchGetItem(request.copy((builder) -> builder.requestItems(processed))).responses();
		return BatchGetItemResponse.builder().responses(found).unprocessedKeys(left).build();
	}

	@Override
	public ScanResponse scan(ScanRequest request) {
		return this.client.scan(request);
	}

	@Override
	public DescribeTableResponse describeTable(DescribeTableRequest request) {
		return this.client.describeTable(request);
	}

	@Override
	public DynamoDbServiceClientConfiguration serviceClientConfiguration() {
		return this.client.serviceClientConfiguration();
	}

	@Override
	public String serviceName() {
		return this.client.serviceName();
	}

	@Override
	public void close() {
		this.client.close();
	}

}
