package io.dynamomapping;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.TableClass;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/**
 * What DynamoDB says of a table at one moment. Ask again for what it says at another.
 *
 * @param tableName its name
 * @param arn its Amazon resource name
 * @param status whether it can be used
 * @param created when it was created
 * @param itemCount about how many items it holds, as of the last hours
 * @param sizeInBytes about how large it is, as of the last hours
 * @param keys its key attributes
 * @param indexes its secondary indexes, in alphabetical order
 * @param billing what it is billed by
 * @param stream what its stream tells, {@link StreamView#NONE} if it has none
 * @param latestStreamArn the Amazon resource name of the stream, which outlives the
 * stream for a day, or {@code null} if there was none
 * @param deletionProtection whether it cannot be deleted
 * @param tableClass its storage class
 * @param timeToLive when items expire, or {@code null} if it was not asked for
 * @param pointInTimeRecovery whether it is backed up continuously, or {@code null} if it
 * was not asked for
 * @param tags its tags, or {@code null} if they were not asked for
 * @see DynamoTables#describe(String)
 * @see DynamoTables#describeFully(String)
 */
public record TableInfo(String tableName, String arn, TableStatus status, @Nullable Instant created, long itemCount,
		long sizeInBytes, KeySchema keys, List<IndexInfo> indexes, Billing billing, StreamView stream,
		@Nullable String latestStreamArn, boolean deletionProtection, TableClass tableClass,
		@Nullable TimeToLiveInfo timeToLive, @Nullable Boolean pointInTimeRecovery,
		@Nullable Map<String, String> tags) {

	public TableInfo {
		indexes = List.copyOf(indexes);
		tags = (tags != null) ? Map.copyOf(tags) : null;
	}

	/**
	 * Return whether the table and all of its indexes can be used.
	 * @return {@code true} if all of them are active
	 */
	public boolean isActive() {
		return this.status == TableStatus.ACTIVE
				&& this.indexes.stream().allMatch((index) -> index.status() == IndexStatus.ACTIVE);
	}

	/**
	 * Find an index.
	 * @param name its name
	 * @return the index, or empty if the table has none of this name
	 */
	public Optional<IndexInfo> index(String name) {
		return this.indexes.stream().filter((index) -> index.name().equals(name)).findFirst();
	}

}
