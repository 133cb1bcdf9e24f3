package io.dynamomapping;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.TableClass;

/**
 * What a table is declared to be. Immutable: every {@code with} method returns a copy.
 * Mistakes are found when it is made.
 * <p>
 * What is {@code null} is not declared: a new table gets DynamoDB's default there, on
 * demand billing included, and a table that exists is left as it is.
 *
 * @param tableName the name of the table, as DynamoDB knows it
 * @param keys its key attributes
 * @param indexes its secondary indexes, with the types of their keys
 * @param billing what it is billed by, or {@code null}
 * @param stream what its stream tells, or {@code null}
 * @param timeToLiveAttribute the attribute that says when an item expires, or
 * {@code null}
 * @param pointInTimeRecovery whether it is backed up continuously, or {@code null}
 * @param deletionProtection whether it cannot be deleted, or {@code null}
 * @param tableClass its storage class, or {@code null}
 * @param tags its tags; a table may have others besides
 * @see DynamoTables#definition(DynamoMapping)
 */
public record TableDefinition(String tableName, KeySchema keys, List<IndexDefinition> indexes,
		@Nullable Billing billing, @Nullable StreamView stream, @Nullable String timeToLiveAttribute,
		@Nullable Boolean pointInTimeRecovery, @Nullable Boolean deletionProtection, @Nullable TableClass tableClass,
		Map<String, String> tags) {

	public TableDefinition {
		Objects.requireNonNull(tableName, "tableName");
		Objects.requireNonNull(keys, "keys");
		tags = Map.copyOf(tags);
		indexes = new DefinitionRules(tableName, keys, billing).check(indexes);
		if (timeToLiveAttribute != null && timeToLiveAttribute.isBlank()) {
			throw new IllegalArgumentException("Expected the name of the time-to-live attribute of table '" + tableName
					+ "', found '" + timeToLiveAttribute + "'. Name it, or leave it out.");
		}
	}

	/**
	 * Return a table of which only the keys are declared.
	 * @param tableName the name of the table, as DynamoDB knows it
	 * @param keys its key attributes
	 * @return the definition
	 */
	public static TableDefinition of(String tableName, KeySchema keys) {
		return new TableDefinition(tableName, keys, List.of(), null, null, null, null, null, null, Map.of());
	}

	/**
	 * Find an index.
	 * @param name its name
	 * @return the index, or empty if none of this name is declared
	 */
	public Optional<IndexDefinition> index(String name) {
		return this.indexes.stream().filter((index) -> index.name().equals(name)).findFirst();
	}

	/**
	 * Return a copy with these indexes and no others.
	 * @param indexes the indexes, with the types of their keys
	 * @return a copy
	 * @throws IllegalArgumentException if DynamoDB could not have them
	 */
	public TableDefinition withIndexes(List<IndexDefinition> indexes) {
		return new TableDefinition(this.tableName, this.keys, indexes, this.billing, this.stream,
				this.timeToLiveAttribute, this.pointInTimeRecovery, this.deletionProtection, this.tableClass,
				this.tags);
	}

	/**
	 * Return a copy with an index, in place of the one of the same name if there is one.
	 * @param index the index, with the types of its keys
	 * @return a copy
	 * @throws IllegalArgumentException if DynamoDB could not have it
	 */
	public TableDefinition withIndex(IndexDefinition index) {
		return withIndexes(Stream.concat(withoutIndex(index.name()).indexes.stream(), Stream.of(index)).toList());
	}

	/**
	 * Return a copy without an index.
	 * @param name its name
	 * @return a copy
	 */
	public TableDefinition withoutIndex(String name) {
		return withIndexes(this.indexes.stream().filter((index) -> !index.name().equals(name)).toList());
	}

	/**
	 * Return a copy with other billing.
	 * @param billing what the table is billed by, or {@code null} to leave it open
	 * @return a copy
	 */
	public TableDefinition withBilling(@Nullable Billing billing) {
		return new TableDefinition(this.tableName, this.keys, this.indexes, billing, this.stream,
				this.timeToLiveAttribute, this.pointInTimeRecovery, this.deletionProtection, this.tableClass,
				this.tags);
	}

	/**
	 * Return a copy with another stream.
	 * @param stream what it tells, {@link StreamView#NONE} to have none, or {@code null}
	 * to leave it open
	 * @return a copy
	 */
	public TableDefinition withStream(@Nullable StreamView stream) {
		return new TableDefinition(this.tableName, this.keys, this.indexes, this.billing, stream,
				this.timeToLiveAttribute, this.pointInTimeRecovery, this.deletionProtection, this.tableClass,
				this.tags);
	}

	/**
	 * Return a copy with another attribute for the time to live.
	 * @param attribute the attribute, which holds seconds since 1970 as a number, or
	 * {@code null} to leave it open
	 * @return a copy
	 */
	public TableDefinition withTimeToLive(@Nullable String attribute) {
		return new TableDefinition(this.tableName, this.keys, this.indexes, this.billing, this.stream, attribute,
				this.pointInTimeRecovery, this.deletionProtection, this.tableClass, this.tags);
	}

	/**
	 * Return a copy that is backed up continuously or not.
	 * @param pointInTimeRecovery whether it is, or {@code null} to leave it open
	 * @return a copy
	 */
	public TableDefinition withPointInTimeRecovery(@Nullable Boolean pointInTimeRecovery) {
		return new TableDefinition(this.tableName, this.keys, this.indexes, this.billing, this.stream,
				this.timeToLiveAttribute, pointInTimeRecovery, this.deletionProtection, this.tableClass, this.tags);
	}

	/**
	 * Return a copy that is protected from deletion or not.
	 * @param deletionProtection whether it is, or {@code null} to leave it open
	 * @return a copy
	 */
	public TableDefinition withDeletionProtection(@Nullable Boolean deletionProtection) {
		return new TableDefinition(this.tableName, this.keys, this.indexes, this.billing, this.stream,
				this.timeToLiveAttribute, this.pointInTimeRecovery, deletionProtection, this.tableClass, this.tags);
	}

	/**
	 * Return a copy with another storage class.
	 * @param tableClass the storage class, or {@code null} to leave it open
	 * @return a copy
	 */
	public TableDefinition withTableClass(@Nullable TableClass tableClass) {
		return new TableDefinition(this.tableName, this.keys, this.indexes, this.billing, this.stream,
				this.timeToLiveAttribute, this.pointInTimeRecovery, this.deletionProtection, tableClass, this.tags);
	}

	/**
	 * Return a copy with these tags.
	 * @param tags the tags that the table is to have, possibly among others
	 * @return a copy
	 */
	public TableDefinition withTags(Map<String, String> tags) {
		return new TableDefinition(this.tableName, this.keys, this.indexes, this.billing, this.stream,
				this.timeToLiveAttribute, this.pointInTimeRecovery, this.deletionProtection, this.tableClass,
				new TreeMap<>(tags));
	}

}
