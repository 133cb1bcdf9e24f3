package io.dynamomapping.autoconfigure;

import io.dynamomapping.DynamoMapping;

/**
 * A mapping of {@code dynamodb.tables} can be used: it was opened, and its table created
 * where {@code on-startup} says so. Published once all beans are there, or later where
 * they are created lazily.
 *
 * @param mapping the mapping
 * @param created whether its table was created just now
 */
public record TableReadyEvent(DynamoMapping<?, ?> mapping, boolean created) {

}
