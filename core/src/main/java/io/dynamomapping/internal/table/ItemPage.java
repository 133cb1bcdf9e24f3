package io.dynamomapping.internal.table;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The answer to one {@code Query} or {@code Scan}.
 *
 * @param items the items, none where only their number was asked for
 * @param lastKey where the next page starts, or {@code null} if there is none
 * @param count how many items passed the filter
 * @param scannedCount how many items were evaluated
 * @param capacityUnits the read units that DynamoDB charged, or {@code null} if it did
 * not say
 */
public record ItemPage(List<Map<String, AttributeValue>> items, @Nullable Map<String, AttributeValue> lastKey,
		int count, int scannedCount, @Nullable Double capacityUnits) {

}
