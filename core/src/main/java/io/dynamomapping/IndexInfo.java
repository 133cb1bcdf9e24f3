package io.dynamomapping;

import java.util.List;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;

/**
 * What DynamoDB says of a secondary index.
 *
 * @param name its name
 * @param local whether it is a local index
 * @param status whether it can be used; that of a local index is always
 * {@link IndexStatus#ACTIVE}
 * @param keyAttributes the names of its key attributes
 * @param keys its key schema, or {@code null} if it has several partition keys or sort
 * keys, as DynamoDB allows for global indexes, or is being deleted
 * @param projection what it holds
 * @param throughput its provisioned units, or {@code null} if it has none of its own
 * @param itemCount about how many items it holds, as of the last hours
 * @param sizeInBytes about how large it is, as of the last hours
 */
public record IndexInfo(String name, boolean local, IndexStatus status, List<String> keyAttributes,
		@Nullable KeySchema keys, IndexProjection projection, @Nullable Throughput throughput, long itemCount,
		long sizeInBytes) {

	public IndexInfo {
		keyAttributes = List.copyOf(keyAttributes);
	}

}
