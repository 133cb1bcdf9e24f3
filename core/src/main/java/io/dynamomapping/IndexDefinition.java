package io.dynamomapping;

import java.util.Objects;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * What a secondary index is declared to be. Immutable: every {@code with} method returns
 * a copy.
 * <p>
 * Keys may be left out where the type of the values declares them for an index of this
 * name, and the types of keys where the type of the values has such attributes.
 *
 * @param name the name of the index
 * @param local whether it shares the partition key and the throughput of the table
 * @param partitionKey its partition key, or {@code null} where it is the table's own or
 * declared elsewhere
 * @param sortKey its sort key, or {@code null} where it has none or it is declared
 * elsewhere
 * @param projection what it holds, or {@code null} if that is left open: a new index
 * holds all attributes then
 * @param throughput its own provisioned units, or {@code null} for those of the table
 * @see <a href=
 * "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/SecondaryIndexes.html">Secondary
 * indexes</a>
 */
public record IndexDefinition(String name, boolean local, @Nullable KeyAttribute partitionKey,
		@Nullable KeyAttribute sortKey, @Nullable IndexProjection projection, @Nullable Throughput throughput) {

	public IndexDefinition {
		Objects.requireNonNull(name, "name");
		if (local && throughput != null) {
			throw new IllegalArgumentException("Expected local index '" + name
					+ "' to have no capacity units, since it shares those of its table, found " + throughput
					+ ". Leave them out.");
		}
	}

	/**
	 * Return an index whose keys are declared elsewhere.
	 * @param name the name of the index
	 * @return the definition, to be added to
	 */
	public static IndexDefinition of(String name) {
		return new IndexDefinition(name, false, null, null, null, null);
	}

	/**
	 * Return a global index.
	 * @param name the name of the index
	 * @param partitionKey the name of its partition key attribute
	 * @return the definition
	 */
	public static IndexDefinition global(String name, String partitionKey) {
		return of(name).withPartitionKey(partitionKey, null);
	}

	/**
	 * Return a local index, which has the partition key of its table.
	 * @param name the name of the index
	 * @param sortKey the name of its sort key attribute
	 * @return the definition
	 */
	public static IndexDefinition local(String name, String sortKey) {
		return of(name).withLocal(true).withSortKey(sortKey, null);
	}

	/**
	 * Return a copy that is local or global.
	 * @param local whether it shares the partition key of the table
	 * @return a copy
	 */
	public IndexDefinition withLocal(boolean local) {
		return new IndexDefinition(this.name, local, this.partitionKey, this.sortKey, this.projection, this.throughput);
	}

	/**
	 * Return a copy with another partition key.
	 * @param partitionKey the name of the attribute
	 * @param type its type, or {@code null} to take it from the type of the values
	 * @return a copy
	 */
	public IndexDefinition withPartitionKey(String partitionKey, @Nullable ScalarAttributeType type) {
		return new IndexDefinition(this.name, this.local, new KeyAttribute(partitionKey, type), this.sortKey,
				this.projection, this.throughput);
	}

	/**
	 * Return a copy with a sort key whose type the type of the values tells.
	 * @param sortKey the name of the attribute
	 * @return a copy
	 */
	public IndexDefinition withSortKey(String sortKey) {
		return withSortKey(sortKey, null);
	}

	/**
	 * Return a copy with another sort key.
	 * @param sortKey the name of the attribute
	 * @param type its type, or {@code null} to take it from the type of the values
	 * @return a copy
	 */
	public IndexDefinition withSortKey(String sortKey, @Nullable ScalarAttributeType type) {
		return new IndexDefinition(this.name, this.local, this.partitionKey, new KeyAttribute(sortKey, type),
				this.projection, this.throughput);
	}

	/**
	 * Return a copy that holds other attributes.
	 * @param projection what it holds, or {@code null} to leave it open
	 * @return a copy
	 */
	public IndexDefinition withProjection(@Nullable IndexProjection projection) {
		return new IndexDefinition(this.name, this.local, this.partitionKey, this.sortKey, projection, this.throughput);
	}

	/**
	 * Return a copy with provisioned units of its own.
	 * @param readUnits read capacity units, at least 1
	 * @param writeUnits write capacity units, at least 1
	 * @return a copy
	 */
	public IndexDefinition withThroughput(long readUnits, long writeUnits) {
		return new IndexDefinition(this.name, this.local, this.partitionKey, this.sortKey, this.projection,
				new Throughput(readUnits, writeUnits));
	}

	/**
	 * Return the key attributes.
	 * @return the key schema
	 * @throws IllegalStateException if its partition key is not known, or the type of a
	 * key
	 */
	public KeySchema keySchema() {
		KeyAttribute sort = this.sortKey;
		if (this.partitionKey == null || this.partitionKey.type() == null || (sort != null && sort.type() == null)) {
			throw new IllegalStateException("Expected index '" + this.name
					+ "' to know its keys and their types, found partition key " + this.partitionKey + " and sort key "
					+ sort + ". Take it from the definition of its table.");
		}
		return new KeySchema(this.partitionKey.name(), this.partitionKey.type(), (sort != null) ? sort.name() : null,
				(sort != null) ? sort.type() : null);
	}

	/**
	 * Return whether it says anything of its keys.
	 * @return {@code true} if it has a partition key or a sort key
	 */
	public boolean hasKeys() {
		return this.partitionKey != null || this.sortKey != null;
	}

}
