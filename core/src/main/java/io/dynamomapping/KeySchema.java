package io.dynamomapping;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * The key attributes of a table: a partition key and, on a composite table, a sort key.
 *
 * @param partitionKey the name of the partition key attribute
 * @param partitionKeyType its type
 * @param sortKey the name of the sort key attribute, or {@code null} on a simple table
 * @param sortKeyType its type, or {@code null} on a simple table
 */
public record KeySchema(String partitionKey, ScalarAttributeType partitionKeyType, @Nullable String sortKey,
		@Nullable ScalarAttributeType sortKeyType) {

	public KeySchema {
		Objects.requireNonNull(partitionKey, "partitionKey");
		Objects.requireNonNull(partitionKeyType, "partitionKeyType");
		if ((sortKey == null) != (sortKeyType == null)) {
			throw new IllegalArgumentException("A sort key has a name and a type, found name " + sortKey + " and type "
					+ sortKeyType + ". Give both or neither.");
		}
		if (partitionKey.equals(sortKey)) {
			throw new IllegalArgumentException("Partition key and sort key are different attributes, found '" + sortKey
					+ "' for both. Name another attribute.");
		}
	}

	/**
	 * Return the schema of a table with a partition key only.
	 * @param partitionKey the name of the partition key attribute
	 * @param type its type
	 * @return the schema
	 */
	public static KeySchema simple(String partitionKey, ScalarAttributeType type) {
		return new KeySchema(partitionKey, type, null, null);
	}

	/**
	 * Return the schema of a table with a partition key and a sort key.
	 * @param partitionKey the name of the partition key attribute
	 * @param partitionKeyType its type
	 * @param sortKey the name of the sort key attribute
	 * @param sortKeyType its type
	 * @return the schema
	 */
	public static KeySchema composite(String partitionKey, ScalarAttributeType partitionKeyType, String sortKey,
			ScalarAttributeType sortKeyType) {
		return new KeySchema(partitionKey, partitionKeyType, sortKey, sortKeyType);
	}

	/**
	 * Return whether the table has a sort key.
	 * @return {@code true} on a composite table
	 */
	public boolean isComposite() {
		return this.sortKey != null;
	}

	/**
	 * Return the names of the key attributes, partition key first.
	 * @return one or two names
	 */
	public List<String> attributeNames() {
		return (this.sortKey != null) ? List.of(this.partitionKey, this.sortKey) : List.of(this.partitionKey);
	}

}
