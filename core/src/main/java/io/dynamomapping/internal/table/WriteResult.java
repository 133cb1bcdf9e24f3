package io.dynamomapping.internal.table;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What became of a conditional write.
 *
 * @param applied whether the condition held
 * @param item the attributes that the write returned or, where it was refused, those of
 * the present item; {@code null} if there are none
 */
public record WriteResult(boolean applied, @Nullable Map<String, AttributeValue> item) {

}
