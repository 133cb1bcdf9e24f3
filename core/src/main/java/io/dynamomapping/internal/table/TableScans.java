package io.dynamomapping.internal.table;

import java.util.Collection;
import java.util.Iterator;
import java.util.Map;

import io.dynamomapping.AttributePath;
import io.dynamomapping.internal.expression.ExpressionWriter;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.Select;

/**
 * Reads whole tables, one page at a time.
 */
public final class TableScans {

	private final TableCalls calls;

	private final boolean consistentReads;

	TableScans(TableCalls calls, boolean consistentReads) {
		this.calls = calls;
		this.consistentReads = consistentReads;
	}

	/**
	 * Read all items, each page when it is needed.
	 * @param attributes the names of the attributes to read, or {@code null} for all
	 * @return an iterator that requests nothing before it is used
	 */
	public Iterator<Map<String, AttributeValue>> items(@Nullable Collection<String> attributes) {
		ScanRequest.Builder request = request();
		if (attributes != null) {
			ExpressionWriter writer = new ExpressionWriter();
			request.projectionExpression(writer.projection(attributes.stream().map(AttributePath::of).toList()))
				.expressionAttributeNames(writer.names());
		}
		return new ScanIterator((start) -> page(request.exclusiveStartKey(start)));
	}

	/**
	 * Count the items: one request for each page.
	 * @return their number
	 */
	public long count() {
		ScanRequest.Builder request = request().select(Select.COUNT);
		ScanResponse page = page(request);
		long count = page.count();
		while (page.hasLastEvaluatedKey()) {
			page = page(request.exclusiveStartKey(page.lastEvaluatedKey()));
			count += page.count();
		}
		return count;
	}

	/**
	 * Return whether there is no item: one request, more only where DynamoDB answers with
	 * empty pages.
	 * @return {@code true} if there is none
	 */
	public boolean isEmpty() {
		ScanRequest.Builder request = request().limit(1).select(Select.COUNT);
		ScanResponse page = page(request);
		while (page.count() == 0 && page.hasLastEvaluatedKey()) {
			page = page(request.exclusiveStartKey(page.lastEvaluatedKey()));
		}
		return page.count() == 0;
	}

	private ScanRequest.Builder request() {
		return ScanRequest.builder()
			.tableName(this.calls.table())
			.consistentRead(this.consistentReads)
			.returnConsumedCapacity(this.calls.returnConsumedCapacity());
	}

	private ScanResponse page(ScanRequest.Builder request) {
		return this.calls.call("Scan", () -> this.calls.client().scan(request.build()),
				TableCalls.one(ScanResponse::consumedCapacity));
	}

}
