package io.dynamomapping.spi;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * What is known of one request to DynamoDB when it is over, retries of the SDK included.
 *
 * @param tableName the table
 * @param operation the DynamoDB operation, such as {@code GetItem}
 * @param duration from call to answer
 * @param capacityUnits the read or write units that DynamoDB charged, or {@code null} if
 * it did not say
 * @param requestId the id that DynamoDB gave the request, by which AWS support finds it,
 * or {@code null} if it did not answer
 * @param failure what the SDK threw, or {@code null} if the request succeeded
 */
public record RequestReport(String tableName, String operation, Duration duration, @Nullable Double capacityUnits,
		@Nullable String requestId, @Nullable RuntimeException failure) {

}
