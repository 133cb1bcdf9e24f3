package io.dynamomapping;

import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.TableClass;

/**
 * One step that brings a table nearer to what it is declared to be: one request, and
 * waiting until it is done. As text, it is a line that people can read.
 *
 * @see DynamoTables#reconcile(TableDefinition, ReconcileOption...)
 */
public sealed interface TableOperation {

	/**
	 * Create the table, with its indexes.
	 *
	 * @param definition what it is declared to be
	 */
	record CreateTable(TableDefinition definition) implements TableOperation {

		@Override
		public String toString() {
			return "create table '" + this.definition.tableName() + "'";
		}

	}

	/**
	 * Bill the table otherwise.
	 *
	 * @param billing what the table is to be billed by
	 * @param indexes the units of its global indexes, which need some as soon as the
	 * table is no longer billed on demand; else empty
	 */
	record ChangeBilling(Billing billing, Map<String, Throughput> indexes) implements TableOperation {

		public ChangeBilling {
			indexes = Map.copyOf(indexes);
		}

		@Override
		public String toString() {
			return "bill " + this.billing
					+ (this.indexes.isEmpty() ? "" : ", with indexes " + new TreeMap<>(this.indexes));
		}

	}

	/**
	 * Give an index other units.
	 *
	 * @param index the name of the index
	 * @param throughput its units
	 */
	record ChangeIndexThroughput(String index, Throughput throughput) implements TableOperation {

		@Override
		public String toString() {
			return "give index '" + this.index + "' " + this.throughput;
		}

	}

	/**
	 * Create a global index, and wait until it holds what the table holds.
	 *
	 * @param index the index
	 */
	record CreateIndex(IndexDefinition index) implements TableOperation {

		@Override
		public String toString() {
			return "create index '" + this.index.name() + "' with partition key " + this.index.partitionKey()
					+ text(" and sort key ", this.index.sortKey()) + text(", projection ", this.index.projection())
					+ text(", ", this.index.throughput());
		}

		private static String text(String before, @Nullable Object part) {
			return (part != null) ? before + part : "";
		}

	}

	/**
	 * Delete a global index, and wait until it is gone.
	 *
	 * @param index the name of the index
	 */
	record DeleteIndex(String index) implements TableOperation {

		@Override
		public String toString() {
			return "delete index '" + this.index + "'";
		}

	}

	/**
	 * Let the table have a stream.
	 *
	 * @param view what it tells
	 */
	record EnableStream(StreamView view) implements TableOperation {

		@Override
		public String toString() {
			return "enable stream " + this.view;
		}

	}

	/**
	 * End the stream of the table. A stream with another view is another stream.
	 */
	record DisableStream() implements TableOperation {

		@Override
		public String toString() {
			return "disable stream";
		}

	}

	/**
	 * Change the storage class.
	 *
	 * @param tableClass the class
	 */
	record ChangeTableClass(TableClass tableClass) implements TableOperation {

		@Override
		public String toString() {
			return "change table class to " + this.tableClass;
		}

	}

	/**
	 * Let the table be protected from deletion, or not.
	 *
	 * @param enabled whether it is to be
	 */
	record ChangeDeletionProtection(boolean enabled) implements TableOperation {

		@Override
		public String toString() {
			return (this.enabled ? "enable" : "disable") + " deletion protection";
		}

	}

	/**
	 * Let expired items be deleted.
	 *
	 * @param attribute the attribute that says when an item expires
	 */
	record EnableTimeToLive(String attribute) implements TableOperation {

		@Override
		public String toString() {
			return "enable time to live by '" + this.attribute + "'";
		}

	}

	/**
	 * Let items no longer be deleted by an attribute. DynamoDB may take an hour until it
	 * allows another one.
	 *
	 * @param attribute the attribute
	 */
	record DisableTimeToLive(String attribute) implements TableOperation {

		@Override
		public String toString() {
			return "disable time to live by '" + this.attribute + "'";
		}

	}

	/**
	 * Let the table be backed up continuously, or not.
	 *
	 * @param enabled whether it is to be
	 */
	record ChangePointInTimeRecovery(boolean enabled) implements TableOperation {

		@Override
		public String toString() {
			return (this.enabled ? "enable" : "disable") + " point-in-time recovery";
		}

	}

	/**
	 * Set tags, and leave others as they are.
	 *
	 * @param tags the tags
	 */
	record SetTags(Map<String, String> tags) implements TableOperation {

		public SetTags {
			tags = Map.copyOf(tags);
		}

		@Override
		public String toString() {
			return "set tags " + new TreeMap<>(this.tags);
		}

	}

}
