package io.dynamomapping;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Settings of one mapping. Immutable: every {@code with} method returns a copy.
 *
 * @param tableName the name of the table, or {@code null} where it is the mapping's own
 * name; prefix and suffix are added to either
 * @param partitionKey the name of the partition key attribute, or {@code null} to take it
 * from annotations or from the table
 * @param sortKey the name of the sort key attribute; only together with a partition key
 * @param consistentReads whether reads are strongly consistent
 * @param exactSize whether {@code size()} counts by a full scan rather than returning
 * DynamoDB's estimate
 * @param readOnly whether every write is refused
 * @param strictKeys whether a value whose key attributes differ from the key it is stored
 * under is refused, rather than stored under that key
 * @param nullPolicy what becomes of members that are {@code null}
 * @param valueAttribute the attribute that holds values which are no objects, such as
 * strings and numbers
 */
public record MappingOptions(@Nullable String tableName, @Nullable String partitionKey, @Nullable String sortKey,
		boolean consistentReads, boolean exactSize, boolean readOnly, boolean strictKeys, NullPolicy nullPolicy,
		String valueAttribute) {

	private static final MappingOptions DEFAULTS = new MappingOptions(null, null, null, true, false, false, false,
			NullPolicy.OMIT, "value");

	public MappingOptions {
		Objects.requireNonNull(nullPolicy, "nullPolicy");
		Objects.requireNonNull(valueAttribute, "valueAttribute");
		if (sortKey != null && partitionKey == null) {
			throw new IllegalArgumentException("Sort key '" + sortKey
					+ "' is declared without a partition key. Declare the partition key as well, or neither of them.");
		}
	}

	/**
	 * Return the defaults: strongly consistent reads, estimated size, writable, null
	 * members left out, scalars in the attribute {@code value}.
	 * @return the defaults
	 */
	public static MappingOptions defaults() {
		return DEFAULTS;
	}

	/**
	 * Return a copy with another table name.
	 * @param tableName the name of the table
	 * @return a copy
	 */
	public MappingOptions withTableName(@Nullable String tableName) {
		return new MappingOptions(tableName, this.partitionKey, this.sortKey, this.consistentReads, this.exactSize,
				this.readOnly, this.strictKeys, this.nullPolicy, this.valueAttribute);
	}

	/**
	 * Return a copy with declared key attributes.
	 * @param partitionKey the name of the partition key attribute
	 * @param sortKey the name of the sort key attribute, or {@code null} on a simple
	 * table
	 * @return a copy
	 */
	public MappingOptions withKeys(@Nullable String partitionKey, @Nullable String sortKey) {
		return new MappingOptions(this.tableName, partitionKey, sortKey, this.consistentReads, this.exactSize,
				this.readOnly, this.strictKeys, this.nullPolicy, this.valueAttribute);
	}

	/**
	 * Return a copy with reads that are strongly consistent or not.
	 * @param consistentReads whether reads are strongly consistent
	 * @return a copy
	 */
	public MappingOptions withConsistentReads(boolean consistentReads) {
		return new MappingOptions(this.tableName, this.partitionKey, this.sortKey, consistentReads, this.exactSize,
				this.readOnly, this.strictKeys, this.nullPolicy, this.valueAttribute);
	}

	/**
	 * Return a copy whose {@code size()} is exact or estimated.
	 * @param exactSize whether {@code size()} counts by a full scan
	 * @return a copy
	 */
	public MappingOptions withExactSize(boolean exactSize) {
		return new MappingOptions(this.tableName, this.partitionKey, this.sortKey, this.consistentReads, exactSize,
				this.readOnly, this.strictKeys, this.nullPolicy, this.valueAttribute);
	}

	/**
	 * Return a copy that is read-only or not.
	 * @param readOnly whether every write is refused
	 * @return a copy
	 */
	public MappingOptions withReadOnly(boolean readOnly) {
		return new MappingOptions(this.tableName, this.partitionKey, this.sortKey, this.consistentReads, this.exactSize,
				readOnly, this.strictKeys, this.nullPolicy, this.valueAttribute);
	}

	/**
	 * Return a copy that refuses mismatching keys or not.
	 * @param strictKeys whether a value with other key attributes than its key is refused
	 * @return a copy
	 */
	public MappingOptions withStrictKeys(boolean strictKeys) {
		return new MappingOptions(this.tableName, this.partitionKey, this.sortKey, this.consistentReads, this.exactSize,
				this.readOnly, strictKeys, this.nullPolicy, this.valueAttribute);
	}

	/**
	 * Return a copy with another policy for members that are {@code null}.
	 * @param nullPolicy the policy
	 * @return a copy
	 */
	public MappingOptions withNullPolicy(NullPolicy nullPolicy) {
		return new MappingOptions(this.tableName, this.partitionKey, this.sortKey, this.consistentReads, this.exactSize,
				this.readOnly, this.strictKeys, nullPolicy, this.valueAttribute);
	}

	/**
	 * Return a copy that holds scalars in another attribute.
	 * @param valueAttribute the name of the attribute
	 * @return a copy
	 */
	public MappingOptions withValueAttribute(String valueAttribute) {
		return new MappingOptions(this.tableName, this.partitionKey, this.sortKey, this.consistentReads, this.exactSize,
				this.readOnly, this.strictKeys, this.nullPolicy, valueAttribute);
	}

}
