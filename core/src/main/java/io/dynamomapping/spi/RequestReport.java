package io.dynamomapping.spi;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What is known of one request to DynamoDB when it is over, with all attempts of the SDK.
 * Holds names and numbers; only the message of {@code failure} is DynamoDB's own, and may
 * quote values.
 *
 * @param start what was known before
 * @param duration from call to answer, the pauses between attempts included
 * @param capacityUnits the read or write units that DynamoDB charged, by table; a table
 * of which it said nothing is missing, as are all where the request failed
 * @param items how many items were returned or written, or {@code null} if the request
 * failed or is not about items
 * @param page whether a page of a query or scan was read
 * @param retries how many attempts the SDK made after the first one; 0 also where a
 * client does not tell
 * @param throttles how many attempts DynamoDB refused since they were too many
 * @param requestId the id that DynamoDB gave the last attempt, by which AWS support finds
 * it, or {@code null} if it gave none
 * @param failure what the SDK threw, or {@code null} if the request succeeded
 */
public record RequestReport(RequestStart start, Duration duration, Map<String, Double> capacityUnits,
		@Nullable Integer items, boolean page, int retries, int throttles, @Nullable String requestId,
		@Nullable Throwable failure) {

	/**
	 * Create a report.
	 */
	public RequestReport {
		capacityUnits = Map.copyOf(capacityUnits);
	}

	/**
	 * Return what was asked.
	 * @return the DynamoDB operation, such as {@code GetItem}
	 */
	public String operation() {
		return this.start.operation();
	}

	/**
	 * Return the tables that were asked.
	 * @return their names, each once
	 */
	public List<String> tableNames() {
		return this.start.tableNames();
	}

	/**
	 * Return the index that was read.
	 * @return its name, or {@code null} for the table itself
	 */
	public @Nullable String indexName() {
		return this.start.indexName();
	}

}
