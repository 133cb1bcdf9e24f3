package io.dynamomapping.internal.table;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import io.dynamomapping.BatchResult;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/**
 * Reads or writes many items of one table: in chunks as large as DynamoDB allows, several
 * in flight, with what it leaves unprocessed sent again.
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html">BatchGetItem</a>
 */
public final class Batches {

	private static final int GET_CHUNK = 100;

	/** What a small item costs when it is read eventually consistently. */
	private static final double SMALL_READ = 0.5;

	private final TableCalls calls;

	private final boolean consistentReads;

	private final Expiry expiry;

	Batches(TableCalls calls, boolean consistentReads, Expiry expiry) {
		this.calls = calls;
		this.expiry = expiry;
		this.consistentReads = consistentReads;
	}

	/**
	 * Put or delete items.
	 * @param elements at most one for each item
	 * @return what was written
	 * @throws io.dynamomapping.BatchIncompleteException if elements were left over
	 */
	public BatchResult write(List<BatchElement> elements) {
		this.calls.connection().requireOpen(this.calls.table());
		return new BatchWrites(this.calls.connection()).write(elements);
	}

	/**
	 * Write items that are not all known yet.
	 * @return a stream that has sent nothing
	 */
	public BatchStream stream() {
		return new BatchStream(this.calls);
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
		new BatchRun(operation, this.calls.connection().batchBackoff(), BatchRun.chunks(elements, 1),
				(chunk, charge) -> {
					send.accept(chunk.get(0));
					return List.of();
				})
			.run(this.calls.connection().workers());
	}

	/**
	 * Read items.
	 * @param elements at most one for each item
	 * @return the items that are there, by the key attributes of their elements, in no
	 * particular order
	 * @throws io.dynamomapping.BatchIncompleteException if elements were left over
	 */
	public Map<Map<String, AttributeValue>, Map<String, AttributeValue>> get(List<BatchElement> elements) {
		Reads reads = new Reads();
		this.calls.connection().requireOpen(this.calls.table());
		new BatchRun("BatchGetItem", this.calls.connection().batchBackoff(), BatchRun.chunks(elements, GET_CHUNK),
				reads)
			.run(this.calls.connection().workers());
		return reads.items;
	}

	/**
	 * Reads chunks and collects the items.
	 */
	private final class Reads implements BatchRun.Sender {

		private final Map<Map<String, AttributeValue>, Map<String, AttributeValue>> items = new ConcurrentHashMap<>();

		private final String table = Batches.this.calls.table();

		@Override
		public Charge prepare(List<BatchElement> chunk) throws InterruptedException {
			return Charge.acquire(chunk, SMALL_READ);
		}

		@Override
		public List<BatchElement> send(List<BatchElement> chunk, Charge charge) {
			KeysAndAttributes keys = KeysAndAttributes.builder()
				.keys(chunk.stream().map(BatchElement::itemKey).toList())
				.consistentRead(Batches.this.consistentReads)
				.build();
			BatchGetItemRequest request = BatchGetItemRequest.builder()
				.requestItems(Map.of(this.table, keys))
				.returnConsumedCapacity(Batches.this.calls.returnConsumedCapacity())
				.build();
			BatchGetItemResponse response = TableCalls.callAll(List.of(Batches.this.calls), "BatchGetItem", request,
					Batches.this.calls.client()::batchGetItem, charge);
			ElementsById byId = new ElementsById(chunk);
			for (Map<String, AttributeValue> item : response.responses().getOrDefault(this.table, List.of())) {
				if (!Batches.this.expiry.isExpired(item)) {
					this.items.put(byId.find(this.table, item).itemKey(), item);
				}
			}
			KeysAndAttributes left = response.unprocessedKeys().get(this.table);
			return (left != null) ? left.keys().stream().map((key) -> byId.find(this.table, key)).toList() : List.of();
		}

	}

}
