package io.dynamomapping;

import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * Settings of one mapping. Immutable: every {@code with} method returns a copy.
 */
public final class MappingOptions {

	private static final MappingOptions DEFAULTS = new MappingOptions();

	private @Nullable String tableName;

	private @Nullable String partitionKey;

	private @Nullable String sortKey;

	private List<IndexDefinition> indexes = List.of();

	private boolean consistentReads = true;

	private boolean exactSize;

	private boolean readOnly;

	private FullScans fullScans = FullScans.ALLOW;

	private boolean strictKeys;

	private NullPolicy nullPolicy = NullPolicy.OMIT;

	private AmbiguousWrites ambiguousWrites = AmbiguousWrites.THROW;

	private String valueAttribute = "value";

	private @Nullable String versionAttribute;

	private @Nullable String timeToLiveAttribute;

	private boolean showExpired;

	private @Nullable CapacityLimiter rateLimit;

	private UnaryOperator<TableDefinition> tableDefinition = UnaryOperator.identity();

	private MappingOptions() {
	}

	private MappingOptions(MappingOptions other) {
		this.tableName = other.tableName;
		this.partitionKey = other.partitionKey;
		this.sortKey = other.sortKey;
		this.indexes = other.indexes;
		this.consistentReads = other.consistentReads;
		this.exactSize = other.exactSize;
		this.readOnly = other.readOnly;
		this.fullScans = other.fullScans;
		this.strictKeys = other.strictKeys;
		this.nullPolicy = other.nullPolicy;
		this.ambiguousWrites = other.ambiguousWrites;
		this.valueAttribute = other.valueAttribute;
		this.versionAttribute = other.versionAttribute;
		this.timeToLiveAttribute = other.timeToLiveAttribute;
		this.showExpired = other.showExpired;
		this.rateLimit = other.rateLimit;
		this.tableDefinition = other.tableDefinition;
	}

	/**
	 * Return the defaults: strongly consistent reads, estimated size, writable, full
	 * scans allowed, null members left out, scalars in the attribute {@code value}.
	 * @return the defaults
	 */
	public static MappingOptions defaults() {
		return DEFAULTS;
	}

	/**
	 * Return the name of the table, to which prefix and suffix are added.
	 * @return the name, or {@code null} where it is the mapping's own
	 */
	public @Nullable String tableName() {
		return this.tableName;
	}

	/**
	 * Return a copy with another table name.
	 * @param tableName the name of the table, or {@code null} for the mapping's own
	 * @return a copy
	 */
	public MappingOptions withTableName(@Nullable String tableName) {
		MappingOptions copy = new MappingOptions(this);
		copy.tableName = requireName("table name", tableName);
		return copy;
	}

	/**
	 * Return the name of the partition key attribute.
	 * @return the name, or {@code null} to take it from annotations or from the table
	 */
	public @Nullable String partitionKey() {
		return this.partitionKey;
	}

	/**
	 * Return the name of the sort key attribute.
	 * @return the name, or {@code null} if there is none, or no declared partition key
	 */
	public @Nullable String sortKey() {
		return this.sortKey;
	}

	/**
	 * Return a copy with declared key attributes.
	 * @param partitionKey the name of the partition key attribute
	 * @param sortKey the name of the sort key attribute, or {@code null} on a simple
	 * table
	 * @return a copy
	 */
	public MappingOptions withKeys(@Nullable String partitionKey, @Nullable String sortKey) {
		if (sortKey != null && partitionKey == null) {
			throw new IllegalArgumentException("Sort key '" + sortKey
					+ "' is declared without a partition key. Declare the partition key as well, or neither of them.");
		}
		MappingOptions copy = new MappingOptions(this);
		copy.partitionKey = requireName("partition key", partitionKey);
		copy.sortKey = requireName("sort key", sortKey);
		return copy;
	}

	/**
	 * Return the indexes that are declared here.
	 * @return the indexes, none unless set otherwise
	 */
	public List<IndexDefinition> indexes() {
		return this.indexes;
	}

	/**
	 * Return a copy with declared indexes, besides those that the type of the values
	 * declares. One of the same name adds to the other: its keys, if it has any, and its
	 * projection take precedence. Selections of declared indexes need not ask the table,
	 * and a table that is created has them.
	 * @param indexes the indexes; types of keys may be left out where the type of the
	 * values has the attribute
	 * @return a copy
	 */
	public MappingOptions withIndexes(IndexDefinition... indexes) {
		return withIndexes(List.of(indexes));
	}

	/**
	 * Return a copy with declared indexes.
	 * @param indexes the indexes
	 * @return a copy
	 * @see #withIndexes(IndexDefinition...)
	 */
	public MappingOptions withIndexes(List<IndexDefinition> indexes) {
		MappingOptions copy = new MappingOptions(this);
		copy.indexes = List.copyOf(indexes);
		return copy;
	}

	/**
	 * Return whether reads are strongly consistent.
	 * @return {@code true} unless set otherwise
	 */
	public boolean consistentReads() {
		return this.consistentReads;
	}

	/**
	 * Return a copy with reads that are strongly consistent or not.
	 * @param consistentReads whether reads are strongly consistent
	 * @return a copy
	 */
	public MappingOptions withConsistentReads(boolean consistentReads) {
		MappingOptions copy = new MappingOptions(this);
		copy.consistentReads = consistentReads;
		return copy;
	}

	/**
	 * Return whether {@code size()} counts by a full scan rather than returning
	 * DynamoDB's estimate.
	 * @return {@code false} unless set otherwise
	 */
	public boolean exactSize() {
		return this.exactSize;
	}

	/**
	 * Return a copy whose {@code size()} is exact or estimated.
	 * @param exactSize whether {@code size()} counts by a full scan
	 * @return a copy
	 */
	public MappingOptions withExactSize(boolean exactSize) {
		MappingOptions copy = new MappingOptions(this);
		copy.exactSize = exactSize;
		return copy;
	}

	/**
	 * Return whether every write is refused.
	 * @return {@code false} unless set otherwise
	 */
	public boolean readOnly() {
		return this.readOnly;
	}

	/**
	 * Return a copy that is read-only or not.
	 * @param readOnly whether every write is refused
	 * @return a copy
	 */
	public MappingOptions withReadOnly(boolean readOnly) {
		MappingOptions copy = new MappingOptions(this);
		copy.readOnly = readOnly;
		return copy;
	}

	/**
	 * Return whether the whole table may be read.
	 * @return {@link FullScans#ALLOW} unless set otherwise
	 */
	public FullScans fullScans() {
		return this.fullScans;
	}

	/**
	 * Return a copy that allows full scans, warns of them or denies them.
	 * @param fullScans whether the whole table may be read
	 * @return a copy
	 */
	public MappingOptions withFullScans(FullScans fullScans) {
		MappingOptions copy = new MappingOptions(this);
		copy.fullScans = Objects.requireNonNull(fullScans, "fullScans");
		return copy;
	}

	/**
	 * Return whether a value whose key attributes differ from the key it is stored under
	 * is refused, rather than stored under that key.
	 * @return {@code false} unless set otherwise
	 */
	public boolean strictKeys() {
		return this.strictKeys;
	}

	/**
	 * Return a copy that refuses mismatching keys or not.
	 * @param strictKeys whether a value with other key attributes than its key is refused
	 * @return a copy
	 */
	public MappingOptions withStrictKeys(boolean strictKeys) {
		MappingOptions copy = new MappingOptions(this);
		copy.strictKeys = strictKeys;
		return copy;
	}

	/**
	 * Return what becomes of members that are {@code null}.
	 * @return {@link NullPolicy#OMIT} unless set otherwise
	 */
	public NullPolicy nullPolicy() {
		return this.nullPolicy;
	}

	/**
	 * Return a copy with another policy for members that are {@code null}.
	 * @param nullPolicy the policy
	 * @return a copy
	 */
	public MappingOptions withNullPolicy(NullPolicy nullPolicy) {
		MappingOptions copy = new MappingOptions(this);
		copy.nullPolicy = Objects.requireNonNull(nullPolicy, "nullPolicy");
		return copy;
	}

	/**
	 * Return what becomes of writes whose answer was lost.
	 * @return {@link AmbiguousWrites#THROW} unless set otherwise
	 */
	public AmbiguousWrites ambiguousWrites() {
		return this.ambiguousWrites;
	}

	/**
	 * Return a copy that treats writes whose answer was lost in another way.
	 * @param ambiguousWrites what becomes of them
	 * @return a copy
	 */
	public MappingOptions withAmbiguousWrites(AmbiguousWrites ambiguousWrites) {
		MappingOptions copy = new MappingOptions(this);
		copy.ambiguousWrites = Objects.requireNonNull(ambiguousWrites, "ambiguousWrites");
		return copy;
	}

	/**
	 * Return the attribute that holds values which are no objects, such as strings and
	 * numbers.
	 * @return the name of the attribute, {@code value} unless set otherwise
	 */
	public String valueAttribute() {
		return this.valueAttribute;
	}

	/**
	 * Return a copy that holds scalars in another attribute.
	 * @param valueAttribute the name of the attribute
	 * @return a copy
	 */
	public MappingOptions withValueAttribute(String valueAttribute) {
		Objects.requireNonNull(valueAttribute, "valueAttribute");
		requireName("value attribute", valueAttribute);
		MappingOptions copy = new MappingOptions(this);
		copy.valueAttribute = valueAttribute;
		return copy;
	}

	/**
	 * Return the attribute that holds the version of an item.
	 * @return the name of the attribute, or {@code null} to go by
	 * {@link io.dynamomapping.annotation.Version}
	 */
	public @Nullable String versionAttribute() {
		return this.versionAttribute;
	}

	/**
	 * Return a copy with versioned items.
	 * @param versionAttribute the name of the attribute that holds the version, a whole
	 * number, or {@code null} to go by {@link io.dynamomapping.annotation.Version}
	 * @return a copy
	 */
	public MappingOptions withVersionAttribute(@Nullable String versionAttribute) {
		MappingOptions copy = new MappingOptions(this);
		copy.versionAttribute = requireName("version attribute", versionAttribute);
		return copy;
	}

	/**
	 * Return the attribute that says when an item expires.
	 * @return the name of the attribute, or {@code null} to go by
	 * {@link io.dynamomapping.annotation.TimeToLive}
	 */
	public @Nullable String timeToLiveAttribute() {
		return this.timeToLiveAttribute;
	}

	/**
	 * Return a copy with items that expire.
	 * @param timeToLiveAttribute the name of the attribute that says when an item
	 * expires, in seconds since 1970, or {@code null} to go by
	 * {@link io.dynamomapping.annotation.TimeToLive}
	 * @return a copy
	 */
	public MappingOptions withTimeToLiveAttribute(@Nullable String timeToLiveAttribute) {
		MappingOptions copy = new MappingOptions(this);
		copy.timeToLiveAttribute = requireName("time to live attribute", timeToLiveAttribute);
		return copy;
	}

	/**
	 * Return whether items that have expired are treated like others, for as long as
	 * DynamoDB has not deleted them, rather than as absent.
	 * @return {@code false} unless set otherwise
	 */
	public boolean showExpired() {
		return this.showExpired;
	}

	/**
	 * Return a copy that shows expired items or not.
	 * @param showExpired whether items that have expired are treated like others
	 * @return a copy
	 */
	public MappingOptions withShowExpired(boolean showExpired) {
		MappingOptions copy = new MappingOptions(this);
		copy.showExpired = showExpired;
		return copy;
	}

	/**
	 * Return the limit that selections and batches keep within.
	 * @return the limit, or {@code null} if there is none
	 */
	public @Nullable CapacityLimiter rateLimit() {
		return this.rateLimit;
	}

	/**
	 * Return a copy whose selections, views, counts and batches keep within a limit of
	 * capacity units per second. Verbs on single items are not limited.
	 * @param limiter the limit, which other mappings may share, or {@code null} for none
	 * @return a copy
	 */
	public MappingOptions withRateLimit(@Nullable CapacityLimiter limiter) {
		MappingOptions copy = new MappingOptions(this);
		copy.rateLimit = limiter;
		return copy;
	}

	/**
	 * Return what completes the definition of the table.
	 * @return gets what keys, indexes and time to live declare, and returns it with
	 * everything else
	 * @see DynamoTables#definition(DynamoMapping)
	 */
	public UnaryOperator<TableDefinition> tableDefinition() {
		return this.tableDefinition;
	}

	/**
	 * Return a copy with another declaration of the table, such as its billing.
	 *
	 * <pre>
	 * options.withTableDefinition((table) -&gt; table.withBilling(Billing.onDemand()).withDeletionProtection(true))
	 * </pre>
	 * @param tableDefinition gets what keys, indexes and time to live declare, and
	 * returns it with everything else
	 * @return a copy
	 */
	public MappingOptions withTableDefinition(UnaryOperator<TableDefinition> tableDefinition) {
		MappingOptions copy = new MappingOptions(this);
		copy.tableDefinition = Objects.requireNonNull(tableDefinition, "tableDefinition");
		return copy;
	}

	private static @Nullable String requireName(String what, @Nullable String name) {
		if (name != null && name.isBlank()) {
			throw new IllegalArgumentException(
					"Expected a name as " + what + ", found '" + name + "'. Give it a name, or leave it out.");
		}
		return name;
	}

}
