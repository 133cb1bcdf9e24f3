package io.dynamomapping.internal.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.dynamomapping.BatchResult;
import io.dynamomapping.LeftOver.Verb;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Puts and deletes items of any tables: in chunks as large as DynamoDB allows, several in
 * flight, with what it leaves unprocessed sent again. Counts what is confirmed.
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html">BatchWriteItem</a>
 */
public final class BatchWrites implements BatchRun.Sender {

	static final String OPERATION = "BatchWriteItem";

	static final int CHUNK = 25;

	private final Connection connection;

	private final Map<String, Double> capacityUnits = new HashMap<>();

	private long puts;

	private long removals;

	/**
	 * Create a batch.
	 * @param connection what all its tables were opened from
	 */
	public BatchWrites(Connection connection) {
		this.connection = connection;
	}

	/**
	 * Put or delete items.
	 * @param elements at most one for each item
	 * @return what was written
	 * @throws io.dynamomapping.BatchIncompleteException if elements were left over
	 */
	public BatchResult write(List<BatchElement> elements) {
		elements.stream()
			.map((element) -> element.calls().table())
			.distinct()
			.forEach((table) -> this.connection.requireOpen(table));
		new BatchRun(OPERATION, this.connection.batchBackoff(), chunks(elements), this).run(this.connection.workers());
		return result();
	}

	/**
	 * Return what was written so far.
	 * @return what is confirmed
	 */
	public synchronized BatchResult result() {
		return new BatchResult(this.puts, this.removals, this.capacityUnits);
	}

	// A mapping whose requests are customized gets requests of its own.
	private static List<List<BatchElement>> chunks(List<BatchElement> elements) {
		Map<RequestCustomizers, List<BatchElement>> groups = new LinkedHashMap<>();
		elements.forEach((element) -> groups.computeIfAbsent(element.calls().customizers(), (key) -> new ArrayList<>())
			.add(element));
		return groups.values().stream().flatMap((group) -> BatchRun.chunks(group, CHUNK).stream()).toList();
	}

	@Override
	public Charge prepare(List<BatchElement> chunk) throws InterruptedException {
		return Charge.acquire(chunk, 1);
	}

	@Override
	public List<BatchElement> send(List<BatchElement> chunk, Charge charge) {
		Map<String, List<WriteRequest>> writes = new LinkedHashMap<>();
		chunk.forEach((element) -> writes.computeIfAbsent(element.calls().table(), (key) -> new ArrayList<>())
			.add(writeRequest(element)));
		BatchWriteItemRequest request = BatchWriteItemRequest.builder()
			.requestItems(writes)
			.returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
			.build();
		BatchWriteItemResponse response = TableCalls.callAll(chunk.stream().map(BatchElement::calls).toList(),
				OPERATION, request, this.connection.client()::batchWriteItem, charge);
		ElementsById byId = new ElementsById(chunk);
		Set<BatchElement> unprocessed = Collections.newSetFromMap(new IdentityHashMap<>());
		response.unprocessedItems()
			.forEach((table, left) -> left.forEach((write) -> unprocessed.add(byId.find(table, item(write)))));
		List<BatchElement> left = chunk.stream().filter(unprocessed::contains).toList();
		count(chunk, left, response.consumedCapacity());
		chunk.stream().filter((element) -> !unprocessed.contains(element)).forEach(BatchElement::done);
		return left;
	}

	private synchronized void count(List<BatchElement> chunk, List<BatchElement> left,
			List<ConsumedCapacity> consumed) {
		this.puts += puts(chunk) - puts(left);
		this.removals += (chunk.size() - puts(chunk)) - (left.size() - puts(left));
		for (ConsumedCapacity capacity : consumed) {
			if (capacity.tableName() != null && capacity.capacityUnits() != null) {
				this.capacityUnits.merge(capacity.tableName(), capacity.capacityUnits(), Double::sum);
			}
		}
	}

	private static long puts(List<BatchElement> elements) {
		return elements.stream().filter((element) -> element.verb() == Verb.PUT).count();
	}

	private static WriteRequest writeRequest(BatchElement element) {
		Map<String, AttributeValue> item = element.item();
		return (item != null) ? WriteRequest.builder().putRequest((put) -> put.item(item)).build()
				: WriteRequest.builder().deleteRequest((delete) -> delete.key(element.itemKey())).build();
	}

	private static Map<String, AttributeValue> item(WriteRequest write) {
		return (write.putRequest() != null) ? write.putRequest().item() : write.deleteRequest().key();
	}

}
