package io.dynamomapping.client;

import java.time.Duration;

import io.dynamomapping.internal.table.Backoff;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Mappings whose batches try as often as others, and wait less.
 */
public final class ImpatientMappings {

	private ImpatientMappings() {
	}

	/**
	 * Return mappings that give up after a moment.
	 * @param client the client
	 * @return the mappings
	 */
	public static DynamoMappings create(DynamoDbClient client) {
		DynamoMappings.Builder builder = DynamoMappings.builder(client);
		builder.batchBackoff = new Backoff(Duration.ofMillis(1), Duration.ofMillis(20), Backoff.BATCH.attempts(),
				Backoff.BATCH.limit());
		return builder.build();
	}

}
