package io.dynamomapping.internal.table;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.dynamomapping.AttributePath;
import io.dynamomapping.internal.expression.ExpressionWriter;
import io.dynamomapping.internal.table.PageRequest.Answer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.Select;

/**
 * Reads a table and its indexes, one page at a time.
 */
public final class TablePages {

	private final TableCalls calls;

	private final boolean consistentReads;

	private final Expiry expiry;

	TablePages(TableCalls calls, boolean consistentReads, Expiry expiry) {
		this.calls = calls;
		this.expiry = expiry;
		this.consistentReads = consistentReads;
	}

	/**
	 * Read one page: one request.
	 * @param what what to read
	 * @param start where to start, or {@code null} for the beginning
	 * @param limit how many items to evaluate at most, or {@code null} for what DynamoDB
	 * takes for a page
	 * @return the page
	 */
	public ItemPage page(PageRequest what, @Nullable Map<String, AttributeValue> start, @Nullable Integer limit) {
		return (what.keys() != null) ? query(what, start, limit) : scan(what, start, limit);
	}

	private ItemPage query(PageRequest what, @Nullable Map<String, AttributeValue> start, @Nullable Integer limit) {
		ExpressionWriter writer = new ExpressionWriter();
		QueryRequest request = QueryRequest.builder()
			.tableName(this.calls.table())
			.indexName(what.index())
			.keyConditionExpression((what.keys() != null) ? writer.condition(what.keys()) : null)
			.filterExpression(writer.condition(what.filter()))
			.projectionExpression(projection(what, writer))
			.expressionAttributeNames(writer.names())
			.expressionAttributeValues(writer.values())
			.consistentRead(what.consistent())
			.scanIndexForward(what.descending() ? false : null)
			.select(select(what))
			.exclusiveStartKey(start)
			.limit(limit)
			.returnConsumedCapacity(returnConsumedCapacity(what))
			.build();
		QueryResponse response = this.calls.callWithinLimit(what.operation(), request,
				(customized) -> requireProgress(start, this.calls.client().query(customized),
						QueryResponse::lastEvaluatedKey));
		return new ItemPage(response.items(), response.hasLastEvaluatedKey() ? response.lastEvaluatedKey() : null,
				response.count(), response.scannedCount(), units(response.consumedCapacity()));
	}

	private ItemPage scan(PageRequest what, @Nullable Map<String, AttributeValue> start, @Nullable Integer limit) {
		ExpressionWriter writer = new ExpressionWriter();
		Segment segment = what.segment();
		ScanRequest request = ScanRequest.builder()
			.tableName(this.calls.table())
			.indexName(what.index())
			.filterExpression(writer.condition(what.filter()))
			.projectionExpression(projection(what, writer))
			.expressionAttributeNames(writer.names())
			.expressionAttributeValues(writer.values())
			.consistentRead(what.consistent())
			.segment((segment != null) ? segment.number() : null)
			.totalSegments((segment != null) ? segment.total() : null)
			.select(select(what))
			.exclusiveStartKey(start)
			.limit(limit)
			.returnConsumedCapacity(returnConsumedCapacity(what))
			.build();
		ScanResponse response = this.calls.callWithinLimit(what.operation(), request,
				(customized) -> requireProgress(start, this.calls.client().scan(customized),
						ScanResponse::lastEvaluatedKey));
		return new ItemPage(response.items(), response.hasLastEvaluatedKey() ? response.lastEvaluatedKey() : null,
				response.count(), response.scannedCount(), units(response.consumedCapacity()));
	}

	// Else whoever reads all pages would never come to an end.
	private static <R> R requireProgress(@Nullable Map<String, AttributeValue> start, R response,
			Function<R, Map<String, AttributeValue>> lastKey) {
		if (start != null && start.equals(lastKey.apply(response))) {
			throw SdkClientException.create("the page ends where it was to begin, and so would all that follow. "
					+ "Ask again, and check what stands between here and DynamoDB.");
		}
		return response;
	}

	private static @Nullable String projection(PageRequest what, ExpressionWriter writer) {
		List<AttributePath> paths = what.projection();
		return (paths != null && what.answer() != Answer.COUNT) ? writer.projection(paths) : null;
	}

	private static @Nullable Select select(PageRequest what) {
		return (what.answer() == Answer.COUNT) ? Select.COUNT : null;
	}

	private @Nullable ReturnConsumedCapacity returnConsumedCapacity(PageRequest what) {
		return (what.answer() == Answer.ITEMS_AND_CAPACITY) ? ReturnConsumedCapacity.TOTAL
				: this.calls.returnConsumedCapacity();
	}

	private static @Nullable Double units(@Nullable ConsumedCapacity capacity) {
		return (capacity != null) ? capacity.capacityUnits() : null;
	}

	/**
	 * Read all items of the table, each page when it is needed.
	 * @param attributes the names of the attributes to read, or {@code null} for all
	 * @return an iterator that requests nothing before it is used
	 */
	public Iterator<Map<String, AttributeValue>> items(@Nullable Collection<String> attributes) {
		PageRequest scan = scan()
			.withProjection((attributes != null) ? attributes.stream().map(AttributePath::of).toList() : null);
		return new ItemIterator((start) -> page(scan, start, null));
	}

	/**
	 * Count the items of the table: one request for each page.
	 * @return their number
	 */
	public long count() {
		PageRequest scan = scan().withAnswer(Answer.COUNT);
		ItemPage page = page(scan, null, null);
		long count = page.count();
		while (page.lastKey() != null) {
			page = page(scan, page.lastKey(), null);
			count += page.count();
		}
		return count;
	}

	/**
	 * Return whether the table holds no item: one request, more only where DynamoDB
	 * answers with empty pages.
	 * @return {@code true} if there is none
	 */
	public boolean isEmpty() {
		PageRequest scan = scan().withAnswer(Answer.COUNT);
		ItemPage page = page(scan, null, 1);
		// Any number of items may have expired before one that has not.
		Integer limit = scan.filter().isEmpty() ? 1 : null;
		while (page.count() == 0 && page.lastKey() != null) {
			page = page(scan, page.lastKey(), limit);
		}
		return page.count() == 0;
	}

	private PageRequest scan() {
		return PageRequest.scan(this.consistentReads).withFilter(this.expiry.alive());
	}

}
