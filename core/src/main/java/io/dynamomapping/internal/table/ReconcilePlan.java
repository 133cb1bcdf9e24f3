package io.dynamomapping.internal.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import io.dynamomapping.Billing;
import io.dynamomapping.IndexDefinition;
import io.dynamomapping.IndexInfo;
import io.dynamomapping.Reconciliation;
import io.dynamomapping.StreamView;
import io.dynamomapping.TableDefinition;
import io.dynamomapping.TableInfo;
import io.dynamomapping.TableOperation;
import io.dynamomapping.Throughput;
import software.amazon.awssdk.services.dynamodb.model.TableClass;

/**
 * Finds the operations that turn a table into what it is declared to be. What makes room
 * comes first, then what needs the rest to be there. Time to live comes last: for up to
 * an hour, DynamoDB refuses to change it a second time.
 */
final class ReconcilePlan {

	private final TableDefinition declared;

	private final TableInfo found;

	private final TableComparison comparison;

	private final boolean deleteIndexes;

	private final List<TableOperation> operations = new ArrayList<>();

	private final List<TableOperation> skipped = new ArrayList<>();

	ReconcilePlan(TableDefinition declared, TableInfo found, boolean deleteIndexes) {
		// Units of indexes are refused here where the table is billed on demand and stays
		// so.
		this.declared = (declared.billing() != null) ? declared : declared.withBilling(found.billing());
		this.found = found;
		this.comparison = new TableComparison(declared, found);
		this.deleteIndexes = deleteIndexes;
	}

	/**
	 * Return what is to be done to create a table.
	 * @param definition what it is declared to be
	 * @return the operations
	 */
	static Reconciliation creation(TableDefinition definition) {
		List<TableOperation> operations = new ArrayList<>();
		operations.add(new TableOperation.CreateTable(definition));
		if (definition.timeToLiveAttribute() != null) {
			operations.add(new TableOperation.EnableTimeToLive(definition.timeToLiveAttribute()));
		}
		if (Boolean.TRUE.equals(definition.pointInTimeRecovery())) {
			operations.add(new TableOperation.ChangePointInTimeRecovery(true));
		}
		return new Reconciliation(operations, List.of());
	}

	Reconciliation find() {
		StreamView stream = this.declared.stream();
		boolean otherStream = stream != null && stream != this.found.stream();
		if (otherStream && this.found.stream() != StreamView.NONE) {
			this.operations.add(new TableOperation.DisableStream());
		}
		deleteIndexes();
		changeBilling();
		createIndexes();
		if (otherStream && stream != null && stream != StreamView.NONE) {
			this.operations.add(new TableOperation.EnableStream(stream));
		}
		changeSettings();
		changeTimeToLive();
		return new Reconciliation(this.operations, this.skipped);
	}

	private void deleteIndexes() {
		for (IndexInfo present : this.found.indexes()) {
			IndexDefinition index = this.declared.index(present.name()).orElse(null);
			if (!present.local() && (index == null || this.comparison.isRebuilt(index))) {
				(this.deleteIndexes ? this.operations : this.skipped)
					.add(new TableOperation.DeleteIndex(present.name()));
			}
		}
	}

	private void changeBilling() {
		Billing billing = this.declared.billing();
		boolean becomesProvisioned = false;
		if (billing != null && !billing.equals(this.found.billing())) {
			becomesProvisioned = billing.throughput() != null && this.found.billing().throughput() == null;
			this.operations.add(changeBilling(billing));
		}
		for (IndexDefinition index : this.declared.indexes()) {
			IndexInfo present = this.found.index(index.name()).orElse(null);
			if (present != null && index.throughput() != null && !becomesProvisioned
					&& !index.throughput().equals(present.throughput()) && !isRebuilt(index)) {
				this.operations.add(new TableOperation.ChangeIndexThroughput(index.name(), index.throughput()));
			}
		}
	}

	private TableOperation changeBilling(Billing billing) {
		Map<String, Throughput> indexes = new TreeMap<>();
		if (billing.throughput() != null) {
			for (IndexInfo present : this.found.indexes()) {
				boolean kept = !this.operations.contains(new TableOperation.DeleteIndex(present.name()));
				if (!present.local() && present.throughput() == null && kept) {
					Throughput own = this.declared.index(present.name()).map(IndexDefinition::throughput).orElse(null);
					indexes.put(present.name(), Objects.requireNonNullElse(own, billing.throughput()));
				}
			}
		}
		return new TableOperation.ChangeBilling(billing, indexes);
	}

	private boolean isRebuilt(IndexDefinition index) {
		return this.deleteIndexes && this.comparison.isRebuilt(index);
	}

	private void createIndexes() {
		for (IndexDefinition index : this.declared.indexes()) {
			boolean present = this.found.index(index.name()).isPresent();
			if (index.local() || (present && !this.comparison.isRebuilt(index))) {
				continue;
			}
			((present && !this.deleteIndexes) ? this.skipped : this.operations)
				.add(new TableOperation.CreateIndex(withThroughput(index)));
		}
	}

	private IndexDefinition withThroughput(IndexDefinition index) {
		Billing billing = Objects.requireNonNullElse(this.declared.billing(), this.found.billing());
		Throughput units = billing.throughput();
		return (units != null && index.throughput() == null)
				? index.withThroughput(units.readUnits(), units.writeUnits()) : index;
	}

	private void changeSettings() {
		TableClass tableClass = this.declared.tableClass();
		if (tableClass != null && tableClass != this.found.tableClass()) {
			this.operations.add(new TableOperation.ChangeTableClass(tableClass));
		}
		Boolean protection = this.declared.deletionProtection();
		if (protection != null && protection != this.found.deletionProtection()) {
			this.operations.add(new TableOperation.ChangeDeletionProtection(protection));
		}
		Boolean recovery = this.declared.pointInTimeRecovery();
		if (recovery != null && !recovery.equals(this.found.pointInTimeRecovery())) {
			this.operations.add(new TableOperation.ChangePointInTimeRecovery(recovery));
		}
		Map<String, String> tags = this.comparison.missingTags();
		if (!tags.isEmpty()) {
			this.operations.add(new TableOperation.SetTags(tags));
		}
	}

	private void changeTimeToLive() {
		String attribute = this.declared.timeToLiveAttribute();
		String present = this.comparison.timeToLiveAttribute();
		if (attribute != null && !attribute.equals(present)) {
			if (present != null) {
				this.operations.add(new TableOperation.DisableTimeToLive(present));
			}
			this.operations.add(new TableOperation.EnableTimeToLive(attribute));
		}
	}

}
