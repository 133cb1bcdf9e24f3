package io.dynamomapping.internal.table;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Reads or writes many items of one table: in chunks as large as DynamoDB allows, several
 * in flight, with what it leaves unprocessed sent again.
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html">BatchWriteItem</a>
 * @see <a href=
 * "https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html">BatchGetItem</a>
 */
public final class Batches {

	private static final int WRITE_CHUNK = 25;

	private static final int GET_CHUNK = 100;

	private final TableCalls calls;

	private final boolean consistentReads;

	private final Expiry expiry;

	Batches(TableCalls calls, boolean consistentReads, Expiry expiry) {
		this.calls = calls;
		this.expiry = expiry;
		this.consistentReads = consistentReads;
	}

	/**
	 * Put items, and delete those that have nothing to put.
	 * @param elements at most one for each item
	 * @throws io.dynamomapping.BatchIncompleteException if elements were left over
	 */
	public void write(List<BatchElement> elements) {
		this.calls.connection().requireOpen(this.calls.table());
		new BatchRun(this.calls.table(), "BatchWriteItem", Backoff.DEFAULT, elements, WRITE_CHUNK, this::writeChunk)
			.run(this.calls.connection().workers());
	}

	private List<BatchElement> writeChunk(List<BatchElement> chunk) {
		BatchWriteItemRequest request = BatchWriteItemRequest.builder()
			.requestItems(Map.of(this.calls.table(), chunk.stream().map(Batches::writeRequest).toList()))
			.returnConsumedCapacity(this.calls.returnConsumedCapacity())
			.build();
		BatchWriteItemResponse response = this.calls.call("BatchWriteItem", request,
				this.calls.client()::batchWriteItem, BatchWriteItemResponse::consumedCapacity);
		ElementsByKey byKey = new ElementsByKey(chunk);
		return response.unprocessedItems()
			.getOrDefault(this.calls.table(), List.of())
			.stream()
			.map((left) -> (left.putRequest() != null) ? left.putRequest().item() : left.deleteRequest().key())
			.map(byKey::find)
			.toList();
	}

	private static WriteRequest writeRequest(BatchElement element) {
		Map<String, AttributeValue> item = element.item();
		return (item != null) ? WriteRequest.builder().putRequest((put) -> put.item(item)).build()
				: WriteRequest.builder().deleteRequest((delete) -> delete.key(element.itemKey())).build();
	}

	/**
	 * Send a request for each element.
	 * @param operation the DynamoDB operation
	 * @param elements at most one for each item
	 * @param send sends the request of an element
	 * @throws io.dynamomapping.BatchIncompleteException if a request failed
	 */
	public void each(String operation, List<BatchElement> elements, Consumer<BatchElement> send) {
		this.calls.connection().requireOpen(this.calls.table());
		new BatchRun(this.calls.table(), operation, Backoff.DEFAULT, elements, 1, (chunk) -> {
			send.accept(chunk.get(0));
			return List.of();
		}).run(this.calls.connection().workers());
	}

	/**
	 * Read items.
	 * @param elements at most one for each item
	 * @return the items that are there, by the key attributes of their elements, in no
	 * particular order
	 * @throws io.dynamomapping.BatchIncompleteException if elements were left over
	 */
	public Map<Map<String, AttributeValue>, Map<String, AttributeValue>> get(List<BatchElement> elements) {
		Map<Map<String, AttributeValue>, Map<String, AttributeValue>> items = new ConcurrentHashMap<>();
		this.calls.connection().requireOpen(this.calls.table());
		new BatchRun(this.calls.table(), "BatchGetItem", Backoff.DEFAULT, elements, GET_CHUNK,
				(chunk) -> getChunk(chunk, items))
			.run(this.calls.connection().workers());
		return items;
	}

	private List<BatchElement> getChunk(List<BatchElement> chunk,
			Map<Map<String, AttributeValue>, Map<String, AttributeValue>> items) {
		KeysAndAttributes keys = KeysAndAttributes.builder()
			.keys(chunk.stream().map(BatchElement::itemKey).toList())
			.consistentRead(this.consistentReads)
			.build();
		BatchGetItemRequest request = BatchGetItemRequest.builder()
			.requestItems(Map.of(this.calls.table(), keys))
			.returnConsumedCapacity(this.calls.returnConsumedCapacity())
			.build();
		BatchGetItemResponse response = this.calls.call("BatchGetItem", request, this.calls.client()::batchGetItem,
				BatchGetItemResponse::consumedCapacity);
		ElementsByKey byKey = new ElementsByKey(chunk);
		for (Map<String, AttributeValue> item : response.responses().getOrDefault(this.calls.table(), List.of())) {
			if (!this.expiry.isExpired(item)) {
				items.put(byKey.find(item).itemKey(), item);
			}
		}
		KeysAndAttributes left = response.unprocessedKeys().get(this.calls.table());
		return (left != null) ? left.keys().stream().map(byKey::find).toList() : List.of();
	}

	/**
	 * Finds the elements of a chunk again by what DynamoDB answers, where numbers may be
	 * written in another way.
	 */
	private static final class ElementsByKey {

		private final Map<Map<String, AttributeValue>, BatchElement> elements = new HashMap<>();

		private final Set<String> keyAttributes;

		ElementsByKey(List<BatchElement> chunk) {
			this.keyAttributes = chunk.get(0).itemKey().keySet();
			chunk.forEach((element) -> this.elements.put(canonical(element.itemKey()), element));
		}

		BatchElement find(Map<String, AttributeValue> item) {
			BatchElement element = this.elements.get(canonical(item));
			if (element == null) {
				throw new IllegalStateException("DynamoDB answered with a key that was not asked for.");
			}
			return element;
		}

		private Map<String, AttributeValue> canonical(Map<String, AttributeValue> item) {
			Map<String, AttributeValue> key = new HashMap<>();
			for (String name : this.keyAttributes) {
				AttributeValue value = item.get(name);
				if (value != null) {
					key.put(name, (value.n() != null) ? number(value.n()) : value);
				}
			}
			return key;
		}

		private static AttributeValue number(String text) {
			return AttributeValue.fromN(new BigDecimal(text).stripTrailingZeros().toString());
		}

	}

}
