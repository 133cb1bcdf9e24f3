package io.dynamomapping.testing;

import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * A table of loans with the keys {@code member} and {@code book}, and indexes that hold
 * only parts of its items: the global ones {@code by-day}, which holds keys, and
 * {@code by-branch}, which holds {@code note} as well; and the local one
 * {@code by-due-day}, which holds keys.
 */
public final class PartialIndexes {

	private static final Projection KEYS_ONLY = Projection.builder().projectionType(ProjectionType.KEYS_ONLY).build();

	private PartialIndexes() {
	}

	/**
	 * Return what such a table is like.
	 * @return its definition
	 */
	public static Consumer<CreateTableRequest.Builder> definition() {
		return (table) -> table.keySchema(keys("member", "book"))
			.attributeDefinitions(
					List.of(attribute("member", ScalarAttributeType.S), attribute("book", ScalarAttributeType.S),
							attribute("day", ScalarAttributeType.N), attribute("branch", ScalarAttributeType.S)))
			.globalSecondaryIndexes(List.of(
					GlobalSecondaryIndex.builder()
						.indexName("by-day")
						.keySchema(keys("day", null))
						.projection(KEYS_ONLY)
						.build(),
					GlobalSecondaryIndex.builder()
						.indexName("by-branch")
						.keySchema(keys("branch", "day"))
						.projection(Projection.builder()
							.projectionType(ProjectionType.INCLUDE)
							.nonKeyAttributes("note")
							.build())
						.build()))
			.localSecondaryIndexes(List.of(LocalSecondaryIndex.builder()
				.indexName("by-due-day")
				.keySchema(keys("member", "day"))
				.projection(KEYS_ONLY)
				.build()));
	}

	private static AttributeDefinition attribute(String name, ScalarAttributeType type) {
		return AttributeDefinition.builder().attributeName(name).attributeType(type).build();
	}

	private static List<KeySchemaElement> keys(String partitionKey, @Nullable String sortKey) {
		KeySchemaElement partition = KeySchemaElement.builder()
			.attributeName(partitionKey)
			.keyType(KeyType.HASH)
			.build();
		return (sortKey != null)
				? List.of(partition, KeySchemaElement.builder().attributeName(sortKey).keyType(KeyType.RANGE).build())
				: List.of(partition);
	}

}
