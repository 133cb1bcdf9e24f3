package io.dynamomapping.sample.usage;

/**
 * What one operation on one table has cost since the start.
 *
 * @param table the table, or {@code multiple} for requests to several at once
 * @param operation the DynamoDB operation
 * @param write whether it charges write units
 * @param requests the number of requests
 * @param units the capacity units that DynamoDB charged
 * @param meanMillis how long a request took on average
 * @param maxMillis how long the longest request of the last minutes took
 */
record Usage(String table, String operation, boolean write, long requests, double units, double meanMillis,
		double maxMillis) {
}
