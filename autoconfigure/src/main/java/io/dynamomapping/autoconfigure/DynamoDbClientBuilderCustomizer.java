package io.dynamomapping.autoconfigure;

import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;

/**
 * Changes the builder of every auto-configured {@code DynamoDbClient}, those of single
 * tables included. Beans of this type run in their order, after everything that the
 * auto-configuration sets itself; the region of a table is set after them.
 * <p>
 * To use another HTTP client, call {@code httpClientBuilder}, or
 * {@code httpClientBuilder(null)} before {@code httpClient}: the AWS SDK refuses both
 * together.
 */
@FunctionalInterface
public interface DynamoDbClientBuilderCustomizer {

	/**
	 * Change the builder.
	 * @param builder the builder of a client
	 */
	void customize(DynamoDbClientBuilder builder);

}
