package io.dynamomapping.autoconfigure.actuate;

import java.net.URI;
import java.util.List;
import java.util.Optional;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.IndexInfo;
import io.dynamomapping.KeySchema;
import io.dynamomapping.TableInfo;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbServiceClientConfiguration;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;
import org.springframework.core.ResolvableType;

/**
 * What the endpoint tells of a mapping.
 *
 * @param keyType the class of its keys, or {@code ?} if its bean does not say
 * @param valueType the class of its values, or {@code ?} if its bean does not say
 * @param tableName the table, as DynamoDB knows it, or {@code null} if the mapping cannot
 * be opened
 * @param region where the table is, or {@code null} if the client cannot tell
 * @param endpoint where requests go instead of the region's own address, or {@code null}
 * @param table what DynamoDB says of the table, or {@code null} if it did not answer
 * @param problem why it did not answer or the mapping cannot be opened, or {@code null}
 */
public record MappingDescriptor(String keyType, String valueType, @Nullable String tableName, @Nullable String region,
		@Nullable String endpoint, @Nullable TableDescriptor table,
		@Nullable String problem) implements OperationResponseBody {

	static MappingDescriptor of(DynamoMapping<?, ?> mapping, ResolvableType type, @Nullable TableInfo table,
			@Nullable String problem) {
		ResolvableType map = type.as(DynamoMapping.class);
		Optional<DynamoDbServiceClientConfiguration> client = configurationOf(mapping.client());
		return new MappingDescriptor(map.getGeneric(0).toString(), map.getGeneric(1).toString(), mapping.tableName(),
				client.map((configuration) -> String.valueOf(configuration.region())).orElse(null),
				client.flatMap(DynamoDbServiceClientConfiguration::endpointOverride).map(URI::toString).orElse(null),
				(table != null) ? TableDescriptor.of(table) : null, problem);
	}

	static MappingDescriptor ofFailure(ResolvableType type, String problem) {
		ResolvableType map = type.as(DynamoMapping.class);
		return new MappingDescriptor(map.getGeneric(0).toString(), map.getGeneric(1).toString(), null, null, null, null,
				problem);
	}

	private static Optional<DynamoDbServiceClientConfiguration> configurationOf(DynamoDbClient client) {
		try {
			return Optional.of(client.serviceClientConfiguration());
		}
		catch (UnsupportedOperationException ex) {
			// Not a client of the SDK's making.
			return Optional.empty();
		}
	}

	/**
	 * What DynamoDB says of a table.
	 *
	 * @param status whether it can be used
	 * @param estimatedSize about how many items it holds, as of the last hours
	 * @param sizeInBytes about how large it is, as of the last hours
	 * @param keys its key attributes
	 * @param indexes its secondary indexes
	 */
	public record TableDescriptor(String status, long estimatedSize, long sizeInBytes, List<KeyDescriptor> keys,
			List<IndexDescriptor> indexes) {

		static TableDescriptor of(TableInfo table) {
			return new TableDescriptor(String.valueOf(table.status()), table.itemCount(), table.sizeInBytes(),
					KeyDescriptor.of(table.keys()), table.indexes().stream().map(IndexDescriptor::of).toList());
		}

	}

	/**
	 * A key attribute, that of the partition first.
	 *
	 * @param name its name
	 * @param type its type: S, N or B
	 */
	public record KeyDescriptor(String name, String type) {

		static List<KeyDescriptor> of(KeySchema keys) {
			KeyDescriptor partition = new KeyDescriptor(keys.partitionKey(), keys.partitionKeyType().toString());
			return keys.isComposite()
					? List.of(partition,
							new KeyDescriptor(String.valueOf(keys.sortKey()), String.valueOf(keys.sortKeyType())))
					: List.of(partition);
		}

	}

	/**
	 * A secondary index.
	 *
	 * @param name its name
	 * @param local whether it shares the partition key of the table
	 * @param status whether it can be used
	 * @param keys the names of its key attributes
	 * @param projection what it holds
	 * @param estimatedSize about how many items it holds, as of the last hours
	 */
	public record IndexDescriptor(String name, boolean local, String status, List<String> keys, String projection,
			long estimatedSize) {

		static IndexDescriptor of(IndexInfo index) {
			return new IndexDescriptor(index.name(), index.local(), String.valueOf(index.status()),
					index.keyAttributes(), String.valueOf(index.projection()), index.itemCount());
		}

	}

}
