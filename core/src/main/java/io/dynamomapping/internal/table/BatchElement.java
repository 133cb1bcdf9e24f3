package io.dynamomapping.internal.table;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * One item of a batch.
 *
 * @param key the key as the caller knows it
 * @param itemKey its key attributes
 * @param item what to put, or {@code null} to read or to delete the item
 */
public record BatchElement(Object key, Map<String, AttributeValue> itemKey,
		@Nullable Map<String, AttributeValue> item) {

}
